"""Receiving: what is kept, what is refused, and that sending twice does no harm."""

import pytest
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import DENUNCIATION, NOW, ROAD, TODAY, Cast, make_dialogue, run_at_once, send, submission

from dienhong.civic.sealed.models import SealedCase
from dienhong.config.reactions import REACTIONS
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.actions.submit import submit_opinion
from dienhong.cycle.opinions.events import OpinionReceived
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import Channel, OpinionState
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.codes import parse_code
from dienhong.kernel.errors import Forbidden, Refused


def lowest(below: int) -> int:
    """Draws the same code each time."""
    return min(range(below))


def test_opinion_is_kept_word_for_word(hoa_phu: Cast) -> None:
    code = send(hoa_phu)
    opinion = Opinion.objects.get()
    assert (opinion.code, opinion.text, opinion.state, opinion.received_at) == (code, ROAD, OpinionState.RECEIVED, NOW)
    assert parse_code(code.lower().replace("-", " ")) == code


def test_sender_is_kept_apart_from_the_words(hoa_phu: Cast) -> None:
    send(hoa_phu)
    sender = Submitter.objects.get()
    assert (sender.name, sender.phone, sender.consented_at, sender.entered_by) == (
        "Phạm Thị Lan",
        "0900000001",
        NOW,
        None,
    )


def test_nameless_opinion_is_accepted(hoa_phu: Cast) -> None:
    send(hoa_phu, submission(sender=None))
    sender = Submitter.objects.get()
    assert (sender.name, sender.phone, sender.consented_at) == ("", "", None)


