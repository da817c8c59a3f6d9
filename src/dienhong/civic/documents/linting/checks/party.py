"""What only Party papers do (Hướng dẫn 05-HD/VPTW, from 27/5/2026)."""

import re
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import PROSE, Case, Hit
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.rule import HD05, Rule

_NO_COMMA = re.compile(r"(?<=số )\d+[a-z]?-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ][A-ZĐ.]* (?=ngày \d)")
_SHORT_ABOUT = re.compile(r"\b[Vv]/[Vv]\b\.?")


def citation_comma(case: Case) -> Iterator[Hit]:
    if case.is_party_2026:
        for match in case.scan(_NO_COMMA, PROSE):
            right = f"{match.group().rstrip()}, "
            yield Hit(*match.span(), "Văn bản của Đảng ghi dấu phẩy giữa số và ngày khi viện dẫn.", right)


def about(case: Case) -> Iterator[Hit]:
    if case.is_party_2026:
        for match in case.scan(_SHORT_ABOUT, frozenset({Part.SUBJECT, Part.BODY, Part.HEADER})):
            yield Hit(*match.span(), "Trích yếu công văn của Đảng viết “về việc”, không viết tắt.", "về việc")


RULES = (
    Rule("party_citation_comma", "Dấu phẩy khi viện dẫn", "warning", HD05, citation_comma),
    Rule("party_about", "“về việc” trong công văn", "warning", HD05, about),
)
