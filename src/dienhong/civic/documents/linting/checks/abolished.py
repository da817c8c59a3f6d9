"""Bodies that no longer exist, in documents issued since 01/7/2025."""

from collections.abc import Iterator

from dienhong.civic.documents.linting.bodies import TWO_TIERS_SINCE, abolished_bodies
from dienhong.civic.documents.linting.case import Case, Hit
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.rule import TWO_TIERS, Rule


def abolished(case: Case) -> Iterator[Hit]:
    if case.day < TWO_TIERS_SINCE:
        return
    for start, end, right in abolished_bodies(case.text, case.settings.province):
        if case.passages[case.index_at(start)].where.part is Part.BASIS:
            continue
        words = case.text[start:end]
        now = f"Thay bằng “{right}”" if right else "Ghi cơ quan cấp tỉnh hoặc cấp xã hiện nay"
        yield Hit(start, end, f"“{words}” không còn từ 01/7/2025. {now}, trừ khi nói về trước đây.", right)


RULES = (Rule("abolished_body", "Cơ quan không còn", "error", TWO_TIERS, abolished),)
