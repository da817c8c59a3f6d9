"""Registers, arrivals, dossiers, rights to sign and series of numbers are reached by links, by those whose work it is."""

import pytest
from tests.pages.spider import Visit, kind_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("db")]
ROOT = "/hop-thinh/ban-lam-viec/so-van-ban/"
BOOKS = {"", "den/", "theo-doi/", "tai/di/excel/", "tai/den/pdf/", "tai/theo-doi/pdf/"}
ARRIVALS = {"van-ban-den/", "van-ban-den/<n>/", "van-ban-den/<n>/ban-chup/"}
DOSSIERS = {"ho-so/", "ho-so/<n>/"}


@pytest.mark.parametrize(
    ("who", "pages"),
    [
        ("mai", BOOKS | ARRIVALS | DOSSIERS | {"van-ban-den/moi/", "he-thong-so/", "he-thong-so/incoming/ngoai/"}),
        (
            "ha",
            BOOKS | ARRIVALS | DOSSIERS | {"ho-so/moi/", "ho-so/<n>/them/", "ho-so/<n>/ket-thuc/", "ho-so/<n>/tai/"},
        ),
        ("dung", BOOKS | {"tham-quyen-ky/", "tham-quyen-ky/moi/", "tham-quyen-ky/<n>/thoi/"}),
        ("thuan", ARRIVALS | DOSSIERS | {"tham-quyen-ky/"}),
    ],
)
def test_pages_of_the_registry_are_reached(visits: dict[str, list[Visit]], who: str, pages: set[str]) -> None:
    reached = {kind_of(visit.address).removeprefix(ROOT) for visit in visits[who] if visit.address.startswith(ROOT)}
    assert pages - reached == set()


def test_those_without_that_work_reach_none(visits: dict[str, list[Visit]]) -> None:
    assert [v.address for who in ("", "chat", "tam") for v in visits[who] if v.address.startswith(ROOT)] == []
