"""Letterheads: filled as their office drew them, refused or explained when something is wrong."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from tests.engines.typeset.docx_samples import DRAFT, LETTER, MINUTES, PLAN, REPORT, SAMPLES

from dienhong.engines.typeset.letterhead import PLACEHOLDERS, Problem, check, context_of, fill
from dienhong.kernel.errors import Refused

CONTEXT = context_of(PLAN)


def office_file() -> bytes:
    """A plain file with few styles: the hundreds of python-docx's own only cost time."""
    file = docx.Document()
    for style in list(file.styles):
        if style.name not in {"Normal", "Header", "Footer", "Default Paragraph Font"}:
            style.delete()
    for key, link in list(file.part.rels.items()):
        if link.reltype.endswith("stylesWithEffects"):
            del file.part.rels[key]
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


OFFICE_FILE = office_file()


def template(*paragraphs: str, build: Callable[[Any], None] | None = None) -> bytes:
    file = docx.Document(io.BytesIO(OFFICE_FILE))
    for text in paragraphs:
        file.add_paragraph(text)
    if build:
        build(file)
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def texts(filled: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(filled)).paragraphs]


def messages(*paragraphs: str) -> list[str]:
    return [str(problem) for problem in check(template(*paragraphs), CONTEXT)]


def repacked(content: bytes, changes: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in changes:
                target.writestr(name, source.read(name))
        for name, part in changes.items():
            target.writestr(name, part)
    return stream.getvalue()


# ── filling ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_fill_writes_values_where_the_office_put_them() -> None:
    filled = fill(template("Cơ quan: {{ ten_co_quan }}", "Số: {{ so_ky_hieu }}; {{ ngay_thang }}"), CONTEXT)
    assert texts(filled) == [
        "Cơ quan: ỦY BAN NHÂN DÂN\nXÃ THANH BÌNH THƯỢNG",
        "Số: 05/KH-UBND; ngày 05 tháng 3 năm 2026",
    ]


def test_fill_repeats_a_paragraph_for_each_line() -> None:
    filled = fill(template("{%p for noi in noi_nhan %}", "{{ noi }}", "{%p endfor %}"), CONTEXT)
    assert texts(filled) == ["- Thường trực Đảng ủy;", "- Các thôn;", "- Công an xã;", "- Lưu: VT, VP."]


def test_fill_keeps_conditions() -> None:
    source = template("{% if do_khan %}{{ do_khan }}{% else %}thường{% endif %}")
    assert texts(fill(source, CONTEXT)) == ["thường"]


def test_fill_writes_the_full_text_with_tables_and_headings() -> None:
    filled = docx.Document(io.BytesIO(fill(template("{{p toan_van }}", "{{ ho_ten }}"), CONTEXT)))
    assert [paragraph.text for paragraph in filled.paragraphs if paragraph.style.name == "Heading 1"] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. THỜI GIAN, ĐỊA ĐIỂM",
        "III. TỔ CHỨC THỰC HIỆN",
    ]
    assert [cell.text for cell in filled.tables[0].rows[1].cells] == [
        "01",
        "Thôn Đồng 1",
        "08 giờ 00, ngày 10/6/2026",
        "Nhà văn hóa thôn",
    ]
    assert filled.paragraphs[-1].text == "Hoàng Văn Sơn"


def test_fill_writes_pictures_of_the_full_text() -> None:
    filled = docx.Document(io.BytesIO(fill(template("{{p toan_van }}"), context_of(SAMPLES["invitation"]))))
    assert len(filled.inline_shapes) == 1


def test_tables_of_the_full_text_are_as_wide_as_the_office_page() -> None:
    def build(file: Any) -> None:
        section = file.sections[0]
        section.page_width, section.left_margin, section.right_margin = Mm(150), Mm(20), Mm(10)

    filled = docx.Document(io.BytesIO(fill(template("{{p toan_van }}", build=build), CONTEXT)))
    assert sum(column.width for column in filled.tables[0].columns) == pytest.approx(Mm(120), abs=2000)


def test_fill_writes_appendices() -> None:
    filled = docx.Document(io.BytesIO(fill(template("{{p phu_luc }}"), context_of(REPORT))))
    assert filled.paragraphs[0].text == "Phụ lục I"
    assert len(filled.tables[0].rows) == 61


def test_fill_reaches_header_and_footer() -> None:
    def build(file: Any) -> None:
        file.sections[0].header.paragraphs[0].text = "{{ ten_co_quan }}"
        file.sections[0].footer.paragraphs[0].text = "{{ so_ky_hieu }}"

    section = docx.Document(io.BytesIO(fill(template("x", build=build), CONTEXT))).sections[0]
    assert section.header.paragraphs[0].text == "ỦY BAN NHÂN DÂN\nXÃ THANH BÌNH THƯỢNG"
    assert section.footer.paragraphs[0].text == "05/KH-UBND"


