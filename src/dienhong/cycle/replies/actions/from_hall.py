"""What was answered in the hall becomes a reply; what was assigned in writing becomes the unit's first draft."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.cycle.conference.models import Commitment as Promise
from dienhong.cycle.conference.models import Outcome, Settlement, Turn
from dienhong.cycle.conference.permissions import for_the_office
from dienhong.cycle.conference.settled import unit_for
from dienhong.cycle.conference.states import OutcomeKind
from dienhong.cycle.opinions.actions.merging import answer_group
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.events import OpinionReplied
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.actions.draft import open_reply, start_reply
from dienhong.cycle.replies.actions.keeping import keep_text
from dienhong.cycle.replies.events import CommitmentMade, ReplyDrafted, ReplyPublished
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import DienHongError, Refused
from dienhong.kernel.numbering import day_figures, day_words

_SPOKEN = (OutcomeKind.ANSWERED, OutcomeKind.ACCEPTED)


@transaction.atomic
def keep_hall_replies(actor: Actor, conference_id: int, *, now: datetime) -> int:
    """Replies for every settled turn of the conference that has none; returns how many were made.

    What the register does not allow is kept as the turn's problem. Doing it again does nothing twice.
    """
    office = for_the_office(actor.commune_id)
    settled = Settlement.objects.filter(turn__conference_id=conference_id, opinion__isnull=False, problem="")
    settled = settled.filter(turn__outcome__taken_back=False, turn__reply=None).order_by("turn__number")
    made = 0
    for row in settled.select_related("opinion__unit", "turn__outcome__unit", "turn__conference__dialogue"):
        outcome = row.turn.outcome
        try:
            with transaction.atomic():
                if outcome.kind in _SPOKEN:
                    _give(office, outcome, _opinion(row), now)
                    made += 1
                elif outcome.kind == OutcomeKind.ASSIGNED and outcome.written:
                    made += _begin(office, outcome, _opinion(row), now)
        except DienHongError as error:
            Settlement.objects.filter(pk=row.pk).update(problem=error.message[:400], done="")
    return made


def _opinion(row: Settlement) -> Opinion:
    if row.opinion is None:
        raise ValueError("a sealed turn has no opinion to answer")
    return row.opinion


def _give(office: Actor, outcome: Outcome, opinion: Opinion, now: datetime) -> None:
    """The answer as it was spoken before everybody: given already, public only once its wording is approved."""
    if open_reply(opinion.pk) is not None:
        raise Refused("Ý kiến này đang có dự thảo trả lời. Hãy ghi câu trả lời tại hội nghị vào dự thảo đó.")
    with moving(office, opinion.pk, "answer_in_hall", now=now) as move:
        reply = Reply.objects.create(
            opinion=opinion, turn=outcome.turn, text=_spoken_answer(outcome), state=ReplyState.PUBLISHED,
            drafted_at=now, published_at=now,
        )  # fmt: skip
        keep_text(office, reply, text=reply.text, legal_basis="", version=1, now=now)
        move.set(unit=unit_for(opinion))
        move.record(ReplyDrafted(subject_id=reply.pk, opinion=opinion.pk))
        move.record(OpinionReplied(subject_id=opinion.pk, reply=reply.pk))
        move.record(ReplyPublished(subject_id=reply.pk, opinion=opinion.pk))
        answer_group(office, opinion.pk, reply_id=reply.pk, now=now)
    for promise in _promises(reply, outcome.turn):
        made = CommitmentMade(
            subject_id=reply.pk, opinion=opinion.pk, commitment=promise.pk, due_date=promise.due_date.isoformat()
        )
        record(office, made, now)


def _begin(office: Actor, outcome: Outcome, opinion: Opinion, now: datetime) -> bool:
    """A beginning for the unit, unless it has begun by itself."""
    if open_reply(opinion.pk) is not None:
        return False
    reply = start_reply(office, opinion.pk, _written_beginning(outcome), "", now)
    Reply.objects.filter(pk=reply.pk).update(turn=outcome.turn)
    keep_text(office, reply, text=reply.text, legal_basis="", version=1, now=now)
    _promises(reply, outcome.turn)
    return True


def _spoken_answer(outcome: Outcome) -> str:
    """The words of the answer, with where and by whom they were said."""
    said = _where(outcome.turn)
    if outcome.kind == OutcomeKind.ACCEPTED:
        told = (
            f"Nội dung tiếp thu: {outcome.text}" if outcome.text else "Xã xem xét trong quá trình thực hiện nhiệm vụ."
        )
        return f"Tại {said}, chủ tọa đã tiếp thu ý kiến của ông/bà. {told}"
    return f"Trả lời tại {said}, {outcome.responder}: {outcome.text}"


def _written_beginning(outcome: Outcome) -> str:
    """What the unit's written reply starts from."""
    unit = outcome.unit.name if outcome.unit else "đơn vị"
    until = f" trước ngày {day_figures(outcome.due_date)}" if outcome.due_date else ""
    task = f" Việc được giao: {outcome.text}" if outcome.text else ""
    given = f"Tại {_where(outcome.turn)}, chủ tọa đã giao {unit} giải quyết và trả lời ý kiến của ông/bà{until}.{task}"
    return f"{given}\n\nKết quả giải quyết: "


def _where(turn: Turn) -> str:
    on = turn.conference.started_at
    return f"hội nghị tiếp xúc, đối thoại {day_words(timezone.localdate(on))}" if on else "hội nghị tiếp xúc, đối thoại"


def _promises(reply: Reply, turn: Turn) -> list[Commitment]:
    made = Promise.objects.filter(turn=turn, taken_back=False)
    return [
        Commitment.objects.create(reply=reply, text=row.text, unit_id=row.unit_id, due_date=row.due_date)
        for row in made
    ]
