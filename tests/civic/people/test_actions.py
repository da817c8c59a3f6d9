"""Accounts and roles: who may, what is refused, what the journal keeps."""

import secrets
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.cast import NOW, TODAY, Cast

from dienhong.civic.people.actions.accounts import (
    activate_person,
    add_existing_person,
    add_person,
    deactivate_person,
    reset_password,
)
from dienhong.civic.people.actions.roles import Office, end_role, give_role
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import actor_for, people_here
from dienhong.civic.people.roles import Role
from dienhong.engines.journal.models import Entry
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Refused

CLERK = Office(Role.REGISTRAR, TODAY, post="Văn thư")


def person(username: str) -> User:
    return User.objects.get(username=username)


def add(actor: Actor, name: str = "Lý Thu Trang", username: str = "trang", office: Office = CLERK) -> User:
    made = add_person(
        actor, full_name=name, username=username, office=office, random_below=secrets.randbelow, now=NOW
    )  # fmt: skip
    assert made.user.check_password(made.password)
    return made.user


def role_of(username: str) -> Membership:
    return Membership.objects.get(user=person(username))


def refusal(act: Callable[[], object]) -> tuple[str | None, str]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.field, caught.value.message


def test_new_person_can_work_at_once_and_the_journal_keeps_no_name(hoa_phu: Cast) -> None:
    trang = add(hoa_phu.khoa, username=" Trang ")
    actor = actor_for(trang, TODAY)
    assert actor is not None
    assert (actor.name, actor.roles) == ("Lý Thu Trang", {"registrar"})
    assert (trang.username, trang.home_id) == ("trang", hoa_phu.commune.pk)
    entries = list(Entry.objects.order_by("number").values_list("verb", "subject_id", "details"))
    assert entries == [
        ("person_added", trang.pk, {}),
        ("role_given", trang.pk, {"role": "registrar", "valid_from": TODAY.isoformat()}),
    ]


def test_account_carries_no_password_into_logs(hoa_phu: Cast) -> None:
    account = reset_password(hoa_phu.khoa, person("ha").pk, random_below=secrets.randbelow, now=NOW)
    assert account.password not in repr(account)


def test_only_the_administrator_acts_on_people(hoa_phu: Cast) -> None:
    ha, unit = person("ha").pk, role_of("tuan")
    for who in ("ha", "dung", "tuan", "quyen"):
        actor = hoa_phu.actors[who]
        acts: list[Callable[[], object]] = [
            lambda actor=actor: add(actor),
            lambda actor=actor: add_existing_person(actor, full_name="A", username="b", office=CLERK, now=NOW),
            lambda actor=actor: give_role(actor, ha, CLERK, now=NOW),
            lambda actor=actor: end_role(actor, unit.user_id, unit.pk, on=TODAY, now=NOW),
            lambda actor=actor: reset_password(actor, ha, random_below=secrets.randbelow, now=NOW),
            lambda actor=actor: deactivate_person(actor, ha, now=NOW),
            lambda actor=actor: activate_person(actor, ha, now=NOW),
        ]
        for act in acts:
            with pytest.raises(Forbidden):
                act()
    assert not Entry.objects.exists()


def test_person_of_another_commune_is_missing(hoa_phu: Cast, binh_an: Cast) -> None:
    ngoc, khoa = person("ngoc").pk, hoa_phu.khoa
    with in_commune(binh_an.commune.pk):
        role = role_of("ngoc").pk
    acts: list[Callable[[], object]] = [
        lambda: give_role(khoa, ngoc, CLERK, now=NOW),
        lambda: end_role(khoa, ngoc, role, on=TODAY, now=NOW),
        lambda: end_role(khoa, person("ha").pk, role, on=TODAY, now=NOW),
        lambda: reset_password(khoa, ngoc, random_below=secrets.randbelow, now=NOW),
        lambda: deactivate_person(khoa, ngoc, now=NOW),
        lambda: activate_person(khoa, ngoc, now=NOW),
    ]
    for act in acts:
        with pytest.raises(Missing):
            act()


