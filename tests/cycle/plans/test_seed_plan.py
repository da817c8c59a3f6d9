"""The real plan that the project grew from, read whole. Its text stays outside the project."""

from collections import Counter

import pytest
from tests.cycle.plans.golden import SEED

from dienhong.cycle.plans.reading import PlanReading, read_plan, to_json
from dienhong.kernel.reading import read_file

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the seed plan is not beside the project ({SEED})")


@pytest.fixture(scope="module")
def plan() -> PlanReading:
    return read_plan(read_file(SEED.read_bytes()))


def test_header_of_the_seed(plan: PlanReading) -> None:
    form = to_json(plan)
    keys = ("is_dialogue_plan", "system", "commune", "document_type", "number", "symbol", "place", "date", "year")
    assert {key: form[key] for key in keys} == {
        "is_dialogue_plan": True,
        "system": "state",
        "commune": "xã Hòa Sơn",
        "document_type": "Kế hoạch",
        "number": None,
        "symbol": "KH-UBND",
        "place": "Hòa Sơn",
        "date": {"day": None, "month": 1, "year": 2024},
        "year": 2024,
    }


def test_bases_of_the_seed(plan: PlanReading) -> None:
    told = [(b["kind"], b["number"], b["date"], b["issuer"]) for b in to_json(plan)["legal_bases"]]
    assert told == [
        ("Quyết định", "1158-QĐ/TU", "2015-07-09", "Ban Thường vụ Tỉnh ủy"),
        ("Chỉ đạo", None, None, "ủy ban nhân dân huyện Hiệp Hòa"),
        ("Kế hoạch", "80-KH/ĐU", "2023-12-25", "Đảng ủy"),
    ]


def test_dialogues_of_the_seed(plan: PlanReading) -> None:
    told = [
        (
            d["audience"]["kind"],
            d["audience"]["name"],
            [topic["fields"] for topic in d["topics"]],
            d["date"],
            d["venue"],
        )
        for d in to_json(plan)["dialogues"]
    ]
    assert told == [
        ("village", "thôn Hương Sơn", [["NTM"]], None, None),
        ("association", "Hội nông dân xã", [["OCOP", "AGRI"]], None, None),
        ("village", "thôn Sơn Trung", [["CLEAR"], ["TRANS"]], None, None),
        ("commune", "xã Hòa Sơn", [["MERGE"], ["GOV"], ["OTHER"]], None, None),
    ]


def test_course_of_the_seed(plan: PlanReading) -> None:
    assert len(plan.procedure) == 4
    assert [step.value for step in plan.opening_order][:2] == [
        "tuyên bố lý do",
        "giới thiệu đại biểu, thành phần tham dự",
    ]
    assert len(plan.opening_order) == 5
    assert plan.duration is not None
    assert plan.duration.value == "1/2 ngày"
    assert [venue.value for venue in plan.venues] == ["trụ sở UBND xã", "nhà văn hóa các thôn"]
    assert len(plan.mottos) == 2
    assert len(plan.purposes) == 3
    assert len(plan.requirements) == 4


def test_duties_of_the_seed(plan: PlanReading) -> None:
    told = [(d["who"], d["due"]["kind"], d["due"]["offset_days"], d["due"]["basis"]) for d in to_json(plan)["duties"]]
    assert told == [
        ("UBND xã", "none", None, None),
        ("Công chức Văn phòng Thống kê", "relative", -5, "conference"),
        ("Công chức VHXXH- Đài TT", "none", None, None),
        ("Các ban ngành, đoàn thể, Cán bộ, Công chức xã, các đơn vị thôn", "none", None, None),
        ("Đại diện lãnh đạo UBND xã, đại diện ban quản lý thôn", "none", None, None),
    ]


def test_foot_of_the_seed(plan: PlanReading) -> None:
    form = to_json(plan)
    assert (len(form["recipients"]["paper"]), len(form["recipients"]["electronic"])) == (5, 2)
    assert form["signatory"]["authority"] == "KT."
    assert form["signatory"]["post"] == "Phó Chủ tịch"
    assert len(form["signatory"]["name"].split()) == 3


def test_defects_of_the_seed_are_found(plan: PlanReading) -> None:
    counted = Counter(finding.kind for finding in plan.findings)
    assert counted == {
        "misspelling": 8,  # six times đổi thoại, các bộ, VHXXH
        "capitalisation": 6,  # Nhân dân, Nhà nước, Ủy ban nhân dân, Mặt trận Tổ quốc, Hội Nông dân, Địa điểm
        "spacing": 7,
        "missing_header": 1,
        "missing_issuer": 1,
        "missing_number": 1,
        "missing_date": 1,
        "fused_bases": 1,
        "basis_form": 1,
        "inconsistent_term": 1,
        "grammar": 1,
        "repeated_section": 1,
    }
    assert not [
        finding for finding in plan.findings if finding.severity == "error"
    ]  # 2024 is judged by the law of 2024
