"""The law in force on the day of issue: notice, results, the dialogue of the year, bodies that no longer exist."""

import re
from collections.abc import Iterator
from datetime import date

from dienhong.civic.documents.linting.bodies import TWO_TIERS_SINCE, abolished_bodies
from dienhong.cycle.plans.reading.due import read_dues
from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Finding, Span
from dienhong.cycle.plans.reading.surface import Surface

_LAW_65_SINCE = date(2025, 3, 1)
_LAW_72_SINCE = TWO_TIERS_SINCE
_LAW_10_SINCE = date(2023, 7, 1)
_LAW_65 = "Luật Tổ chức chính quyền địa phương 65/2025/QH15, Điều 24"
_LAW_72 = "Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 43"
_YOUTH = "Nghị định 13/2021/NĐ-CP"
_NOTICE_DAYS, _RESULT_DAYS, _YOUTH_NOTICE_DAYS = 7, 10, 30
_DAYS = re.compile(r"(?:\d\)?|nam|bay|ba|muoi|mot|hai) (?:ngay|tuan)\b")
_NOTICE = re.compile(r"thong bao|cong bo|cong khai|niem yet|dang tai|phat thanh|truyen thanh|thong tin")
_TO_PEOPLE = re.compile(
    r"nhan dan|rong rai|truyen thanh|loa|niem yet|cong thong tin|trang thong tin|dai chung|ba con"
    r"|ho gia dinh|den (?:cac )?(?:thon|ap|ban|buon|khu|to)\b|thoi gian|lich doi thoai|cong bo"
)
# how long a broadcast lasts, which says nothing of when it must begin
_LASTING = re.compile(r"\b(?:lien tuc|lien tiep|suot|keo dai|lap lai|moi ngay|hang ngay|ngay \d{1,2} (?:lan|buoi))\b")
_LASTING_WITHIN = 40
_RESULT = re.compile(r"ket qua|ket luan")
_METHOD = re.compile(
    r"cach thuc (?:tham|dang ky)|hinh thuc (?:tham|doi thoai|to chuc|tiep)|truc tuyen|dang ky"
    r"|gui (?:y kien|cau hoi|phieu)|truc tiep|giay moi|hom thu"
)
_MAX_DISTRICT = 6


def find_law(evidence: Evidence) -> Iterator[Finding]:
    yield from _periods(evidence)
    yield from _dialogue_of_the_year(evidence)
    yield from _notice_elements(evidence)
    yield from _outdated_bases(evidence)
    if evidence.issued_since(_LAW_72_SINCE):
        yield from _abolished_bodies(evidence)


def _source(evidence: Evidence) -> str | None:
    if evidence.issued_since(_LAW_72_SINCE):
        return _LAW_72
    return _LAW_65 if evidence.issued_since(_LAW_65_SINCE) else None


def _is_youth(evidence: Evidence) -> bool:
    subject = evidence.reading.subject
    return bool(subject and "thanh nien" in evidence.surface.folded[subject.span.start : subject.span.end])


def _periods(evidence: Evidence) -> Iterator[Finding]:
    source = _source(evidence)
    youth = _is_youth(evidence)
    if source is None and not youth:
        return
    surface = evidence.surface
    for sentence in _sentences(surface, evidence.close):
        words = surface.folded[sentence.start : sentence.end]
        about_result = bool(_RESULT.search(words))
        for due in read_dues(surface, sentence.start, sentence.end, None):
            offset = due.value.offset_days
            if offset is None or due.value.basis != "conference":
                continue
            lasting = _LASTING.search(
                surface.folded, max(sentence.start, due.span.start - _LASTING_WITHIN), due.span.end
            )
            if offset < 0 and not about_result and not lasting and _TO_PEOPLE.search(words):
                needed = _YOUTH_NOTICE_DAYS if youth else _NOTICE_DAYS
                if -offset < needed:
                    message = (
                        f"Thông báo trước {-offset} ngày là ngắn hơn luật định. Sửa thành ít nhất {needed} ngày "
                        f"trước hội nghị."
                    )
                    yield Finding(
                        "notice_below_law",
                        "error",
                        message,
                        _YOUTH if youth else source or _YOUTH,
                        due.span,
                        f"{needed:02d} ngày",
                    )
            if offset > _RESULT_DAYS and about_result and source:
                message = (
                    f"Công bố kết quả sau {offset} ngày là chậm hơn luật định. Sửa thành chậm nhất {_RESULT_DAYS} ngày."
                )
                yield Finding("result_below_law", "error", message, source, due.span, f"{_RESULT_DAYS} ngày")


def _sentences(surface: Surface, end: int) -> Iterator[Span]:
    """Sentences about informing people in which a number of days stands."""
    folded = surface.folded
    last = 0
    for match in _DAYS.finditer(folded, 0, end):
        if match.start() < last:
            continue
        start = max(folded.rfind(sign, last, match.start()) for sign in (";", "\n", ". ")) + 1
        stops = [stop for sign in (";", "\n", ". ") if (stop := folded.find(sign, match.end(), end)) >= 0]
        last = min(stops, default=end)
        if _NOTICE.search(folded, start, last):
            yield Span(max(start, 0), last)


