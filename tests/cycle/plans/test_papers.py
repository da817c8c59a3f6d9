"""The annual plan as a paper: its context from rows, its parts for many and few items."""

from dataclasses import replace
from datetime import date

import pytest
from tests.cast import TODAY, Cast, make_plan
from tests.cycle.plain_text import plain_text

from dienhong.config.samples.plans import party_plan, state_plan
from dienhong.cycle.plans.papers import PlanContext, PlannedDialogue, PlannedDuty, plan_context, plan_paper
from dienhong.cycle.plans.papers.content import basis_words, content_context, when_words
from dienhong.cycle.plans.papers.signing import authority_of
from dienhong.cycle.plans.states import PlanState
from dienhong.engines.typeset.model import Heading, Level, Signature, Table


def sections(context: PlanContext) -> list[str]:
    return [b.text for b in plan_paper(context).body if isinstance(b, Heading) and b.level is Level.SECTION]


def test_paper_of_an_issued_plan_is_what_its_rows_hold(hoa_phu: Cast) -> None:
    document = plan_paper(plan_context(make_plan(hoa_phu), today=TODAY))
    assert (document.number, document.symbol, document.day) == ("15", "KH-UBND", TODAY)
    assert (document.kind_name, document.subject) == ("KẾ HOẠCH", "Tổ chức đối thoại với Nhân dân năm 2026")
    assert (document.issuer.lines, document.place) == (("ỦY BAN NHÂN DÂN", "XÃ HÒA PHÚ"), "Hòa Phú")
    text = plain_text(document)
    assert "1. Đối thoại với Nhân dân thôn Đông\n- Nội dung: Đường.\n2. Đối thoại với Nhân dân toàn xã\n" in text
    assert "| 1 | Văn phòng | Tổng hợp ý kiến | trước 05 ngày |" in text


def test_paper_of_a_draft_leaves_number_and_day_to_the_hand(hoa_phu: Cast) -> None:
    document = plan_paper(plan_context(make_plan(hoa_phu, PlanState.DRAFT), today=TODAY))
    assert (document.number, document.day) == (None, None)


@pytest.mark.parametrize("context", [state_plan(), party_plan()], ids=["state", "party"])
def test_sections_without_content_are_left_out_and_numbered_on(context: PlanContext) -> None:
    bare = replace(context, purposes=(), requirements=(), participants=(), duration="", procedure=())
    assert sections(bare) == ["NỘI DUNG ĐỐI THOẠI", "TỔ CHỨC THỰC HIỆN"]
    ordinals = [block.ordinal for block in plan_paper(bare).body if isinstance(block, Heading)]
    assert ordinals[0] == 1


def test_empty_plan_is_an_opening_and_a_closing() -> None:
    context = replace(state_plan(), dialogues=(), duties=(), bases=(), purposes=(), requirements=())
    context = replace(context, participants=(), duration="", procedure=())
    assert sections(context) == []
    assert len(plan_paper(context).body) == 2


def test_many_dialogues_are_numbered_in_order() -> None:
    many = tuple(PlannedDialogue(audience=f"Nhân dân thôn {number}") for number in range(1, 61))
    body = plan_paper(replace(state_plan(), dialogues=many)).body
    titles = [block.text for block in body if isinstance(block, Heading) and block.text.startswith("Đối thoại với")]
    assert titles == [f"Đối thoại với Nhân dân thôn {number}" for number in range(1, 61)]


def test_dialogue_without_facts_is_one_line() -> None:
    text = plain_text(plan_paper(replace(state_plan(), dialogues=(PlannedDialogue(),))))
    assert "1. Cuộc đối thoại thứ 1\nIII. " in text


def test_time_limits_beside_duties_make_a_table() -> None:
    duties = (PlannedDuty("Văn phòng", "gửi giấy mời", "Trước hội nghị 07 ngày"), PlannedDuty("Công an xã", "trật tự"))
    tables = [block for block in plan_paper(replace(state_plan(), duties=duties)).body if isinstance(block, Table)]
    assert [table.rows for table in tables] == [
        (("1", "Văn phòng", "gửi giấy mời", "Trước hội nghị 07 ngày"), ("2", "Công an xã", "trật tự", ""))
    ]


