"""Setting and stopping the clock of an opinion: what made a due date is written down, so that it can be explained."""

from copy import copy
from datetime import date
from typing import Any

from django.utils import timezone

from dienhong.civic.deadlines.counting import Count
from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.models import Clock, Message, Opinion, Origin, Pause
from dienhong.cycle.opinions.timing import clock_of, count_of, limit_for, pausable, pauses_of


def wind_after_triage(opinion: Opinion, chosen: dict[str, Any], today: date) -> date | None:
    """The due date once it is known what the opinion is; `chosen` holds its new kind, urgency and lead_field.

    A date that was extended stays while the urgency stays.
    """
    clock = clock_of(opinion)
    if clock and clock.origin == Origin.EXTENSION and opinion.urgency == chosen["urgency"]:
        return opinion.due_date
    resolved = limit_for(kind=chosen["kind"], urgency=chosen["urgency"], field=chosen["lead_field"])
    counts_from, not_before = rules.counts_after_triage(
        timezone.localdate(opinion.received_at), today, resolved, calendar()
    )
    return _wind(opinion, Origin.TRIAGE, chosen, counts_from=counts_from, not_before=not_before)


def wind_after_reopening(opinion: Opinion, today: date) -> date | None:
    """A new time limit, from today."""
    return _wind(opinion, Origin.REOPENING, {}, counts_from=today)


def wind_by_hand(opinion: Opinion, fixed: date, today: date, *, origin: Origin = Origin.HAND) -> date | None:
    """The day that a person set; pauses before today no longer count."""
    return _wind(opinion, origin, {}, counts_from=today, fixed_date=fixed)


def stop_clock(opinion: Opinion, question: Message, today: date) -> date | None:
    """Stop the clock while `question` waits: the latest due date, or None where the clock runs on."""
    pauses = pauses_of(opinion)
    if not pausable(opinion, pauses, today):
        return None
    ends_by = limit("answer_wait").due(today, calendar())
    pause = Pause.objects.create(opinion=opinion, question=question, starts_on=today, ends_by=ends_by)
    return _due(count_of(opinion, clock_of(opinion), [*pauses, pause]))


def restart_clock(opinion: Opinion, question: Message, today: date) -> date | None:
    """The answer is there: the due date with the pause as long as it was, or None where the clock never stopped."""
    pauses = pauses_of(opinion)
    for pause in pauses:
        if pause.question_id == question.pk and pause.ended_on is None:
            pause.ended_on = min(max(today, pause.starts_on), pause.ends_by)
            pause.save(update_fields=["ended_on"])
            return _due(count_of(opinion, clock_of(opinion), pauses))
    return None


def _wind(opinion: Opinion, origin: Origin, chosen: dict[str, Any], **terms: Any) -> date | None:
    values = {"not_before": None, "fixed_date": None, "origin": origin} | terms
    clock, _ = Clock.objects.update_or_create(opinion=opinion, defaults=values)
    after = copy(opinion)
    for name, value in chosen.items():
        setattr(after, name, value)
    return _due(count_of(after, clock, pauses_of(opinion)))


def _due(count: Count | None) -> date | None:
    return count.due(calendar()) if count else None
