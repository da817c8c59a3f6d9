"""Questions to the sender, answers and additions: one at a time, only while open, a denunciation never among them."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from tests.cast import DENUNCIATION, NOW, Cast, make_opinion, submission

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.actions.messages import add_information, answer_question, ask_sender
from dienhong.cycle.opinions.correspondence import messages_of, open_question
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.rules import ADDITIONS
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.errors import Forbidden, Refused

QUESTION = "Đoạn sụt nằm gần nhà nào, dài khoảng mấy mét?"
ANSWER = "Gần nhà văn hóa thôn, dài chừng năm mét."
LATER = NOW + timedelta(days=2)


@pytest.fixture
def opinion(hoa_phu: Cast) -> Opinion:
    return make_opinion(hoa_phu, OpinionState.ASSIGNED)


def min_of(below: int) -> int:
    return min(range(below))


def answer(cast: Cast, opinion: Opinion, seal: Seal, text: str = ANSWER) -> None:
    answer_question(cast.citizen, opinion.pk, text=text, seal=seal, random=min_of, now=LATER)


def add(cast: Cast, opinion: Opinion, seal: Seal, text: str = ANSWER) -> None:
    add_information(cast.citizen, opinion.pk, text=text, seal=seal, random=min_of, now=LATER)


def verbs(opinion: Opinion) -> list[str]:
    rows = Entry.objects.filter(subject="opinion", subject_id=opinion.pk).order_by("number")
    return list(rows.values_list("verb", flat=True))


def told(opinion: Opinion) -> list[tuple[str, str, str]]:
    return list(messages_of(opinion.pk).values_list("direction", "kind", "text"))


@pytest.mark.parametrize("who", ["ha", "dung", "tuan"])
def test_office_and_the_opinions_unit_ask(hoa_phu: Cast, opinion: Opinion, who: str) -> None:
    asker = hoa_phu.actors[who]
    ask_sender(asker, opinion.pk, text=f"  {QUESTION} ", now=NOW)
    question = open_question(opinion.pk)
    assert question is not None
    assert (question.text, question.author_id, question.answered_at) == (QUESTION, asker.user_id, None)
    assert verbs(opinion)[-1] == "sender_asked"


@pytest.mark.parametrize("who", ["thuy", "khoa", "sau", "van", "quyen"])
def test_nobody_else_asks(hoa_phu: Cast, opinion: Opinion, who: str) -> None:
    with pytest.raises(Forbidden):
        ask_sender(hoa_phu.actors[who], opinion.pk, text=QUESTION, now=NOW)
    assert told(opinion) == []


def test_answer_ends_the_question(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    ask_sender(hoa_phu.tuan, opinion.pk, text=QUESTION, now=NOW)
    answer(hoa_phu, opinion, seal)
    assert open_question(opinion.pk) is None
    assert told(opinion) == [("to_sender", "question", QUESTION), ("from_sender", "answer", ANSWER)]
    assert messages_of(opinion.pk)[0].answered_at == LATER
    assert verbs(opinion)[-2:] == ["sender_asked", "question_answered"]


def test_second_question_waits_for_the_first_answer(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    ask_sender(hoa_phu.tuan, opinion.pk, text=QUESTION, now=NOW)
    with pytest.raises(Refused, match="Đang chờ người gửi trả lời"):
        ask_sender(hoa_phu.ha, opinion.pk, text="Ông/bà cho xin ảnh hiện trường?", now=NOW)
    answer(hoa_phu, opinion, seal)
    ask_sender(hoa_phu.ha, opinion.pk, text="Ông/bà cho xin ảnh hiện trường?", now=LATER)
    assert [kind for _, kind, _ in told(opinion)] == ["question", "answer", "question"]


def test_answer_without_a_question_says_what_to_do(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    with pytest.raises(Refused, match="mục bổ sung thông tin"):
        answer(hoa_phu, opinion, seal)


@pytest.mark.parametrize("text", ["", "ừ", "x" * 6000])
def test_text_must_be_acceptable(hoa_phu: Cast, opinion: Opinion, seal: Seal, text: str) -> None:
    with pytest.raises(Refused) as of_office:
        ask_sender(hoa_phu.ha, opinion.pk, text=text, now=NOW)
    with pytest.raises(Refused) as of_sender:
        add(hoa_phu, opinion, seal, text)
    assert (of_office.value.field, of_sender.value.field) == ("question", "text")


def test_information_is_added_once_for_the_same_text(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    add(hoa_phu, opinion, seal)
    add(hoa_phu, opinion, seal, f" {ANSWER}")
    assert told(opinion) == [("from_sender", "addition", ANSWER)]
    assert verbs(opinion).count("information_added") == 1


def test_information_has_a_limit(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    for number in range(ADDITIONS):
        add(hoa_phu, opinion, seal, f"{ANSWER} Lần {number}.")
    with pytest.raises(Refused, match="gửi thành ý kiến mới"):
        add(hoa_phu, opinion, seal, "Còn một việc nữa muốn nói thêm.")


@pytest.mark.parametrize("state", [OpinionState.REPLIED, OpinionState.WITHDRAWN, OpinionState.DIVERTED])
def test_ended_opinion_takes_no_messages(hoa_phu: Cast, seal: Seal, state: OpinionState) -> None:
    opinion = make_opinion(hoa_phu, state)
    with pytest.raises(Refused):
        ask_sender(hoa_phu.ha, opinion.pk, text=QUESTION, now=NOW)
    with pytest.raises(Refused, match="không nhận thêm thông tin"):
        add(hoa_phu, opinion, seal)


def test_journal_holds_no_word_of_the_messages(hoa_phu: Cast, opinion: Opinion, seal: Seal) -> None:
    ask_sender(hoa_phu.tuan, opinion.pk, text=QUESTION, now=NOW)
    answer(hoa_phu, opinion, seal)
    details = json.dumps(list(Entry.objects.values_list("details", flat=True)), ensure_ascii=False)
    assert QUESTION not in details
    assert ANSWER not in details


def everything_readable() -> str:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found.append(json.dumps(cursor.fetchall(), default=str, ensure_ascii=False))
    return "\n".join(found)


@pytest.mark.parametrize("asked", [True, False])
def test_denunciation_is_sealed_and_leaves_no_trace(hoa_phu: Cast, opinion: Opinion, seal: Seal, asked: bool) -> None:
    if asked:
        ask_sender(hoa_phu.tuan, opinion.pk, text=QUESTION, now=NOW)
    before, history = Opinion.objects.filter(pk=opinion.pk).values().get(), verbs(opinion)
    for _ in range(2):
        (answer if asked else add)(hoa_phu, opinion, seal, DENUNCIATION)
    case = SealedCase.objects.get()
    assert DENUNCIATION not in everything_readable()
    assert case.code != opinion.code
    assert Opinion.objects.filter(pk=opinion.pk).values().get() == before
    assert verbs(opinion) == history
    assert (open_question(opinion.pk) is not None) == asked
    content = json.loads(seal.open(case.sealed))
    assert (content["text"], content["adds_to"], content["phone"]) == (DENUNCIATION, opinion.code, submission().phone)
