import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import DENUNCIATION, Cast, do_jobs
from tests.cycle.intake.tables import DITCH, GOOD, HEAD, LAMP, SHORT, keep, pasted, xlsx
from tests.web.desk.office import HOA_PHU, Desk

from dienhong.cycle.intake.models import IntakeBatch
from dienhong.cycle.intake.tables import read_table
from dienhong.cycle.opinions.models import Opinion
from dienhong.kernel.reading.sheets import read_sheets

PLACE = "y-kien/nhap-bang/"


def upload(desk: Desk, content: bytes, name: str = "thon-dong.xlsx", **said: str) -> Any:
    told = {"collector": "Trưởng thôn Bùi Văn Sáu", "channel": "village_head"} | said
    return desk.post(PLACE, file=SimpleUploadedFile(name, content), **told)


def place_of(response: Any) -> str:
    return response["Location"].removeprefix(HOA_PHU)


def test_from_file_to_register_and_back(office: Desk, hoa_phu: Cast) -> None:
    answer = upload(office, xlsx(("DANH SÁCH Ý KIẾN THÔN ĐÔNG",), HEAD, *GOOD, SHORT, LAMP))
    place = place_of(answer)
    page = office.text(place)
    assert "Hãy viết rõ hơn nội dung ý kiến" in page
    assert "Nhập 3 dòng vào sổ" in page
    form = office.text(place, muc="faulty", sua="6")
    assert 'name="text"' in form
    sent = {"tab": "faulty", "act": "save", "text": "Cống đầu xóm hỏng nắp.", "village": "Thôn Đông"}
    assert office.post(f"{place}dong/6/", **sent).status_code == 302
    assert "Nhập 4 dòng vào sổ" in office.text(place)
    office.post(f"{place}nhap/")
    while do_jobs():
        pass
    assert min(Opinion.objects.values_list("text", flat=True)) == "Cống đầu xóm hỏng nắp."
    opinion = Opinion.objects.get(text=DITCH[1])
    shown = office.text(f"y-kien/{opinion.pk}/")
    assert "Thu thập bởi</dt><dd>Trưởng thôn Bùi Văn Sáu" in shown
    assert office.post(f"{place}rut/", reason="").status_code == 422
    office.post(f"{place}rut/", reason="Nhầm tệp năm trước")
    while do_jobs():
        pass
    assert set(Opinion.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert "Đã rút cả lần nhập" in office.text(place)


def test_pasted_rows_take_the_same_two_steps(office: Desk, hoa_phu: Cast) -> None:
    answer = office.post(PLACE, pasted=pasted(HEAD, *GOOD), collector="Chi hội Phụ nữ", channel="paper")
    assert "Nhập 3 dòng vào sổ" in office.text(place_of(answer))


def test_a_column_is_chosen_on_the_page(office: Desk, hoa_phu: Cast) -> None:
    place = place_of(upload(office, xlsx(("A", "B"), ("Thôn Đông", LAMP[1]))))
    assert "Chưa biết cột nào là nội dung ý kiến" in office.text(place)
    assert office.post(f"{place}cot/", header_row="1", text="", village="0").status_code == 422
    office.post(f"{place}cot/", header_row="1", text="1", village="0")
    assert "Nhập 1 dòng vào sổ" in office.text(place)


def test_what_a_row_says_stands_chosen_in_its_form(office: Desk, hoa_phu: Cast) -> None:
    place = place_of(upload(office, xlsx(HEAD, (*DITCH[:2], "Thôn lạ", *DITCH[3:]))))
    form = office.text(place, sua="2")
    assert '<option value="Có" selected>' in form
    assert '<option value="Thôn lạ" selected>' in form
    sent = {"tab": "faulty", "act": "save", "text": DITCH[1], "village": "Thôn lạ", "consent": "Có"}
    assert "sua=2" in office.post(f"{place}dong/2/", **sent)["Location"]


def test_a_row_is_left_out_and_taken_back(office: Desk, hoa_phu: Cast) -> None:
    place = place_of(upload(office, xlsx(HEAD, LAMP)))
    office.post(f"{place}dong/2/", act="skip", tab="ready")
    assert "vào sổ</button>" not in office.text(place)
    office.post(f"{place}dong/2/", act="take", tab="skipped")
    assert "Nhập 1 dòng vào sổ" in office.text(place)


def test_the_template_can_be_sent_back_as_it_is(office: Desk, hoa_phu: Cast) -> None:
    content = office.get(f"{PLACE}mau.xlsx").content
    table = read_table(content)
    assert (table.header_row, len(table.mapping)) == (1, 7)
    place = place_of(upload(office, content))
    assert "vào sổ</button>" not in office.text(place)


def test_bad_rows_come_as_a_workbook_whose_cells_are_text(office: Desk, hoa_phu: Cast) -> None:
    formula = "=HYPERLINK(1)"
    place = place_of(
        upload(office, xlsx(HEAD, ("1", formula, "", "", "", "", ""), ("2", SHORT[1], "@x", "", "", "", "")))
    )
    content = office.get(f"{place}can-sua.xlsx").content
    rows = read_sheets(content)[0].rows
    assert rows[1][1] == formula
    assert "Dòng 2 của bảng gốc." in rows[1][-1]
    from zipfile import ZipFile  # what a spreadsheet would run stands in <f>

    with ZipFile(io.BytesIO(content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_a_row_on_the_second_page_is_mended_there(office: Desk, hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, *((str(n), "Hỏng.", "", "", "", "", "") for n in range(1, 61)))
    place = f"{PLACE}{batch.pk}/"
    link = re.search(r'href="(\?muc=faulty&amp;trang=[^"]+)"', office.text(place))
    query = dict(part.split("=", 1) for part in link[1].removeprefix("?").replace("&amp;", "&").split("&"))
    assert 'name="text"' in office.text(place, **query, sua="55")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"PK\x03\x04 not a book"),
        ("a.xlsx", b"\x00" * 100),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("a.csv", "Nội dung\n".encode()),
        ("a.exe", b"MZ\x90\x00\x03"),
        ("a.csv", b"\xff\xfe" + "Nội dung,Thôn\n".encode("utf-16-le")),
        ("a.csv", b"," * 5000),
    ],
)
def test_a_file_that_cannot_be_used_is_answered_with_a_sentence(
    office: Desk, hoa_phu: Cast, name: str, content: bytes
) -> None:
    answer = upload(office, content, name)
    assert (answer.status_code, IntakeBatch.objects.count()) == (422, 0)
    assert "Lỗi:" in answer.content.decode()


