"""Parts that every document has, the end of its text, blanks left open, the motto."""

import re
from collections.abc import Iterator
from datetime import date

from dienhong.civic.documents.linting.case import PROSE, Case, Hit, missing
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.rule import HD05, ND30_FORM, Rule
from dienhong.engines.typeset.model import Document, Heading, Level

_ALL = frozenset(Part) - {Part.NUMBER, Part.DATE, Part.HEADER}
_BLANK = re.compile(
    r"\.{4,}|…{2,}|(?<=[^\s,;]) (?:…|\.\.\.)(?=[ ,;)/]|\.(?!\.)|$)|_{3,}|\[[^\]\n]{0,60}\]"
    r"|\{\{[^}\n]{0,60}\}?\}?|\{%[^%\n]{0,60}%\}"
    r"|<[A-ZĐ][^<>\n]{1,40}>|\bXXX+\b|\bngày +tháng +(?:năm )?(?=\d)|\b(?:ngày|tháng) / ?/?\d{4}",
    re.MULTILINE,
)
_OPEN_NUMBER = re.compile(r"Số ?:?[ .…_]*[-/]|ngày[ .…_]*tháng|tháng[ .…_]*năm|năm[ .…_]*$")
_MOTTO = re.compile(r"[Dd]ân biết, dân bàn, dân làm, dân kiểm tra(?!,? dân giám sát)")
_MOTTO_SINCE = date(2021, 2, 1)
_STATE_END = "./."
_END = re.compile(r"(?:\./\.?|/\.|\.)?$")


def subject(case: Case) -> Iterator[Hit]:
    if case.whole and not case.has(Part.SUBJECT) and (case.kind_name or case.document is not None):
        yield missing("Văn bản chưa có trích yếu. Ghi ngắn gọn nội dung chính.")


def issuer(case: Case) -> Iterator[Hit]:
    if case.whole and not case.has(Part.ISSUER):
        yield missing("Văn bản chưa có tên cơ quan ban hành.")


def addressee(case: Case) -> Iterator[Hit]:
    if case.whole and not case.kind_name and not case.has(Part.ADDRESSEE):
        yield missing("Công văn chưa có “Kính gửi”. Ghi nơi nhận chính.")


def body(case: Case) -> Iterator[Hit]:
    if case.whole and not case.has(Part.BODY, Part.TABLE):
        yield missing("Văn bản chưa có nội dung.")


def header(case: Case) -> Iterator[Hit]:
    """Quốc hiệu and tiêu ngữ of a plain text; a `Document` gets them from its form."""
    if case.whole and case.document is None:
        head = "\n".join(passage.text for _, passage in case.of(Part.HEADER, Part.ISSUER, Part.AUTHORITY)).upper()
        if case.system == "party" and "ĐẢNG CỘNG SẢN VIỆT NAM" not in head:
            yield missing("Thiếu tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” ở đầu văn bản.")
        if case.system == "state":
            if "XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in head:
                yield missing("Thiếu Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.")
            if "ĐỘC LẬP" not in head:
                yield missing("Thiếu Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”.")


def end_mark(case: Case) -> Iterator[Hit]:
    """The last words of the text end "./." (state) or "." (Party); none by hand where the form writes it."""
    last = _last_body(case)
    if last is None or not case.whole:
        return
    start, text = last
    text = text.rstrip()
    written = _END.search(text[-4:])
    mark = written.group().strip() if written else ""
    at = start + len(text) - len(mark)
    if not case.marked:
        if mark and "/" in mark:
            yield Hit(at, start + len(text), "Dấu kết thúc do mẫu văn bản tự ghi; bỏ “./.”.", "")
        return
    right = "." if case.system == "party" else _STATE_END
    wrong = mark != right if case.system == "state" else case.is_party_2026 and "/" in mark
    if wrong and not text.rstrip().endswith((":", "”")):
        end = start + len(text)
        fix_from = max(start, at - 1) if at == end else at
        words = case.text[fix_from:at]
        yield Hit(fix_from, end, f"Nội dung văn bản kết thúc bằng “{right}”.", words + right)


