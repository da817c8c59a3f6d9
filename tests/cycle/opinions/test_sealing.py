"""The two doors to the sealed track: nothing is lost, nothing is left behind."""

import json

import pytest
from django.db import connection
from tests.cast import (
    DENUNCIATION,
    NOW,
    ROAD,
    Cast,
    do_jobs,
    make_dialogue,
    make_opinion,
    run_at_once,
    send,
    submission,
)

from dienhong.civic.notices.models import Notice
from dienhong.civic.sealed.actions import confirm_case
from dienhong.civic.sealed.actions.looking import look_at, read_look
from dienhong.civic.sealed.models import Look, SealedCase
from dienhong.civic.sealed.queries import is_sealed_code, sealed_cases
from dienhong.civic.sealed.states import LookReason, SealedState, Shown
from dienhong.cycle.opinions.actions.sealing import divert_opinion, release_to_register
from dienhong.cycle.opinions.actions.submit import submit_opinion
from dienhong.cycle.opinions.models import Opinion, Submitter, Suggestion
from dienhong.cycle.opinions.queries import Filter, visible_to
from dienhong.cycle.opinions.states import Channel, OpinionState
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal, SealBrokenError
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Overtaken, Refused


def min_of(below: int) -> int:
    return min(range(below))


def look(actor: Actor, case: SealedCase, seal: Seal) -> Look:
    return look_at(actor, case.pk, reason=LookReason.SORT, note="", shown=Shown.CONTENT, seal=seal, now=NOW)


QUIET_DENUNCIATION = "Hộ đã chuyển đi từ lâu mà năm nay vẫn được xét hộ nghèo."


@pytest.fixture
def case(hoa_phu: Cast) -> SealedCase:
    """Lan's denunciation, sent to a dialogue from a village."""
    dialogue = make_dialogue(hoa_phu)
    village = hoa_phu.villages["Thôn Đông"].pk
    send(hoa_phu, submission(DENUNCIATION, dialogue_id=dialogue.pk, village_id=village, email="lan@example.vn"))
    return SealedCase.objects.get()


