"""The whole reading of an opinion in one call: suggestions with reasons, for people to decide on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dienhong.engines.language.denunciation import suspicion
from dienhong.engines.language.fieldmodel import FieldModel
from dienhong.engines.language.fields import FieldScore, Phrases, score_fields
from dienhong.engines.language.kinds import Judgement, Urgency, kind_of, urgency_of
from dienhong.engines.language.personal.spans import PersonalSpan
from dienhong.engines.language.privacy import find_personal
from dienhong.engines.language.surroundings import abusive_words, keyphrases, places_in, rights_in
from dienhong.kernel.vietnamese import fold

_MOST_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the engine proposes for one text; `withheld` is the reason to withhold it, or None."""

    fields: tuple[FieldScore, ...]
    kind: Judgement
    urgency: Urgency
    withheld: str | None
    places: tuple[str, ...]
    rights: tuple[str, ...]
    personal: tuple[PersonalSpan, ...]
    abusive: tuple[tuple[int, int], ...]
    keyphrases: tuple[str, ...]
    restored: str | None = field(default=None)

    def as_json(self) -> dict[str, Any]:
        """The line of `dienhong analyse` without its id; offsets count characters of the given text."""
        return {
            "fields": [[found.code, found.score] for found in self.fields],
            "kind": self.kind.value,
            "urgency": self.urgency.level,
            "withheld": self.withheld is not None,
            "places": list(self.places),
            "rights": list(self.rights),
            "personal": [
                {"start": span.start, "end": span.end, "type": span.type, "outcome": span.outcome}
                for span in self.personal
            ],
            "abusive": [list(span) for span in self.abusive],
            "restored": self.restored,
            "keyphrases": list(self.keyphrases),
            "reasons": {
                "fields": {found.code: list(found.reasons) for found in self.fields},
                "kind": self.kind.reason,
                "urgency": self.urgency.reason,
                "withheld": self.withheld or "",
            },
        }


def analyse(
    text: str,
    phrases_by_code: Phrases,
    *,
    model: FieldModel | None = None,
    villages: Sequence[str] = (),
    restore: Callable[[str], str | None] | None = None,
) -> Analysis:
    """Read `text`. `model` and `restore` are optional: without them the lexicon and the rules answer alone."""
    plain = fold(text)
    withheld = suspicion(text)
    kind = kind_of(text, accused=withheld, plain=plain)
    fields = tuple(score_fields(text, phrases_by_code, model)[:_MOST_FIELDS])
    return Analysis(
        fields=fields,
        kind=kind,
        urgency=urgency_of(text, plain=plain, kind=kind.value),
        withheld=withheld,
        places=tuple(places_in(text, villages)),
        rights=tuple(rights_in(text)),
        personal=tuple(find_personal(text)),
        abusive=tuple(abusive_words(text)),
        keyphrases=tuple(keyphrases(text, [reason for found in fields for reason in found.reasons])),
        restored=restore(text) if restore else None,
    )
