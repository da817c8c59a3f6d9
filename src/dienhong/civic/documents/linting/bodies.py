"""Bodies that ended on 01/7/2025 with the district level, and what does their work now (Luật 72/2025/QH15)."""

import re
from collections.abc import Iterator
from datetime import date

from dienhong.civic.documents.linting.letters import LOWER, UPPER

TWO_TIERS_SINCE = date(2025, 7, 1)
_LEVEL = r"(?:huyện|quận|thị xã)"
_LEVELS = ("huyện", "Huyện", "HUYỆN", "quận", "Quận", "QUẬN", "hị xã", "hị trấn", "hị ủy", "hị uỷ")
_NAME = rf"(?: (?!Nhân|Ủy|Uỷ|Hội)[{UPPER}][{LOWER}]+){{0,3}}"
_OFFICES = {
    "Nội vụ": "Sở Nội vụ",
    "Tài chính": "Sở Tài chính",
    "Tài nguyên": "Sở Nông nghiệp và Môi trường",
    "Nông nghiệp": "Sở Nông nghiệp và Môi trường",
    "Giáo dục": "Sở Giáo dục và Đào tạo",
    "Văn hóa": "Sở Văn hóa, Thể thao và Du lịch",
    "Văn hoá": "Sở Văn hóa, Thể thao và Du lịch",
    "Tư pháp": "Sở Tư pháp",
    "Y tế": "Sở Y tế",
    "Lao động": "Sở Nội vụ",
    "Kinh tế": "Sở Xây dựng",
    "Quản lý đô thị": "Sở Xây dựng",
    "Dân tộc": "Sở Dân tộc và Tôn giáo",
}
_OFFICE = re.compile(rf"\bPhòng (?P<field>(?:{'|'.join(_OFFICES)})[^,;.\n]{{0,40}}?) {_LEVEL}\b{_NAME}")
# Bodies that have an heir of the same name in the province.
_RAISED = re.compile(
    rf"\b(?P<body>(?:Chủ tịch |Phó Chủ tịch |Thường trực |Lãnh đạo |lãnh đạo )?(?:UBND|HĐND|[UỦ][ỷy]?Y? BAN NHÂN DÂN"
    rf"|[Ủủ]y ban nhân dân|[Uu]ỷ ban nhân dân|[Hh]ội đồng nhân dân|(?:Ủy ban |Uỷ ban )?MTTQ(?: Việt Nam)?"
    rf"|(?:Ủy ban |Uỷ ban )?Mặt trận [Tt]ổ quốc(?: Việt Nam)?)"
    rf"|Công an|Thanh tra|Ban Tiếp công dân|Ban Chỉ huy Quân sự|Hội Nông dân|Hội Liên hiệp Phụ nữ) {_LEVEL}\b{_NAME}"
)
_DISTRICT_OFFICE = re.compile(rf"\bVăn phòng (?:HĐND ?(?:-|–|và) ?)?(?:UBND|Ủy ban nhân dân)? ?{_LEVEL}\b{_NAME}")
_COMMITTEE = re.compile(rf"\b(?:[Hh]uyện|[Qq]uận|[Tt]hị) (?:ủy|uỷ)\b{_NAME}")
_POSTS = (
    (r"Văn phòng ?(?:-|–|và)? ?[Tt]hống kê", "Văn phòng HĐND và UBND"),
    (r"Tư pháp ?(?:-|–|và)? ?[Hh]ộ tịch", "Văn phòng HĐND và UBND"),
    (r"(?:V[Hh][Xx]{1,2}H|VH-XH|Văn hóa ?[-–] ?[Xx]ã hội)(?: ?[-–] ?Đài TT)?", "Phòng Văn hóa - Xã hội"),
    (r"Tài chính ?[-–] ?[Kk]ế toán", "Phòng Kinh tế"),
    (r"Địa chính(?: ?[-–] ?[^,;:.\n]{3,40})?", "Phòng Kinh tế"),
)
_POST = re.compile(rf"[Cc]ông chức (?:{'|'.join(f'(?P<p{i}>{pattern})' for i, (pattern, _) in enumerate(_POSTS))})")
_VAGUE = re.compile(
    r"\bcấp huyện\b|\bcủa huyện\b|\b(?:toàn|trên địa bàn) huyện\b"
    rf"|\b[Tt]hị trấn [{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+)?"
)
_PAST = re.compile(
    r"trước đây|\bcũ\b|(?<!tài )\bnguyên\b(?! (?:nhân|tắc|liệu|tử|trạng))|trước sắp xếp|trước khi sắp xếp"
    r"|trước ngày 01/7/2025",
    re.IGNORECASE,
)
_CITATION = re.compile(r"số \d+[^;\n]{0,40}ngày \d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4} của $")
_AROUND = (30, 40)


def abolished_bodies(text: str, province: str = "") -> Iterator[tuple[int, int, str | None]]:
    """Places of bodies of the old district level and old posts of communes: start, end, and what stands there now.

    None where a person must say what is meant. Not told: bodies called former ("trước đây", "cũ", "nguyên") and the
    issuer of a cited document ("số …, ngày … của UBND huyện …").
    """
    found = [(match.start(), match.end(), right) for match, right in _found(text, province)]
    last = -1
    for start, end, right in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if start >= last and not _is_history(text, start, end):
            last = end
            yield start, end, right


def _found(text: str, province: str) -> Iterator[tuple[re.Match[str], str | None]]:
    if "ông chức" in text:
        for match in _POST.finditer(text):
            yield match, next(right for i, (_, right) in enumerate(_POSTS) if match[f"p{i}"])
    if not any(level in text for level in _LEVELS):
        return  # most papers name none; the patterns below are slow
    above = f"tỉnh {province}" if province else "tỉnh"
    for match in _OFFICE.finditer(text):
        field = next(field for field in _OFFICES if match["field"].startswith(field))
        yield match, _OFFICES[field]
    for match in _RAISED.finditer(text):
        yield match, f"{match['body']} {above}"
    for match in _DISTRICT_OFFICE.finditer(text):
        yield match, f"Văn phòng UBND {above}"
    for match in _COMMITTEE.finditer(text):
        yield match, f"Tỉnh ủy {province}".strip()
    for match in _VAGUE.finditer(text):
        yield match, None


def _is_history(text: str, start: int, end: int) -> bool:
    line, stop = max(0, start - 90), text.find("\n", end, end + _AROUND[1])
    before = text[line:start].rsplit("\n", 1)[-1][-_AROUND[0] :]
    after = text[end : end + _AROUND[1] if stop < 0 else min(stop, end + _AROUND[1])]
    cited = _CITATION.search(text[line:start].rsplit("\n", 1)[-1])
    return bool(_PAST.search(before) or _PAST.search(after) or cited)