def _dialogue_of_the_year(evidence: Evidence) -> Iterator[Finding]:
    reading = evidence.reading
    source = _source(evidence) or "Quy chế đối thoại của cấp ủy, chính quyền"
    if not reading.dialogues:
        message = "Kế hoạch không nêu được cuộc đối thoại nào. Nêu ít nhất một cuộc đối thoại với Nhân dân trong năm."
        yield Finding("no_dialogue", "error", message, source, reading.subject.span if reading.subject else None)
        return
    subject = reading.subject
    promised = bool(subject and "nhan dan" in evidence.surface.folded[subject.span.start : subject.span.end])
    kinds = {dialogue.audience.value.kind for dialogue in reading.dialogues if dialogue.audience}
    if promised and kinds and not kinds & {"village", "commune", "group", "other"}:
        message = "Trong năm không có cuộc đối thoại nào với Nhân dân. Bổ sung ít nhất một cuộc."
        yield Finding("no_dialogue_with_people", "error" if _source(evidence) else "warning", message, source)


def _notice_elements(evidence: Evidence) -> Iterator[Finding]:
    source = _source(evidence)
    dialogues = evidence.reading.dialogues
    if source is None or not dialogues or evidence.reading.system == "party":
        return
    lacking = [
        name
        for name, known in (
            ("thời gian", any(d.date or d.date_text for d in dialogues)),
            ("địa điểm", any(d.venue for d in dialogues) or bool(evidence.reading.venues)),
            ("nội dung", any(d.topics for d in dialogues)),
        )
        if not known
    ]
    if lacking:
        message = f"Kế hoạch chưa nêu {', '.join(lacking)} đối thoại. Bổ sung trước khi thông báo cho Nhân dân."
        yield Finding("notice_elements", "warning", message, source)
    elif not _METHOD.search(evidence.surface.folded, 0, evidence.close):
        message = "Kế hoạch chưa nêu cách thức tham dự. Thông báo cho Nhân dân phải có nội dung này."
        yield Finding("notice_elements", "info", message, source)


def _outdated_bases(evidence: Evidence) -> Iterator[Finding]:
    folded = evidence.surface.folded
    for basis in evidence.reading.legal_bases:
        words = folded[basis.span.start : basis.span.end]
        number = basis.number.value if basis.number else ""
        year = basis.date.value.year if basis.date else None
        kind = basis.kind.value if basis.kind else ""
        local = kind == "Luật" and "to chuc chinh quyen dia phuong" in words and "sua doi" not in words
        if local and (number == "77/2015/QH13" or year == 2015) and evidence.issued_since(_LAW_65_SINCE):  # noqa: PLR2004
            right = "72/2025/QH15" if evidence.issued_since(_LAW_72_SINCE) else "65/2025/QH15"
            message = f"Luật năm 2015 đã hết hiệu lực. Thay bằng Luật Tổ chức chính quyền địa phương số {right}."
            yield Finding("outdated_basis", "error", message, f"Luật {right}", basis.span)
        if local and number == "65/2025/QH15" and evidence.issued_since(_LAW_72_SINCE):
            message = (
                "Luật 65/2025/QH15 đã được thay thế. Thay bằng Luật Tổ chức chính quyền địa phương số 72/2025/QH15."
            )
            yield Finding("outdated_basis", "error", message, "Luật 72/2025/QH15", basis.span)
        if "phap lenh" in words and "dan chu" in words and evidence.issued_since(_LAW_10_SINCE):
            message = (
                "Pháp lệnh dân chủ ở xã đã hết hiệu lực. Thay bằng Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15."
            )
            yield Finding("outdated_basis", "error", message, "Luật 10/2022/QH15", basis.span)


def _abolished_bodies(evidence: Evidence) -> Iterator[Finding]:
    plain = evidence.surface.plain
    historical = [basis.span for basis in evidence.reading.legal_bases]
    seen: set[str] = set()
    for start, end, right in abolished_bodies(plain):
        name = plain[start:end].lower()
        if any(span.start <= start < span.end for span in historical) or name in seen or len(seen) >= _MAX_DISTRICT:
            continue
        seen.add(name)
        now = f"“{right}”" if right else "cơ quan cấp tỉnh hoặc cấp xã hiện nay"
        message = f"“{plain[start:end]}” không còn từ 01/7/2025. Thay bằng {now}."
        source = "Luật 72/2025/QH15 (chính quyền địa phương hai cấp)"
        yield Finding("abolished_district", "error", message, source, Span(start, end), right)
    commune = evidence.reading.commune
    if commune and commune.value.startswith("thị trấn"):
        message = "Từ 01/7/2025 cấp xã chỉ còn xã, phường, đặc khu. Kiểm tra lại tên đơn vị."
        yield Finding("abolished_district", "error", message, "Luật 72/2025/QH15, Điều 1", commune.span)