def test_fill_writes_hostile_words_as_words() -> None:
    hostile = "{{ ho_ten }} & <w:p/> \x00\x1b]]> =SUM(A1) &lt; {% x %}"
    filled = fill(template("{{ trich_yeu }}"), {**CONTEXT, "trich_yeu": hostile})
    assert texts(filled) == ["{{ ho_ten }} & <w:p/> ]]> =SUM(A1) &lt; {% x %}"]


def test_fill_gives_the_same_bytes_twice() -> None:
    source = template("{{ ten_co_quan }}", "{{p toan_van }}")
    assert fill(source, CONTEXT) == fill(source, CONTEXT)


def test_fill_bridges_letters_of_different_looks() -> None:
    def build(file: Any) -> None:
        paragraph = file.add_paragraph("{")
        paragraph.add_run("{ ho_").bold = True
        paragraph.add_run("ten }").italic = True
        paragraph.add_run("}")

    assert texts(fill(template(build=build), CONTEXT)) == ["Hoàng Văn Sơn"]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_placeholder_has_a_value_in_every_document(name: str) -> None:
    context = context_of(SAMPLES[name])
    assert set(context) == set(PLACEHOLDERS)
    lines = [f"{{{{p {key} }}}}" if kind == "khối" else f"{{{{ {key} }}}}" for key, (_, kind) in PLACEHOLDERS.items()]
    assert check(template(*lines), context) == []
    assert zipfile.is_zipfile(io.BytesIO(fill(template(*lines), context)))


def test_context_of_a_letter_and_of_minutes_has_their_own_parts() -> None:
    assert context_of(LETTER)["trich_yeu"] == f"V/v {LETTER.subject}"
    assert context_of(MINUTES)["chuc_vu"] == "THƯ KÝ"
    assert context_of(MINUTES)["ho_ten_2"] == "Trần Thị Hà"
    assert (
        context_of(DRAFT)["ngay_thang"]
        == "ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0 tháng".replace("\u00a0" * 7, " " + "\u00a0" * 6)
        + " "
        + "\u00a0" * 6
        + " năm 2026"
    )


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{{ ten_co_qua }}", "{{ ten_co_qua }}: không có; ý ông/bà là ten_co_quan?"),
        ("{{ xyzzy }}", "{{ xyzzy }}: không có; mời xem danh sách chỗ điền"),
        ("{{ ten_co_quan", "“{{ ten_co_quan”: thiếu dấu đóng }} trên cùng một đoạn"),
        ("ten_co_quan }}", "thừa dấu đóng }}, hoặc thiếu dấu mở {{ trước đó"),
        ("{ ten_co_quan }", "chỗ điền cần hai dấu ngoặc: {{ ten_co_quan }}"),
        (
            "{{ ten_co_quan | in_hoa }}",
            "không có bộ lọc “in_hoa”; dùng được: upper, lower, trim, join, length, first, last, default",
        ),
        ("{{ tên cơ quan }}", "viết sai cú pháp; tên chỉ gồm chữ thường không dấu và gạch dưới, như {{ ten_co_quan }}"),
        ("{{ }}", "chỗ điền để trống; mời ghi tên, như {{ ten_co_quan }}"),
        ("{% include 'x' %}", "chỉ dùng được tên, vòng lặp for, điều kiện if và bộ lọc trong danh sách"),
        ("{% xyz %}", "không có lệnh này; chỉ dùng được for và if"),
        ("{{ toan_van }}", "“toan_van” gồm nhiều đoạn: mời viết {{p toan_van }} một mình trên một dòng"),
        ("Xem {{p toan_van }}", "“toan_van” gồm nhiều đoạn: mời viết {{p toan_van }} một mình trên một dòng"),
        ("{% for x in can_cu %}", "vòng lặp hoặc điều kiện chưa đóng: thiếu {% endfor %} hoặc {% endif %}"),
        ("{% for can_cu in can_cu %}{% endfor %}", "“can_cu” là tên chỗ điền; mời đặt tên khác cho dòng của vòng lặp"),
        (
            "{% for x in can_cu %}{% for y in can_cu %}{{ y }}{% endfor %}{% endfor %}",
            "không đặt vòng lặp trong vòng lặp",
        ),
    ],
)
def test_check_explains_a_mistake_by_its_paragraph(line: str, message: str) -> None:
    assert messages("Mở đầu", line, "{{ ho_ten }}") == [f"Đoạn 2: {message}"]


def test_check_finds_all_mistakes_at_once() -> None:
    assert messages("{{ ho_te }}", "{{ a b }}", "tốt {{ ho_ten }}", "{{ ho_ten") == [
        "Đoạn 1: {{ ho_te }}: không có; ý ông/bà là ho_ten?",
        "Đoạn 2: viết sai cú pháp; tên chỉ gồm chữ thường không dấu và gạch dưới, như {{ ten_co_quan }}",
        "Đoạn 4: “{{ ho_ten”: thiếu dấu đóng }} trên cùng một đoạn",
    ]


def test_check_shows_the_paragraph() -> None:
    assert check(template("Người ký: {{ ho_te }}"), CONTEXT) == [
        Problem("Đoạn 1", "{{ ho_te }}: không có; ý ông/bà là ho_ten?", "Người ký: {{ ho_te }}")
    ]


