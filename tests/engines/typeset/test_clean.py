import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.engines.typeset.clean import LONGEST, Unprintable, clean, printable, tidy
from dienhong.engines.typeset.fonts import face, shown_letters
from dienhong.engines.typeset.model import Column, Heading, Level, Paragraph, Table, inline

from .samples import SAMPLES, STATE_PLAN


@pytest.mark.parametrize(
    ("pasted", "printed"),
    [
        ("Nhân dân", "Nhân dân"),
        (unicodedata.normalize("NFD", "Hợp Thịnh, Điều 5"), "Hợp Thịnh, Điều 5"),
        ("một\x07\x00hai", "mộthai"),
        ("một\thai  ba\u3000bốn", "một hai ba bốn"),
        ("một\r\nhai\x0bba\u2028bốn", "một\nhai\nba\nbốn"),
        ("\ufeffa\u200bb\u200dc\u00add", "abcd"),
        ("tiền \u202etrái\u202c \u200fphải", "tiền trái phải"),
        ("✓ ☐ ☑ ★ \uf0b7", "x □ ■ * •"),
        ("ＡＢ１", "AB1"),
        ("“ngoặc” – … ≥ ± ½ ²", "“ngoặc” – … ≥ ± ½ ²"),
        ("số\u00a005", "số\u00a005"),
    ],
)
def test_harmless_signs_are_set_right(pasted: str, printed: str) -> None:
    assert clean(pasted) == printed


@pytest.mark.parametrize(
    ("pasted", "name"), [("Xin chào 😊", "U+1F60A"), ("漢字", "U+6F22"), ("\ud800", "U+FFFD"), ("\ue000", "U+E000")]
)
def test_letters_without_shape_are_refused_by_name_and_place(pasted: str, name: str) -> None:
    with pytest.raises(Unprintable, match=name.replace("+", r"\+")) as refusal:
        clean(pasted, "trích yếu", field="subject")
    assert ("trích yếu" in refusal.value.message, refusal.value.field) == (True, "subject")


def test_the_refusal_says_where_in_the_document() -> None:
    document = replace(STATE_PLAN, body=(*STATE_PLAN.body[:2], Paragraph(inline("Chào bà con 😊"))))
    with pytest.raises(Unprintable) as refusal:
        printable(document)
    assert refusal.value.message == (
        "Ký tự “😊” (U+1F60A, smiling face with smiling eyes) ở đoạn thứ 3 của nội dung, sau “…Chào bà con” không có "
        "trong phông chữ của văn bản hành chính. Mời xóa hoặc thay bằng chữ rồi thử lại."
    )


@given(st.text())
def test_what_is_printed_has_a_shape_and_is_clean_already(text: str) -> None:
    try:
        printed = clean(text)
    except Unprintable:
        printed = ""
    assert set(printed.replace("\n", "")) <= shown_letters()
    assert (clean(printed), tidy(printed)) == (printed, printed)


@pytest.mark.parametrize("name", SAMPLES)
def test_clean_documents_stay_as_they_are(name: str) -> None:
    assert printable(SAMPLES[name]) == SAMPLES[name]


def test_a_document_longer_than_any_is_refused() -> None:
    with pytest.raises(Unprintable, match="quá 2"):
        printable(replace(STATE_PLAN, body=(Paragraph(inline("a" * LONGEST)),)))


@pytest.mark.parametrize("heading", [Heading(Level.SECTION, 50), Heading(Level.POINT, 24), Heading(Level.CLAUSE, 0)])
def test_a_heading_without_a_label_is_refused(heading: Heading) -> None:
    with pytest.raises(Unprintable, match="số thứ tự"):
        printable(replace(STATE_PLAN, body=(heading,)))


def test_rows_that_do_not_fit_their_table_are_an_error() -> None:
    with pytest.raises(ValueError, match="one cell a column"):
        printable(replace(STATE_PLAN, body=(Table((Column("A"),), (("1", "2"),)),)))


def test_all_faces_have_the_134_vietnamese_letters_and_times_new_romans_widths() -> None:
    letters = {
        case(unicodedata.normalize("NFC", base + tone))
        for base in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
        for case in (str.lower, str.upper)
    } | {"đ", "Đ"}
    marked = {letter for letter in letters if not letter.isascii()}
    assert (len(marked), marked <= shown_letters()) == (134, True)
    assert [face(bold=bold).width("Hg0", 1000) for bold in (False, True)] == pytest.approx([1722, 1778], abs=1)
