"""What the clock does by itself: questions lapse, due dates follow a changed calendar or a changed limit."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar
from dienhong.cycle.opinions.actions.holding import holding
from dienhong.cycle.opinions.events import DueDateRecomputed, QuestionLapsed
from dienhong.cycle.opinions.models import Message, Opinion, Pause
from dienhong.cycle.opinions.states import OPEN_STATES
from dienhong.cycle.opinions.timing import clock_of, count_of, is_by_hand, pauses_of
from dienhong.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Changed:
    """A due date that is, or would be, another one."""

    code: str
    before: date | None
    after: date


def lapse_questions(actor: Actor, *, now: datetime) -> int:
    """End the pauses whose time is over; how many. The due date was counted with their latest end and stays."""
    over = Pause.objects.filter(ended_on__isnull=True, ends_by__lt=timezone.localdate(now))
    waited_for = list(over.filter(opinion__state__in=OPEN_STATES))
    for pause in waited_for:
        with holding(actor, pause.opinion_id, now=now) as move:
            waiting = Pause.objects.filter(pk=pause.pk, ended_on__isnull=True)
            if waiting.update(ended_on=pause.ends_by):
                Message.objects.filter(pk=pause.question_id).update(lapsed_at=now)
                move.record(QuestionLapsed(subject_id=pause.opinion_id))
    return len(waited_for)


def recompute_deadlines(actor: Actor, *, dry_run: bool = False, now: datetime) -> list[Changed]:
    """Count the due dates of open opinions anew; those set by hand or by an extension stay.

    Gives what changed, or with `dry_run` what would. Each change is recorded with the old and the new day.
    """
    changed: list[Changed] = []
    for pk in Opinion.objects.filter(state__in=OPEN_STATES).order_by("pk").values_list("pk", flat=True):
        with holding(actor, pk, now=now) as move:
            opinion, after = move.opinion, _recounted(move.opinion)
            if after is None or after == opinion.due_date:
                continue
            changed.append(Changed(opinion.code, opinion.due_date, after))
            if dry_run:
                continue
            before = opinion.due_date.isoformat() if opinion.due_date else ""
            move.set(due_date=after)
            move.record(DueDateRecomputed(subject_id=pk, due_before=before, due_date=after.isoformat()))
    return changed


def _recounted(opinion: Opinion) -> date | None:
    clock = clock_of(opinion)
    if is_by_hand(opinion, clock):
        return None
    count = count_of(opinion, clock, pauses_of(opinion))
    return count.due(calendar()) if count else None