@pytest.mark.parametrize(
    ("office", "field"),
    [
        (Office(Role.UNIT, TODAY), "unit"),
        (Office(Role.BROADCASTER, TODAY), "unit"),
        (Office(Role.VILLAGE_HEAD, TODAY), "village"),
        (Office(Role.UNIT, TODAY, unit_id=999_999), "unit"),
        (Office(Role.VILLAGE_HEAD, TODAY, village_id=999_999), "village"),
    ],
)
def test_role_without_its_place_is_refused_and_no_account_is_made(hoa_phu: Cast, office: Office, field: str) -> None:
    assert refusal(lambda: add(hoa_phu.khoa, office=office))[0] == field
    assert not User.objects.filter(username="trang").exists()


def test_unit_of_another_commune_is_refused(hoa_phu: Cast, binh_an: Cast) -> None:
    office = Office(Role.UNIT, TODAY, unit_id=binh_an.units["office"].pk)
    assert refusal(lambda: add(hoa_phu.khoa, office=office))[0] == "unit"


def test_taken_username_is_refused_whoever_has_it(hoa_phu: Cast, binh_an: Cast) -> None:
    answers = {refusal(lambda name=name: add(hoa_phu.khoa, username=name)) for name in ("ha", "ngoc", "NGOC")}
    assert answers == {("username", "Không dùng được tên đăng nhập này. Hãy chọn tên khác.")}


def test_existing_account_joins_only_when_both_names_are_known(hoa_phu: Cast, binh_an: Cast) -> None:
    User.objects.filter(username="son").update(is_active=False)

    def join(full_name: str, username: str) -> object:
        return add_existing_person(hoa_phu.khoa, full_name=full_name, username=username, office=CLERK, now=NOW)

    wrong = [("Lương Bảo", "ngoc"), ("Lương Bảo Ngọc", "ngoc2"), ("Đinh Trường Sơn", "son")]
    assert len({refusal(lambda pair=pair: join(*pair)) for pair in wrong}) == 1
    before = person("ngoc").password
    join("lương  bảo ngọc", "Ngoc")
    assert [(row.role, row.user.username) for row in Membership.objects.filter(user=person("ngoc"))] == [
        ("registrar", "ngoc")
    ]
    assert person("ngoc").password == before
    assert "đã có trong danh sách" in refusal(lambda: join("Lương Bảo Ngọc", "ngoc"))[1]


def test_account_of_another_commune_keeps_its_password_and_stays_open(hoa_phu: Cast, binh_an: Cast) -> None:
    add_existing_person(hoa_phu.khoa, full_name="Lương Bảo Ngọc", username="ngoc", office=CLERK, now=NOW)
    ngoc = person("ngoc").pk
    for act in (
        lambda: reset_password(hoa_phu.khoa, ngoc, random_below=secrets.randbelow, now=NOW),
        lambda: deactivate_person(hoa_phu.khoa, ngoc, now=NOW),
        lambda: activate_person(hoa_phu.khoa, ngoc, now=NOW),
    ):
        assert "do xã khác lập" in refusal(act)[1]


def test_administrator_never_becomes_petition_officer_nor_the_other_way(hoa_phu: Cast) -> None:
    sealed, admin = Office(Role.PETITION_OFFICER, TODAY), Office(Role.ADMIN, TODAY)
    assert refusal(lambda: give_role(hoa_phu.khoa, person("khoa").pk, sealed, now=NOW))[0] == "role"
    assert refusal(lambda: give_role(hoa_phu.khoa, person("quyen").pk, admin, now=NOW))[0] == "role"


def test_role_held_already_is_refused_but_another_is_added(hoa_phu: Cast) -> None:
    ha = person("ha")
    give_role(hoa_phu.khoa, ha.pk, CLERK, now=NOW)
    assert refusal(lambda: give_role(hoa_phu.khoa, ha.pk, CLERK, now=NOW))[0] == "role"
    actor = actor_for(ha, TODAY)
    assert actor is not None
    assert actor.roles == {"coordinator", "registrar"}


def test_ended_role_holds_until_the_day_before(hoa_phu: Cast) -> None:
    role = role_of("van")
    last = TODAY + timedelta(days=5)
    end_role(hoa_phu.khoa, role.user_id, role.pk, on=last, now=NOW)
    van = person("van")
    assert actor_for(van, last - timedelta(days=1)) is not None
    assert actor_for(van, last) is None
    assert Entry.objects.get().details == {"role": "registrar", "valid_to": last.isoformat()}
    end_role(hoa_phu.khoa, role.user_id, role.pk, on=TODAY, now=NOW)
    assert "đã kết thúc" in refusal(lambda: end_role(hoa_phu.khoa, van.pk, role.pk, on=TODAY, now=NOW))[1]


