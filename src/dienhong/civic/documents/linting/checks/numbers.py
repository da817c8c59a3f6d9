"""Counts and amounts: zeros, decimal commas, thousands."""

import re
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import Case, Hit
from dienhong.civic.documents.linting.rule import ND30_FORM, Rule

_UNITS = "ngày|bản|cuộc|buổi|hội nghị|lần|đồng chí|ý kiến|kiến nghị|hộ|đại biểu|bộ hồ sơ|tháng kể từ"
_COUNT = re.compile(rf"(?<![\d/.,:–-])(?P<n>[1-9])(?= (?:{_UNITS})\b(?! \d))")
# a word before the figure that makes it a name: thôn 3, quý 2, Điều 5
_NAME_BEFORE = re.compile(
    r"(?:thôn|xóm|tổ|ấp|bản|khu|khóm|phố|phường|quận|số|điều|khoản|mục|chương|phần|quý|tháng|năm|lớp|cấp|đội|cụm|lần"
    r"|thứ|ngày|phụ lục|biểu|mẫu|đợt|bước|vùng|loại|hạng|mức|độ) $",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{1,2})(?= ?(?:%|km\b|ha\b|m2\b|m²|tỷ\b|tỉ\b|triệu\b|tấn\b|tạ\b|kg\b))")
_COMMAS = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d,.]\d)|(?<![\d.,])\d{1,3},\d{3}(?= (?:đồng|người|hộ|khẩu)\b)"
)
_LONG = re.compile(r"(?<![\d.,/])\d{5,15}(?= (?:đồng|người|hộ|khẩu|nhân khẩu)\b)")


def counts(case: Case) -> Iterator[Hit]:
    for match in case.scan(_COUNT):
        if not _NAME_BEFORE.search(case.text[max(0, match.start() - 10) : match.start()]):
            yield Hit(*match.span(), f"Số nhỏ hơn 10 viết có số 0 ở trước: “0{match['n']}”.", f"0{match['n']}")


def amounts(case: Case) -> Iterator[Hit]:
    for match in case.scan(_DECIMAL):
        right = f"{match[1]},{match[2]}"
        yield Hit(*match.span(), f"Phần lẻ viết sau dấu phẩy: “{right}”.", right)
    for match in case.scan(_COMMAS):
        right = match.group().replace(",", ".")
        yield Hit(*match.span(), f"Hàng nghìn cách nhau bằng dấu chấm: “{right}”.", right)
    for match in case.scan(_LONG):
        right = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", match.group())
        yield Hit(*match.span(), f"Số lớn viết có dấu chấm ở hàng nghìn: “{right}”.", right)


RULES = (
    Rule("count_zero", "Số nhỏ hơn 10", "info", ND30_FORM, counts),
    Rule("amount_form", "Dấu phẩy, dấu chấm trong số", "warning", "Luật Kế toán 88/2015/QH13, Điều 11", amounts),
)
