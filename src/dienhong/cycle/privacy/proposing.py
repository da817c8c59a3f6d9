"""Where a public version of minutes starts, before a person reads and approves it."""

from datetime import datetime

from django.utils import timezone

from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.papers import minutes_paper
from dienhong.cycle.conference.papers.record import record_context, unnamed
from dienhong.cycle.privacy import rules
from dienhong.engines.typeset.plain import to_text


def proposed_text(conference: Conference, *, now: datetime) -> str:
    """Where the public version starts: the minutes without speakers' names, in the lines of `typeset.plain`."""
    context = unnamed(record_context(conference, today=timezone.localdate(now)))
    return rules.derivative(to_text(minutes_paper(context).body), {})