def everything_readable() -> str:
    """All that any table but the sealed one holds, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("sealed_"):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            found.append(json.dumps(cursor.fetchall(), default=str, ensure_ascii=False))
    return "\n".join(found)


def test_words_and_sender_stand_in_no_other_table(hoa_phu: Cast, case: SealedCase) -> None:
    do_jobs()
    text = everything_readable()
    for secret in ("danh sách khống", "danh sach khong", "Phạm Thị Lan", "0900000001", "lan@example.vn", case.code):
        assert secret not in text


def test_sealed_row_itself_shows_nothing(case: SealedCase) -> None:
    assert "khống".encode() not in bytes(case.sealed)
    assert b"0900000001" not in bytes(case.sealed)


@pytest.mark.parametrize("who", ["ha", "dung", "tuan", "van", "khoa"])
def test_search_of_the_register_finds_nothing(hoa_phu: Cast, case: SealedCase, who: str) -> None:
    make_opinion(hoa_phu)
    found = Filter(words="danh sách khống").apply(visible_to(hoa_phu.actors[who]))
    assert list(found) == []


@pytest.mark.parametrize("who", ["ha", "dung", "phuc", "tuan", "sau", "khoa", "van"])
def test_nobody_but_the_petition_officer_opens_it(hoa_phu: Cast, case: SealedCase, seal: Seal, who: str) -> None:
    actor = hoa_phu.actors[who]
    assert list(sealed_cases(actor, NOW.date())) == []
    for act in (
        lambda: look(actor, case, seal),
        lambda: confirm_case(actor, case.pk, now=NOW),
        lambda: release_to_register(actor, case.pk, seal=seal, now=NOW),
    ):
        with pytest.raises(Forbidden):
            act()
    assert SealedCase.objects.get().state == SealedState.SUSPECTED


def test_petition_officer_reads_and_the_reading_is_recorded(hoa_phu: Cast, case: SealedCase, seal: Seal) -> None:
    content = read_look(hoa_phu.quyen, case.pk, look(hoa_phu.quyen, case, seal).pk, seal=seal, now=NOW).content
    assert (content["text"], content["name"], content["email"]) == (DENUNCIATION, "Phạm Thị Lan", "lan@example.vn")
    last = Entry.objects.order_by("-number")[0]
    assert (last.verb, last.actor_id, last.details) == ("case_opened", hoa_phu.quyen.user_id, {})


def test_only_the_petition_officer_is_told_and_without_words(hoa_phu: Cast, case: SealedCase) -> None:
    do_jobs()
    assert list(Notice.objects.values_list("user_id", "text")) == [
        (hoa_phu.quyen.user_id, "Có nội dung mới chờ xem ở mục Đơn thư.")
    ]


def test_sender_s_code_is_known_while_it_is_withheld(hoa_phu: Cast, case: SealedCase, seal: Seal) -> None:
    assert (is_sealed_code(case.code), is_sealed_code("DH-XXXX-XXXX")) == (True, False)
    release_to_register(hoa_phu.quyen, case.pk, seal=seal, now=NOW)
    assert not is_sealed_code(case.code)


def test_released_case_becomes_the_opinion_that_was_sent(hoa_phu: Cast, case: SealedCase, seal: Seal) -> None:
    release_to_register(hoa_phu.quyen, case.pk, seal=seal, now=NOW.replace(day=12))
    opinion, sender = Opinion.objects.get(), Submitter.objects.get()
    assert (opinion.code, opinion.text, opinion.received_at, opinion.state) == (
        case.code,
        DENUNCIATION,
        NOW,
        OpinionState.RECEIVED,
    )
    assert (opinion.village, opinion.dialogue.title) == (
        hoa_phu.villages["Thôn Đông"],
        "Đối thoại với Nhân dân thôn Đông",
    )
    assert (sender.name, sender.phone, sender.email, sender.consented_at) == (
        "Phạm Thị Lan",
        "0900000001",
        "lan@example.vn",
        NOW,
    )
    assert list(Filter(words="danh sach khong").apply(visible_to(hoa_phu.ha))) == [opinion]


def test_sending_again_after_release_gives_the_same_code(hoa_phu: Cast, seal: Seal) -> None:
    what = submission(DENUNCIATION)
    code = send(hoa_phu, what)
    release_to_register(hoa_phu.quyen, SealedCase.objects.get().pk, seal=seal, now=NOW)
    assert send(hoa_phu, what) == code
    assert Opinion.objects.count() == 1


def test_released_case_of_a_clerk_still_names_the_clerk(hoa_phu: Cast, seal: Seal) -> None:
    what = submission(DENUNCIATION, channel=Channel.PHONE)
    submit_opinion(hoa_phu.ha, what, seal=seal, random=min_of, now=NOW)
    release_to_register(hoa_phu.quyen, SealedCase.objects.get().pk, seal=seal, now=NOW)
    assert Submitter.objects.get().entered_by_id == hoa_phu.ha.user_id


def test_release_is_recorded_as_receipt_too(hoa_phu: Cast, case: SealedCase, seal: Seal) -> None:
    release_to_register(hoa_phu.quyen, case.pk, seal=seal, now=NOW)
    assert list(Entry.objects.values_list("verb", flat=True))[-2:] == ["case_released", "opinion_received"]


@pytest.mark.parametrize("first", ["confirm", "release"])
def test_decided_case_is_not_decided_again(hoa_phu: Cast, case: SealedCase, seal: Seal, first: str) -> None:
    if first == "confirm":
        confirm_case(hoa_phu.quyen, case.pk, now=NOW)
    else:
        release_to_register(hoa_phu.quyen, case.pk, seal=seal, now=NOW)
    with pytest.raises(Refused):
        confirm_case(hoa_phu.quyen, case.pk, now=NOW)
    with pytest.raises(Refused):
        release_to_register(hoa_phu.quyen, case.pk, seal=seal, now=NOW)


def test_two_releases_at_once_enter_one_opinion(hoa_phu_committed: Cast, seal: Seal) -> None:
    cast = hoa_phu_committed
    send(cast, submission(DENUNCIATION))
    case = SealedCase.objects.get()
    results = run_at_once(cast, *[lambda: release_to_register(cast.quyen, case.pk, seal=seal, now=NOW)] * 2)
    assert sorted(isinstance(result, Overtaken | Refused) for result in results) == [False, True]
    assert Opinion.objects.count() == 1


def test_lost_key_leaves_the_case_undecided(hoa_phu: Cast, case: SealedCase) -> None:
    other = Seal(["b3RoZXIga2V5LCBvdGhlciBrZXksIG90aGVyIGtleTE="])
    with pytest.raises(SealBrokenError):
        release_to_register(hoa_phu.quyen, case.pk, seal=other, now=NOW)
    assert (SealedCase.objects.get().state, Opinion.objects.count()) == (SealedState.SUSPECTED, 0)


@pytest.fixture
def diverted(hoa_phu: Cast, seal: Seal) -> Opinion:
    """An opinion in which Hà saw a denunciation that the rule had not seen."""
    dialogue = make_dialogue(hoa_phu)
    village = hoa_phu.villages["Thôn Đông"].pk
    code = send(hoa_phu, submission(QUIET_DENUNCIATION, dialogue_id=dialogue.pk, village_id=village))
    do_jobs()
    opinion = Opinion.objects.get(code=code)
    divert_opinion(hoa_phu.ha, opinion.pk, seal=seal, now=NOW)
    opinion.refresh_from_db()
    return opinion


def test_diverted_opinion_leaves_a_blank(hoa_phu: Cast, diverted: Opinion) -> None:
    assert (diverted.state, diverted.text, Suggestion.objects.exists(), diverted.village) == (
        OpinionState.DIVERTED,
        "",
        False,
        None,
    )
    assert "chuyển đi từ lâu" not in everything_readable()
    assert "chuyen" not in everything_readable()
    assert list(Filter(words="chuyen").apply(Opinion.objects.all())) == []
    assert "0900000001" not in everything_readable()
    assert list(visible_to(hoa_phu.ha)) == []


def test_diverted_and_released_opinion_is_whole_again(hoa_phu: Cast, diverted: Opinion, seal: Seal) -> None:
    release_to_register(hoa_phu.quyen, SealedCase.objects.get().pk, seal=seal, now=NOW)
    opinion, sender = Opinion.objects.get(), Submitter.objects.get()
    assert (opinion.pk, opinion.code, opinion.text, opinion.village, opinion.dialogue_id, opinion.received_at) == (
        diverted.pk,
        diverted.code,
        QUIET_DENUNCIATION,
        hoa_phu.villages["Thôn Đông"],
        diverted.dialogue_id,
        NOW,
    )
    assert (sender.name, sender.phone, sender.consented_at) == ("Phạm Thị Lan", "0900000001", NOW)
    assert list(Filter(words=opinion.code).apply(visible_to(hoa_phu.ha))) == [opinion]


def test_released_opinion_gets_a_suggestion_again(hoa_phu: Cast, diverted: Opinion, seal: Seal) -> None:
    release_to_register(hoa_phu.quyen, SealedCase.objects.get().pk, seal=seal, now=NOW)
    do_jobs()
    assert Suggestion.objects.get().found["field"]["version"] == "lexicon-1+shipped-2"


def test_suggestion_that_comes_late_does_not_speak_of_a_diverted_opinion(hoa_phu: Cast, seal: Seal) -> None:
    opinion = make_opinion(hoa_phu, text=QUIET_DENUNCIATION)
    divert_opinion(hoa_phu.ha, opinion.pk, seal=seal, now=NOW)
    do_jobs()
    assert not Suggestion.objects.exists()


def test_opinion_can_be_diverted_again_after_release(hoa_phu: Cast, diverted: Opinion, seal: Seal) -> None:
    release_to_register(hoa_phu.quyen, SealedCase.objects.get().pk, seal=seal, now=NOW)
    divert_opinion(hoa_phu.ha, diverted.pk, seal=seal, now=NOW)
    assert Opinion.objects.get().state == OpinionState.DIVERTED
    assert is_sealed_code(diverted.code)


def test_released_case_that_turns_out_to_be_one_can_be_diverted(hoa_phu: Cast, case: SealedCase, seal: Seal) -> None:
    release_to_register(hoa_phu.quyen, case.pk, seal=seal, now=NOW)
    divert_opinion(hoa_phu.ha, Opinion.objects.get().pk, seal=seal, now=NOW)
    assert is_sealed_code(case.code)


@pytest.mark.parametrize("state", [OpinionState.TRIAGED, OpinionState.ASSIGNED])
def test_opinion_in_work_is_diverted_with_its_assignment_behind(hoa_phu: Cast, seal: Seal, state: OpinionState) -> None:
    opinion = make_opinion(hoa_phu, state)
    divert_opinion(hoa_phu.ha, opinion.pk, seal=seal, now=NOW)
    assert (Opinion.objects.get().text, ROAD in everything_readable()) == ("", False)


def test_only_those_who_triage_divert(hoa_phu: Cast, seal: Seal) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    with pytest.raises(Forbidden):
        divert_opinion(hoa_phu.tuan, opinion.pk, seal=seal, now=NOW)
    assert (Opinion.objects.get().text, SealedCase.objects.count()) == (ROAD, 0)
