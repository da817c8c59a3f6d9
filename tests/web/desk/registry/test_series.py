"""Series of numbers: what shares one, what comes next, what was used elsewhere."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import NOW, Cast
from tests.civic.documents.office import make_document, party_term
from tests.web.desk.office import Desk

from dienhong.civic.documents.actions.register import void_number
from dienhong.civic.documents.models import IssuedNumber, NumberSeries
from dienhong.civic.documents.states import DocumentState

ALL = "so-van-ban/he-thong-so/"


def shown(desk: Desk) -> dict[str, tuple[str, str, bool]]:
    """Key → next number, how it runs, whether it was set up."""
    return {row.key: (row.next, row.runs, row.is_set) for row in desk.get(ALL).context["rows"]}


def test_series_stand_before_anybody_sets_them_up(clerk: Desk) -> None:
    year = f"Năm {timezone.localdate().year}"
    series = shown(clerk)
    assert series["administrative"] == ("01", year, False)
    assert series["incoming"] == ("01", year, False)
    assert series["party_plan"] == ("", "Chưa khai nhiệm kỳ", False)


def test_party_term_is_declared(clerk: Desk) -> None:
    page = f"{ALL}party_plan/"
    sent = {"title": "Kế hoạch của Đảng ủy", "kinds": ["party_plan"], "term_from": "26/07/2025"}
    assert clerk.post(page, **sent).status_code == 302
    assert NumberSeries.objects.get().term_from == date(2025, 7, 26)
    assert shown(clerk)["party_plan"] == ("01", "Nhiệm kỳ từ 26/7/2025", True)
    missing = clerk.post(page, **(sent | {"term_from": ""}))
    assert list(missing.context["form"].errors) == ["term_from"]


def test_kind_with_numbers_of_its_own(clerk: Desk) -> None:
    everything = ["plan", "notice", "decision"]
    assert clerk.post(f"{ALL}administrative/", title="Hành chính", kinds=everything).status_code == 302
    assert clerk.post(f"{ALL}moi/", title="Quyết định", kinds=["decision"], term_from="").status_code == 302
    kinds = {row.key: row.kinds for row in NumberSeries.objects.all()}
    assert kinds == {"administrative": ["notice", "plan"], "quyet-dinh": ["decision"]}
    assert "Chưa thuộc hệ thống số nào" in clerk.text(ALL)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"title": "Lẫn lộn", "kinds": ["plan", "party_plan"]}, "kinds"),
        ({"title": "Không loại", "kinds": []}, "kinds"),
        ({"title": "Lạ", "kinds": ["x"]}, "kinds"),
        ({"title": "Incoming", "kinds": ["plan"]}, "title"),
        ({"title": "…", "kinds": ["plan"]}, "title"),
        ({"title": "Năm", "kinds": ["plan"], "term_from": "26/07/2025"}, "term_from"),
    ],
)
def test_series_that_cannot_be_is_refused_at_its_field(clerk: Desk, sent: dict, field: str) -> None:
    page = clerk.post(f"{ALL}moi/", **sent)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert NumberSeries.objects.count() == 0


def test_numbers_used_outside_and_voided_are_told(clerk: Desk, hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, DocumentState.NUMBERED)
    void_number(hoa_phu.van, row.pk, reason="Cấp nhầm", now=NOW)
    page = f"{ALL}administrative/ngoai/"
    assert "Số tiếp theo đang là" in clerk.text(page)
    assert clerk.post(page, last="9", day="10/03/2026", reason="Sổ giấy").status_code == 302
    listed = next(one for one in clerk.get(ALL).context["rows"] if one.key == "administrative")
    assert [(one.numbers, one.fate, one.reason) for one in listed.explained] == [
        ("01", "Đã hủy", "Cấp nhầm"),
        ("02–09", "Dùng ngoài phần mềm", "Sổ giấy"),
    ]
    assert listed.next == "10"


def test_arrivals_go_on_behind_the_paper_register(clerk: Desk) -> None:
    page = f"{ALL}incoming/ngoai/"
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert clerk.post(page, last="350", day=today, reason="Sổ giấy đến hết tháng").status_code == 302
    assert shown(clerk)["incoming"][0] == "351"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"last": "0"}, "last"),
        ({"last": "x"}, "last"),
        ({"last": "5000"}, "last"),
        ({"reason": ""}, "reason"),
        ({"day": "32/01/2026"}, "day"),
    ],
)
def test_odd_outside_numbers_are_refused(clerk: Desk, hoa_phu: Cast, sent: dict[str, str], field: str) -> None:
    answers = {"last": "9", "day": "10/03/2026", "reason": "Sổ giấy"}
    page = clerk.post(f"{ALL}incoming/ngoai/", **(answers | sent))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert IssuedNumber.objects.count() == 0


def test_rights_on_series(hoa_phu: Cast) -> None:
    people = ("van", "ha", "dung", "tuan", "khoa")
    answers = [
        [Desk(who).get(f"{ALL}{path}").status_code for who in people] for path in ("", "moi/", "incoming/ngoai/")
    ]
    assert answers == [[200, 200, 200, 403, 403], [200, 403, 403, 403, 403], [200, 403, 403, 403, 403]]


def test_unknown_series_does_not_exist(clerk: Desk) -> None:
    paths = ("khong-co/", "khong-co/ngoai/", "incoming/")
    assert [clerk.get(f"{ALL}{path}").status_code for path in paths] == [404, 404, 404]


def test_three_series_cost_no_more_queries_than_one(clerk: Desk, hoa_phu: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            clerk.text(ALL)
        return len(seen)

    party_term(hoa_phu, "party_plan")
    one = count()
    party_term(hoa_phu, "party_report", "party_notice")
    assert count() == one
