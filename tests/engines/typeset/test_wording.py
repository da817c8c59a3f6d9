from dataclasses import replace

import pytest

from dienhong.engines.typeset import wording
from dienhong.engines.typeset.model import Heading, Item, Level, PageBreak, Paragraph, Recipients, Run, Table, inline
from dienhong.engines.typeset.profiles import HD05_2026, ND30_2020

from .samples import LETTER, PARTY_PLAN, REPORT, STATE_PLAN, UNIT_LETTER

BLANK = wording.BLANK


def test_number_and_day_are_written_or_left_to_the_hand() -> None:
    assert wording.reference_line(STATE_PLAN) == "Số: 05/KH-UBND"
    assert wording.reference_line(replace(STATE_PLAN, number=None)) == f"Số: {BLANK}/KH-UBND"
    assert wording.reference_line(replace(PARTY_PLAN, number=None)) == f"Số {BLANK}-KH/ĐU"
    assert wording.date_line(STATE_PLAN) == "Bình Tân, ngày 05 tháng 01 năm 2026"
    assert wording.date_line(replace(STATE_PLAN, day=None)) == f"Bình Tân, ngày {BLANK} tháng {BLANK} năm 2026"
    assert wording.date_line(replace(STATE_PLAN, dated=False)) == ""


def test_lists_end_with_semicolons_and_a_full_stop() -> None:
    assert wording.listed(("một", "hai;", "ba.")) == ("một;", "hai;", "ba.")
    assert wording.addressees(LETTER) == ("Sở Xây dựng",)
    assert wording.addressees(UNIT_LETTER)[-1] == "- Ông Lê Văn Minh, thôn Đông."
    assert wording.bases(PARTY_PLAN)[0].startswith("- Căn cứ Luật Tổ chức")
    two = replace(LETTER, recipients=(Recipients(("Như trên",), "Lưu: VT"), Recipients(("Ông Minh",), title="Nơi gửi")))
    assert wording.recipients(two) == (("Nơi nhận:", ("- Như trên;", "- Lưu: VT.")), ("Nơi gửi:", ("- Ông Minh.",)))


def test_appendices_are_numbered_from_two_and_named_after_the_document() -> None:
    assert [wording.appendix_label(REPORT, index) for index in range(2)] == ["Phụ lục I", "Phụ lục II"]
    assert wording.appendix_label(replace(REPORT, appendices=REPORT.appendices[:1]), 0) == "Phụ lục"
    assert wording.appendix_note(PARTY_PLAN) == (
        "(Kèm theo Kế hoạch số 08-KH/ĐU, ngày 02 tháng 6 năm 2026 của Đảng ủy xã Bình Tân)"
    )
    assert wording.appendix_note(LETTER).startswith("(Kèm theo Công văn số 12/UBND-VX ngày 09 tháng 3")


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        (Heading(Level.PART, 2, "Tổ chức"), ((Run("Phần II", bold=True),), (Run("TỔ CHỨC", bold=True),))),
        (Heading(Level.SECTION, 1, "Mục đích"), ((Run("I. MỤC ĐÍCH", bold=True),),)),
        (Heading(Level.CLAUSE, 1, "Yêu cầu"), ((Run("1. Yêu cầu", bold=True),),)),
        (Heading(Level.CLAUSE, 1, "", inline("Phối hợp")), ((Run("1."), Run(" "), Run("Phối hợp")),)),
        (
            Heading(Level.ARTICLE, 2, "", inline("Hiệu lực")),
            ((Run("Điều 2.", bold=True), Run(" "), Run("Hiệu lực")),),
        ),
        (Heading(Level.CLAUSE, 3, "Thời gian", inline(": 8 giờ")), ((Run("3. Thời gian", bold=True), Run(": 8 giờ")),)),
        (Heading(Level.POINT, 5, "", inline("ý")), ((Run("đ)"), Run(" "), Run("ý")),)),
    ],
)
def test_headings_have_their_labels(heading: Heading, lines: tuple[tuple[Run, ...], ...]) -> None:
    assert wording.heading_lines(ND30_2020, heading) == lines


def test_the_partys_sections_have_a_dash() -> None:
    assert wording.heading_lines(HD05_2026, Heading(Level.SECTION, 4, "Mục")) == ((Run("IV- MỤC", bold=True),),)


@pytest.mark.parametrize(
    ("last", "ended"),
    [
        (Paragraph(inline("thực hiện.")), Paragraph(inline("thực hiện./."))),
        (Item(inline("thực hiện;")), Item(inline("thực hiện./."))),
        (Heading(Level.ARTICLE, 3, "Thi hành"), Heading(Level.ARTICLE, 3, "Thi hành./.")),
        (Heading(Level.CLAUSE, 3, "", inline("làm")), Heading(Level.CLAUSE, 3, "", inline("làm./."))),
        (Table((), ()), Table((), ())),
    ],
)
def test_the_last_words_get_the_end_mark(last: Paragraph, ended: Paragraph) -> None:
    first = Paragraph(inline("Mở đầu."))
    document = replace(STATE_PLAN, body=(first, last, PageBreak()))
    assert wording.closed_body(document) == (first, ended)
    assert wording.closed_body(replace(document, closed=False)) == (first, last)


def test_the_partys_end_mark_is_a_full_stop() -> None:
    assert wording.closed_body(replace(PARTY_PLAN, body=(Paragraph(inline("làm")),))) == (Paragraph(inline("làm.")),)
