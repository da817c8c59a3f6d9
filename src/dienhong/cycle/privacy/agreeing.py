"""What senders agreed to, in which words: read from `consent.toml`, kept as rows beside the opinion."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.privacy.models import Consent
from dienhong.cycle.privacy.states import Purpose


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of the sentence beside the tick box, and the purposes that it names."""

    key: str
    text: str
    purposes: tuple[Purpose, ...]


@cache
def wordings() -> dict[str, Wording]:
    """All versions by key, the one in use last."""
    rows = tomllib.loads(files(__package__).joinpath("consent.toml").read_text("utf-8"))
    return {
        key: Wording(key, row["text"], tuple(Purpose(purpose) for purpose in row["purposes"]))
        for key, row in sorted(rows.items(), key=lambda item: not item[1]["until"])
    }


def note_consents(opinion: Opinion) -> None:
    """Write one row a purpose for what was agreed to when `opinion` was sent; again changes nothing."""
    sender = Submitter.objects.filter(opinion=opinion, consented_at__isnull=False).first()
    if sender is None or sender.consented_at is None:
        return
    wording = list(wordings().values())[-1]
    Consent.objects.bulk_create(
        (
            Consent(
                commune_id=opinion.commune_id,
                opinion=opinion,
                purpose=purpose,
                wording=wording.key,
                given_at=sender.consented_at,
                channel=opinion.channel,
                entered_by_id=sender.entered_by_id,
            )
            for purpose in wording.purposes
        ),
        ignore_conflicts=True,
    )


def consents_of(opinion: Opinion) -> list[tuple[Consent, str]]:
    """What was agreed to, withdrawn or not, each with the words that were read then."""
    note_consents(opinion)
    return [(row, wordings()[row.wording].text) for row in Consent.objects.filter(opinion=opinion)]