def test_check_names_the_header() -> None:
    def build(file: Any) -> None:
        file.sections[0].header.paragraphs[0].text = "{{ ho_te }}"

    assert [problem.place for problem in check(template("x", build=build), CONTEXT)] == ["Đầu trang, đoạn 1"]


def test_check_names_a_placeholder_that_a_break_splits() -> None:
    def build(file: Any) -> None:
        run = file.add_paragraph("{{ ho").add_run()
        run.add_break()
        run.add_text("_ten }}")

    (problem,) = check(template(build=build), CONTEXT)
    assert problem.message.startswith("chỗ điền bị Word chia cắt")


def test_check_of_a_good_template_finds_nothing() -> None:
    assert (
        messages("{{ ten_co_quan }}", "{%p for x in can_cu %}", "{{ loop.index }}. {{ x | upper }}", "{%p endfor %}")
        == []
    )


def test_fill_refuses_with_the_first_problem() -> None:
    with pytest.raises(
        Refused, match=re.escape("Mẫu chưa dùng được. Đoạn 1: {{ ho_te }}: không có; ý ông/bà là ho_ten?")
    ):
        fill(template("{{ ho_te }}"), CONTEXT)


# ── attacks ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "attack",
    [
        "{{ ten_co_quan.__class__.__mro__ }}",
        "{{ ten_co_quan['__class__'] }}",
        "{{ ''.__class__ }}",
        "{{ self }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ ten_co_quan.format(1) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ ten_co_quan | attr('__class__') }}",
        "{{ noi_nhan | map(attribute='__class__') | list }}",
        "{% for x in 'a' * 1000000000 %}{% endfor %}",
        "{% for x in range(1000000000) %}{% endfor %}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% raw %}x{% endraw %}{{ 1 + 1 }}",
        "{% autoescape false %}{{ ho_ten }}{% endautoescape %}",
        "{{ '%1000000000d' % 1 }}",
        "{{ ho_ten ~ ho_ten }}",
    ],
)
def test_attack_is_refused_before_anything_runs(attack: str) -> None:
    assert len(check(template(attack), CONTEXT)) >= 1
    with pytest.raises(Refused):
        fill(template(attack), CONTEXT)


def test_attack_outside_paragraphs_is_refused() -> None:
    def build(file: Any) -> None:
        file.add_paragraph("x").runs[0]._r.set("title", "{{ ''.__class__ }}")

    with pytest.raises(Refused):
        fill(template(build=build), CONTEXT)


def test_attack_in_the_properties_is_refused() -> None:
    def build(file: Any) -> None:
        file.core_properties.title = "{{ ''.__class__.__mro__ }}"

    with pytest.raises(Refused):
        fill(template(build=build), CONTEXT)


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0" * 100, b"PK\x03\x04" + b"\x00" * 100])
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"không phải tệp \.docx"):
        fill(content, CONTEXT)


def test_files_above_the_limit_are_refused() -> None:
    with pytest.raises(Refused, match="lớn hơn 5 MB"):
        fill(b"\x00" * (5 * 1024 * 1024 + 1), CONTEXT)


def test_bombs_are_refused() -> None:
    with pytest.raises(Refused, match="quá nhiều dữ liệu"):
        fill(repacked(template("x"), {"word/media/a.bin": b"\x00" * (30 * 1024 * 1024)}), CONTEXT)


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml"])
def test_macros_and_embedded_objects_are_refused(name: str) -> None:
    with pytest.raises(Refused, match="macro hoặc đối tượng nhúng"):
        fill(repacked(template("x"), {name: b"<a/>"}), CONTEXT)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (RELATIONSHIP_TYPE.IMAGE, "http://example.org/a.png"),
        (RELATIONSHIP_TYPE.HYPERLINK, "http://example.org"),
        (RELATIONSHIP_TYPE.SETTINGS, "file:///C:/a.dotm"),
    ],
)
def test_links_out_of_the_file_are_refused(kind: str, target: str) -> None:
    def build(file: Any) -> None:
        file.part.relate_to(target, kind, is_external=True)

    with pytest.raises(Refused, match="liên kết ra ngoài"):
        fill(template("x", build=build), CONTEXT)


def test_a_mail_address_may_be_a_link() -> None:
    def build(file: Any) -> None:
        file.part.relate_to("mailto:vanphong@example.org", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    assert texts(fill(template("x", build=build), CONTEXT)) == ["x"]


def test_entities_are_refused() -> None:
    part = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    with pytest.raises(Refused, match="khai báo lạ"):
        fill(repacked(template("x"), {"word/settings.xml": part}), CONTEXT)


def test_fields_that_fetch_files_are_refused() -> None:
    def build(file: Any) -> None:
        field = (
            file.add_paragraph("x")
            .runs[0]
            ._r.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instrText", {})
        )
        field.text = ' INCLUDETEXT "c:\\\\a.docx" '
        file.paragraphs[0].runs[0]._r.append(field)

    with pytest.raises(Refused, match="lấy dữ liệu từ tệp khác"):
        fill(template(build=build), CONTEXT)
