"""The registers as pages, workbooks and paper: the decree's columns, filters in the address, every number explained."""

import io
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.cast import NOW, Cast
from tests.civic.documents.office import make_document, paper
from tests.web.desk.office import Desk

from dienhong.civic.documents.actions.incoming import Arrival, forward_incoming, receive_document
from dienhong.civic.documents.actions.register import void_number
from dienhong.civic.documents.actions.series import note_numbers_used_outside
from dienhong.civic.documents.models import NumberSeries
from dienhong.civic.documents.registers import FOLLOW_UP, INCOMING, OUTGOING
from dienhong.civic.documents.states import DocumentState

YEAR = {"nam": "2026"}
BOOKS = ("so-van-ban/", "so-van-ban/den/", "so-van-ban/theo-doi/")


def arrive(cast: Cast, subject: str = "Công văn về việc báo cáo", **changes: object) -> int:
    """Registered by Vân; its id."""
    fields = {"author": "UBND tỉnh", "reference": f"{subject[-3:]}/UBND", "day": NOW.date(), "subject": subject}
    return receive_document(cast.van, Arrival(**(fields | changes)), even_if_known=True, now=NOW).pk  # type: ignore[arg-type]


def rows_of(workbook: bytes) -> list[list[str]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_index(0).to_python()[3:]


@pytest.mark.parametrize(("path", "headings"), zip(BOOKS, (OUTGOING, INCOMING, FOLLOW_UP), strict=True))
def test_page_shows_the_columns_of_the_decree(
    clerk: Desk, hoa_phu: Cast, folder: Path, path: str, headings: tuple
) -> None:
    make_document(hoa_phu, DocumentState.ISSUED, folder=folder)
    forward_incoming(hoa_phu.van, arrive(hoa_phu), unit_id=hoa_phu.units["economy"].pk, now=NOW)
    page = clerk.text(path, **YEAR)
    assert [heading.title in page for heading in headings] == [True] * len(headings)


def test_voided_and_foreign_numbers_are_explained(clerk: Desk, hoa_phu: Cast) -> None:
    void = make_document(hoa_phu, DocumentState.NUMBERED)
    void_number(hoa_phu.van, void.pk, reason="Cấp nhầm loại", now=NOW)
    series = NumberSeries.objects.get(key="administrative")
    note_numbers_used_outside(hoa_phu.van, series.pk, last=4, reason="Sổ giấy cũ", now=NOW)
    page = clerk.text("so-van-ban/", **YEAR)
    assert "Năm 2026 có 4 số; 1 số đã hủy; 3 số dùng ngoài phần mềm; dãy số liền, không thiếu số nào." in page
    assert "Hủy số: Cấp nhầm loại" in page
    assert page.count("Đã dùng ngoài phần mềm: Sổ giấy cũ") == 3
    assert clerk.text("so-van-ban/", **YEAR, **{"so-phan": "huy"}).count("data-desk-row") == 1
    assert clerk.text("so-van-ban/", **YEAR, **{"so-phan": "ngoai"}).count("data-desk-row") == 3


def test_filters_stand_in_the_address_and_downloads_hold_what_they_show(
    clerk: Desk, hoa_phu: Cast, folder: Path
) -> None:
    for subject in ("Đối thoại với thôn Đông", "Đối thoại với thôn Đoài"):
        make_document(hoa_phu, DocumentState.ISSUED, document=paper(subject=subject), folder=folder)
    query = YEAR | {"q": "thon dong"}
    page = clerk.text("so-van-ban/", **query)
    assert page.count("data-desk-row") == 1
    assert "/so-van-ban/tai/di/excel/?q=thon+dong&amp;nam=2026" in page
    workbook = clerk.get("so-van-ban/tai/di/excel/", **query)
    assert [row[0] for row in rows_of(workbook.content)] == ["01/KH-UBND"]
    assert workbook["Content-Disposition"] == 'attachment; filename="so-van-ban-di-2026.xlsx"'
    printed = clerk.get("so-van-ban/tai/di/pdf/", **query).content
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages)
    assert "01/KH-UBND" in text
    assert "02/KH-UBND" not in text
    assert "có 1 số đăng ký" in " ".join(text.split())


def test_downloads_are_in_the_order_of_numbers_and_pages_newest_first(clerk: Desk, hoa_phu: Cast, folder: Path) -> None:
    for _ in range(3):
        make_document(hoa_phu, DocumentState.ISSUED, folder=folder)
    page = clerk.text("so-van-ban/", **YEAR)
    assert page.index("03/KH-UBND") < page.index("01/KH-UBND")
    workbook = clerk.get("so-van-ban/tai/di/excel/", **YEAR).content
    assert [row[0] for row in rows_of(workbook)] == ["01/KH-UBND", "02/KH-UBND", "03/KH-UBND"]


