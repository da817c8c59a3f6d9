"""What a letterhead may ask for: the parts of a document under Vietnamese names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dienhong.engines.typeset import wording
from dienhong.engines.typeset.clean import printable
from dienhong.engines.typeset.model import (
    Align,
    Block,
    Document,
    Heading,
    Inline,
    Item,
    Paragraph,
    Picture,
    Table,
    inline,
)
from dienhong.engines.typeset.profiles import Look, Part, Profile, profile_of
from dienhong.kernel.numbering import day_words


@dataclass(frozen=True, slots=True)
class FullText:
    """A placeholder that stands for whole paragraphs, tables and pictures in the form of the rule book."""

    blocks: tuple[Block, ...]
    profile: Profile


Value = str | list[str] | FullText
Context = Mapping[str, Value]

# Name → (meaning, kind): "chữ" a text, "danh sách" lines for a loop, "khối" stands alone as {{p …}}.
PLACEHOLDERS: Final[Mapping[str, tuple[str, str]]] = {
    "quoc_hieu": ("Quốc hiệu, hoặc “ĐẢNG CỘNG SẢN VIỆT NAM”", "chữ"),
    "tieu_ngu": ("Tiêu ngữ (để trống với văn bản của Đảng)", "chữ"),
    "co_quan_chu_quan": ("Tên cơ quan chủ quản trực tiếp", "chữ"),
    "ten_co_quan": ("Tên cơ quan ban hành", "chữ"),
    "so_ky_hieu": ("Số và ký hiệu, như 05/KH-UBND", "chữ"),
    "dong_so_ky_hieu": ("Cả dòng số và ký hiệu, như “Số: 05/KH-UBND”", "chữ"),
    "dia_danh": ("Địa danh", "chữ"),
    "ngay_thang": ("Ngày ban hành bằng chữ, như “ngày 05 tháng 01 năm 2026”", "chữ"),
    "dia_danh_ngay_thang": ("Cả dòng địa danh và ngày tháng", "chữ"),
    "do_khan": ("Mức độ khẩn (để trống khi không khẩn)", "chữ"),
    "ten_loai": ("Tên loại văn bản (để trống với công văn)", "chữ"),
    "trich_yeu": ("Trích yếu nội dung", "chữ"),
    "kinh_gui": ("Nơi nhận công văn, mỗi dòng một nơi", "danh sách"),
    "can_cu": ("Các căn cứ, mỗi dòng một căn cứ", "danh sách"),
    "noi_dung": ("Nội dung bằng chữ, mỗi dòng một đoạn", "danh sách"),
    "toan_van": ("Nội dung đầy đủ: đề mục, bảng, hình, đúng thể thức", "khối"),
    "phu_luc": ("Các phụ lục đầy đủ", "khối"),
    "quyen_han": ("Quyền hạn, chức vụ người ký, mỗi dòng một hàng", "danh sách"),
    "chuc_vu": ("Chức vụ người ký", "chữ"),
    "ho_ten": ("Họ tên người ký", "chữ"),
    "chuc_vu_2": ("Chức vụ người ký thứ hai (biên bản)", "chữ"),
    "ho_ten_2": ("Họ tên người ký thứ hai (biên bản)", "chữ"),
    "noi_nhan": ("Nơi nhận, mỗi dòng một nơi", "danh sách"),
}


def context_of(document: Document) -> dict[str, Value]:
    """Every name of `PLACEHOLDERS` with its value in `document`, marks of the rule book included.

    Raises `Unprintable` as `to_docx` does.
    """
    document = printable(document)
    profile = profile_of(document)
    body = wording.closed_body(document)
    subject = wording.letter_subject(document) or document.subject
    return {
        **_header(document, profile),
        "ten_loai": wording.shown(document.kind_name, profile.look(Part.KIND)),
        "trich_yeu": subject,
        "kinh_gui": list(wording.addressees(document)),
        "can_cu": list(wording.bases(document)),
        "noi_dung": [line for block in body for line in _lines(block, profile)],
        "toan_van": FullText(body, profile),
        "phu_luc": FullText(_appendices(document), profile),
        **_signatures(document, profile.look(Part.AUTHORITY)),
        "noi_nhan": [line for _, lines in wording.recipients(document) for line in lines],
    }


def _header(document: Document, profile: Profile) -> dict[str, Value]:
    issuer, superior = profile.look(Part.ISSUER), profile.look(Part.SUPERIOR)
    return {
        "quoc_hieu": wording.shown(profile.nation, profile.look(Part.NATION)),
        "tieu_ngu": profile.motto,
        "co_quan_chu_quan": wording.shown("\n".join(document.issuer.superior), superior),
        "ten_co_quan": wording.shown("\n".join(document.issuer.lines), issuer),
        "so_ky_hieu": wording.written_reference(document) if document.numbered else "",
        "dong_so_ky_hieu": wording.reference_line(document),
        "dia_danh": document.place,
        "ngay_thang": day_words(document.day) if document.day else wording.date_line(document).rpartition(", ")[2],
        "dia_danh_ngay_thang": wording.date_line(document),
        "do_khan": ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")[document.urgency.value],
    }


def _signatures(document: Document, look: Look) -> dict[str, Value]:
    first, second, *_ = *document.signatures, None, None
    lines = [wording.shown(line, look) for line in first.authority] if first else []
    return {
        "quyen_han": lines,
        "chuc_vu": lines[-1] if lines else "",
        "ho_ten": first.name if first else "",
        "chuc_vu_2": wording.shown(second.authority[-1], look) if second and second.authority else "",
        "ho_ten_2": second.name if second else "",
    }


def _lines(block: Block, profile: Profile) -> list[str]:
    match block:
        case Paragraph():
            return [_text(block.content)]
        case Item():
            return [_text(wording.item_line(block))]
        case Heading():
            return [_text(line) for line in wording.heading_lines(profile, block)]
        case Table():
            titles = " | ".join(column.title for column in block.columns)
            return [line for line in (block.caption, titles, *(" | ".join(row) for row in block.rows)) if line]
        case Picture():
            return [block.caption or block.alt]
    return []


def _appendices(document: Document) -> tuple[Block, ...]:
    parts: list[Block] = []
    for index, appendix in enumerate(document.appendices):
        lines = (wording.appendix_label(document, index), appendix.title.upper(), wording.appendix_note(document))
        parts += [_centred(line, bold=place < 2, italic=place == 2) for place, line in enumerate(lines)]  # noqa: PLR2004
        parts += appendix.body
    return tuple(parts)


def _centred(line: str, *, bold: bool, italic: bool) -> Paragraph:
    return Paragraph(inline(line, bold=bold, italic=italic), Align.CENTRE, keep_with_next=True)


def _text(content: Inline) -> str:
    return "".join(run.text for run in content)
