import pytest

from dienhong.kernel.actors import Actor, citizen, system
from dienhong.kernel.errors import Forbidden


def test_citizen_may_nothing_and_is_no_official() -> None:
    lan = citizen(7)
    assert (lan.permissions, lan.is_official, lan.commune_id) == (frozenset(), False, 7)


def test_person_id_of_a_citizen_asks_to_log_in() -> None:
    with pytest.raises(Forbidden, match="Mời đăng nhập"):
        _ = citizen(7).person_id


def test_person_id_of_an_official() -> None:
    assert Actor(commune_id=7, name="Hà", user_id=3).person_id == 3


def test_system_is_no_person() -> None:
    assert (system(7).user_id, system(7).is_official) == (None, False)
