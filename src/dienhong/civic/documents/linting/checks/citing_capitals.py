"""Capital letters of sentences, cited documents and their parts, weekdays, months, holidays (Phụ lục II)."""

import re
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import SENTENCES, Case, Hit
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.letters import LOWER, UPPER
from dienhong.civic.documents.linting.rule import HD05, ND30_CAPITALS, Rule

DOCUMENT_KINDS = (
    "nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông báo|hướng dẫn|chương trình|kế hoạch|báo cáo|tờ trình"
    "|công văn|nghị định|thông tư|kết luận|đề án|biên bản|giấy mời|pháp lệnh|bộ luật|luật"
)
_KIND = re.compile(rf"(?<![Tt]hông báo )\b(?:{DOCUMENT_KINDS})(?= số:? ?\d+[a-z]?[-/])")
_LAW = re.compile(
    rf"(?<!pháp )(?<!bộ )(?<!kỷ )(?<!kỉ )(?<!quy )(?<!dự án )\bluật(?= [{UPPER}][{LOWER}]+ [{LOWER}])"
    r"(?! (?:Việt|Hình|Dân))"
)
_PARTS = re.compile(
    r"\b(?:điều|chương)(?= (?:\d{1,3}|[IVX]{1,5})(?:[,;.)]| (?:của|Chương|Luật|Nghị|Phần|Điều|Quy)))"
    r"|\b(?:phần|mục)(?= (?:\d{1,3}|[IVX]{1,5}) (?:Chương|Luật|Nghị|Phần|Quy|của (?:Luật|Nghị|Quy|Kế hoạch)))"
)
_CLAUSES = re.compile(r"\bKhoản(?= \d{1,2}\b)|\bĐiểm(?= [a-zđ]\b)")
_WEEKDAY = re.compile(
    r"\b[Tt]hứ (?:hai|ba|tư|năm|sáu|bảy)\b(?=[ ,(]{1,3}(?:ngày \d|hằng tuần|hàng tuần|tuần|\d{1,2}/\d))"
    r"|(?<=sáng )thứ (?:hai|ba|tư|năm|sáu|bảy)\b|(?<=chiều )thứ (?:hai|ba|tư|năm|sáu|bảy)\b"
    r"|(?<=ngày )thứ (?:hai|ba|tư|năm|sáu|bảy)\b(?! (?:sau|kể|của|từ))"
    r"|\b[Cc]hủ Nhật\b|\bchủ nhật\b"
)
_IN_WORDS = r"tháng (?:một|hai|ba|tư|sáu|bảy|tám|chín|mười(?: một| hai)?)\b(?! (?:lần|tuần|buổi|ngày|một lần))"
_MONTH = re.compile("|".join(f"(?<={word} ){_IN_WORDS}" for word in ("trong", "giữa", "cuối", "đầu", "hết", "đến")))
_HOLIDAYS = {
    "tết nguyên đán": "Nguyên đán",
    "ngày quốc khánh": "Quốc khánh",
    "ngày quốc tế lao động": "Quốc tế Lao động",
    "ngày quốc tế phụ nữ": "Quốc tế Phụ nữ",
    "ngày thương binh - liệt sĩ": "Thương binh - Liệt sĩ",
    "ngày hội đại đoàn kết": "Đại đoàn kết",
}
_HOLIDAY = re.compile(rf"\b(?:{'|'.join(_HOLIDAYS)})\b", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(rf"(?P<word>(?<![{LOWER}])[{LOWER}]{{2,}}|\d{{4}})[.!?] (?P<next>[{LOWER}])(?=[{LOWER} ])")
_SHORT_WORDS = frozenset({"tr", "st", "tp", "th", "ths", "gs", "ts", "tx", "vv"})
_FIRST = re.compile(rf"[\s“\"'(*\-–+•]*(?P<first>[{LOWER}])(?![).])")


def kinds(case: Case) -> Iterator[Hit]:
    for pattern in (_KIND, _LAW):
        for match in case.scan(pattern):
            yield _capital(match, match.group())


def parts(case: Case) -> Iterator[Hit]:
    for match in case.scan(_PARTS):
        yield _capital(match, match.group())


def clauses(case: Case) -> Iterator[Hit]:
    for match in case.scan(_CLAUSES):
        if not case.begins(match.start()):
            right = match.group().lower()
            yield Hit(*match.span(), f"Khi viện dẫn, “{right}” viết thường.", right)


def weekdays(case: Case) -> Iterator[Hit]:
    for match in case.scan(_WEEKDAY):
        words = match.group()
        small = words.split()[-1]
        right = (
            ("C" if words[0] in "Cc" else "") + "hủ nhật" if small.lower() == "nhật" else f"{words[:4]}{small.title()}"
        )
        if right != words:
            yield Hit(*match.span(), f"Tên ngày trong tuần viết “{right}”.", right)


def months(case: Case) -> Iterator[Hit]:
    for match in case.scan(_MONTH):
        first, rest = match.group()[:6], match.group()[6:]
        right = f"{first}{rest[:1].upper()}{rest[1:]}"
        yield Hit(*match.span(), f"Tháng viết bằng chữ thì viết hoa: “{right}”.", right)


def holidays(case: Case) -> Iterator[Hit]:
    for match in case.scan(_HOLIDAY):
        right = _HOLIDAYS[match.group().lower()]
        written = match.group()[-len(right) :]
        if written != right and not match.group().isupper():
            yield Hit(match.end() - len(right), match.end(), f"Tên ngày lễ viết hoa: “{right}”.", right)


def sentences(case: Case) -> Iterator[Hit]:
    for match in case.scan(_NEXT_SENTENCE, frozenset({Part.BODY, Part.BASIS})):
        if match["word"] not in _SHORT_WORDS:
            right = match["next"].upper()
            yield Hit(match.start("next"), match.end("next"), f"Đầu câu viết hoa: “{right}…”.", right)
    for start, passage in case.of(*SENTENCES):
        first = _FIRST.match(passage.text) if passage.opens else None
        if first and not (case.system == "party" and passage.where.part in (Part.SUBJECT, Part.BASIS)):
            at = start + first.start("first")
            yield Hit(at, at + 1, f"Đầu dòng viết hoa: “{first['first'].upper()}…”.", first["first"].upper())


def _capital(match: re.Match[str], word: str) -> Hit:
    right = word[:1].upper() + word[1:]
    return Hit(*match.span(), f"Khi viện dẫn, viết hoa “{right}”.", right)


_CITING = f"{ND30_CAPITALS}, mục V"
RULES = (
    Rule("capital_kind", "Tên loại văn bản cụ thể", "warning", f"{_CITING}.6", kinds, HD05),
    Rule("capital_part", "Phần, Chương, Mục, Điều khi viện dẫn", "warning", f"{_CITING}.7", parts, HD05),
    Rule("lower_clause", "Khoản, điểm khi viện dẫn", "warning", f"{_CITING}.7", clauses, HD05),
    Rule("capital_weekday", "Tên các ngày trong tuần", "warning", f"{_CITING}.8", weekdays, HD05),
    Rule("capital_month", "Tháng viết bằng chữ", "warning", f"{_CITING}.8", months, HD05),
    Rule("capital_holiday", "Tên các ngày lễ", "warning", f"{_CITING}.4", holidays, HD05),
    Rule("capital_sentence", "Đầu câu, đầu dòng", "warning", f"{ND30_CAPITALS}, mục I", sentences, HD05),
)
