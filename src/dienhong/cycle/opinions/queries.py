"""Named reads of the register."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from dienhong.civic.communes.models import Village
from dienhong.civic.communes.queries import active_villages
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.concerned import kept_from
from dienhong.cycle.opinions.models import (
    SEARCH_KIND,
    Opinion,
    Submitter,
    SupportingUnit,
    TransferTrack,
)
from dienhong.cycle.opinions.permissions import villages_for
from dienhong.cycle.opinions.states import OpinionState, PaperKind
from dienhong.cycle.plans.filing import standing_documents
from dienhong.engines.search.among import found_among
from dienhong.engines.search.finding import is_question, matching, meant
from dienhong.kernel.actors import Actor


def visible_to(actor: Actor) -> models.QuerySet[Opinion]:
    """The whole register, or what the actor's units answer and help to answer, or nothing; never what is about them."""
    opinions = Opinion.objects.exclude(state=OpinionState.DIVERTED).exclude(pk__in=kept_from(actor))
    if actor.may(Permission.READ_REGISTER):
        return opinions
    if actor.may(Permission.READ_OWN_UNIT) and actor.unit_ids:
        helped = SupportingUnit.objects.filter(unit_id__in=actor.unit_ids).values("opinion_id")
        return opinions.filter(models.Q(unit_id__in=actor.unit_ids) | models.Q(pk__in=helped))
    return opinions.none()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """The register's filters, as they stand in the page's address. Empty means all."""

    words: str = ""
    states: tuple[str, ...] = ()
    field: str = ""
    unit_id: int | None = None
    village_id: int | None = None
    dialogue_id: int | None = None
    urgency: int | None = None
    overdue_on: date | None = None

    @property
    def has_words(self) -> bool:
        return is_question(self.words)

    def apply(self, opinions: models.QuerySet[Opinion]) -> models.QuerySet[Opinion]:
        """`opinions` narrowed; words match without diacritics."""
        found = matching(SEARCH_KIND, self.words)
        opinions = self.narrow(opinions)
        return opinions if found is None else opinions.filter(pk__in=found)

    def narrow(self, opinions: models.QuerySet[Opinion]) -> models.QuerySet[Opinion]:
        """`opinions` narrowed by all but the words."""
        exact = {
            "state__in": self.states or None,
            "unit_id": self.unit_id,
            "village_id": self.village_id,
            "dialogue_id": self.dialogue_id,
            "urgency": self.urgency,
            "lead_field": self.field or None,
        }
        opinions = opinions.filter(**{key: value for key, value in exact.items() if value is not None})
        if self.overdue_on is not None:
            opinions = opinions.filter(is_open=True, due_date__lt=self.overdue_on)
        return opinions


def with_as_typed(opinions: models.QuerySet[Opinion], words: str) -> models.QuerySet[Opinion]:
    """`opinions` with `as_typed`: 0 where the text has `words` with the diacritics that were typed, else 1."""
    exact = matching(SEARCH_KIND, words, only_exact=True)
    typed = [] if exact is None else [models.When(pk__in=exact, then=models.Value(0))]
    return opinions.annotate(as_typed=models.Case(*typed, default=models.Value(1)))


def found_first(rows: models.QuerySet[Opinion, dict[str, Any]], words: str, limit: int) -> list[dict[str, Any]]:
    """The first `limit` of `rows` (values with "pk") that `words` find: as typed first, then the newest."""
    return found_among(SEARCH_KIND, words, rows.order_by("-received_at", "-id"), limit=limit)


def meant_words(opinions: models.QuerySet[Opinion], words: str) -> str:
    """What may have been meant by `words` that find nothing, in the wording of one of `opinions`; "" when unknown."""
    return meant(SEARCH_KIND, words, opinions)


def waiting_for(actor: Actor) -> models.QuerySet[Opinion]:
    """Open opinions of the actor's units, the most pressing first."""
    mine = visible_to(actor).filter(unit_id__in=actor.unit_ids, state=OpinionState.ASSIGNED)
    return mine.order_by("due_date", "-urgency", "id")


def to_triage(actor: Actor) -> models.QuerySet[Opinion]:
    return visible_to(actor).filter(is_open=True, state=OpinionState.RECEIVED).order_by("received_at", "id")


def to_assign(actor: Actor) -> models.QuerySet[Opinion]:
    return visible_to(actor).filter(state=OpinionState.TRIAGED).order_by("due_date", "id")


def overdue(actor: Actor, today: date) -> models.QuerySet[Opinion]:
    return visible_to(actor).filter(is_open=True, due_date__lt=today).order_by("due_date", "id")


def entered_by(actor: Actor) -> models.QuerySet[Opinion]:
    """What the actor wrote down for others, newest first."""
    readable = Opinion.objects.exclude(state=OpinionState.DIVERTED).exclude(pk__in=kept_from(actor))
    entered = readable.filter(submitter__entered_by_id=actor.person_id)
    return entered.order_by("-received_at", "-id")


def awaited_transfers(actor: Actor) -> models.QuerySet[TransferTrack]:
    """What other bodies have not answered yet, the first to be expected first."""
    awaited = TransferTrack.objects.filter(heard_on=None, opinion__in=visible_to(actor))
    return awaited.select_related("opinion").order_by("expected_on", "pk")


def _answered_with(opinion: Opinion) -> list[int]:
    """The opinion, and the one that it is merged into."""
    return [pk for pk in (opinion.pk, opinion.merged_into_id) if pk is not None]


def told_by_bodies(opinion: Opinion) -> list[TransferTrack]:
    """What the sender may read of the answers of other bodies, through a merge too."""
    tracks = TransferTrack.objects.filter(opinion_id__in=_answered_with(opinion))
    return list(tracks.exclude(public_text=""))


def villages_open_to(actor: Actor) -> models.QuerySet[Village]:
    """The villages for which the actor may write opinions down."""
    own = villages_for(actor)
    return active_villages() if own is None else active_villages().filter(pk__in=own)


def by_code(code: str) -> Opinion | None:
    """The opinion with this look-up code in the current commune; its parts are found under its own."""
    return (
        Opinion.objects.select_related("dialogue", "unit", "village", "merged_into", "submitter")
        .filter(code=code, part_of=None)
        .first()
    )


def counts_by_state(opinions: models.QuerySet[Opinion]) -> dict[str, int]:
    """How many stand in each state."""
    rows = opinions.order_by().values("state").annotate(count=models.Count("id")).values_list("state", "count")
    return dict(rows)


def received_for(dialogue_id: int) -> int:
    """How many opinions came in for a dialogue, as far as everybody may know."""
    asked = Opinion.objects.filter(dialogue_id=dialogue_id, part_of=None)
    return asked.exclude(state=OpinionState.DIVERTED).count()


def drafted_about(opinion_id: int, paper: PaperKind) -> models.QuerySet[OfficialDocument]:
    """Slips of that kind which were drafted for the opinion and still stand, newest first."""
    return standing_documents().filter(opinion_paper__opinion_id=opinion_id, opinion_paper__paper=paper)


def transferred_to(opinion: Opinion) -> tuple[str, str]:
    """The body that a transferred opinion went to, and why."""
    track = TransferTrack.objects.filter(opinion_id__in=_answered_with(opinion)).first()
    return (track.body, track.reason) if track else ("", "")


def named_sender(opinion: Opinion) -> tuple[str, str]:
    """The sender's name, and the organisation that they wrote for; empty when not given or not agreed to be used."""
    told = Submitter.objects.filter(opinion=opinion, consented_at__isnull=False)
    return told.values_list("name", "organisation").first() or ("", "")
