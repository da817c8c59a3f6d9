"""The administrator's page of time limits, and what follows for due dates."""

from datetime import date

import pytest
from tests.cast import Cast, do_jobs, make_opinion
from tests.web.desk.office import Desk

from dienhong.civic.deadlines.models import LocalLimit
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.tenancy.scope import in_commune

OWN = {"rule": "ordinary", "amount": "20", "source": "Quy chế số 12/QC-UBND"}


@pytest.fixture
def admin(hoa_phu: Cast) -> Desk:
    """Khoa, who administers."""
    return Desk("khoa")


def due_dates(cast: Cast) -> list[date | None]:
    with in_commune(cast.commune.pk):
        return list(Opinion.objects.values_list("due_date", flat=True))


def test_due_dates_follow_a_limit_of_the_commune_and_its_end(hoa_phu: Cast, admin: Desk) -> None:
    make_opinion(hoa_phu, OpinionState.ASSIGNED)
    before = due_dates(hoa_phu)
    assert admin.post("cau-hinh/thoi-han/", **OWN).status_code == 302
    do_jobs()
    assert due_dates(hoa_phu) == [date(2026, 3, 30)]
    with in_commune(hoa_phu.commune.pk):
        own = LocalLimit.objects.get()
    assert "Quy chế số 12/QC-UBND" in admin.text("cau-hinh/thoi-han/")
    assert admin.post(f"cau-hinh/thoi-han/{own.pk}/bo/").status_code == 302
    do_jobs()
    assert due_dates(hoa_phu) == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"rule": ""}, "Hãy chọn"),
        ({"amount": "0"}, "1"),
        ({"source": " "}, "Hãy ghi"),
        ({"rule": "result", "amount": "30"}, "chỉ được chặt hơn"),
        ({"rule": "nonsense"}, "Hãy chọn"),
    ],
)
def test_faults_are_said_and_nothing_is_kept(hoa_phu: Cast, admin: Desk, typed: dict[str, str], said: str) -> None:
    response = admin.post("cau-hinh/thoi-han/", **OWN | typed)
    assert response.status_code == 422
    assert said in response.content.decode()
    with in_commune(hoa_phu.commune.pk):
        assert LocalLimit.objects.count() == 0


@pytest.mark.parametrize("who", ["ha", "dung", "tuan"])
def test_only_the_administrator_sets_limits(hoa_phu: Cast, who: str) -> None:
    assert Desk(who).get("cau-hinh/thoi-han/").status_code == 403