def _last_body(case: Case) -> tuple[int, str] | None:
    """The last paragraph before the recipients; None where a table ends the text."""
    found = None
    for start, passage in zip(case.starts, case.passages, strict=True):
        if passage.where.part in (Part.RECIPIENT, Part.ARCHIVE, Part.AUTHORITY) or passage.where.appendix:
            break
        if passage.where.part in (Part.BODY, Part.TABLE) and passage.text.strip():
            found = (start, passage.text) if passage.where.part is Part.BODY else None
    return found


def blanks(case: Case) -> Iterator[Hit]:
    if case.settings.final:
        for match in case.scan(_BLANK, _ALL):
            yield Hit(*match.span(), f"Còn chỗ trống “{match.group().strip()}”. Điền trước khi ban hành.")


def motto(case: Case) -> Iterator[Hit]:
    if case.day >= _MOTTO_SINCE:
        for match in case.scan(_MOTTO, PROSE):
            right = f"{match.group()}, dân giám sát, dân thụ hưởng"
            yield Hit(*match.span(), f"Phương châm hiện nay có sáu vế: “{right}”.", right)


def numbering(case: Case) -> Iterator[Hit]:
    """Ordinals of headings go up by one under each parent; articles run through the whole document."""
    if case.document is None:
        return
    levels = list(Level)
    last: dict[Level, int] = {}
    for heading in _headings(case.document):
        expected = last.get(heading.level, 0) + 1
        if heading.ordinal != expected:
            label = case.profile.label(heading.level, heading.ordinal)
            right = case.profile.label(heading.level, expected)
            yield missing(f"Mục “{label} {heading.text}” đánh số sai thứ tự. Theo thứ tự là “{right}”.")
        last[heading.level] = heading.ordinal
        for lower in levels[levels.index(heading.level) + 1 :]:
            if lower is not Level.ARTICLE:
                last.pop(lower, None)


def _headings(document: Document) -> list[Heading]:
    return [block for block in document.body if isinstance(block, Heading)]


def appendices(case: Case) -> Iterator[Hit]:
    if case.document is None or not case.document.appendices:
        return
    body = "\n".join(p.text for _, p in case.of(Part.BODY, Part.TABLE, Part.BASIS) if not p.where.appendix).lower()
    if not any(words in body for words in ("phụ lục", "kèm theo", "biểu ", "danh sách", "đính kèm")):
        yield missing("Nội dung văn bản chưa nhắc tới phụ lục. Thêm câu dẫn như “(có phụ lục kèm theo)”.")


_SECTION = f"{ND30_FORM}, mục II"


def open_number(case: Case) -> Iterator[Hit]:
    """A number or day of issue that the clerk still has to write in a plain text."""
    for start, passage in case.of(Part.NUMBER, Part.DATE):
        if match := _OPEN_NUMBER.search(passage.text):
            message = "Chưa ghi số, ngày ban hành. Văn thư điền sau khi ký."
            yield Hit(start + match.start(), start + match.end(), message)


RULES = (
    Rule("subject_missing", "Trích yếu", "error", f"{_SECTION}.5", subject, HD05),
    Rule("issuer_missing", "Tên cơ quan ban hành", "error", f"{_SECTION}.2", issuer, HD05),
    Rule("addressee_missing", "Kính gửi", "error", f"{_SECTION}.9", addressee, HD05),
    Rule("body_missing", "Nội dung", "error", f"{_SECTION}.6", body, HD05),
    Rule("header_missing", "Quốc hiệu, Tiêu ngữ", "error", f"{_SECTION}.1", header, HD05),
    Rule("end_mark", "Dấu kết thúc", "warning", "Nghị định 30/2020/NĐ-CP, Phụ lục III", end_mark, HD05),
    Rule("blank_left", "Chỗ trống chưa điền", "error", f"{_SECTION}.6", blanks, HD05),
    Rule("number_open", "Số, ngày chưa ghi", "info", f"{_SECTION}.3", open_number, HD05),
    Rule("motto_six", "Phương châm sáu vế", "warning", "Văn kiện Đại hội XIII của Đảng; Luật 10/2022/QH15", motto),
    Rule("numbering", "Thứ tự đánh số", "warning", f"{_SECTION}.6", numbering, HD05),
    Rule("appendix_not_cited", "Phụ lục chưa được dẫn", "warning", f"{ND30_FORM}, mục III.1", appendices, HD05),
)