def test_role_given_by_mistake_goes_at_once_and_the_person_stays_known(hoa_phu: Cast) -> None:
    trang = add(hoa_phu.khoa)
    end_role(hoa_phu.khoa, trang.pk, role_of("trang").pk, on=TODAY, now=NOW)
    assert actor_for(trang, TODAY) is None
    assert not Membership.objects.filter(user=trang).exists()
    assert trang in people_here()
    assert list(Entry.objects.order_by("number").values_list("verb", flat=True)) == [
        "person_added",
        "role_given",
        "role_ended",
    ]


def test_administrator_cannot_give_up_the_own_last_admin_role(hoa_phu: Cast) -> None:
    role = role_of("khoa")
    for on in (TODAY, TODAY + timedelta(days=30)):
        assert "không tự bỏ" in refusal(lambda on=on: end_role(hoa_phu.khoa, role.user_id, role.pk, on=on, now=NOW))[1]
    assert "không tự khóa" in refusal(lambda: deactivate_person(hoa_phu.khoa, role.user_id, now=NOW))[1]


def test_last_administrator_stays_even_when_someone_else_with_the_right_asks(hoa_phu: Cast) -> None:
    """Two administrators at once: the second one's right was checked before the first one took it away."""
    trang = add(hoa_phu.khoa, office=Office(Role.ADMIN, TODAY))
    second = actor_for(trang, TODAY)
    assert second is not None
    first = role_of("khoa")
    end_role(hoa_phu.khoa, trang.pk, role_of("trang").pk, on=TODAY, now=NOW)
    assert "ít nhất một quản trị" in refusal(lambda: end_role(second, first.user_id, first.pk, on=TODAY, now=NOW))[1]
    assert "ít nhất một quản trị" in refusal(lambda: deactivate_person(second, first.user_id, now=NOW))[1]


def test_deactivated_person_has_no_role_until_activated(hoa_phu: Cast) -> None:
    ha = person("ha")
    deactivate_person(hoa_phu.khoa, ha.pk, now=NOW)
    assert actor_for(ha, TODAY) is None
    assert "đã khóa" in refusal(lambda: deactivate_person(hoa_phu.khoa, ha.pk, now=NOW))[1]
    activate_person(hoa_phu.khoa, ha.pk, now=NOW)
    assert actor_for(ha, TODAY) is not None
    assert "đang mở" in refusal(lambda: activate_person(hoa_phu.khoa, ha.pk, now=NOW))[1]


def test_own_password_is_not_reset_here(hoa_phu: Cast) -> None:
    act = lambda: reset_password(hoa_phu.khoa, person("khoa").pk, random_below=secrets.randbelow, now=NOW)  # noqa: E731
    assert "Đổi mật khẩu" in refusal(act)[1]


@pytest.mark.parametrize(
    ("name", "username", "field"), [(" ", "trang", "full_name"), ("Lý Thu Trang", "Trảng", "username")]
)
def test_impossible_names_are_refused(hoa_phu: Cast, name: str, username: str, field: str) -> None:
    assert refusal(lambda: add(hoa_phu.khoa, name, username))[0] == field


def test_people_of_other_communes_are_not_listed(hoa_phu: Cast, binh_an: Cast) -> None:
    assert [user.username for user in people_here()] == [
        "dung", "ha", "khoa", "phuc", "quyen", "sau", "thuy", "tuan", "van",
    ]  # fmt: skip
    with in_commune(binh_an.commune.pk):
        assert [user.username for user in people_here()] == ["ngoc", "son"]


def test_role_from_a_later_day_does_not_hold_yet(hoa_phu: Cast) -> None:
    trang = add(hoa_phu.khoa, office=Office(Role.REGISTRAR, date(2026, 4, 1)))
    assert actor_for(trang, TODAY) is None
    assert actor_for(trang, date(2026, 4, 1)) is not None
