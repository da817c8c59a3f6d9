import io
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pypdf
import pytest

from dienhong.engines.typeset.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Item,
    Level,
    Paragraph,
    Recipients,
    Signature,
    Table,
    Urgency,
    inline,
)
from dienhong.engines.typeset.typst_pdf import to_pdf

from .reading import Read, read
from .samples import (
    DECISION,
    DRAFT,
    INVITATION,
    LETTER,
    MINUTES,
    PARTY_PLAN,
    PARTY_PLAN_2025,
    REPORT,
    SAMPLES,
    STATE_PLAN,
    UNIT_LETTER,
)

LEFT, RIGHT, MIDDLE = 30.0, 195.0, 112.5
near = pytest.approx
LETTERS = "".join(
    base + mark
    for base in "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐ"
    for mark in ("" if base in "đĐ" else "\u0300\u0301\u0309\u0303\u0323") or [""]
)


@cache
def seen(name: str) -> Read:
    return read(to_pdf(SAMPLES[name]))


def with_body(document: Document, *paragraphs: str) -> Document:
    return replace(document, body=tuple(Paragraph(inline(text)) for text in paragraphs))


# ── file ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", SAMPLES)
def test_every_layout_is_tagged_pdf_a_with_only_our_fonts_embedded(name: str) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(SAMPLES[name])))
    assert pdf.root_object["/MarkInfo"]["/Marked"].value
    assert pdf.root_object["/Lang"] == "vi-VN"
    assert "/StructTreeRoot" in pdf.root_object
    metadata = pdf.root_object["/Metadata"].get_object().get_data().decode()
    marks = ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<")
    assert [mark in metadata for mark in marks] == [True] * 3
    fonts = {font["/BaseFont"]: font for page in pdf.pages for font in fonts_of(page)}
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"Tinos"}
    assert all("/FontFile2" in embedded(font) for font in fonts.values())


def fonts_of(page: pypdf.PageObject) -> list[dict[str, object]]:
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]


def embedded(font: dict[str, object]) -> dict[str, object]:
    return font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()  # type: ignore[index]


def test_title_author_and_day_are_in_the_file() -> None:
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(MINUTES)))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "BIÊN BẢN Hội nghị đối thoại với Nhân dân thôn Đông"
    assert pdf.metadata.author == "Ủy ban nhân dân xã Bình Tân"
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.date() == date(2026, 3, 15)


def test_equal_documents_give_equal_bytes() -> None:
    assert to_pdf(INVITATION) == to_pdf(INVITATION)


def test_headings_are_tagged_below_the_title_without_gaps() -> None:
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(STATE_PLAN)))
    kinds = Counter(tags(pdf.root_object["/StructTreeRoot"]))
    assert {kind: kinds[kind] for kind in ("/H1", "/H2", "/H3", "/H4", "/Table", "/TH")} == {
        "/H1": 1,
        "/H2": 3,
        "/H3": 2,
        "/H4": 0,
        "/Table": 1,
        "/TH": 4,
    }


def tags(node: object) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for kid in node for tag in tags(kid)]
    if not isinstance(node, dict):
        return []
    return [*([node["/S"]] if "/S" in node else []), *tags(node.get("/K", []))]


def test_pictures_say_in_words_what_they_show() -> None:
    pdf = to_pdf(INVITATION)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    texts = {str(node["/Alt"]) for node in nodes(reader.root_object["/StructTreeRoot"]) if "/Alt" in node}
    assert texts == {"Mã QR để xác nhận tham dự", "Chữ ký của Nguyễn Văn Minh", "Dấu của cơ quan"}


def nodes(node: object) -> list[dict[str, object]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [found for kid in node for found in nodes(kid)]
    return [node, *nodes(node.get("/K", []))] if isinstance(node, dict) else []


def test_all_134_letters_can_be_read_back_in_every_face() -> None:
    import unicodedata

    letters = sorted({unicodedata.normalize("NFC", letter) for letter in LETTERS.split() or [LETTERS]})
    composed = unicodedata.normalize("NFC", "".join(letters))
    assert len({letter for letter in composed if ord(letter) > 127} | set("ăâđêôơưĂÂĐÊÔƠƯ")) == 134
    composed += "ăâêôơưĂÂÊÔƠƯ"
    faces = [(bold, italic) for bold in (False, True) for italic in (False, True)]
    body = tuple(Paragraph(inline(composed, bold=bold, italic=italic)) for bold, italic in faces)
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(replace(STATE_PLAN, body=(*body, Paragraph(inline("Hết")))))))
    text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace("\u200b", "")
    assert text.count(composed[:20]) == 4
    assert {letter: text.count(letter) >= 4 for letter in composed} == dict.fromkeys(composed, True)


