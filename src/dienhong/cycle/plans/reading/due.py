"""When a duty is due: a day, so many days before or after something, a period, or nothing said."""

import re

from dienhong.cycle.plans.reading.dates import dates
from dienhong.cycle.plans.reading.structure import Due, DueBasis, Found, Span
from dienhong.cycle.plans.reading.surface import Surface

_NUMBER_WORDS = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi lam": 15,
    "hai muoi": 20,
}
_N = (
    r"(?P<n>\d{1,3}|muoi lam|hai muoi|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?:\s*\(\s*(?P<p>\d{1,3}"
    r"|[a-z ]{2,9})\s*\))?"
)
_UNIT = r"\s*(?P<u>ngay|tuan|thang)(?:\s+(?:lam viec|lien tuc|lich))?"
_EVENT = (
    r"(?:hoi nghi|doi thoai|tiep xuc|buoi|cuoc|to chuc|dien ra|khai mac|so chuong trinh"
    r"|(?:moi|tung) (?:so|ky|phien|dot|lan|chuyen de|chuong trinh)\b)"
)
_LIMIT = (
    r"(?:it nhat|toi thieu|cham nhat|muon nhat|truoc|khong qua|toi da|trong(?: vong| thoi han| thoi gian)?"
    r"|sau|cham nhat la|cham nhat trong)"
)
_IS = r"\s+(?:la\s+)?"
_BEFORE_WHAT = r"(?:(?:thoi gian|ngay|thoi diem|khi)\s+)?"
_THAN_WHAT = r"(?:so voi|ke tu|tinh|cho|dien ra|khi|to chuc|ngay|,|\.|;|$)"
_AT_LEAST = rf"(?:(?:{_LIMIT})\s+(?:la\s+)?)?{_N}{_UNIT}"
_RELATIVE: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        # "trước thời gian tổ chức hội nghị 05 ngày", "trước hội nghị ít nhất 07 ngày"
        (
            rf"\btruoc\s+(?:khi\s+)?{_BEFORE_WHAT}(?P<e>[a-z, ]{{0,60}}?{_EVENT}[a-z,/ ]{{0,60}}?){_IS}{_AT_LEAST}",
            -1,
        ),
        # "chậm nhất 05 ngày trước ngày tổ chức hội nghị", "trước 07 ngày so với ngày diễn ra đối thoại"
        (rf"{_N}{_UNIT}\s*,?\s*(?:truoc|so voi)\s+(?P<e>[a-z, ]{{0,80}})", -1),
        (
            rf"\btruoc\s+(?:it nhat\s+|toi thieu\s+)?{_N}{_UNIT}\s*(?P<e>{_THAN_WHAT}[a-z, ]{{0,60}})",
            -1,
        ),
        # "trong thời hạn 10 ngày kể từ ngày kết thúc hội nghị", "sau hội nghị 05 ngày"
        (rf"{_N}{_UNIT}\s*,?\s*(?:ke tu|tinh tu|sau)\s+(?P<e>[a-z,/ ]{{0,90}})", 1),
        (rf"\bsau\s+(?:khi\s+)?(?P<e>[a-z, ]{{0,50}}?{_EVENT}[a-z, ]{{0,40}}?)\s+{_AT_LEAST}", 1),
        (rf"\bsau\s+{_N}{_UNIT}\s*(?P<e>[a-z, ]{{0,60}})", 1),
    )
)
_AFTER = re.compile(r"ket thuc|sau khi|ban hanh|nhan duoc|tiep nhan|ky\b|be mac")
_ABSOLUTE_CUE = re.compile(
    r"(?:truoc|cham nhat|muon nhat|han|thoi han|hoan thanh|xong|den het|den|vao|het|trong|gui|bao cao"
    r"|thoi gian|nop|thuc hien)[^.;\n]{0,60}$"
)
_CITED = re.compile(r"(?:\bso\s*\d[^;]{0,30}|/kh-\w*|-kh/\w*|/qd-\w*|-qd/\w*|luat|nghi dinh|nghi quyet)[^;.]{0,20}$")
_MONTHLY = re.compile(
    r"(?:truoc\s+)?(?:ngay\s+\d{1,2}\s+)(?:cua\s+)?(?:hang|hằng|moi)\s+(?:thang|quy)"
    r"|(?:truoc\s+)?ngay\s+\d{1,2}\s+(?:cua\s+)?thang\s+cuoi\s+(?:hang\s+)?quy"
)
_PERIOD = re.compile(
    r"\b(?:hang (?:ngay|tuan|thang|quy|nam)|dinh ky(?: (?:hang )?(?:ngay|tuan|thang|quy|nam|6 thang"
    r"|sau thang))?(?:[ ,]+(?:6 thang|hang quy|va nam|nam))*|thuong xuyen"
    r"|moi (?:thang|quy|tuan|nam)|(?:trong |xong trong |cuoi |dau )*(?:quy|qui) (?:iv|i{1,3}"
    r"|[1-4])\b(?:\s?[/,-]?\s?(?:nam )?20\d\d)?"
    r"|(?:trong |xong trong |cuoi |dau |het )+thang \d{1,2}(?:\s?[/,-]?\s?(?:nam )?20\d\d)?|thang \d{1,2}\s?/\s?20\d\d"
    r"|truoc(?:, trong)? (?:va|,) sau (?:khi |thoi gian )?[a-z ]{0,40}"
    r"|ngay sau (?:khi )?[a-z ]{0,40}(?:hoi nghi|doi thoai|ke hoach)[a-z ]{0,20}|sau (?:moi|tung) (?:cuoc"
    r"|hoi nghi|buoi)[a-z ]{0,20}|trong suot[a-z ]{0,30}|6 thang[, ]+(?:va )?(?:ca )?nam)"
)
_DAYS = {"ngay": 1, "tuan": 7, "thang": 30}
_MAX_VALUE = 110


