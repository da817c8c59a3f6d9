"""The form of a .docx read back and held against the decree's own numbers, written here apart from the rule books."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PIL import ImageFont
from tests.engines.typeset.docx_reading import EMU_PER_MM, WP, W, all_paragraphs, find, read, rules, shown, text_of
from tests.engines.typeset.docx_samples import (
    COPY,
    DRAFT,
    INVITATION,
    LETTER,
    LONG_ISSUER,
    MINUTES,
    PARTY_2018,
    PARTY_2026,
    PLAN,
    REPORT,
    SEAL,
    SIGNATURE,
)

from dienhong.engines.typeset.docx.styles import STYLES
from dienhong.engines.typeset.fonts import FOLDER
from dienhong.engines.typeset.model import Align, Document, Heading, Level, Paragraph, Signature, Urgency, inline
from dienhong.engines.typeset.profiles import PROFILES, Part

SUBJECT = PLAN.subject
# NĐ 30/2020, Phụ lục I: text → smallest and largest size, bold, italic, place.
STATE: dict[str, tuple[float, float, bool, bool, str]] = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": (12, 13, True, False, "center"),
    "Độc lập - Tự do - Hạnh phúc": (13, 14, True, False, "center"),
    "ỦY BAN NHÂN DÂN": (12, 13, True, False, "center"),
    "Số: 05/KH-UBND": (13, 13, False, False, "center"),
    "Thanh Bình Thượng, ngày 05 tháng 3 năm 2026": (13, 14, False, True, "center"),
    "KẾ HOẠCH": (13, 14, True, False, "center"),
    SUBJECT: (13, 14, True, False, "center"),
    "Căn cứ Quy chế làm việc của Ủy ban nhân dân xã.": (13, 14, False, True, "both"),
    "Ủy ban nhân dân xã xây dựng Kế hoạch như sau:": (13, 14, False, False, "both"),
    "I. MỤC ĐÍCH, YÊU CẦU": (13, 14, True, False, "both"),
    "1. Mục đích": (13, 14, True, False, "both"),
    "b) Bảo đảm an ninh, trật tự.": (13, 14, False, False, "both"),
    "2. Các thôn phối hợp thực hiện.": (13, 14, False, False, "both"),
    "KT. CHỦ TỊCH": (13, 14, True, False, "center"),
    "PHÓ CHỦ TỊCH": (13, 14, True, False, "center"),
    "Hoàng Văn Sơn": (13, 14, True, False, "center"),
    "Nơi nhận:": (12, 12, True, True, "left"),
    "- Lưu: VT, VP.": (11, 11, False, False, "left"),
}
# HD 36-HD/VPTW and HD 05-HD/VPTW.
PARTY: dict[str, tuple[float, float, bool, bool, str]] = {
    "ĐẢNG CỘNG SẢN VIỆT NAM": (15, 15, True, False, "center"),
    "ĐẢNG BỘ TỈNH BẮC NINH": (14, 14, False, False, "center"),
    "ĐẢNG ỦY XÃ THANH BÌNH THƯỢNG": (14, 14, True, False, "center"),
    "*": (13, 14, False, False, "center"),
    "-----": (13, 14, False, False, "center"),
    "KẾ HOẠCH": (15, 16, True, False, "center"),
    SUBJECT: (14, 15, True, False, "center"),
    "I- MỤC ĐÍCH, YÊU CẦU": (14, 15, True, False, "both"),
    "T/M ĐẢNG ỦY": (13, 14, True, False, "center"),
    "Nơi nhận:": (14, 14, False, False, "left"),
    "- Lưu Văn phòng.": (12, 12, False, False, "left"),
}
PARTY_OWN: dict[str, dict[str, tuple[float, float, bool, bool, str]]] = {
    "hd36_2018": {
        "Căn cứ Quy chế làm việc của Ủy ban nhân dân xã.": (14, 15, False, True, "both"),
        "Thanh Bình Thượng, ngày 09 tháng 01 năm 2025": (14, 14, False, True, "center"),
        "PHÓ BÍ THƯ": (14, 14, True, False, "center"),
    },
    "hd05_2026": {
        "- Căn cứ Quy chế làm việc của Ủy ban nhân dân xã.": (14, 14, False, False, "both"),
        "Số 05-KH/ĐU": (14, 14, False, False, "center"),
        "Thanh Bình Thượng, ngày 02 tháng 6 năm 2026": (14, 14, False, True, "center"),
        "PHÓ BÍ THƯ": (14, 14, False, False, "center"),
    },
}
CASES = [
    *((PLAN, text, form) for text, form in STATE.items()),
    *((PARTY_2018, text, form) for text, form in {**PARTY, **PARTY_OWN["hd36_2018"]}.items()),
    *((PARTY_2026, text, form) for text, form in {**PARTY, **PARTY_OWN["hd05_2026"]}.items()),
]
FILES = {id(document): read(document) for document in (PLAN, PARTY_2018, PARTY_2026)}


@pytest.mark.parametrize(("document", "text", "form"), CASES)
def test_part_looks_as_the_rule_book_says(
    document: Document, text: str, form: tuple[float, float, bool, bool, str]
) -> None:
    smallest, largest, bold, italic, align = form
    look = shown(FILES[id(document)], text)
    assert look.font == "Times New Roman"
    assert smallest <= look.size <= largest
    assert (look.bold, look.italic, look.align) == (bold, italic, align)


@pytest.mark.parametrize(
    ("code", "document"), [("nd30_2020", PLAN), ("hd36_2018", PARTY_2018), ("hd05_2026", PARTY_2026)]
)
def test_styles_have_the_looks_of_their_profile(code: str, document: Document) -> None:
    names = {"left": Align.LEFT, "center": Align.CENTRE, "both": Align.JUSTIFY, "right": Align.RIGHT}
    styles = {style.style_id: style for style in FILES[id(document)].styles}
    for part in Part:
        look, style = PROFILES[code].look(part), styles[STYLES[part].key]
        font = style.font
        written = (font.name, font.size.pt, font.bold, font.italic, bool(font.underline))
        assert written == ("Times New Roman", look.size, look.bold, look.italic, look.underline), part
        assert names[style.element.pPr.jc.get(f"{W}val")] is look.align, part


@pytest.mark.parametrize(
    ("document", "indent", "line"), [(PLAN, 12.7, ("auto", 240)), (PARTY_2026, 10.0, ("exact", 360))]
)
def test_body_has_indent_space_and_lines_of_the_rule_book(
    document: Document, indent: float, line: tuple[str, int]
) -> None:
    look = shown(FILES[id(document)], "Ủy ban nhân dân xã xây dựng Kế hoạch như sau:")
    assert (look.first_line, look.before, look.line) == (indent, 6, line)


def test_party_underlines_the_title_of_recipients_without_its_colon() -> None:
    assert shown(FILES[id(PARTY_2026)], "Nơi nhận:").underline
    (_, colon) = find(FILES[id(PARTY_2026)], "Nơi nhận:").findall(f"{W}r")
    assert (text_of(colon), colon.find(f"{W}rPr/{W}u").get(f"{W}val")) == (":", "none")


# ── page ─────────────────────────────────────────────────────────────────────────────────────────────────────
def millimetres(length: Any) -> float:
    return round(length.mm, 1)


@pytest.mark.parametrize("document", [PLAN, PARTY_2018, PARTY_2026])
def test_page_is_a4_with_the_margins(document: Document) -> None:
    (section,) = FILES[id(document)].sections
    assert (millimetres(section.page_width), millimetres(section.page_height)) == (210.0, 297.0)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [millimetres(margin) for margin in margins] == [20.0, 20.0, 30.0, 15.0]


def test_page_number_stands_in_the_middle_of_the_top_margin_but_not_on_page_one() -> None:
    (section,) = FILES[id(PLAN)].sections
    assert section.different_first_page_header_footer
    (number,) = section.header.paragraphs
    assert [field.get(f"{W}instr").strip() for field in number._p.iter(f"{W}fldSimple")] == ["PAGE"]
    assert (number.style.font.size.pt, number.style.font.bold, number.style.font.italic) == (14, False, False)
    assert number.style.paragraph_format.alignment == 1
    assert millimetres(section.header_distance) == 10.0
    assert [paragraph._p.findall(f".//{W}fldSimple") for paragraph in section.first_page_header.paragraphs] == [[]]


def test_each_appendix_is_a_section_with_its_own_numbers() -> None:
    file = read(REPORT)
    sections = [
        (
            millimetres(section.page_width),
            section._sectPr.find(f"{W}pgSz").get(f"{W}orient"),
            section._sectPr.find(f"{W}pgNumType").get(f"{W}start"),
            section.different_first_page_header_footer,
        )
        for section in file.sections
    ]
    assert sections == [(210.0, None, "1", True), (297.0, "landscape", "1", True), (210.0, None, "1", True)]


def test_appendix_has_label_title_and_note() -> None:
    file = read(REPORT)
    note = "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã Thanh Bình Thượng)"
    looks = [shown(file, text) for text in ("Phụ lục I", "DANH MỤC KIẾN NGHỊ CỦA NHÂN DÂN")]
    assert [(look.size, look.bold, look.italic, look.align) for look in looks] == [(14, True, False, "center")] * 2
    notes = [paragraph for paragraph in all_paragraphs(file) if text_of(paragraph) == note]
    assert [paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for paragraph in notes] == ["DHKemTheo"] * 2


def test_copy_note_stands_at_the_right_of_the_first_page_only() -> None:
    file = read(COPY)
    notes = [section.first_page_header.paragraphs[0].text for section in file.sections]
    assert notes == [COPY.copy_note, "", ""]
    style = file.sections[0].first_page_header.paragraphs[0].style
    assert (style.font.size.pt, style.font.bold, style.paragraph_format.alignment) == (10, False, 2)


# ── rules, stamps, seal ──────────────────────────────────────────────────────────────────────────────────────
def line_width(text: str, size: float) -> float:
    font = ImageFont.truetype(str(FOLDER / "Tinos-Bold.ttf"), 2048, layout_engine=ImageFont.Layout.BASIC)
    return font.getlength(text) / 2048 * size / 72 * 25.4


def test_rules_are_as_long_as_the_decree_says() -> None:
    issuer, motto, subject = rules(FILES[id(PLAN)])
    assert motto[0] == "Độc lập - Tự do - Hạnh phúc"
    assert motto[1] == pytest.approx(line_width(motto[0], 13), abs=0.3)
    assert (issuer[0], subject[0]) == ("XÃ THANH BÌNH THƯỢNG", SUBJECT)
    assert 1 / 3 <= issuer[1] / line_width(issuer[0], 12) <= 1 / 2
    assert 1 / 3 <= subject[1] / min(line_width(SUBJECT, 14), 165) <= 1 / 2


@pytest.mark.parametrize("document", [PLAN, LONG_ISSUER, MINUTES])
def test_rules_stand_in_the_middle_of_their_column(document: Document) -> None:
    widths = [165 * 0.42, 165 * 0.58, 165]
    for (_, length, left), width in zip(rules(read(document)), widths, strict=True):
        assert left + length / 2 == pytest.approx(width / 2, abs=0.1)


def test_party_has_one_rule_under_its_name() -> None:
    (rule,) = rules(FILES[id(PARTY_2026)])
    assert rule[0] == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert rule[1] == pytest.approx(line_width(rule[0], 15), abs=0.3)


@pytest.mark.parametrize(
    ("urgency", "text", "width"),
    [(Urgency.URGENT, "KHẨN", 20), (Urgency.VERY_URGENT, "THƯỢNG KHẨN", 40), (Urgency.EXPRESS, "HỎA TỐC", 30)],
)
def test_stamp_has_its_size_to_the_millimetre(urgency: Urgency, text: str, width: float) -> None:
    file = read(replace(INVITATION, urgency=urgency))
    box = next(find(file, text).iterancestors(f"{W}tbl"))
    (size,) = box.iter(f"{W}gridCol")
    height = box.find(f"{W}tr/{W}trPr/{W}trHeight")
    assert int(size.get(f"{W}w")) / 1440 * 25.4 == pytest.approx(width, abs=0.02)
    assert int(height.get(f"{W}val")) / 1440 * 25.4 == pytest.approx(8, abs=0.02)
    assert height.get(f"{W}hRule") == "exact"
    assert {edge.get(f"{W}val") for edge in box.find(f"{W}tblPr/{W}tblBorders")} == {"single"}
    assert {edge.get(f"{W}color") for edge in box.find(f"{W}tblPr/{W}tblBorders")} == {"FF0000"}
    look = shown(file, text)
    assert (look.size, look.bold, look.italic) == (13, True, False)
    assert line_width(text, 13) < width - 1


def test_documents_without_haste_have_no_stamp() -> None:
    assert len(read(replace(INVITATION, urgency=Urgency.NORMAL)).element.body.findall(f".//{W}tc//{W}tbl")) == 0


def test_seal_covers_the_left_third_of_the_signature() -> None:
    hand, seal = read(LETTER).element.body.iter(f"{WP}anchor")
    lefts = [int(place.find(f"{WP}positionH/{WP}posOffset").text) / EMU_PER_MM for place in (hand, seal)]
    widths = [int(place.find(f"{WP}extent").get("cx")) / EMU_PER_MM for place in (hand, seal)]
    assert widths == [40, 36]
    assert lefts[0] + widths[0] / 2 == pytest.approx(165 / 4, abs=0.01)
    assert (lefts[1] + widths[1] - lefts[0]) / widths[0] == pytest.approx(1 / 3, abs=0.001)
    assert int(hand.get("relativeHeight")) < int(seal.get("relativeHeight"))
    assert [place.find(f"{WP}docPr").get("descr") for place in (hand, seal)] == [
        "Chữ ký của Trần Thị Hà",
        "Dấu của cơ quan",
    ]


@pytest.mark.parametrize("given", [{"picture": SIGNATURE}, {"seal": SEAL}])
def test_picture_alone_stands_where_it_would_with_the_other(given: dict[str, bytes]) -> None:
    (place,) = read(replace(LETTER, signatures=(Signature(("CHỦ TỊCH",), "Trần Thị Hà", **given),))).element.body.iter(
        f"{WP}anchor"
    )
    left = int(place.find(f"{WP}positionH/{WP}posOffset").text) / EMU_PER_MM
    assert left == pytest.approx(21.25 if "picture" in given else 21.25 + 40 / 3 - 36, abs=0.01)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────
def lines(document: Document) -> list[str]:
    return [text for paragraph in all_paragraphs(read(document)) if (text := text_of(paragraph))]


def test_letter_has_its_subject_below_the_number_and_no_kind() -> None:
    assert lines(LETTER)[:11] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ THANH BÌNH THƯỢNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/UBND-VX",
        f"V/v {LETTER.subject}",
        "Thanh Bình Thượng, ngày 05 tháng 3 năm 2026",
        "Kính gửi:",
        "- Sở Nông nghiệp và Môi trường;",
        "- Công an xã Thanh Bình Thượng;",
        "- Ông Nguyễn Văn Tám, thôn Đồng 1.",
    ]
    look = shown(read(LETTER), f"V/v {LETTER.subject}")
    assert (look.size, look.bold, look.italic, look.align, look.before) == (12, False, False, "center", 6)


def test_hyphens_of_addressees_stand_under_the_colon() -> None:
    file = read(LETTER)
    label, first = find(file, "Kính gửi:"), find(file, "- Sở Nông nghiệp và Môi trường;")
    indent = first.find(f"{W}pPr/{W}ind")
    hyphen = int(indent.get(f"{W}left")) - int(indent.get(f"{W}hanging"))
    font = ImageFont.truetype(str(FOLDER / "Tinos-Regular.ttf"), 2048, layout_engine=ImageFont.Layout.BASIC)
    colon = int(label.find(f"{W}pPr/{W}ind").get(f"{W}left")) + font.getlength("Kính gửi") / 2048 * 14 * 20
    assert hyphen == pytest.approx(colon, abs=2)


def test_single_addressee_stands_on_the_line_of_the_greeting() -> None:
    assert "Kính gửi: Ủy ban nhân dân tỉnh" in lines(REPORT)


def test_minutes_have_no_date_two_signatures_and_recipients_below_left() -> None:
    file = read(MINUTES)
    assert "Thanh Bình Thượng, ngày 05 tháng 3 năm 2026" not in lines(MINUTES)
    closing = file.tables[-1]
    assert [cell.paragraphs[0].text for cell in closing.rows[0].cells] == ["THƯ KÝ", "CHỦ TỌA"]
    assert [paragraph.text for paragraph in closing.rows[1].cells[0].paragraphs] == ["Nơi nhận:", "- Lưu: VT, Hồ sơ."]
    assert [paragraph.text for paragraph in closing.rows[1].cells[1].paragraphs] == [""]


def test_recipients_stand_level_with_the_signature() -> None:
    closing = FILES[id(PLAN)].tables[-1]
    left, right = closing.rows[0].cells
    assert (left.paragraphs[0].text, right.paragraphs[0].text) == ("Nơi nhận:", "KT. CHỦ TỊCH")
    assert left.paragraphs[0].paragraph_format.space_before == right.paragraphs[0].paragraph_format.space_before
    assert closing._tbl.findall(f"{W}tr/{W}trPr/{W}cantSplit") != []


def test_last_words_stay_with_the_signature() -> None:
    file = FILES[id(PLAN)]
    last = find(file, "Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các đơn vị nghiêm túc thực hiện./.")
    assert last.find(f"{W}pPr/{W}keepNext") is not None
    assert last.getnext() is file.tables[-1]._tbl


def test_draft_leaves_room_for_number_and_day() -> None:
    written = lines(DRAFT)
    gap = "\u00a0" * 6
    assert f"Số: {gap}/KH-UBND" in written
    assert f"Thanh Bình Thượng, ngày {gap} tháng {gap} năm 2026" in written


def test_signature_by_hand_has_room() -> None:
    name = find(FILES[id(PLAN)], "Hoàng Văn Sơn")
    assert int(name.find(f"{W}pPr/{W}spacing").get(f"{W}before")) / 20 / 72 * 25.4 > 20


def test_headings_are_words_navigation_and_their_labels_are_letters() -> None:
    file = FILES[id(PLAN)]
    found = [
        (paragraph.style.name, paragraph.text) for paragraph in file.paragraphs if "Heading" in paragraph.style.name
    ]
    assert found == [
        ("Heading 1", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("Heading 2", "1. Mục đích"),
        ("Heading 2", "2. Yêu cầu"),
        ("Heading 1", "II. THỜI GIAN, ĐỊA ĐIỂM"),
        ("Heading 1", "III. TỔ CHỨC THỰC HIỆN"),
    ]
    assert file.element.body.findall(f".//{W}numPr") == []
    levels = {style.name: style.element.pPr.find(f"{W}outlineLvl") for style in file.styles if "Heading" in style.name}
    assert {name: level.get(f"{W}val") for name, level in levels.items()} == {
        "Heading 1": "0",
        "Heading 2": "1",
        "Heading 3": "2",
    }
    assert file.styles["Heading 1"].paragraph_format.keep_with_next


def test_part_heading_has_two_lines_in_the_middle() -> None:
    file = read(replace(PLAN, body=(Heading(Level.PART, 1, "Quy định chung"), Paragraph(inline("Nội dung.")))))
    assert shown(file, "Phần I\nQUY ĐỊNH CHUNG").align == "center"


def test_run_in_heading_is_bold_and_its_words_are_not() -> None:
    paragraph = next(p for p in FILES[id(PLAN)].paragraphs if p.text.startswith("1. Văn phòng:"))
    first = next(run for run in paragraph.runs if run.text.strip())
    assert (first.text.strip(), first.bold) == (
        "1. Văn phòng:",
        True,
    )
    assert not paragraph.runs[-1].bold


def test_table_repeats_its_head_and_keeps_rows_whole() -> None:
    table = FILES[id(PLAN)].tables[1]
    head, *rows = table._tbl.findall(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert [row.find(f"{W}trPr/{W}tblHeader") for row in rows] == [None] * 5
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
    widths = [int(column.get(f"{W}w")) for column in table._tbl.iter(f"{W}gridCol")]
    assert sum(widths) == round(165 / 25.4 * 1440)
    assert [round(width / sum(widths) * 11) for width in widths] == [1, 3, 3, 4]
    assert shown(FILES[id(PLAN)], "STT").bold


@pytest.mark.parametrize(("day", "end"), [(date(2026, 3, 5), "./."), (date(2026, 6, 2), ".")])
def test_end_mark_is_of_the_rule_book(day: date, end: str) -> None:
    document = PLAN if end == "./." else PARTY_2026
    assert f"Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các đơn vị nghiêm túc thực hiện{end}" in lines(
        document
    )