# ── page and header ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["state-plan", "party-plan", "party-plan-2025"])
def test_the_page_is_a4_and_letters_keep_within_the_margins(name: str) -> None:
    pdf = seen(name)
    assert pdf.sizes == (near((210, 297), abs=0.01),) * 2
    assert min(line.left for line in pdf.lines) >= LEFT - 0.3
    assert max(line.right for line in pdf.lines) <= RIGHT + 0.3
    assert min(line.top for line in pdf.lines if line.page == 1) >= 19.9


@pytest.mark.parametrize(
    ("name", "start", "font", "size"),
    [
        ("state-plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tinos-Bold", 12),
        ("state-plan", "Độc lập - Tự do - Hạnh phúc", "Tinos-Bold", 13),
        ("state-plan", "ỦY BAN NHÂN DÂN", "Tinos-Bold", 12),
        ("unit-letter", "ỦY BAN NHÂN DÂN XÃ", "Tinos", 12),
        ("unit-letter", "PHÒNG VĂN HÓA - XÃ HỘI", "Tinos-Bold", 12),
        ("state-plan", "Số: 05/KH-UBND", "Tinos", 13),
        ("state-plan", "Bình Tân, ngày 05 tháng 01 năm 2026", "Tinos-Italic", 13),
        ("state-plan", "KẾ HOẠCH", "Tinos-Bold", 14),
        ("state-plan", "Tiếp xúc, đối thoại", "Tinos-Bold", 14),
        ("letter", "V/v trả lời", "Tinos", 12),
        ("letter", "Kính gửi: Sở Xây dựng", "Tinos", 14),
        ("state-plan", "Căn cứ Luật Tổ chức", "Tinos-Italic", 14),
        ("state-plan", "I. MỤC ĐÍCH, YÊU CẦU", "Tinos-Bold", 14),
        ("state-plan", "1. Mục đích", "Tinos-Bold", 14),
        ("state-plan", "a) Công khai", "Tinos", 14),
        ("state-plan", "1. Đơn vị số 1:", "Tinos", 14),
        ("state-plan", "TM. ỦY BAN NHÂN DÂN", "Tinos-Bold", 14),
        ("state-plan", "Trần Tiến Dũng", "Tinos-Bold", 14),
        ("state-plan", "Nơi nhận:", "Tinos-BoldItalic", 12),
        ("state-plan", "- Lưu: VT, VP.", "Tinos", 11),
        ("minutes", "Địa điểm:", "Tinos", 14),
        ("report", "Phụ lục II", "Tinos-Bold", 14),
        ("report", "DANH SÁCH ĐẠI BIỂU", "Tinos-Bold", 14),
        ("invitation", "SAO Y; UBND", "Tinos", 10),
        ("invitation", "HỎA TỐC", "Tinos-Bold", 13),
        ("decision", "Điều 1. Phạm vi", "Tinos-Bold", 14),
        ("party-plan", "ĐẢNG CỘNG SẢN VIỆT NAM", "Tinos-Bold", 15),
        ("party-plan", "ĐẢNG BỘ TỈNH BẮC NINH", "Tinos", 14),
        ("party-plan", "ĐẢNG ỦY XÃ BÌNH TÂN", "Tinos-Bold", 14),
        ("party-plan", "Số 08-KH/ĐU", "Tinos", 14),
        ("party-plan", "KẾ HOẠCH", "Tinos-Bold", 16),
        ("party-plan", "- Căn cứ Luật Tổ chức", "Tinos", 14),
        ("party-plan", "I- MỤC ĐÍCH, YÊU CẦU", "Tinos-Bold", 14),
        ("party-plan", "Nơi nhận:", "Tinos", 14),
        ("party-plan", "- Lưu Đảng ủy.", "Tinos", 12),
        ("party-plan", "T/M ĐẢNG ỦY", "Tinos-Bold", 14),
        ("party-plan", "PHÓ BÍ THƯ", "Tinos", 14),
        ("party-plan-2025", "PHÓ BÍ THƯ", "Tinos-Bold", 14),
        ("party-plan-2025", "Căn cứ Luật Tổ chức", "Tinos-Italic", 14),
    ],
)
def test_each_part_has_its_letters(name: str, start: str, font: str, size: float) -> None:
    first = min((line for line in seen(name).lines if line.text.startswith(start)), key=lambda line: line.page)
    assert (first.font, first.size) == (font, size)