def test_words_in_a_table_are_never_markup(office: Desk, hoa_phu: Cast) -> None:
    place = place_of(
        upload(
            office,
            xlsx((*HEAD[:6], "<script>x</script>"), ("1", "<script>alert(1)</script> đèn hỏng", "", "", "", "", "")),
        )
    )
    assert "<script>alert" not in office.text(place)
    assert "<script>x" not in office.text(place)


def test_who_collected_must_be_said(office: Desk, hoa_phu: Cast) -> None:
    assert upload(office, xlsx(HEAD, LAMP), collector="").status_code == 422


def test_a_file_and_a_paste_at_once_are_refused(office: Desk, hoa_phu: Cast) -> None:
    assert upload(office, xlsx(HEAD, LAMP), pasted=pasted(HEAD, LAMP)).status_code == 422


@pytest.mark.parametrize(
    ("who", "status"), [("sau", 200), ("van", 200), ("tuan", 403), ("khoa", 403), ("dung", 403), ("ngoc", 404)]
)
def test_who_may_see_the_page(hoa_phu: Cast, binh_an: Cast, who: str, status: int) -> None:
    assert Desk(who).get(PLACE).status_code == status


@pytest.mark.parametrize("path", ["", "cot/", "dong/2/", "nhap/", "dung/", "rut/", "dong-lai/", "can-sua.xlsx"])
def test_somebody_elses_table_does_not_exist(hoa_phu: Cast, binh_an: Cast, path: str) -> None:
    batch = keep(hoa_phu.ha, LAMP)
    ask = "get" if path in {"", "can-sua.xlsx"} else "post"
    for desk in (Desk("van"), Desk("ngoc"), Desk("ngoc", "/binh-an/ban-lam-viec/")):
        sent = {"act": "skip", "reason": "Nhầm", "header_row": "1", "text": "1"} if ask == "post" else {}
        assert getattr(desk, ask)(f"{PLACE}{batch.pk}/{path}", **sent).status_code == 404
    assert batch.rows.filter(state="ready").count() == 1


def test_a_village_head_is_offered_the_own_village(hoa_phu: Cast) -> None:
    page = Desk("sau").text(PLACE)
    assert ("Thôn Đông" in page, "Thôn Đoài" in page) == (True, False)


def test_the_page_says_nothing_of_a_sealed_row(office: Desk, hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP, ("2", DENUNCIATION, "", "", "", "", ""))
    office.post(f"{PLACE}{batch.pk}/nhap/")
    while do_jobs():
        pass
    page = office.text(f"{PLACE}{batch.pk}/", muc="imported")
    assert "khống" not in page
    assert len(re.findall(r"DH-[0-9A-Z-]+", page)) == 2


def test_the_preview_asks_the_database_no_more_for_more_rows(office: Desk, hoa_phu: Cast) -> None:
    from django.db import connection  # counted for each page by itself
    from django.test.utils import CaptureQueriesContext

    def asked(count: int) -> int:
        rows = ((str(n), f"Đoạn mương số {n} bị tắc.", "Thôn Đông", "", "", "", "") for n in range(count))
        batch = keep(hoa_phu.ha, *rows)
        with CaptureQueriesContext(connection) as queries:
            office.text(f"{PLACE}{batch.pk}/")
        return len(queries)

    assert asked(1) == asked(3)
