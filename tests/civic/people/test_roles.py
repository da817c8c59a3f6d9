"""The table of rights, and who somebody is on a day."""

from datetime import date, timedelta

import pytest
from tests.cast import TODAY, Cast

from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import actor_for, people_of_unit_who_may, people_who_may, possible_chairs
from dienhong.civic.people.roles import ROLE_PERMISSIONS, Permission, Role
from dienhong.engines.tenancy.scope import in_commune


def test_every_role_has_its_row() -> None:
    assert set(ROLE_PERMISSIONS) == set(Role)


def test_every_permission_is_granted_to_somebody() -> None:
    assert frozenset().union(*ROLE_PERMISSIONS.values()) == set(Permission)


def test_only_the_petition_officer_reads_sealed_and_nothing_else() -> None:
    assert [role for role in Role if Permission.READ_SEALED in ROLE_PERMISSIONS[role]] == [Role.PETITION_OFFICER]
    assert ROLE_PERMISSIONS[Role.PETITION_OFFICER] == {Permission.READ_SEALED}


def test_administrator_configures_and_never_reads_citizens_words() -> None:
    assert ROLE_PERMISSIONS[Role.ADMIN] == {Permission.CONFIGURE, Permission.READ_JOURNAL}


def test_only_leaders_of_the_committee_approve() -> None:
    assert {role for role in Role if Permission.APPROVE_REPLY in ROLE_PERMISSIONS[role]} == {
        Role.CHAIRMAN,
        Role.VICE_CHAIRMAN,
    }


@pytest.mark.parametrize("role", [Role.PARTY_SECRETARY, Role.COUNCIL, Role.FRONT, Role.REGISTRAR, Role.VILLAGE_HEAD])
def test_overseers_and_writers_do_not_read_contacts(role: Role) -> None:
    assert Permission.READ_CONTACT not in ROLE_PERMISSIONS[role]


def test_actor_carries_roles_units_and_rights(hoa_phu: Cast) -> None:
    tuan = hoa_phu.tuan
    assert (tuan.roles, tuan.unit_ids, tuan.permissions) == (
        {Role.UNIT},
        {hoa_phu.units["economy"].pk},
        ROLE_PERMISSIONS[Role.UNIT],
    )
    assert hoa_phu.sau.village_ids == {hoa_phu.villages["Thôn Đông"].pk}


def test_two_roles_add_up(hoa_phu: Cast) -> None:
    user = User.objects.get(username="van")
    Membership.objects.create(user=user, role=Role.PETITION_OFFICER, valid_from=TODAY)
    actor = actor_for(user, TODAY)
    assert actor is not None
    assert actor.permissions == ROLE_PERMISSIONS[Role.REGISTRAR] | ROLE_PERMISSIONS[Role.PETITION_OFFICER]


@pytest.mark.parametrize(("day", "holds"), [(-1, False), (0, True), (9, True), (10, False)])
def test_membership_holds_from_its_first_day_until_before_its_last(hoa_phu: Cast, day: int, holds: bool) -> None:
    user = User.objects.get(username="ha")
    Membership.objects.filter(user=user).update(valid_from=TODAY, valid_to=TODAY + timedelta(days=10))
    assert (actor_for(user, TODAY + timedelta(days=day)) is not None) == holds


def test_closed_account_is_nobody(hoa_phu: Cast) -> None:
    User.objects.filter(username="ha").update(is_active=False)
    assert actor_for(User.objects.get(username="ha"), TODAY) is None


def test_official_is_nobody_in_another_commune(hoa_phu: Cast, binh_an: Cast) -> None:
    ha = User.objects.get(username="ha")
    with in_commune(binh_an.commune.pk):
        assert actor_for(ha, TODAY) is None


def test_people_are_found_by_right_by_unit_and_in_order_of_given_name(hoa_phu: Cast) -> None:
    assert [user.username for user in people_who_may(Permission.TRIAGE, TODAY)] == ["dung", "ha", "phuc"]
    office = hoa_phu.units["office"].pk
    assert [user.username for user in people_of_unit_who_may(Permission.DRAFT_REPLY, office, TODAY)] == ["ha"]
    assert [user.username for user in people_of_unit_who_may(Permission.ENTER_OPINION, office, TODAY)] == ["ha", "van"]
    assert [user.username for user in possible_chairs(TODAY)] == ["dung", "phuc"]
    assert list(possible_chairs(date(2020, 1, 1))) == []


def test_log_in_name_is_found_as_people_type_it(hoa_phu: Cast) -> None:
    assert User.objects.get_by_natural_key("  HA ").full_name == "Nguyễn Thị Hà"
