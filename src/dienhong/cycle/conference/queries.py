"""Named reads of the hall."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet

from dienhong.cycle.conference import rules
from dienhong.cycle.conference.fairness import Heard, Place, Waiting, explained_speakers
from dienhong.cycle.conference.models import (
    Act,
    AgendaStep,
    Attendance,
    Conference,
    Correction,
    DutyHolder,
    MinutesReview,
    MinutesRow,
    PublicMinutes,
    SightToken,
    Turn,
)
from dienhong.cycle.conference.permissions import may_record
from dienhong.cycle.conference.states import CorrectionState, Door, Duty, Policy, ReviewState, StepState, TurnState
from dienhong.cycle.conference.timing import Timer
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.kernel.vietnamese import fold


def conference_of(dialogue_id: int) -> Conference:
    """The dialogue's conference; `Missing` before it is prepared."""
    conference = Conference.objects.select_related("dialogue").filter(dialogue_id=dialogue_id).first()
    if conference is None:
        raise Missing
    return conference


def duties_of(actor: Actor, conference_id: int) -> frozenset[Duty]:
    """What the actor does at this conference now; nothing for somebody without log-in."""
    if actor.user_id is None:
        return frozenset()
    held = duty_holders(conference_id).filter(user_id=actor.user_id)
    return frozenset(Duty(duty) for duty in held.values_list("duty", flat=True))


def duty_holders(conference_id: int) -> QuerySet[DutyHolder]:
    """Who has which duty until it is handed over: also when a laptop's clock is set back in between."""
    return DutyHolder.objects.filter(conference_id=conference_id, until=None)


def speaking(conference_id: int) -> Turn | None:
    """The turn that runs now."""
    turns = Turn.objects.select_related("village", "opinion")
    return turns.filter(conference_id=conference_id, state=TurnState.SPEAKING).first()


def queue(conference: Conference, *, most: int | None = None) -> list[Turn]:
    """Those waiting, in the order in which they will be called."""
    return [turn for turn, _ in explained_queue(conference, most=most)]


def explained_queue(conference: Conference, *, most: int | None = None) -> list[tuple[Turn, str]]:
    """Those waiting in their order, each with why it stands there, as everybody may read it."""
    turns = Turn.objects.filter(conference=conference).select_related("village")
    waiting = {turn.pk: turn for turn in turns.filter(state=TurnState.WAITING)}
    heard = turns.filter(state__in=(TurnState.SPEAKING, TurnState.SPOKEN)).order_by("started_at", "number")
    policies = [Policy(policy) for policy in conference.policies]
    places = explained_speakers((_waiting(turn) for turn in waiting.values()), _heard(heard), policies, most=most)
    return [(waiting[place.turn.key], _why(place)) for place in places]


def timer_of(turn: Turn) -> Timer | None:
    """The turn's clock; None for a turn that has not begun or has no limit."""
    if turn.started_at is None or turn.limit_seconds is None:
        return None
    paused = timedelta(milliseconds=turn.paused_ms)
    return Timer(turn.started_at, timedelta(seconds=turn.limit_seconds), paused, turn.paused_at)


def without_outcome(conference_id: int) -> QuerySet[Turn]:
    """Turns in which something was said and nobody wrote down what becomes of it; not remarks on procedure."""
    spoken = Turn.objects.filter(conference_id=conference_id, state__in=(TurnState.SPEAKING, TurnState.SPOKEN))
    has_none = Q(outcome__isnull=True) | Q(outcome__taken_back=True)
    return spoken.filter(has_none).exclude(door=Door.ORDER)


def running_step(conference_id: int) -> AgendaStep | None:
    return AgendaStep.objects.filter(conference_id=conference_id, state=StepState.RUNNING).first()


def slots_of(steps: Sequence[AgendaStep]) -> list[rules.Slot]:
    """The agenda as the forecast needs it."""
    return [rules.Slot(step.planned_minutes, StepState(step.state), step.started_at, step.ended_at) for step in steps]


def acts_after(conference_id: int, number: int) -> QuerySet[Act]:
    """What happened after act `number`, in order: for a screen that was away."""
    return Act.objects.filter(conference_id=conference_id, number__gt=number).order_by("number")


def person_of(turn: Turn) -> str:
    """What tells two speakers apart as far as the list knows: name without diacritics, and village."""
    return f"{fold(turn.name)}|{turn.village_id or ''}"