def test_name_without_consent_is_refused(hoa_phu: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        send(hoa_phu, submission(consents=False))
    assert refusal.value.field == "consents"
    assert (Opinion.objects.count(), Submitter.objects.count()) == (0, 0)


def test_same_submission_twice_is_one_opinion(hoa_phu: Cast) -> None:
    what = submission()
    assert send(hoa_phu, what) == send(hoa_phu, what)
    assert (Opinion.objects.count(), Submitter.objects.count(), Entry.objects.count()) == (1, 1, 1)


def test_same_words_from_another_sending_are_another_opinion(hoa_phu: Cast) -> None:
    assert send(hoa_phu) != send(hoa_phu)
    assert Opinion.objects.count() == 2


def test_same_key_in_another_commune_is_another_opinion(hoa_phu: Cast, binh_an: Cast) -> None:
    what = submission()
    send(hoa_phu, what)
    with in_commune(binh_an.commune.pk):
        send(binh_an, what)
        assert Opinion.objects.count() == 1


def test_double_click_from_two_connections_is_one_opinion(hoa_phu_committed: Cast) -> None:
    cast, what = hoa_phu_committed, submission()
    codes = run_at_once(cast, *[lambda: send(cast, what)] * 4)
    assert {type(code) for code in codes} == {str}
    assert len(set(codes)) == 1
    assert (Opinion.objects.count(), Entry.objects.count(), DBTaskResult.objects.count()) == (
        1,
        1,
        len(REACTIONS[OpinionReceived]),
    )


def test_journal_holds_neither_words_nor_sender(hoa_phu: Cast) -> None:
    send(hoa_phu)
    entry = Entry.objects.get()
    assert (entry.actor_name, entry.actor_id, entry.details) == ("Người dân", None, {"channel": "web"})


def test_answer_names_code_and_day(hoa_phu: Cast, seal: Seal) -> None:
    received = submit_opinion(hoa_phu.citizen, submission(), seal=seal, random=lowest, now=NOW)
    assert (received.code, received.due_date) == (Opinion.objects.get().code, Opinion.objects.get().due_date)


def test_too_short_text_is_refused(hoa_phu: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        send(hoa_phu, submission("Hư"))
    assert refusal.value.field == "text"


def test_village_of_another_commune_is_refused(hoa_phu: Cast, binh_an: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        send(hoa_phu, submission(village_id=binh_an.villages["Tổ dân phố 1"].pk))
    assert refusal.value.field == "village"


@pytest.mark.parametrize("state", DialogueState)
def test_dialogue_takes_opinions_only_while_open(hoa_phu: Cast, state: DialogueState) -> None:
    dialogue = make_dialogue(hoa_phu, state)
    what = submission(dialogue_id=dialogue.pk)
    if state == DialogueState.INTAKE_OPEN:
        send(hoa_phu, what)
        assert Opinion.objects.get().dialogue_id == dialogue.pk
    else:
        with pytest.raises(Refused) as refusal:
            send(hoa_phu, what)
        assert refusal.value.field == "dialogue"


def test_dialogue_takes_opinions_until_the_end_of_its_last_day(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    type(dialogue).objects.filter(pk=dialogue.pk).update(intake_until=TODAY)
    send(hoa_phu, submission(dialogue_id=dialogue.pk), now=NOW.replace(hour=23, minute=59))
    with pytest.raises(Refused):
        send(hoa_phu, submission(dialogue_id=dialogue.pk), now=NOW.replace(day=10, hour=0, minute=1))


def test_citizen_cannot_pretend_another_channel(hoa_phu: Cast) -> None:
    with pytest.raises(Forbidden):
        send(hoa_phu, submission(channel=Channel.PHONE))


def test_official_enters_for_a_citizen_after_intake_has_closed(hoa_phu: Cast, seal: Seal) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.INTAKE_CLOSED)
    what = submission(channel=Channel.HALL, dialogue_id=dialogue.pk)
    submit_opinion(hoa_phu.ha, what, seal=seal, random=lowest, now=NOW)
    assert (Opinion.objects.get().channel, Submitter.objects.get().entered_by_id) == (Channel.HALL, hoa_phu.ha.user_id)


def test_code_that_is_taken_is_refused_by_the_database(hoa_phu: Cast, seal: Seal) -> None:
    submit_opinion(hoa_phu.citizen, submission(), seal=seal, random=lowest, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        submit_opinion(hoa_phu.citizen, submission(), seal=seal, random=lowest, now=NOW)


def test_denunciation_leaves_no_trace_in_the_register(hoa_phu: Cast) -> None:
    code = send(hoa_phu, submission(DENUNCIATION))
    assert (Opinion.objects.count(), Submitter.objects.count(), SealedCase.objects.get().code) == (0, 0, code)
    assert list(Entry.objects.values_list("verb", "actor_name", "details")) == [("case_sealed", "Hệ thống", {})]
    assert list(DBTaskResult.objects.values_list("task_path", flat=True)) == [
        "dienhong.cycle.opinions.jobs.tell_of_sealed"
    ]


def test_denunciation_twice_is_one_case_with_one_answer(hoa_phu: Cast, seal: Seal) -> None:
    what = submission(DENUNCIATION)
    answers = [submit_opinion(hoa_phu.citizen, what, seal=seal, random=lowest, now=NOW) for _ in range(2)]
    assert answers[0] == answers[1]
    assert SealedCase.objects.count() == 1


def test_denouncer_and_others_are_answered_in_the_same_words(hoa_phu: Cast, seal: Seal) -> None:
    answers = [
        submit_opinion(hoa_phu.citizen, submission(text), seal=seal, random=lambda below, d=digit: d % below, now=NOW)
        for digit, text in ((3, ROAD), (4, DENUNCIATION))
    ]
    assert answers[0].due_date == answers[1].due_date
    assert [len(answer.code) for answer in answers] == [12, 12]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(text=st.text(min_size=10, max_size=300).filter(lambda text: len(text.strip()) >= 10))
def test_any_text_is_kept_or_sealed_or_refused(hoa_phu: Cast, text: str) -> None:
    count = Opinion.objects.count() + SealedCase.objects.count()
    try:
        send(hoa_phu, submission(text))
    except Refused:
        assert Opinion.objects.count() + SealedCase.objects.count() == count
    else:
        assert Opinion.objects.count() + SealedCase.objects.count() == count + 1


@pytest.mark.parametrize("details", [{"text": "Đường vào thôn\0 bị sụt"}, {"name": "Lan\0"}, {"phone": "\0"}])
def test_nul_character_of_a_machine_is_refused(hoa_phu: Cast, details: dict[str, str]) -> None:
    with pytest.raises(Refused):
        send(hoa_phu, submission(**({"text": ROAD} | details)))
