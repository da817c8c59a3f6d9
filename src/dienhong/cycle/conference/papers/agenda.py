"""The agenda: what is done when and by whom, within half a day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import paragraph
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.conference.statutory import statutory_steps
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Occasion, occasion_of
from dienhong.cycle.dialogues.states import HalfDay
from dienhong.engines.typeset.model import Align, Column, Document, Table

_COLUMNS = (
    Column("Thời gian", 1.3, Align.CENTRE),
    Column("Nội dung", 3.6),
    Column("Người thực hiện", 2),
)
_PHRASES = KINDS["programme"].phrases
_STARTS = {HalfDay.MORNING: time(7, 30), HalfDay.AFTERNOON: time(13, 30), HalfDay.EVENING: time(19)}


@dataclass(frozen=True, slots=True)
class AgendaStep:
    start: time
    end: time
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaContext:
    head: Letterhead
    occasion: Occasion
    steps: tuple[AgendaStep, ...]


def agenda_paper(context: AgendaContext) -> Document:
    """Chương trình of one conference."""
    rows = tuple((_hours(step), step.what, step.who) for step in context.steps)
    return draft_of(
        "programme",
        context.head,
        subject=context.occasion.name,
        body=(paragraph(_PHRASES["opening"].format(meeting=context.occasion.appointed)), Table(_COLUMNS, rows)),
        closed=False,
    )


def agenda_context(dialogue: Dialogue, *, today: date) -> AgendaContext:
    """The usual steps from the hour of the dialogue, or from the usual hour of its half-day."""
    start = dialogue.start_time or _STARTS[HalfDay(dialogue.half_day or HalfDay.MORNING)]
    head = letterhead_of(dialogue.commune, today=today)
    return AgendaContext(head=head, occasion=occasion_of(dialogue), steps=usual_steps(start))


def usual_steps(start: time) -> tuple[AgendaStep, ...]:
    """The steps of a conference in their order, three and a half hours in all."""
    at = datetime.combine(date.min, start)
    steps = []
    for step in statutory_steps().values():
        end = at + timedelta(minutes=step.minutes)
        steps.append(AgendaStep(at.time(), end.time(), step.title, step.owner))
        at = end
    return tuple(steps)


def _hours(step: AgendaStep) -> str:
    return f"{step.start:%Hh%M} - {step.end:%Hh%M}"
