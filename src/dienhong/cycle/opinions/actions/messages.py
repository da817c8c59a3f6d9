"""What the office and the sender write to each other while an opinion is open."""

import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dienhong.civic.sealed.actions import seal_case
from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.rules import suspicion
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.holding import holding
from dienhong.cycle.opinions.actions.moving import Move
from dienhong.cycle.opinions.actions.submit import CODE_PREFIX, Submission, sealed_content
from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.correspondence import open_question
from dienhong.cycle.opinions.events import InformationAdded, QuestionAnswered, SenderAsked
from dienhong.cycle.opinions.models import Direction, Message, MessageKind, Opinion, Submitter
from dienhong.cycle.opinions.permissions import may_ask_sender
from dienhong.cycle.opinions.states import OPEN_STATES, Channel, OpinionState
from dienhong.cycle.opinions.winding import restart_clock, stop_clock
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.codes import new_code
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

_ENDED_FOR_SENDER = (
    "Ý kiến này không còn trong thời gian giải quyết nên không nhận thêm thông tin. "
    "Ông/bà có thể gửi ý kiến mới hoặc đề nghị xem lại câu trả lời."
)
_NO_QUESTION = "Không còn câu hỏi nào chờ ông/bà trả lời. Nếu cần nói thêm, hãy dùng mục bổ sung thông tin."


def ask_sender(actor: Actor, opinion_id: int, *, text: str, now: datetime) -> None:
    """The office, or the unit that has the opinion, asks its sender: one question at a time, and the clock stands.

    Raises `Forbidden`, `Refused` (ended, asked already, too short) or `Missing`.
    """
    with holding(actor, opinion_id, now=now) as move:
        require_open_to(actor, opinion_id)
        may_ask_sender(actor, move.opinion.unit_id).require()
        rules.acceptable_text(text).enforce("question")
        if open_question(opinion_id) is not None:
            raise Refused("Đang chờ người gửi trả lời câu hỏi trước; chưa thể hỏi thêm.", field="question")
        question = Message.objects.create(
            opinion=move.opinion,
            direction=Direction.TO_SENDER,
            kind=MessageKind.QUESTION,
            text=nfc(text).strip(),
            at=now,
            author_id=actor.user_id,
        )
        due = stop_clock(move.opinion, question, timezone.localdate(now))
        move.record(SenderAsked(subject_id=opinion_id, due_date=_moved(move, due)))


def answer_question(
    actor: Actor, opinion_id: int, *, text: str, seal: Seal, random: Callable[[int], int], now: datetime
) -> None:
    """The sender answers the open question: the caller has made sure that it is the sender.

    A suspected denunciation goes to the sealed track instead and leaves no trace here; the sender is told the same.
    `random(n)` gives a number below n. Raises `Refused` (no open question, ended, not acceptable) or `Missing`.
    """
    _checked(text)
    with holding(actor, opinion_id, ended=_ENDED_FOR_SENDER, now=now) as move:
        question = open_question(opinion_id)
        if question is None:
            raise Refused(_NO_QUESTION)
        if withhold_suspected(move.opinion, MessageKind.ANSWER, text, seal, random, now):
            return
        Message.objects.filter(pk=question.pk).update(answered_at=now)
        write_message(move.opinion, MessageKind.ANSWER, text, at=now)
        due = restart_clock(move.opinion, question, timezone.localdate(now))
        move.record(QuestionAnswered(subject_id=opinion_id, due_date=_moved(move, due)))


def add_information(
    actor: Actor, opinion_id: int, *, text: str, seal: Seal, random: Callable[[int], int], now: datetime
) -> None:
    """The sender adds to an open opinion, unasked: the caller has made sure that it is the sender.

    The same text twice is written once. Otherwise as `answer_question`.
    """
    _checked(text)
    with holding(actor, opinion_id, ended=_ENDED_FOR_SENDER, now=now) as move:
        added = Message.objects.filter(opinion_id=opinion_id, kind=MessageKind.ADDITION)
        if added.filter(text=nfc(text).strip()).exists():
            return
        rules.may_add(added.count()).enforce("text")
        if withhold_suspected(move.opinion, MessageKind.ADDITION, text, seal, random, now):
            return
        write_message(move.opinion, MessageKind.ADDITION, text, at=now)
        move.record(InformationAdded(subject_id=opinion_id))


def write_message(opinion: Opinion, kind: MessageKind, text: str, *, at: datetime) -> None:
    """Keep the sender's words. The caller holds the transaction."""
    Message.objects.create(opinion=opinion, direction=Direction.FROM_SENDER, kind=kind, text=nfc(text).strip(), at=at)


def opinion_added_to(content: dict[str, Any]) -> Opinion | None:
    """The opinion of the register to which the sealed words were to be added; None for words of their own."""
    added_to = Opinion.objects.filter(code=content.get("adds_to", ""))
    return added_to.exclude(state=OpinionState.DIVERTED).first()


def return_message(
    actor: Actor, opinion: Opinion, content: dict[str, Any], *, written_at: datetime, now: datetime
) -> None:
    """The petition officer found no denunciation in it: it stands where its sender wrote it, with its day."""
    kind = MessageKind(content["message_kind"])
    question = open_question(opinion.pk) if kind == MessageKind.ANSWER else None
    write_message(opinion, kind, content["text"], at=written_at)
    if opinion.state not in OPEN_STATES:
        return
    with holding(actor, opinion.pk, now=now) as move:
        due = None
        if question is not None:
            Message.objects.filter(pk=question.pk).update(answered_at=now)
            due = restart_clock(move.opinion, question, timezone.localdate(now))
        if kind == MessageKind.ANSWER:
            move.record(QuestionAnswered(subject_id=opinion.pk, due_date=_moved(move, due)))
        else:
            move.record(InformationAdded(subject_id=opinion.pk))


def _moved(move: Move, due: date | None) -> str:
    if due is None:
        return ""
    move.set(due_date=due)
    return due.isoformat()


def _checked(text: str) -> None:
    rules.acceptable_text(text).enforce("text")


def withhold_suspected(
    opinion: Opinion, kind: MessageKind, text: str, seal: Seal, random: Callable[[int], int], now: datetime
) -> bool:
    """Seal a suspected denunciation, under a code of its own that nobody can join with the opinion's.

    With it go the sender's name and contact, for the petition officer; what they say elsewhere stays in the register.
    """
    rule = suspicion(text)
    if not rule:
        return False
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"{opinion.commune_id}:{opinion.code}:{nfc(text).strip()}")
    if not SealedCase.objects.filter(submission_key=key).exists():
        content = _content(opinion, text, key) | {"adds_to": opinion.code, "message_kind": kind}
        seal_case(code=new_code(CODE_PREFIX, random), content=content, rule=rule, key=key, seal=seal, now=now)
    return True


def _content(opinion: Opinion, text: str, key: uuid.UUID) -> dict[str, Any]:
    sender = Submitter.objects.filter(opinion=opinion).first()
    submission = Submission(
        text=nfc(text).strip(),
        key=key,
        dialogue_id=opinion.dialogue_id,
        village_id=opinion.village_id,
        name=sender.name if sender else "",
        phone=sender.phone if sender else "",
        email=sender.email if sender else "",
        consents=sender is not None and sender.consented_at is not None,
        channel=Channel(opinion.channel),
    )
    return sealed_content(submission, entered_by=None, photos=[])