def test_pages_of_a_long_register_hold_every_line_once(clerk: Desk, hoa_phu: Cast) -> None:
    for at in range(60):
        arrive(hoa_phu, f"Công văn {at:03}")
    first = clerk.get("so-van-ban/den/", **YEAR).context
    second = clerk.client.get(f"{clerk.root}so-van-ban/den/{first['next']}").context
    named = [line.named for line in [*first["lines"], *second["lines"]]]
    assert named == [f"{at:02}" for at in range(60, 0, -1)]
    assert second["next"] == ""
    assert second["asked"].year == 2026


def test_days_narrow_the_register_and_an_odd_day_is_told(clerk: Desk, hoa_phu: Cast) -> None:
    arrive(hoa_phu)
    assert clerk.text("so-van-ban/den/", **YEAR, tu="10/03/2026").count("data-desk-row") == 0
    assert clerk.text("so-van-ban/den/", **YEAR, tu="09/03/2026", den="09/03/2026").count("data-desk-row") == 1
    odd = clerk.text("so-van-ban/den/", **YEAR, tu="hôm qua")
    assert odd.count("data-desk-row") == 1
    assert "Chưa lọc theo ngày" in odd


@pytest.mark.parametrize("path", BOOKS)
def test_years_are_written_as_years(clerk: Desk, path: str) -> None:
    page = clerk.text(path, nam="2025")
    assert "năm 2025</h1>" in page
    assert '<option value="2025" selected>2025</option>' in page


@pytest.mark.parametrize("path", BOOKS)
def test_odd_addresses_still_open(clerk: Desk, path: str) -> None:
    odd = {"nam": "20x6", "he": "?", "so": "\0", "loai": "x", "so-phan": "x", "don-vi": "9" * 30, "trang": "%%%"}
    assert clerk.get(path, **odd).status_code == 200


def test_hostile_texts_stay_text(clerk: Desk, hoa_phu: Cast) -> None:
    arrive(hoa_phu, '=HYPERLINK("x") 🙂 <script>alert(1)</script>', author="-1+1", note="\u202e\x07đảo")
    page = clerk.text("so-van-ban/den/", **YEAR)
    assert "<script>alert" not in page
    row = rows_of(clerk.get("so-van-ban/tai/den/excel/", **YEAR).content)[0]
    assert row[5].startswith("=HYPERLINK")
    assert row[2] == "-1+1"
    printed = clerk.get("so-van-ban/tai/den/pdf/", **YEAR)
    assert printed.content.startswith(b"%PDF-")


@pytest.mark.parametrize("path", [*BOOKS, "so-van-ban/tai/di/excel/", "so-van-ban/tai/den/pdf/"])
def test_registers_are_for_those_who_read_documents(hoa_phu: Cast, path: str) -> None:
    answers = {who: Desk(who).get(path).status_code for who in ("van", "ha", "dung", "tuan", "sau")}
    assert answers == {"van": 200, "ha": 200, "dung": 200, "tuan": 403, "sau": 403}


def test_another_communes_register_is_its_own(hoa_phu: Cast, binh_an: Cast) -> None:
    assert Desk("ngoc").get("so-van-ban/").status_code == 404
    home = Desk("ngoc", "/binh-an/ban-lam-viec/")
    assert home.text("so-van-ban/", **YEAR).count("data-desk-row") == 0


def test_an_unknown_book_does_not_exist(clerk: Desk) -> None:
    assert clerk.get("so-van-ban/tai/mat/pdf/").status_code == 404


@pytest.mark.parametrize("path", BOOKS)
def test_three_rows_cost_no_more_queries_than_one(clerk: Desk, hoa_phu: Cast, folder: Path, path: str) -> None:
    def fill() -> None:
        make_document(hoa_phu, DocumentState.ISSUED, folder=folder, unit_id=hoa_phu.units["office"].pk)
        forward_incoming(hoa_phu.van, arrive(hoa_phu), unit_id=hoa_phu.units["economy"].pk, now=NOW)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            clerk.text(path, **YEAR)
        return sum("set_config" not in query["sql"] for query in seen)  # that names the commune to PostgreSQL

    fill()
    one = count()
    fill()
    fill()
    assert count() == one
    assert one <= 12