def test_the_rule_under_the_motto_is_as_long_as_the_words() -> None:
    pdf = seen("state-plan")
    motto = pdf.line("Độc lập")
    assert pdf.rule_below(motto).width == near(motto.width, abs=0.5)


@pytest.mark.parametrize("name", ["party-plan", "party-plan-2025"])
def test_the_rule_under_the_partys_name_is_as_long_as_the_words(name: str) -> None:
    pdf = seen(name)
    party = pdf.line("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert pdf.rule_below(party).width == near(party.width, abs=0.5)


@pytest.mark.parametrize(
    ("name", "start"),
    [("state-plan", "XÃ BÌNH TÂN"), ("unit-letter", "PHÒNG VĂN HÓA"), ("minutes", "Hội nghị đối thoại")],
)
def test_rules_under_issuer_and_subject_are_a_third_to_half_of_the_line(name: str, start: str) -> None:
    pdf = seen(name)
    line = pdf.line(start)
    assert line.width / 3 <= pdf.rule_below(line).width <= line.width / 2


def test_the_party_writes_a_star_and_dashes_for_rules() -> None:
    pdf = seen("party-plan")
    issuer, star, dashes = pdf.line("ĐẢNG ỦY XÃ"), pdf.line("*"), pdf.line("-----")
    assert (star.centre, dashes.centre) == (near(issuer.centre, abs=0.5), near(MIDDLE, abs=0.5))
    assert issuer.base < star.base < pdf.line("Số 08").base


@pytest.mark.parametrize("name", ["state-plan", "unit-letter", "party-plan"])
def test_number_and_date_share_a_row_and_stand_under_their_headers(name: str) -> None:
    pdf = seen(name)
    number = next(line for line in pdf.lines if line.text.startswith("Số"))
    day = next(line for line in pdf.lines if line.text.startswith("Bình Tân, ngày"))
    issuer = next(line for line in pdf.lines if line.text.startswith(("XÃ", "PHÒNG", "ĐẢNG ỦY")))
    nation = next(line for line in pdf.lines if line.text.startswith(("CỘNG HÒA", "ĐẢNG CỘNG")))
    assert number.base == near(day.base, abs=0.1)
    assert (number.centre, day.centre) == (near(issuer.centre, abs=0.5), near(nation.centre, abs=0.5))


def test_a_long_issuer_wraps_within_its_cell() -> None:
    pdf = seen("unit-letter")
    nation = pdf.line("CỘNG HÒA")
    parts = [line for line in pdf.lines if line.top < 45 and line.right < nation.left]
    assert len([line for line in parts if line.size == 12 and line.font == "Tinos" and line.top < 40]) == 3


def test_the_subject_of_a_letter_stands_six_points_under_the_number() -> None:
    pdf = seen("letter")
    number, subject = pdf.line("Số: 12"), pdf.line("V/v")
    assert subject.centre == near(number.centre, abs=1.5)
    assert subject.base - number.base == near((13 * 0.216 + 6 + 12 * 0.891) * 25.4 / 72, abs=0.3)


@pytest.mark.parametrize(
    ("urgency", "words", "width"),
    [(Urgency.URGENT, "KHẨN", 20), (Urgency.VERY_URGENT, "THƯỢNG KHẨN", 40), (Urgency.EXPRESS, "HỎA TỐC", 30)],
)
def test_the_stamp_of_urgency_has_its_size_and_is_red(urgency: Urgency, words: str, width: float) -> None:
    pdf = read(to_pdf(replace(INVITATION, urgency=urgency)))
    (frame,) = [shape for shape in pdf.frames if shape.top < 60]
    text = pdf.line(words)
    assert (frame.width, frame.height) == (near(width, abs=0.05), near(8, abs=0.05))
    assert frame.colour == (1, 0, 0)
    assert text.centre == near(frame.centre, abs=0.5)
    assert frame.top < text.top < text.base < frame.bottom


def test_a_draft_leaves_room_for_number_and_day() -> None:
    pdf = seen("draft")
    assert pdf.line("Số:").text.replace("\u00a0", "_") in {"Số: ______/KH-UBND", "Số:       /KH-UBND"}
    assert " ".join(pdf.line("Bình Tân, ngày").text.split()) == "Bình Tân, ngày tháng năm 2026"


def test_minutes_have_no_place_and_day() -> None:
    assert [line for line in seen("minutes").lines if line.text.startswith("Bình Tân, ngày")] == []


def test_a_document_without_number_has_none() -> None:
    pdf = read(to_pdf(replace(STATE_PLAN, numbered=False)))
    assert [line for line in pdf.lines if line.text.startswith("Số:")] == []


def test_a_copy_note_stands_top_right() -> None:
    pdf = seen("invitation")
    note = pdf.line("SAO Y")
    assert (note.right, note.base < pdf.line("CỘNG HÒA").top) == (near(RIGHT, abs=0.3), True)


# ── addressees, body ─────────────────────────────────────────────────────────────────────────────────────────
def test_one_addressee_stands_in_the_line_and_several_under_the_colon() -> None:
    assert seen("letter").line("Kính gửi").centre == near(MIDDLE, abs=0.5)
    pdf = seen("unit-letter")
    label = pdf.line("Kính gửi:")
    lines = [line for line in pdf.lines if line.top > label.top and line.text.startswith("- ")][:3]
    assert [line.text for line in lines] == [
        "- Sở Văn hóa, Thể thao và Du lịch;",
        "- Ủy ban Mặt trận Tổ quốc Việt Nam xã;",
        "- Ông Lê Văn Minh, thôn Đông.",
    ]
    assert [line.left for line in lines] == [near(label.right - 1.37, abs=0.6)] * 3


@pytest.mark.parametrize(
    ("name", "indent", "step"), [("state-plan", 12.7, 16.09), ("party-plan-2025", 12.7, 16.09), ("party-plan", 10, 18)]
)
def test_paragraphs_are_justified_with_the_rule_books_indent_and_distance(
    name: str, indent: float, step: float
) -> None:
    pdf = seen(name)
    first = pdf.line("1. Đơn vị số 1")
    second, third = sorted(
        (line for line in pdf.lines if line.page == first.page and line.base > first.base), key=lambda line: line.base
    )[:2]
    assert (first.left, second.left) == (near(LEFT + indent, abs=0.5), near(LEFT, abs=0.5))
    assert (first.right, second.right) == (near(RIGHT, abs=0.5), near(RIGHT, abs=0.5))
    assert (second.base - first.base, third.base - second.base) == (near(step * 25.4 / 72, abs=0.05),) * 2
    following = pdf.line("2. Đơn vị số 2")
    assert following.base - third.base == near((step + 6) * 25.4 / 72, abs=0.05)


def test_bases_end_with_semicolons_and_a_full_stop_and_the_text_with_its_mark() -> None:
    texts = [line.text for line in seen("state-plan").lines]
    assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;" in texts
    assert "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022." in texts
    assert [text for text in texts if text.endswith("địa phương./.")] != []
    assert [line.text for line in seen("party-plan").lines if line.text.endswith("./.")] == []


def test_page_numbers_are_centred_in_the_top_margin_and_start_anew_in_each_appendix() -> None:
    pdf = seen("report")
    numbers = [(line.page, line.text, line.size, line.centre) for line in pdf.lines if line.base < 20]
    landscape = near((30 + 282) / 2, abs=0.2)
    portrait = near(MIDDLE, abs=0.2)
    assert numbers == [(2, "2", 14, portrait), (4, "2", 14, landscape), (5, "3", 14, landscape), (7, "2", 14, portrait)]


def test_landscape_appendices_lie_and_repeat_the_head_of_their_table() -> None:
    pdf = seen("report")
    assert [tuple(map(round, size)) for size in pdf.sizes] == [(210, 297)] * 2 + [(297, 210)] * 3 + [(210, 297)] * 2
    assert [line.page for line in pdf.lines if line.text == "Nội dung kiến nghị"] == [3, 4, 5]
    assert [(line.text, line.page) for line in pdf.lines if line.text.startswith("Phụ lục")] == [
        ("Phụ lục I", 3),
        ("Phụ lục II", 6),
    ]
    note = pdf.line("(Kèm theo", 3)
    assert note.text == "(Kèm theo Báo cáo số 05/BC-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Bình Tân)"
    assert note.font == "Tinos-Italic"


def test_the_note_of_a_drafts_appendix_waits_for_its_number() -> None:
    pdf = read(to_pdf(replace(REPORT, number=None, appendices=REPORT.appendices[:1])))
    assert " ".join(pdf.line("(Kèm theo").text.split()) == (
        "(Kèm theo Báo cáo số /BC-UBND ngày tháng năm của Ủy ban nhân dân xã Bình Tân)"
    )
    assert pdf.line("Phụ lục").text == "Phụ lục"


# ── signature ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("name", "authority"), [("state-plan", "TM. ỦY BAN"), ("party-plan", "T/M ĐẢNG ỦY")])
def test_recipients_are_level_with_the_signature_in_the_right_half(name: str, authority: str) -> None:
    pdf = seen(name)
    post, recipients, signer = pdf.line(authority), pdf.line("Nơi nhận"), pdf.line("Trần Tiến Dũng")
    assert recipients.top == near(post.top, abs=0.8)
    assert recipients.left == near(LEFT, abs=0.3)
    assert (post.centre, signer.centre) == (near((MIDDLE + RIGHT) / 2, abs=0.5),) * 2
    posts = [
        line
        for line in pdf.lines
        if line.page == post.page and line.left > MIDDLE and post.base <= line.base < signer.base
    ]
    assert 25 <= signer.top - max(line.base for line in posts) <= 32


def test_the_signature_is_centred_and_the_seal_covers_its_left_third_at_real_size() -> None:
    _, hand, seal = sorted(seen("invitation").pictures, key=lambda picture: picture.width == 36)[-3:]
    hand, seal = (hand, seal) if seal.width == near(36, abs=0.05) else (seal, hand)
    assert (hand.width, hand.height) == (near(38, abs=0.1), near(18, abs=0.1))
    assert (seal.width, seal.height) == (near(36, abs=0.1), near(36, abs=0.1))
    assert hand.centre == near((MIDDLE + RIGHT) / 2, abs=0.5)
    assert (seal.right - hand.left) / hand.width == near(1 / 3, abs=0.01)


def test_minutes_are_signed_by_the_secretary_left_and_the_chair_right_with_recipients_below() -> None:
    pdf = seen("minutes")
    secretary, chair, recipients = pdf.line("THƯ KÝ"), pdf.line("CHỦ TỌA"), pdf.line("Nơi nhận:")
    assert (secretary.base, secretary.right < MIDDLE < chair.left) == (chair.base, True)
    assert recipients.top > pdf.line("Nguyễn Thị Lan").base


@pytest.mark.parametrize("before", range(14, 40))
def test_a_signature_never_stands_without_two_lines_of_text(before: int) -> None:
    words = "Yêu cầu các thôn nghiêm túc thực hiện và báo cáo kết quả về Văn phòng. "
    pdf = read(to_pdf(with_body(STATE_PLAN, *["Dòng chữ."] * before, words * 7)))
    signer = pdf.line("Trần Tiến Dũng")
    authority = pdf.line("TM. ỦY BAN")
    recipients = pdf.line("Nơi nhận")
    above = [line for line in pdf.lines if line.page == signer.page and 20 < line.top < authority.top - 1]
    assert len(above) >= 2
    assert (authority.page, recipients.page) == (signer.page, signer.page)


@pytest.mark.parametrize("rows", range(18, 34))
def test_a_signature_after_a_table_keeps_its_last_row(rows: int) -> None:
    table = Table((Column("STT"), Column("Thôn", 4)), tuple((str(row), f"Thôn số {row}") for row in range(rows)))
    pdf = read(to_pdf(replace(STATE_PLAN, body=(table,))))
    assert pdf.line(f"Thôn số {rows - 1}").page == pdf.line("Trần Tiến Dũng").page


def test_recipients_longer_than_a_page_go_on_the_next() -> None:
    many = tuple(f"Chi bộ số {number}" for number in range(120))
    pdf = read(to_pdf(replace(STATE_PLAN, recipients=(Recipients(many, "Lưu: VT"),))))
    assert pdf.line("- Chi bộ số 119;").page > pdf.line("- Chi bộ số 1;").page


WALL = "Nhân dân xã ta đoàn kết. " * 400


@pytest.mark.parametrize(
    "body",
    [
        (Table((Column("STT", 0.3), Column("Nội dung", 3)), (("1", "Ngắn"), ("2", WALL))),),
        (Paragraph(inline(WALL), Align.CENTRE),),
        (Paragraph(inline(WALL), keep_with_next=True), Paragraph(inline("Hết"))),
        (Paragraph(inline("Dòng\n" * 150 + "hết")),),
        (Heading(Level.CLAUSE, 1, WALL[:3000]),),
    ],
)
def test_parts_higher_than_a_page_go_on_within_the_margins(body: tuple[Block, ...]) -> None:
    pdf = read(to_pdf(replace(STATE_PLAN, body=body)))
    assert max(line.base for line in pdf.lines) <= 277
    assert pdf.line("Trần Tiến Dũng").page == len(pdf.sizes)


def test_posts_higher_than_a_page_go_on_within_the_margins() -> None:
    signer = Signature(tuple(f"Chức vụ {post}" for post in range(70)), "Trần Tiến Dũng")
    pdf = read(to_pdf(replace(STATE_PLAN, signatures=(signer,))))
    assert max(line.base for line in pdf.lines) <= 277


# ── odd documents ────────────────────────────────────────────────────────────────────────────────────────────
def test_hostile_texts_are_only_words() -> None:
    text = "#panic() $x^2$ \\n {{ name }} {% if %} &amp; <b>đậm</b> =1+1 *sao* _gạch_ `mã` @nhãn // chú thích https://vd.vn"
    pdf = read(to_pdf(with_body(STATE_PLAN, text, "Hết")))
    assert "".join(line.text for line in pdf.lines if line.top > 70).replace(" ", "").startswith(
        text.replace(" ", "")[:60]
    ) or text.replace(" ", "")[:60] in "".join(line.text for line in pdf.lines).replace(" ", "")


def test_a_word_without_end_breaks_at_the_margin() -> None:
    document = replace(
        STATE_PLAN,
        body=(
            Paragraph(inline("M" * 3000)),
            Table((Column("A", 0.1), Column("B")), (("x" * 300, "y"),)),
            Paragraph(inline("Hết")),
        ),
    )
    pdf = read(to_pdf(document))
    assert max(line.right for line in pdf.lines) <= RIGHT + 0.3
    assert pdf.letters["m"] >= 3000


def test_a_text_of_200_000_letters_is_printed() -> None:
    pdf = pypdf.PdfReader(io.BytesIO(to_pdf(with_body(STATE_PLAN, "Nhân dân xã ta. " * 12_500))))
    assert len(pdf.pages) > 40


def test_an_empty_body_still_has_its_signature() -> None:
    assert read(to_pdf(replace(STATE_PLAN, body=()))).line("Trần Tiến Dũng").page == 1


def test_documents_without_recipients_or_signatures_are_printed() -> None:
    bare = replace(STATE_PLAN, signatures=(), recipients=(), bases=(), subject="")
    assert read(to_pdf(bare)).line("KẾ HOẠCH").page == 1


def test_three_may_sign_side_by_side() -> None:
    signers = tuple(Signature((f"Bên {name}",), f"Người {name}") for name in "ABC")
    pdf = read(to_pdf(replace(MINUTES, signatures=signers)))
    lines = [pdf.line(f"Người {name}") for name in "ABC"]
    assert [line.base for line in lines] == [lines[0].base] * 3


def test_items_and_deep_headings_are_labelled() -> None:
    body = (
        Heading(Level.POINT, 5, "", inline("điểm thứ năm")),
        Item(inline("ý nhỏ"), depth=1),
        Paragraph(inline("Hết")),
    )
    texts = [line.text for line in read(to_pdf(replace(STATE_PLAN, body=body))).lines]
    assert texts.index("đ) điểm thứ năm") + 1 == texts.index("+ ý nhỏ")


def test_each_rule_book_is_used_on_its_days() -> None:
    starts = [
        next(line.text for line in read(to_pdf(document)).lines if line.text.startswith("Số"))
        for document in (STATE_PLAN, PARTY_PLAN_2025, PARTY_PLAN)
    ]
    assert starts == ["Số: 05/KH-UBND", "Số 80-KH/ĐU", "Số 08-KH/ĐU"]


def test_parts_stand_on_their_own_line_in_capitals() -> None:
    pdf = seen("decision")
    label, title = pdf.line("Phần I"), pdf.line("QUY ĐỊNH CHUNG")
    assert (label.centre, title.centre) == (near(MIDDLE, abs=0.5),) * 2
    assert DECISION.body[0] == Heading(Level.PART, 1, "Quy định chung")


def test_a_letter_that_is_not_dated_yet_has_its_subject() -> None:
    assert read(to_pdf(replace(LETTER, day=None, number=None))).line("V/v trả lời").page == 1
    assert UNIT_LETTER.kind_name == DRAFT.kind_name.replace("KẾ HOẠCH", "")
