"""The file of a .docx: sound whatever stands in the document, the same bytes for the same words, no machine in it."""

import io
import zipfile
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.engines.typeset.documents import documents
from tests.engines.typeset.docx_reading import WP, W, all_paragraphs, read, text_of, xml_of
from tests.engines.typeset.docx_samples import DRAFT, INVITATION, LETTER, PLAN, REPORT, SAMPLES, picture

from dienhong.engines.typeset.docx import to_docx
from dienhong.engines.typeset.model import Column, Document, Item, Paragraph, Picture, Signature, Table, inline
from dienhong.kernel.errors import Refused

OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def assert_sound(content: bytes) -> None:
    """Every part parses, every relation leads somewhere, styles and ids exist and are given once."""
    files = parts(content)
    roots = {name: etree.fromstring(part) for name, part in files.items() if name.endswith((".xml", ".rels"))}
    body = roots["word/document.xml"]
    links = {link.get("Id"): link.get("Target") for link in roots["word/_rels/document.xml.rels"]}
    used = set(body.xpath("//@r:id | //@r:embed", namespaces={"r": OFFICE.strip("{}")}))
    assert used <= set(links)
    assert {f"word/{target}" for target in links.values() if not target.startswith("/")} <= set(files)
    ids = Counter(place.get("id") for place in body.iter(f"{WP}docPr"))
    assert [key for key, count in ids.items() if count > 1] == []
    styles = [style.get(f"{W}styleId") for style in roots["word/styles.xml"].iter(f"{W}style")]
    assert len(styles) == len(set(styles))
    named = {element.get(f"{W}val") for tag in ("pStyle", "tblStyle") for element in body.iter(f"{W}{tag}")}
    assert named <= set(styles)
    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"  # Word calls any other cell broken
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")} <= {columns}
        following = table.getnext()
        assert following is not None
        assert following.tag == f"{W}p"  # touching tables become one


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_file_is_sound(name: str) -> None:
    assert_sound(to_docx(SAMPLES[name]))


