"""Questions from phones in the hall: nothing is shown before a person let it pass."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dienhong.civic.communes.models import Village
from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.actions.register import NAME_LENGTH
from dienhong.cycle.conference.models import Act, HallQuestion, Seconding
from dienhong.cycle.conference.permissions import may_queue
from dienhong.cycle.conference.states import ConferenceState, Duty, QuestionState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.verdicts import YES, Verdict
from dienhong.kernel.vietnamese import nfc

QUESTION_LENGTH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it was typed; `key` was made on the phone."""

    key: UUID
    text: str
    name: str = ""
    village_id: int | None = None


def ask(actor: Actor, conference_id: int, asked: Asked, *, press: Press, now: datetime) -> Act:
    """Send a question; the caller has checked the audience's token."""

    def do(acting: Acting) -> None:
        if acting.conference.state == ConferenceState.CLOSED:
            raise Refused("Hội nghị đã bế mạc. Ông/bà vẫn có thể gửi ý kiến trên trang của xã.")
        rules.speakable(asked.text, longest=QUESTION_LENGTH).enforce("text")
        if asked.name:
            rules.speakable(asked.name, longest=NAME_LENGTH).enforce("name")
        if asked.village_id is not None and not Village.objects.filter(pk=asked.village_id).exists():
            raise Refused("Hãy chọn thôn, tổ dân phố trong danh sách.", field="village")
        question = HallQuestion(
            conference=acting.conference,
            key=asked.key,
            name=nfc(asked.name).strip(),
            village_id=asked.village_id,
            text=nfc(asked.text).strip(),
            sent_at=now,
        )
        acting.make(question, state=QuestionState.HIDDEN)
        acting.topics.add("moderation")
        acting.result = {"question": question.pk}

    return perform(actor, conference_id, "ask", do, needs=_anybody, press=press, now=now)


def show_question(
    actor: Actor, conference_id: int, question_id: int, *, shown_text: str, press: Press, now: datetime
) -> Act:
    """Let a question pass in this wording: without names and numbers of people."""

    def do(acting: Acting) -> None:
        rules.speakable(shown_text, longest=QUESTION_LENGTH).enforce("shown_text")
        question = _question(conference_id, question_id)
        acting.change(question, state=QuestionState.SHOWN, shown_text=nfc(shown_text).strip())
        acting.topics.update(("moderation", "questions"))

    return perform(actor, conference_id, "show_question", do, needs=may_queue, press=press, now=now)


def hide_question(actor: Actor, conference_id: int, question_id: int, *, press: Press, now: datetime) -> Act:
    """Not shown, or not any more; it stays in the record."""

    def do(acting: Acting) -> None:
        acting.change(_question(conference_id, question_id), state=QuestionState.HIDDEN)
        acting.topics.update(("moderation", "questions"))

    return perform(actor, conference_id, "hide_question", do, needs=may_queue, press=press, now=now)


def second_question(
    actor: Actor, conference_id: int, question_id: int, *, device: str, press: Press, now: datetime
) -> Act:
    """Say "I ask that too", once a phone; `result` tells how many do."""

    def do(acting: Acting) -> None:
        question = _question(conference_id, question_id)
        if question.state != QuestionState.SHOWN:
            raise Missing
        Seconding.objects.get_or_create(question=question, device=device[:64])
        acting.topics.add("questions")
        acting.result = {"seconded": question.secondings.count()}

    return perform(actor, conference_id, "second", do, needs=_anybody, press=press, now=now)


def _anybody(_actor: Actor, _duties: Collection[Duty]) -> Verdict:
    return YES


def _question(conference_id: int, question_id: int) -> HallQuestion:
    question = HallQuestion.objects.filter(conference_id=conference_id, pk=question_id).first()
    if question is None:
        raise Missing
    return question
