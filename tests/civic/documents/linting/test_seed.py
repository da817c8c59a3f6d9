"""The linter over the real plan that the project grew from. Its text stays outside the project."""

from collections import Counter
from datetime import date

import pytest
from tests.cycle.plans.golden import SEED

from dienhong.civic.documents.linting import Finding, apply_fixes_to_text, lint_text

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the seed plan is not beside the project ({SEED})")
DAY = date(2024, 1, 10)
NEW_DAY = date(2026, 1, 10)


@pytest.fixture(scope="module")
def text() -> str:
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def findings(text: str) -> list[Finding]:
    return lint_text(text, DAY)


def excerpts(findings: list[Finding], rule: str) -> Counter[str]:
    return Counter(finding.excerpt for finding in findings if finding.rule == rule)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("misspelling", {"đổi thoại": 6, "các bộ": 1, "VHXXH": 1}),
        ("capital_agency", {"ủy ban nhân dân": 1, "Mặt trận tổ quốc": 1}),
        ("capital_association", {"Hội nông dân": 1}),
        ("capital_state", {"nhà nước": 1}),
        ("capital_label", {"Địa Điểm": 1}),
        ("capital_common_noun", {"Cán bộ": 2, "Công chức": 1}),
        ("space_in_quotes", {"“ ": 2}),
        ("hyphen_one_side", {"- ": 3}),
        ("hyphen_pair", {"-": 1}),
        ("space_after_authority", {"KT.": 1}),
        ("bases_fused", {"; ": 1}),
        ("basis_opening", {"Thực hiện": 1}),
        ("grammar", {"chỉ đạo của các": 1}),
        ("motto_six", {"dân biết, dân bàn, dân làm, dân kiểm tra": 1}),
        ("header_missing", {"": 2}),
        ("issuer_missing", {"": 1}),
        ("number_open", {"Số: /": 1, "ngày tháng": 1}),
    ],
)
def test_defect_of_the_seed_is_found(findings: list[Finding], rule: str, expected: dict[str, int]) -> None:
    assert excerpts(findings, rule) == expected


def test_every_lower_case_people_and_loose_term_is_found(text: str, findings: list[Finding]) -> None:
    agency = text.count("ủy ban nhân dân")
    assert excerpts(findings, "capital_people") == {"nhân dân": text.count("nhân dân") - agency}
    loose = text.lower().count("tiếp xúc đối thoại")
    assert excerpts(findings, "inconsistent_term").total() == loose


def test_seed_has_no_other_findings(findings: list[Finding]) -> None:
    known = {
        "misspelling", "capital_agency", "capital_association", "capital_state", "capital_label", "capital_common_noun",
        "space_in_quotes", "hyphen_one_side", "hyphen_pair", "space_after_authority", "bases_fused", "basis_opening",
        "grammar", "motto_six", "header_missing", "issuer_missing", "number_open", "capital_people", "inconsistent_term",
    }  # fmt: skip
    assert {finding.rule for finding in findings} - known == set()


def test_seed_issued_today_names_bodies_that_ended(text: str) -> None:
    told = [(f.excerpt, f.fix) for f in lint_text(text, NEW_DAY) if f.rule == "abolished_body"]
    assert told == [
        ("Công chức Văn phòng Thống kê", "Văn phòng HĐND và UBND"),
        ("Công chức VHXXH- Đài TT", "Phòng Văn hóa - Xã hội"),
        ("của huyện", None),
        ("UBND huyện", "UBND tỉnh"),
        ("Văn phòng HĐND-UBND huyện", "Văn phòng UBND tỉnh"),
        ("Phòng Nội vụ huyện", "Sở Nội vụ"),
    ]


def test_fixes_of_the_seed_leave_only_what_a_person_must_write(text: str) -> None:
    for _ in range(4):
        text = apply_fixes_to_text(text, lint_text(text, DAY))
    rest = lint_text(text, DAY)
    assert [finding.fix for finding in rest if finding.fix is not None] == []
    written = {finding.rule for finding in rest}
    assert written == {"header_missing", "issuer_missing", "number_open", "abbreviation_unexplained"}  # VHXH
