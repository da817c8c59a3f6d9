"""Form of the document: parts that are missing, the number, the bases, the ending (Nghị định 30/2020, Hướng dẫn 05)."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.outline import Node
from dienhong.cycle.plans.reading.structure import Finding, Span

_ND30 = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
_PARTY_FORM_SINCE = date(2026, 5, 27)
_ENDING = re.compile(r"\./\.|\./")
_CUE = re.compile(r"[\s\-+•]*(?:can cu|thuc hien|theo|xet|tren co so|trien khai)\b")
_STATE_WITH_DASH = re.compile(r"^(?P<k>KH|CTr)/UBND$")
_PARTY_WITH_SLASH = re.compile(r"^(?P<k>KH|CTr)-(?P<b>ĐU|TU)$")


def find_form(evidence: Evidence) -> Iterator[Finding]:
    yield from _missing(evidence)
    yield from _number(evidence)
    yield from _bases(evidence)
    yield from _ending(evidence)
    yield from _numbering(evidence)


def _missing(evidence: Evidence) -> Iterator[Finding]:
    reading, header = evidence.reading, evidence.header
    party = reading.system == "party"
    source = (
        "Hướng dẫn 05-HD/VPTW"
        if party and evidence.issued_since(_PARTY_FORM_SINCE)
        else "Hướng dẫn 36-HD/VPTW"
        if party
        else _ND30
    )
    if reading.number is None:
        span = reading.symbol.span if reading.symbol else None
        yield Finding(
            "missing_number", "warning", "Kế hoạch chưa có số. Văn thư cấp số sau khi ký ban hành.", source, span
        )
    written = reading.date.value if reading.date else None
    if written is None or written.day is None or written.month is None or written.year is None:
        lacking = (
            "ngày ban hành" if written is None else ", ".join(_lacking_parts(written.day, written.month, written.year))
        )
        span = reading.date.span if reading.date else None
        yield Finding("missing_date", "warning", f"Chưa ghi {lacking}. Điền khi ký ban hành.", source, span)
    if party and not header.has_party:
        yield Finding("missing_header", "warning", "Thiếu tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” ở đầu văn bản.", source)
    if not party and not (header.has_nation and header.has_motto):
        lost = [name for name, known in (("Quốc hiệu", header.has_nation), ("Tiêu ngữ", header.has_motto)) if not known]
        yield Finding(
            "missing_header",
            "warning",
            f"Thiếu {' và '.join(lost)} ở đầu văn bản. Bổ sung theo mẫu.",
            f"{_ND30}, mục II.1",
        )
    if reading.issuer is None or not header.span.start <= reading.issuer.span.start < header.span.end:
        yield Finding(
            "missing_issuer",
            "warning",
            "Đầu văn bản không có tên cơ quan ban hành. Bổ sung ở góc trên bên trái.",
            source,
        )
    if reading.year is None:
        span = reading.subject.span if reading.subject else None
        yield Finding("missing_year", "warning", "Trích yếu không nêu năm của kế hoạch.", source, span)
    if not reading.legal_bases:
        yield Finding(
            "missing_bases", "warning", "Không thấy căn cứ ban hành. Nêu luật, quy chế và kế hoạch làm căn cứ.", source
        )
    if reading.signatory.name is None:
        yield Finding("missing_signatory", "warning", "Không thấy họ tên người ký.", source)
    if not reading.recipients.paper and not reading.recipients.electronic:
        yield Finding("missing_recipients", "info", "Không thấy mục “Nơi nhận”.", source)


def _lacking_parts(day: int | None, month: int | None, year: int | None) -> list[str]:
    return [name for name, value in (("ngày", day), ("tháng", month), ("năm", year)) if value is None]


def _number(evidence: Evidence) -> Iterator[Finding]:
    reading, header = evidence.reading, evidence.header
    if reading.symbol is None:
        return
    symbol = reading.symbol.value
    number = reading.number.value if reading.number else ""
    span = Span(reading.number.span.start if reading.number else reading.symbol.span.start, reading.symbol.span.end)
    state, party = _STATE_WITH_DASH.match(symbol), _PARTY_WITH_SLASH.match(symbol)
    if state:
        right = f"{number}/{state['k']}-UBND"
        yield Finding(
            "number_form", "warning", f"Ký hiệu của chính quyền viết “{right}”.", f"{_ND30}, mục II.3", span, right
        )
    elif party:
        right = f"{number}-{party['k']}/{party['b']}"
        yield Finding(
            "number_form", "warning", f"Ký hiệu của Đảng viết “{right}”.", "Hướng dẫn 36-HD/VPTW", span, right
        )
    elif header.separator and number:
        joint = "-" if reading.system == "party" else "/"
        padded = number.zfill(2) if number.isdigit() else number
        right = f"{padded}{joint}{symbol}"
        written = evidence.surface.value(span.start, span.end)
        if written != right:
            yield Finding(
                "number_form",
                "info",
                f"Số, ký hiệu viết liền, số nhỏ hơn 10 có số 0: “{right}”.",
                f"{_ND30}, mục II.3",
                span,
                right,
            )
    written_date = reading.date
    if written_date and reading.system != "party":
        words = evidence.surface.value(written_date.span.start, written_date.span.end)
        right = re.sub(r"(?i)(ngày )(\d)(?= )", r"\g<1>0\2", words)
        right = re.sub(r"(?i)(tháng )([12])(?= )", r"\g<1>0\2", right)
        if right != words and written_date.value.day:
            yield Finding(
                "date_form",
                "info",
                "Ngày dưới 10 và tháng 1, tháng 2 viết thêm số 0 ở trước.",
                f"{_ND30}, mục II.4",
                written_date.span,
                right,
            )


def _bases(evidence: Evidence) -> Iterator[Finding]:
    bases = evidence.reading.legal_bases
    if not bases:
        return
    text = evidence.surface.text
    together = [b for a, b in pairwise(bases) if "\n" not in text[a.span.end : b.span.start + 1]]
    if together and evidence.reading.system != "party":
        message = "Nhiều căn cứ viết liền trong một đoạn. Mỗi căn cứ viết một dòng, cuối dòng có dấu chấm phẩy."
        yield Finding(
            "fused_bases", "info", message, f"{_ND30}, mục II.6", Span(bases[0].span.start, together[-1].span.end)
        )
    if evidence.reading.system != "party" and not any(
        evidence.surface.folded[b.span.start : b.span.end].lstrip(" -").startswith("can cu") for b in bases
    ):
        message = "Căn cứ ban hành nên mở đầu bằng “Căn cứ …;” theo mẫu."
        yield Finding("basis_form", "info", message, f"{_ND30}, mục II.6", bases[0].span)


def _ending(evidence: Evidence) -> Iterator[Finding]:
    if evidence.reading.system != "party" or not evidence.issued_since(_PARTY_FORM_SINCE):
        return
    match = _ENDING.search(evidence.surface.plain, 0, evidence.close)
    if match:
        message = "Văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”."
        yield Finding(
            "party_ending", "warning", message, "Hướng dẫn 05-HD/VPTW ngày 27/5/2026", Span(*match.span()), "."
        )


def _numbering(evidence: Evidence) -> Iterator[Finding]:
    if evidence.root is None:
        return
    for node in evidence.root.walk():
        known: dict[tuple[float, str], Node] = {}
        for child in node.children:
            if not child.marker.isalnum() or child.level > 4:  # noqa: PLR2004  bullets repeat by nature
                continue
            key = (child.level, child.marker)
            if key in known:
                span = Span(child.start, child.body)
                message = f"Số thứ tự “{child.marker}” đã dùng cho một mục khác ở trên."
                yield Finding("numbering", "warning", message, f"{_ND30}, mục II.6", span)
            known[key] = child
    yield from _repeated_procedure(evidence)


def _repeated_procedure(evidence: Evidence) -> Iterator[Finding]:
    if evidence.sections is None:
        return
    duties = evidence.sections.inside("duties")
    branches = evidence.sections.of("procedure")
    inside = [branch for branch in branches if id(branch) in duties]
    if inside and len(branches) > len(inside):
        message = "Mục về trình tự trong phần tổ chức thực hiện lặp lại phần quy trình. Nên gộp làm một."
        yield Finding("repeated_section", "info", message, f"{_ND30}, mục II.6", Span(inside[0].start, inside[0].end))