def _why(place: Place) -> str:
    if place.turn.pinned is not None:
        return "Mời trước theo điều hành của chủ tọa"
    return place.policy.label if place.policy else f"Theo thứ tự đăng ký (số {place.turn.number})"


def _waiting(turn: Turn) -> Waiting:
    return Waiting(
        key=turn.pk, number=turn.number, person=person_of(turn), village_id=turn.village_id, door=Door(turn.door),
        is_woman=turn.is_woman, is_elderly=turn.is_elderly, is_pressing=turn.is_pressing, pinned=turn.pinned,
    )  # fmt: skip


def _heard(turns: QuerySet[Turn]) -> list[Heard]:
    return [Heard(person_of(turn), turn.village_id, turn.is_woman) for turn in turns]


def next_number(conference_id: int) -> int:
    """The next number of registration; the caller holds the conference's lock."""
    last = Turn.objects.filter(conference_id=conference_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def next_row_number(conference_id: int) -> int:
    """The next place in the minutes; the caller holds the conference's lock."""
    last = MinutesRow.objects.filter(conference_id=conference_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def may_read_minutes(actor: Actor, dialogue_id: int) -> bool:
    """Whether the way to the minutes of an ended conference is shown."""
    conference = Conference.objects.filter(dialogue_id=dialogue_id, ended_at__isnull=False).first()
    return conference is not None and bool(may_record(actor, duties_of(actor, conference.pk)))


def has_ended_conference(dialogue_id: int) -> bool:
    """Whether the dialogue was recorded live, so that its minutes come from that record."""
    return Conference.objects.filter(dialogue_id=dialogue_id, ended_at__isnull=False).exists()


def public_minutes(dialogue_id: int) -> PublicMinutes | None:
    """The minutes that everybody may read: a version that a person approved and nobody took back."""
    return PublicMinutes.objects.filter(conference__dialogue_id=dialogue_id, taken_back_at=None).first()


def spoken_turn(opinion_id: int) -> Turn | None:
    """The last turn in which this opinion was spoken at a conference that has ended."""
    spoken = Turn.objects.filter(opinion_id=opinion_id, state=TurnState.SPOKEN, conference__ended_at__isnull=False)
    return spoken.exclude(settlement__is_sealed=True).last()


def may_still_correct(conference_id: int, today: date) -> bool:
    """Whether those who spoke may ask for corrections today."""
    review = MinutesReview.objects.filter(conference_id=conference_id).first()
    return review is not None and bool(rules.may_ask_correction(ReviewState(review.state), review.until, today))


def waiting_corrections(conference_id: int) -> QuerySet[Correction]:
    """Requests that nobody has decided."""
    return Correction.objects.filter(turn__conference_id=conference_id, state=CorrectionState.WAITING)


def sight_digest(token: str) -> str:
    """What is kept of a screen's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def audience_token(projector_token: str) -> str:
    """The token of the phones that a projector's QR code leads to: made from its own, which it does not give away."""
    digest = hashlib.sha256(f"audience {projector_token}".encode()).digest()
    return base64.urlsafe_b64encode(digest[:15]).decode()


def sight_of(digest: str, now: datetime) -> SightToken | None:
    """The token with this digest, if it still opens its screen."""
    tokens = SightToken.objects.select_related("conference__dialogue")
    return tokens.filter(digest=digest, revoked_at=None, expires_at__gt=now).first()


def found_by_name(conference_id: int, words: str) -> QuerySet[Attendance]:
    """Those on the list whose name holds every word, with or without diacritics."""
    people = Attendance.objects.filter(conference_id=conference_id, taken_back=False).select_related("village")
    for word in fold(words).split():
        people = people.filter(folded_name__contains=word)
    return people


def present_counts(conference_id: int) -> dict[str, dict[str, int]]:
    """How many are here and expected, by group and by village's name; remote ones count as here."""
    people = Attendance.objects.filter(conference_id=conference_id, taken_back=False)
    counted = {"group": "group", "village": "village__name"}
    return {
        name: {
            str(row[column] or ""): row["here"]
            for row in people.filter(present_at__isnull=False).order_by().values(column).annotate(here=Count("pk"))
        }
        for name, column in counted.items()
    }
