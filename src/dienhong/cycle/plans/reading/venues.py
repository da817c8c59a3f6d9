"""Where dialogues are held: the noun phrase of a place, also compound ones."""

import re

from dienhong.cycle.plans.reading.structure import Found, Span
from dienhong.cycle.plans.reading.surface import Surface, Words

_NOUN = (
    r"(?:phong hop|hoi truong|nha van hoa|nvh|tru so|nha sinh hoat|nha cong dong|nha rong|nha guol"
    r"|nha lang|nha dai|nha hop|nha thi dau|nha van|truong (?:mam non|tieu hoc|thcs|thpt|th|trung hoc|ptdt"
    r"|pho thong)|trung tam"
    r"|van phong (?:ap|khu pho|khom|thon|to)|san van dong|san the thao|diem sinh hoat|diem truong"
    r"|dinh (?:lang|than)?|chua |nha to|ho(?:i)? quan|chot|ban quan ly|nha truyen thong|tram y te"
    r"|uy ban nhan dan|ubnd (?:xa|phuong|dac khu|thi tran)|khu (?:sinh hoat|van hoa)|quang truong"
    r"|nha khach|sanh|cho |nha (?:ong|ba|truong|anh|chi|rieng|dan)\b|nha (?=thon|ban|ap))"
)
_VENUE = re.compile(rf"(?<![a-z]){_NOUN}")
_AT = re.compile(rf"\btai\s+(?:cac\s+)?(?={_NOUN})")
_AT_ANY = re.compile(
    r"(?<=\d[,.;'’ ])\s*tại\s+(?!chỗ|hội nghị|buổi|cuộc|địa phương|cơ sở|kế hoạch|các cuộc|xã\b)(?=[^\W\d_])",
    re.IGNORECASE,
)
_END = Words(
    r"[;\n\u2028|]|\.(?=\s|$)|,\s*(?=(?:vào|ngày|lúc|thời gian|do|từ|dự kiến|sáng|chiều|tối|nội dung"
    r"|chủ trì|với|gồm|để|\d{1,2}\s?(?:giờ|h\d|h\b|g\d)|đồng chí|chủ tịch|bí thư|đối thoại|tiếp xúc))"
    r"|\s+(?:vào|ngày|lúc|từ \d|do (?:đồng|chủ|bí|ubnd|văn)|để|nhằm|với|về (?:việc|các|công|tình|nội))\b|\s+[-+•]\s|$"
)
_CHOICE = Words(r"[,;]\s*(?:hoặc\s+)?|\s+hoặc\s+|\s+hay\s+|\s+và\s+|\u2028")
_OPEN_CHOICE = re.compile(
    r"\bhoac\b|\bnhu\b|lua chon|phu hop|\bcac (?:thon|ap|ban|khu|to|buon|khom|xom)\b|thuan (?:tien|loi)"
    r"|se (?:duoc )?thong bao|\bmoi\b"
)
_TIME_LEAD = re.compile(
    r"(?:[\s,;:.()\-/\u2028]|"
    r"\b(?:(?:tu|den|luc|hoi|khoang|ngay|thang|nam|quy|tuan|va)(?=\W*(?:\d|[ivx]+\b|ngay))|vao|du kien"
    r"|(?:buoi|sang|chieu|toi|trua)(?=\W*(?:ngay|thu|sang|chieu|toi|\d|[,;(]|$))|thu (?:hai|ba|tu|nam|sau|bay)"
    r"|chu nhat|gio|phut|[ivx]+)\b|\d+(?:\s?(?:h|g|p|')(?![a-z]))?)*"
)
_MAX_VENUE = 220


def venue_after_at(surface: Surface, start: int, end: int) -> Found[str] | None:
    """ "… tại nhà văn hóa thôn Đông, ngày …" → the place."""
    for match in _AT.finditer(surface.folded, start, end):
        if not surface.has_diacritics or surface.plain[match.start() : match.start() + 3].lower() == "tại":
            return _venue(surface, match.end(), end)
    free = _AT_ANY.search(surface.plain, start, end)
    return _venue(surface, free.end(), end) if free else None


def venue_beside_time(surface: Surface, start: int, end: int) -> Found[str] | None:
    """The place in "8h00 ngày 21/5/2026, Hội trường UBND xã" or in the other order."""
    lead = _TIME_LEAD.match(surface.folded, start, end)
    begin = lead.end() if lead else start
    return venue_of_label(surface, begin, end) if surface.plain[begin:end].strip() else None


def is_place(surface: Surface, span: Span) -> bool:
    """The words open with the noun of a place."""
    return _VENUE.match(surface.folded, span.start, span.end) is not None


def venue_of_label(surface: Surface, start: int, end: int) -> Found[str] | None:
    """The place in a labelled value or a table cell, as written."""
    lead = re.compile(r"[\s:\-+•*]*(?:tại|tai|ở)?\s*", re.IGNORECASE).match(surface.plain, start, end)
    return _venue(surface, lead.end() if lead else start, end)


def _venue(surface: Surface, start: int, end: int) -> Found[str] | None:
    at = start
    stop = min(end, start + _MAX_VENUE)
    while True:
        match = _END.search(surface, at, end)
        last = min(match.start() if match else end, stop)
        inside = surface.plain[start:last]
        if inside.count("(") <= inside.count(")") or match is None or match.end() >= end or match.end() == at:
            return surface.found(start, last)
        at = match.end()


def is_open_choice(surface: Surface, start: int, end: int) -> bool:
    """The words leave the place open: "nhà văn hóa các thôn hoặc trụ sở UBND xã"."""
    return bool(_OPEN_CHOICE.search(surface.folded, start, end))


def allowed_venues(surface: Surface, span: Span) -> tuple[Found[str], ...]:
    """The places named in a general statement, one by one."""
    first = _VENUE.search(surface.folded, span.start, span.end)
    if first is None:
        return ()
    if not is_open_choice(surface, span.start, span.end):
        whole = venue_of_label(surface, span.start, span.end)
        return (whole,) if whole else ()
    cuts = [*(match.span() for match in _CHOICE.finditer(surface, first.start(), span.end)), (span.end, span.end)]
    venues: list[Found[str]] = []
    at = first.start()
    for cut_start, cut_end in cuts:
        piece = surface.plain[at:cut_start]
        if piece.count("(") > piece.count(")"):
            continue
        noun = _VENUE.search(surface.folded, at, cut_start)
        if noun and (found := _venue(surface, noun.start(), cut_start)):
            venues.append(found)
        at = cut_end
    return tuple(venues)
