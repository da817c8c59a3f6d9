"""A rule of the linter: one row of a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dienhong.civic.documents.linting.case import Case, Hit
from dienhong.civic.documents.linting.findings import Severity

ND30_FORM = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
ND30_CAPITALS = "Nghị định 30/2020/NĐ-CP, Phụ lục II"
ND30_KINDS = "Nghị định 30/2020/NĐ-CP, Phụ lục III"
HD05 = "Hướng dẫn 05-HD/VPTW ngày 27/5/2026"
HD36 = "Hướng dẫn 36-HD/VPTW năm 2018"
SPELLING = "Chính tả tiếng Việt"
CALENDAR = "Lịch"
TWO_TIERS = "Luật Tổ chức chính quyền địa phương 72/2025/QH15"
UNICODE = "TCVN 6909:2001; Nghị định 30/2020/NĐ-CP, Phụ lục I"


@dataclass(frozen=True, slots=True)
class Rule:
    """`check` looks at a case and tells every place where the rule is broken. `party_source` holds for Party papers."""

    id: str
    title: str
    severity: Severity
    source: str
    check: Callable[[Case], Iterable[Hit]]
    party_source: str = ""
