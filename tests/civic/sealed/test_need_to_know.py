"""Whose a case is: the accused never, the next one when nobody is left, everything written down."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.cast import DENUNCIATION, NOW, TODAY, Cast, do_jobs, send, submission

from dienhong.civic.notices.models import Notice
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import actor_for
from dienhong.civic.people.roles import Role
from dienhong.civic.sealed.actions import confirm_case
from dienhong.civic.sealed.actions.copying import approve_copy, start_copy
from dienhong.civic.sealed.actions.handling import (
    accept_case,
    close_case,
    extend_case,
    note_many_places,
    pass_on_case,
)
from dienhong.civic.sealed.actions.listing import clear_person, name_person, note_accused, remove_person
from dienhong.civic.sealed.actions.looking import look_at
from dienhong.civic.sealed.models import CaseEntry, Look, SealedCase
from dienhong.civic.sealed.queries import clock_of, keeper_of, people_to_tell, sealed_cases
from dienhong.civic.sealed.rules import accuses_chairman, mentioned, proposed_copy, still_tells
from dienhong.civic.sealed.states import Keeper, LookReason, SealedState, Shown
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Refused

WHY = "Ghi trong đơn"


def sealed(cast: Cast, text: str = DENUNCIATION) -> SealedCase:
    send(cast, submission(text))
    return SealedCase.objects.get()


def add_secretary(cast: Cast) -> Actor:
    user = User.objects.create_user("thinh", "Vương Đức Thịnh")
    Membership.objects.create(user=user, role=Role.PARTY_SECRETARY, valid_from=date(2025, 7, 1))
    actor = actor_for(user, TODAY)
    assert actor is not None
    return actor


def accuse(cast: Cast, case: SealedCase, *who: str, by: str = "quyen", seal: Seal) -> None:
    people = [cast.actors[name].person_id for name in who]
    note_accused(cast.actors[by], case.pk, people, name="", reason=WHY, seal=seal, now=NOW)
    case.refresh_from_db()


def look(actor: Actor, case: SealedCase, seal: Seal) -> Look:
    return look_at(actor, case.pk, reason=LookReason.SORT, note="", shown=Shown.CONTENT, seal=seal, now=NOW)


def told(case: SealedCase) -> list[str]:
    return [user.username for user in people_to_tell(case, TODAY)]


def test_accused_officer_is_out_and_the_chairman_has_it(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu)
    do_jobs()
    accuse(hoa_phu, case, "quyen", seal=seal)
    assert (keeper_of(case, TODAY), told(case)) == (Keeper.CHAIRMAN, ["dung"])
    assert list(sealed_cases(hoa_phu.quyen, TODAY)) == []
    with pytest.raises(Missing):
        look(hoa_phu.quyen, case, seal)
    assert look(hoa_phu.dung, case, seal).by_id == hoa_phu.dung.user_id
    while do_jobs():
        pass
    assert Notice.objects.filter(user_id=hoa_phu.dung.user_id, subject="sealed").count() == 1


def test_with_the_chairman_accused_too_it_is_the_higher_body_s_and_nobody_opens_it(hoa_phu: Cast, seal: Seal) -> None:
    secretary = add_secretary(hoa_phu)
    case = sealed(hoa_phu)
    accuse(hoa_phu, case, "dung", "quyen", seal=seal)
    assert (keeper_of(case, TODAY), told(case)) == (Keeper.HIGHER, ["thinh"])
    assert list(sealed_cases(secretary, TODAY)) == [case]
    for actor in (*hoa_phu.actors.values(), secretary):
        with pytest.raises((Forbidden, Missing)):
            look(actor, case, seal)
    assert [name for name, actor in hoa_phu.actors.items() if sealed_cases(actor, TODAY)] == []


@pytest.mark.parametrize("spelt", ["Mai Lệ Quyên", "mai le quyen", "MAI LỆ QUYÊN"])
def test_officer_whom_the_words_name_never_sees_it_at_all(hoa_phu: Cast, spelt: str) -> None:
    case = sealed(hoa_phu, f"Tôi tố cáo bà {spelt} nhận tiền của dân khi làm giấy tờ.")
    assert (list(sealed_cases(hoa_phu.quyen, TODAY)), keeper_of(case, TODAY)) == ([], Keeper.CHAIRMAN)
    while do_jobs():
        pass
    assert list(Notice.objects.values_list("user__username", flat=True)) == ["dung"]


def test_chairman_whom_the_words_accuse_by_his_post_is_out_at_once(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu, "Tôi tố cáo ông chủ tịch xã nhận tiền chạy đất của doanh nghiệp.")
    accuse(hoa_phu, case, "tuan", seal=seal)
    assert list(sealed_cases(hoa_phu.dung, TODAY)) == []


def test_chairman_hears_of_a_case_only_after_the_accused_are_known(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu)
    assert list(sealed_cases(hoa_phu.dung, TODAY)) == []
    accuse(hoa_phu, case, "tuan", seal=seal)
    assert list(sealed_cases(hoa_phu.dung, TODAY)) == [case]
    with pytest.raises(Forbidden):
        look(hoa_phu.dung, case, seal)


def test_chairman_names_and_removes(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu)
    accuse(hoa_phu, case, "tuan", seal=seal)
    name_person(hoa_phu.dung, case.pk, hoa_phu.phuc.person_id, reason="Giao xác minh", seal=seal, now=NOW)
    look(hoa_phu.phuc, case, seal)
    remove_person(hoa_phu.dung, case.pk, hoa_phu.quyen.person_id, reason="Có quan hệ họ hàng", seal=seal, now=NOW)
    with pytest.raises(Missing):
        look(hoa_phu.quyen, case, seal)
    written = [(row.deed, seal.open(row.sealed)) for row in CaseEntry.objects.all()]
    assert written == [("accused", ""), ("barred", WHY), ("named", "Giao xác minh"), ("removed", "Có quan hệ họ hàng")]


@pytest.mark.parametrize("who", ["khoa", "tuan"])
def test_neither_administrator_nor_accused_is_named(hoa_phu: Cast, seal: Seal, who: str) -> None:
    case = sealed(hoa_phu)
    accuse(hoa_phu, case, "tuan", seal=seal)
    with pytest.raises(Refused):
        name_person(hoa_phu.dung, case.pk, hoa_phu.actors[who].person_id, reason=WHY, seal=seal, now=NOW)


def test_somebody_named_who_becomes_administrator_sees_no_more(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu)
    accuse(hoa_phu, case, "tuan", seal=seal)
    name_person(hoa_phu.dung, case.pk, hoa_phu.phuc.person_id, reason="Giao xác minh", seal=seal, now=NOW)
    Membership.objects.create(user_id=hoa_phu.phuc.user_id, role=Role.ADMIN, valid_from=TODAY)
    actor = actor_for(User.objects.get(username="phuc"), TODAY)
    assert actor is not None
    assert list(sealed_cases(actor, TODAY)) == []


def test_bar_by_mistake_is_lifted_with_a_reason(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu, "Tôi tố cáo ông trưởng thôn; tôi đã nộp đơn cho bà Mai Lệ Quyên.")
    with pytest.raises(Refused):
        clear_person(hoa_phu.dung, case.pk, hoa_phu.quyen.person_id, reason="", seal=seal, now=NOW)
    clear_person(hoa_phu.dung, case.pk, hoa_phu.quyen.person_id, reason="Chỉ là người nhận đơn", seal=seal, now=NOW)
    assert (list(sealed_cases(hoa_phu.quyen, TODAY)), keeper_of(case, TODAY)) == ([case], Keeper.OFFICERS)


def test_nobody_is_accused_without_a_word(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu)
    with pytest.raises(Refused):
        note_accused(hoa_phu.quyen, case.pk, [], name=" ", reason=WHY, seal=seal, now=NOW)


def test_looks_cannot_be_changed(hoa_phu: Cast, seal: Seal) -> None:
    rows = Look.objects.filter(pk=look(hoa_phu.quyen, sealed(hoa_phu), seal).pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(reason=LookReason.OTHER)


def test_the_law_s_steps_and_clocks(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu)
    first = clock_of(case)
    assert first is not None
    assert (first.start, first.due) == (TODAY, date(2026, 3, 18))
    note_many_places(hoa_phu.quyen, case.pk, reason="Hai thôn cùng liên quan", seal=seal, now=NOW)
    confirm_case(hoa_phu.quyen, case.pk, now=NOW)
    case.refresh_from_db()
    longer = clock_of(case)
    assert longer is not None
    assert longer.due == date(2026, 3, 23)
    accept_case(hoa_phu.quyen, case.pk, on=TODAY, note="", seal=seal, now=NOW)
    for _ in range(2):
        extend_case(hoa_phu.quyen, case.pk, very_complex=True, reason="Nhiều người", seal=seal, now=NOW)
    with pytest.raises(Refused):
        extend_case(hoa_phu.quyen, case.pk, very_complex=True, reason="Nhiều người", seal=seal, now=NOW)
    case.refresh_from_db()
    last = clock_of(case)
    assert last is not None
    assert last.due >= TODAY + timedelta(days=90)
    close_case(hoa_phu.quyen, case.pk, on=TODAY, note="", seal=seal, now=NOW)
    case.refresh_from_db()
    assert (clock_of(case), case.state) == (None, SealedState.CLOSED)


def test_only_an_approved_copy_is_passed_on_and_once(hoa_phu: Cast, seal: Seal) -> None:
    case = sealed(hoa_phu)
    confirm_case(hoa_phu.quyen, case.pk, now=NOW)
    with pytest.raises(Refused, match="bản sao"):
        pass_on_case(hoa_phu.quyen, case.pk, to="Thanh tra tỉnh", on=TODAY, note="", seal=seal, now=NOW)
    copy = start_copy(hoa_phu.quyen, case.pk, seal=seal, now=NOW)
    approve_copy(hoa_phu.quyen, case.pk, seen_version=copy.version, seal=seal, now=NOW)
    pass_on_case(hoa_phu.quyen, case.pk, to="Thanh tra tỉnh", on=TODAY, note="", seal=seal, now=NOW)
    with pytest.raises(Refused):
        pass_on_case(hoa_phu.quyen, case.pk, to="Thanh tra tỉnh", on=TODAY, note="", seal=seal, now=NOW)


def test_names_are_found_whole_with_or_without_diacritics() -> None:
    people = {1: "Mai Lệ Quyên", 2: "Lê Hữu Phúc", 3: "Quyên"}
    assert mentioned("Bà MAI LE QUYEN và ông Lê Hữu Phúc Hậu.", people) == {1, 2}


@pytest.mark.parametrize(
    ("text", "accused"),
    [("Tôi tố cáo ông chủ tịch xã nhận tiền", True), ("Kính gửi Chủ tịch xã, tôi tố cáo trưởng thôn", False)],
)
def test_chairman_is_accused_only_behind_the_word(text: str, accused: bool) -> None:
    assert accuses_chairman(text) is accused


def test_copy_hides_the_sender_and_says_when_it_does_not() -> None:
    own = ["Phạm Thị Lan", "+84900000001", ""]
    text = "Tôi là phạm thị lan, số 0900.000.001, tố cáo trưởng thôn ăn chặn tiền."
    hidden = proposed_copy(text, own)
    assert (still_tells(text, own), still_tells(hidden, own)) == (True, False)
    assert "tố cáo trưởng thôn ăn chặn tiền" in hidden