def words_of(value: Any) -> list[str]:
    if isinstance(value, str):
        return value.split()
    if isinstance(value, tuple):
        return [word for part in value for word in words_of(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [word for field in fields(value) if field.name != "alt" for word in words_of(getattr(value, field.name))]
    return []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents)
def test_any_document_becomes_a_sound_file_with_its_words(document: Document) -> None:
    content = to_docx(document)
    assert_sound(content)
    file = docx.Document(io.BytesIO(content))
    # Looks may run on within a word, and rule books write capitals and end marks.
    written = "".join("".join(text_of(paragraph) for paragraph in all_paragraphs(file)).upper().split())
    for word in words_of((document.body, document.bases, document.signatures)):
        assert word.rstrip(".;,/").upper() in written


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_letters_are_rendered_or_refused_with_a_sentence(text: str) -> None:
    document = replace(
        PLAN, subject=text, body=(Paragraph(inline(text)), Table((Column(text),), ((text,),), text), Item(inline(text)))
    )
    outcome = written_or_refused(document)
    if isinstance(outcome, bytes):
        assert_sound(outcome)
    else:
        assert outcome.endswith(".")


def written_or_refused(document: Document) -> bytes | str:
    try:
        return to_docx(document)
    except Refused as refusal:
        return refusal.message


HOSTILE = (
    "a\x00\x01\x0b\x1f\x7fb",
    "{{ so_ky_hieu }} {% for x in y %}",
    "<w:p/> &amp; &lt; &#0; ]]> <!--",
    '=HYPERLINK("http://example.org")',
    "\u202eđảo ngược\u202c \u200f\ufeff",
    "a\r\nb\u2028c\u2029d",
    "Tiê\u0301ng Viê\u0323t",
    "PAGE \\* MERGEFORMAT",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words_everywhere(text: str) -> None:
    document = replace(
        PLAN,
        subject=text,
        place=text,
        bases=(text,),
        addressees=(text, text),
        body=(Paragraph(inline(text)), Table((Column(text),), ((text,),), text)),
        signatures=(Signature((text,), text, picture("blue", (40, 20))),),
        copy_note=text,
    )
    content = to_docx(document)
    assert_sound(content)
    assert xml_of(content, "word/document.xml").findall(f".//{W}instrText") == []


def test_braces_and_entities_stay_as_typed() -> None:
    text = "{{ x }} &lt; <b> =1+1"
    assert text in [
        text_of(paragraph)
        for paragraph in all_paragraphs(read(replace(PLAN, body=(Paragraph(inline(text)), *PLAN.body))))
    ]


def test_very_long_words_and_cells_are_written() -> None:
    long = "đối thoại " * 20_000
    content = to_docx(replace(PLAN, body=(Paragraph(inline(long)), Table((Column("x"),), ((long,),)))))
    assert_sound(content)
    (row,) = xml_of(content, "word/document.xml").findall(f".//{W}tbl/{W}tr/{W}trPr/{W}tblHeader/../../..//{W}tr[2]")
    assert row.find(f"{W}trPr/{W}cantSplit") is None  # a row longer than a page must be parted


@pytest.mark.parametrize("png", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", picture("blue", (400, 180))[:200]])
def test_broken_pictures_are_refused(png: bytes) -> None:
    with pytest.raises(Refused, match="Ảnh"):
        to_docx(replace(PLAN, body=(Picture(png, 30, "hỏng"),)))


def test_picture_has_words_for_those_who_cannot_see_it() -> None:
    file = read(INVITATION)
    assert [place.get("descr") for place in file.element.body.iter(f"{WP}docPr")] == ["Mã QR để trả lời giấy mời"]


def test_same_picture_is_stored_once() -> None:
    png = picture("blue", (100, 40))
    twice = replace(PLAN, body=(Picture(png, 30, "một"), Picture(png, 30, "hai"), Paragraph(inline("Hết"))))
    assert len([name for name in parts(to_docx(twice)) if name.startswith("word/media/")]) == 1


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_same_document_gives_the_same_bytes(name: str) -> None:
    assert to_docx(SAMPLES[name]) == to_docx(SAMPLES[name])


def test_file_tells_the_document_and_nothing_of_the_machine() -> None:
    content = to_docx(PLAN)
    properties = docx.Document(io.BytesIO(content)).core_properties
    assert (properties.title, properties.author) == (
        "KẾ HOẠCH Tiếp xúc, đối thoại trực tiếp của người đứng đầu chính quyền với Nhân dân năm 2026",
        "Ủy ban nhân dân xã Thanh Bình Thượng",
    )
    assert properties.language == "vi-VN"
    assert properties.last_modified_by == ""
    assert {properties.created.replace(tzinfo=None), properties.modified.replace(tzinfo=None)} == {datetime(2026, 3, 5)}  # noqa: DTZ001
    assert sorted(parts(content)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_draft_is_dated_by_the_day_of_its_form() -> None:
    properties = read(replace(DRAFT, form_day=date(2026, 4, 30))).core_properties
    assert properties.created.date() == date(2026, 4, 30)


def test_language_and_font_hold_for_the_whole_file() -> None:
    defaults = xml_of(to_docx(PLAN), "word/styles.xml").find(f"{W}docDefaults")
    assert defaults.find(f".//{W}lang").get(f"{W}val") == "vi-VN"
    assert set(defaults.find(f".//{W}rFonts").attrib.values()) == {"Times New Roman"}


def test_styles_have_vietnamese_names() -> None:
    styles = xml_of(to_docx(LETTER), "word/styles.xml")
    names = [style.find(f"{W}name").get(f"{W}val") for style in styles.iter(f"{W}style")]
    assert names[2:11] == [
        "Quốc hiệu",
        "Tiêu ngữ",
        "Tên cơ quan chủ quản",
        "Tên cơ quan",
        "Số và ký hiệu",
        "Địa danh và ngày tháng",
        "Tên loại",
        "Trích yếu",
        "Trích yếu công văn",
    ]


def test_sections_of_a_report_are_sound_with_and_without_appendices() -> None:
    assert len(read(REPORT).sections) == 3
    assert len(read(replace(REPORT, appendices=())).sections) == 1