def read_due(surface: Surface, start: int, end: int, year: int | None) -> Found[Due] | None:
    """The first deadline in [start, end), None when nothing is said."""
    found = read_dues(surface, start, end, year)
    return found[0] if found else None


def read_dues(surface: Surface, start: int, end: int, year: int | None) -> list[Found[Due]]:
    """Deadlines in [start, end): relative and absolute ones in order, else a period."""
    firm = [*_relatives(surface, start, end), *_absolutes(surface, start, end, year)]
    if firm:
        return sorted(firm, key=lambda item: item.span.start)
    match = _MONTHLY.search(surface.folded, start, end) or _PERIOD.search(surface.folded, start, end)
    if match is None:
        return []
    span = surface.trim(match.start(), match.end())
    return [Found(Due("period", surface.value(span.start, span.end)[:_MAX_VALUE]), span)]


def _relatives(surface: Surface, start: int, end: int) -> list[Found[Due]]:
    found: list[Found[Due]] = []
    for pattern, sign in _RELATIVE:
        for match in pattern.finditer(surface.folded, start, end):
            stop = match.end("u") if match["e"][:1] in ",.;" and match.end("u") < match.end() else match.end()
            span = surface.trim(match.start(), stop)
            if any(span.start < known.span.end and known.span.start < span.end for known in found):
                continue
            count = _count(match)
            if count is None:
                continue
            event = match["e"]
            basis = _basis(event, sign)
            if basis is None:
                continue
            words = surface.value(span.start, span.end)[:_MAX_VALUE]
            found.append(Found(Due("relative", words, sign * count * _DAYS[match["u"]], basis), span))
    return found


def _count(match: re.Match[str]) -> int | None:
    for words in (match["n"], match["p"] or ""):
        if words.isdigit():
            return int(words)
        if words.strip() in _NUMBER_WORDS:
            return _NUMBER_WORDS[words.strip()]
    return None


def _basis(event: str, sign: int) -> DueBasis | None:
    if re.search(r"nhan duoc|tiep nhan|duoc giao|co y kien|co van ban", event):
        return "receipt"
    if re.search(r"ban hanh|ky ke hoach|ke hoach nay|ky\b", event) and not re.search(
        r"hoi nghi|doi thoai|tiep xuc", event
    ):
        return "plan"
    if re.search(_EVENT, event) or sign < 0 or _AFTER.search(event):
        return "conference"
    return None


def _absolutes(surface: Surface, start: int, end: int, year: int | None) -> list[Found[Due]]:
    found: list[Found[Due]] = []
    for written in dates(surface, start, end, year):
        day = written.value.full()
        before = surface.folded[max(start, written.span.start - 70) : written.span.start]
        if day and _ABSOLUTE_CUE.search(before) and not _CITED.search(before):
            found.append(Found(Due("absolute", day.isoformat()), Span(written.span.start, written.span.end)))
    return found
