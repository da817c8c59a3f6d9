"""From the rows of an opinion to what its due date is counted from."""

from datetime import date

from django.utils import timezone

from dienhong.civic.deadlines.counting import Count, Stop
from dienhong.civic.deadlines.explaining import explain_short
from dienhong.civic.deadlines.queries import calendar, limit, local_rules
from dienhong.civic.deadlines.resolving import Resolved, resolve
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.models import Clock, Extension, ExtensionState, Opinion, Origin, Pause
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState


def limit_for(*, kind: str, urgency: int, field: str) -> Resolved:
    """The limit that holds in this commune for the reply to such an opinion."""
    return resolve(kind=kind, urgency=urgency, field=field, local=local_rules())


def clock_of(opinion: Opinion) -> Clock | None:
    return Clock.objects.filter(opinion_id=opinion.pk).first()


def pauses_of(opinion: Opinion) -> list[Pause]:
    """All pauses, the oldest first."""
    return list(Pause.objects.filter(opinion_id=opinion.pk))


def count_of(opinion: Opinion, clock: Clock | None, pauses: list[Pause]) -> Count | None:
    """What the due date rests on; None where nobody set one.

    A pause that still runs counts with its latest end, so that the due date moves back when the answer comes earlier.
    """
    stops = tuple(Stop(pause.starts_on, pause.ended_on or pause.ends_by) for pause in pauses)
    received_on = timezone.localdate(opinion.received_at)
    if clock is None:
        if opinion.state == OpinionState.RECEIVED:
            return Count(start=received_on, limit=limit("ordinary"), stops=stops)
        return Count(start=received_on, fixed=opinion.due_date) if opinion.due_date else None
    if clock.fixed_date is not None:
        return Count(start=clock.counts_from, fixed=clock.fixed_date, stops=stops)
    if clock.origin == Origin.REOPENING:
        return Count(start=clock.counts_from, limit=limit("soon"), stops=stops)
    resolved = limit_for(kind=opinion.kind, urgency=opinion.urgency or 1, field=opinion.lead_field)
    return Count(start=clock.counts_from, limit=resolved.limit, not_before=clock.not_before, stops=stops)


def is_by_hand(opinion: Opinion, clock: Clock | None) -> bool:
    """Whether a person set the date, or nothing tells how it came about: such a date is never recomputed."""
    if clock is None:
        return opinion.state != OpinionState.RECEIVED
    return clock.fixed_date is not None


def pausable(opinion: Opinion, pauses: list[Pause], today: date) -> bool:
    """Whether a question stops the clock: in time, and not for the third time."""
    return opinion.due_date is not None and today <= opinion.due_date and len(pauses) < rules.PAUSES


def told_to_sender(opinion: Opinion) -> str:
    """Why the reply is due on its day, in a sentence or two for the sender; empty when the opinion has ended."""
    if opinion.state not in OPEN_STATES:
        return ""
    pauses = pauses_of(opinion)
    count = count_of(opinion, clock_of(opinion), pauses)
    if count is None:
        return ""
    told = explain_short(count, calendar(), waiting=any(pause.ended_on is None for pause in pauses))
    granted = Extension.objects.filter(opinion_id=opinion.pk, state=ExtensionState.GRANTED).first()
    return f"{told} Lý do gia hạn: {granted.reason}" if granted else told