def test_motto_that_the_text_already_tells_is_not_repeated() -> None:
    told = "Nghe dân nói, nói dân hiểu, làm dân tin"
    other = "Dân biết, dân bàn, dân làm, dân kiểm tra"
    text = plain_text(plan_paper(replace(state_plan(), mottos=(told, other))))
    assert (text.count(told), text.count(other)) == (1, 1)


def test_head_issues_alone_and_a_collective_as_itself() -> None:
    collective = state_plan()
    alone = replace(collective, letterhead=replace(collective.letterhead, signature=Signature(("CHỦ TỊCH",))))
    openings = [plain_text(plan_paper(context)).split(" ban hành Kế hoạch ")[0] for context in (collective, alone)]
    assert [opening.splitlines()[-1] for opening in openings] == [
        "Ủy ban nhân dân xã Hòa Phú",
        "Chủ tịch Ủy ban nhân dân xã Hòa Phú",
    ]


@pytest.mark.parametrize(
    ("authority", "post", "system", "lines"),
    [
        ("KT.", "Phó Chủ tịch", "state", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("TM.", "Chủ tịch", "state", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("T/M", "Chủ tịch", "state", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("TL.", "Chánh Văn phòng", "state", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("TUQ.", "Giám đốc", "state", ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC")),
        ("", "Chủ tịch", "state", ("CHỦ TỊCH",)),
        ("", "", "state", ()),
        ("T/M", "Bí thư", "party", ("T/M ĐẢNG ỦY", "BÍ THƯ")),
        ("K/T", "Phó Bí thư", "party", ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ")),
    ],
)
def test_authority_stands_over_the_post(authority: str, post: str, system: str, lines: tuple[str, ...]) -> None:
    assert authority_of(authority, post, system) == lines  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("basis", "system", "words"),
    [
        (
            {
                "kind": "Luật",
                "number": "72/2025/QH15",
                "date": "2025-06-16",
                "subject": "Tổ chức chính quyền địa phương",
            },
            "state",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        ),
        (
            {
                "kind": "Kế hoạch",
                "number": "80-KH/ĐU",
                "date": "2023-12-25",
                "issuer": "Đảng ủy",
                "subject": "đối thoại",
            },
            "state",
            "Căn cứ Kế hoạch số 80-KH/ĐU ngày 25 tháng 12 năm 2023 của Đảng ủy về đối thoại",
        ),
        (
            {"kind": "Quy định", "number": "11-QĐi/TW", "date": "2019-02-18", "issuer": "Bộ Chính trị"},
            "party",
            "Căn cứ Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị",
        ),
        (
            {"kind": None, "subject": "tình hình thực tế của địa phương"},
            "state",
            "Căn cứ tình hình thực tế của địa phương",
        ),
    ],
)
def test_basis_is_cited_by_the_form_of_its_system(basis: dict[str, str | None], system: str, words: str) -> None:
    assert basis_words(basis, system) == words  # type: ignore[arg-type]


def test_when_is_told_as_far_as_it_is_known() -> None:
    told = [
        {"date": "2026-04-15", "start_time": "08:00", "half_day": "morning"},
        {"date": "2026-04-15", "half_day": "afternoon"},
        {"date": "2026-04-05"},
        {"date_text": "quý III năm 2026"},
        {},
    ]
    assert [when_words(dialogue) for dialogue in told] == [
        "08 giờ 00, ngày 15 tháng 4 năm 2026",
        "buổi chiều, ngày 15 tháng 4 năm 2026",
        "ngày 05 tháng 4 năm 2026",
        "quý III năm 2026",
        "",
    ]


def test_content_without_anything_still_makes_a_paper() -> None:
    document = plan_paper(content_context({}, today=date(2026, 11, 2)))
    assert (document.kind_name, document.system, document.symbol) == ("KẾ HOẠCH", "state", "KH-UBND")
