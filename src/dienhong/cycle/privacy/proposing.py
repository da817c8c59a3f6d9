"""Where a public version of minutes starts, before a person reads and approves it."""

from datetime import datetime

from django.utils import timezone

from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.papers import minutes_paper
from dienhong.cycle.conference.papers.record import record_context, unnamed
from dienhong.cycle.privacy import rules
from dienhong.engines.typeset.model import Block, Paragraph, Run
from dienhong.engines.typeset.plain import to_text


def proposed_text(conference: Conference, *, now: datetime) -> str:
    """Where the public version starts: the minutes without speakers' names, in the lines of `typeset.plain`."""
    context = unnamed(record_context(conference, today=timezone.localdate(now)))
    return rules.derivative(to_text(tuple(_plain(block) for block in minutes_paper(context).body)), {})


def _plain(block: Block) -> Block:
    """A paragraph without marks of type, which only printed minutes need."""
    return Paragraph((Run("".join(run.text for run in block.content)),)) if isinstance(block, Paragraph) else block
