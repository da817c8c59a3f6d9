"""Minutes and conclusions as far as the records tell them: who met, what was said, answered and promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.cycle.conference.papers import (
    Answer,
    Commitment,
    Conclusion,
    ConclusionsContext,
    MinutesContext,
    Turn,
)
from dienhong.cycle.conference.papers.record import BLANK
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Official, occasion_of
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import LEFT_OUT, Channel
from dienhong.cycle.publicity.papers import usual_participants
from dienhong.cycle.replies.models import Commitment as Promise
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.language.privacy import hide

_SETTLED = (ReplyState.APPROVED, ReplyState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Hours:
    """When the conference began and ended, and who wrote its minutes."""

    started: time
    ended: time
    secretary: Official


def minutes_context(dialogue: Dialogue, hours: Hours, *, today: date) -> MinutesContext:
    """Opinions given in the hall are the turns; nobody is named. The course and the chair's words are for people.

    Where no opinion was entered a turn is left open: that nobody spoke is not for us to say.
    """
    head, occasion = letterhead_of(dialogue.commune, today=today), occasion_of(dialogue)
    on = dialogue.date or today
    return MinutesContext(
        head=head,
        occasion=occasion,
        started=_at(on, hours.started),
        ended=_at(on, hours.ended),
        participants=usual_participants(head, dialogue_audience=occasion.audience),
        secretary=hours.secretary,
        course=(BLANK,),
        turns=tuple(_turns(dialogue)) or (Turn(BLANK),),
        commitments=tuple(Commitment(row.text, row.unit.name, row.due_date) for row in _promises(dialogue)),
        conclusion=BLANK,
    )


def conclusions_context(dialogue: Dialogue, *, today: date) -> ConclusionsContext:
    """What was promised in approved replies becomes the list of tasks."""
    head, occasion = letterhead_of(dialogue.commune, today=today), occasion_of(dialogue)
    promised = tuple(Conclusion(row.text, row.unit.name, due=row.due_date) for row in _promises(dialogue))
    return ConclusionsContext(
        head=head,
        occasion=occasion,
        participants=f"đại biểu và {occasion.audience}",
        assessment=(BLANK,),
        conclusions=promised or (Conclusion(BLANK, BLANK),),
        execution=(BLANK,),
    )


def _at(on: date, hour: time) -> datetime:
    return datetime.combine(on, hour, timezone.get_current_timezone())


def _turns(dialogue: Dialogue) -> Iterable[Turn]:
    said = Opinion.objects.filter(dialogue=dialogue, channel=Channel.HALL, concerns=None).exclude(state__in=LEFT_OUT)
    answers = {
        reply.opinion_id: reply
        for reply in Reply.objects.filter(opinion__in=said, state__in=_SETTLED).order_by("drafted_at", "pk")
    }
    for opinion in said.select_related("village", "unit").order_by("received_at", "pk"):
        reply = answers.get(opinion.pk)
        told = (Answer(opinion.unit.name, reply.public_text or hide(reply.text)),) if reply and opinion.unit else ()
        village = opinion.village.name if opinion.village else ""
        yield Turn(opinion.public_text or hide(opinion.text), village=village, answers=told)


def _promises(dialogue: Dialogue) -> Iterable[Promise]:
    made = Promise.objects.filter(reply__opinion__dialogue=dialogue, reply__state__in=_SETTLED)
    return made.select_related("unit").order_by("due_date", "pk")
