import re
import secrets

import pytest

from dienhong.civic.people.roles import Role
from dienhong.civic.people.rules import fits_together, has_unit, has_village, is_username, temporary_password
from dienhong.kernel.codes import ALPHABET


def test_temporary_password_is_sixteen_characters_that_can_be_read_out() -> None:
    password = temporary_password(secrets.randbelow)
    assert re.fullmatch(rf"[{ALPHABET.lower()}]{{4}}(-[{ALPHABET.lower()}]{{4}}){{3}}", password)
    assert set(password) & set("01ilou") == set()


def test_temporary_passwords_use_the_randomness_given_to_the_full() -> None:
    assert temporary_password(lambda _: 0) == "2222-2222-2222-2222"
    assert temporary_password(lambda limit: limit - 1) == "yyyy-yyyy-yyyy-yyyy"
    assert len({temporary_password(secrets.randbelow) for _ in range(200)}) == 200


@pytest.mark.parametrize("name", ["ha.nguyen", "lan", "thon-dong_2"])
def test_username_of_plain_letters_is_allowed(name: str) -> None:
    assert is_username(name)


@pytest.mark.parametrize("name", ["", "a", "Hà", "hà.nguyễn", "ha nguyen", ".ha", "ha-", "a" * 61, "ha\n"])
def test_username_that_no_keyboard_types_is_refused(name: str) -> None:
    assert not is_username(name)


def test_administrator_and_petition_officer_are_never_one_person() -> None:
    assert not fits_together(Role.PETITION_OFFICER, [Role.ADMIN])
    assert not fits_together(Role.ADMIN, [Role.COORDINATOR, Role.PETITION_OFFICER])
    assert fits_together(Role.ADMIN, [Role.COORDINATOR, Role.ADMIN])
    assert fits_together(Role.PETITION_OFFICER, [])


@pytest.mark.parametrize(("role", "unit", "village"), [(Role.UNIT, False, True), (Role.VILLAGE_HEAD, True, False)])
def test_role_needs_its_place(role: Role, unit: bool, village: bool) -> None:
    assert (bool(has_unit(role, None)), bool(has_village(role, None))) == (unit, village)
    assert has_unit(role, 1)
    assert has_village(role, 1)
