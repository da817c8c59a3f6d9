"""Fixes: the finding goes, nothing else changes, and doing it again does nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.civic.documents.linting.documents import DAY, STATE, spoilt

from dienhong.civic.documents.linting import RULES_BY_ID, apply_fix, apply_fixes, apply_fixes_to_text, lint, lint_text
from dienhong.engines.typeset.model import Item, Paragraph, Run, inline

FAULTS = (
    "của nhân dân", "pháp luật của nhà nước", "ủy ban nhân dân xã", "Mặt trận tổ quốc", "Hội nông dân", "chính trị-xã hội",
    "nói- nói", "“ nghe dân”", "đường hỏng , cầu yếu", "đường hỏng,cầu yếu", "ngày 9/7/2025", "ngày 09/07/2025",
    "ngày 5 tháng 1 năm 2026", "lúc 8 giờ 30", "trước 7 ngày", "1.25 ha", "1,500,000 đồng", "Kế hoạch số 80/KH-ĐU",
    "theo kế hoạch số 12/KH-UBND", "đổi thoại", "các bộ và hội viên", "của của thôn", "sát nhập", "UBND huyện Lâm Bình",
    "Phòng Nội vụ huyện", "thứ Hai, ngày 06/01/2026", "a\u0323n", "xã\u200b họp", "hoà bình", "Quyết Ðịnh", "KN, TC", "tháng 07/2026",
    "trong tháng tư", "Khoản 1 Điều 43", "quốc  lộ", "dân biết, dân bàn, dân làm, dân kiểm tra", "Tết nguyên đán",
)  # fmt: skip
SENTENCES = ("Xã họp", "Thôn Nà Phát sửa đường", "Hòa giải ở cơ sở", "Ông Giàng A Sử hỏi")
PROSE = st.lists(st.sampled_from(FAULTS + SENTENCES), min_size=1, max_size=6).map(
    lambda words: "Xã nêu " + "; ".join(words) + "."
)


def document_of(text: str, cut: int):
    """The text in two runs, the cut anywhere."""
    content = tuple(Run(part, bold=bold) for part, bold in ((text[:cut], False), (text[cut:], True)) if part)
    return spoilt(STATE, body=(*STATE.body, Item(content), Paragraph(inline("Phụ lục kèm theo"))))


@settings(max_examples=150, deadline=None)
@given(PROSE, st.integers(0, 60))
def test_a_fix_takes_its_finding_away_and_changes_nothing_else(text: str, cut: int) -> None:
    document = document_of(text, cut)
    written_here = ("body", len(STATE.body))
    for finding in lint(document, DAY):
        if finding.fix is None or finding.where.path[:2] != written_here:
            continue
        fixed = apply_fix(document, finding)
        item = fixed.body[len(STATE.body)]
        assert isinstance(item, Item)
        written = "".join(run.text for run in item.content)
        assert written == text[: finding.start] + finding.fix + text[finding.end :]
        assert replace(fixed, body=document.body) == document
        same = [
            f
            for f in lint(fixed, DAY)
            if (f.rule, f.start, f.where, f.excerpt) == (finding.rule, finding.start, finding.where, finding.excerpt)
        ]
        assert same == []
        assert apply_fix(fixed, finding) == fixed or finding.excerpt in finding.fix


@settings(max_examples=150, deadline=None)
@given(PROSE, st.integers(0, 60))
def test_all_fixes_together_leave_nothing_to_fix(text: str, cut: int) -> None:
    document = document_of(text, cut)
    for _ in range(4):  # fixes that overlapped come in the next round
        document = apply_fixes(document, lint(document, DAY))
    assert [(f.rule, f.excerpt) for f in lint(document, DAY) if f.fix is not None] == []


@settings(max_examples=100, deadline=None)
@given(PROSE)
def test_all_fixes_of_a_text_leave_nothing_to_fix(text: str) -> None:
    for _ in range(4):
        text = apply_fixes_to_text(text, lint_text(text, DAY))
    assert [(f.rule, f.excerpt) for f in lint_text(text, DAY) if f.fix is not None] == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_linted_and_fixed(text: str) -> None:
    for finding in lint_text(text, DAY):
        assert text[finding.start : finding.end] == finding.excerpt
        assert RULES_BY_ID[finding.rule].severity == finding.severity
    apply_fixes_to_text(text, lint_text(text, DAY))
    document = spoilt(STATE, body=(Paragraph(inline(text)),), subject=text, bases=(text,))
    apply_fixes(document, lint(document, DAY))


def test_fused_basis_becomes_two_bases_and_those_after_it_stay() -> None:
    fused = "Căn cứ Luật Đất đai ngày 18/01/2024; căn cứ Luật Đầu tư ngày 17/6/2020"
    document = spoilt(STATE, bases=(fused, "Thực hiện Luật Nhà ở ngày 27/11/2023"))
    fixed = apply_fixes(document, lint(document, DAY))
    assert fixed.bases == (
        "Căn cứ Luật Đất đai ngày 18/01/2024",
        "Căn cứ Luật Đầu tư ngày 17/6/2020",
        "Căn cứ Luật Nhà ở ngày 27/11/2023",
    )


def test_fix_keeps_the_look_of_its_letters() -> None:
    document = spoilt(STATE, body=(Item((Run("Nghe của nhân "), Run("dân", bold=True), Run(", phụ lục"))),))
    [finding] = lint(document, DAY)
    [item] = apply_fix(document, finding).body
    assert item == Item((Run("Nghe của "), Run("Nhân dân"), Run(", phụ lục")))


def test_fix_of_words_that_changed_meanwhile_does_nothing() -> None:
    document = spoilt(STATE, subject="Ý kiến của nhân dân")
    [finding] = lint(document, DAY)
    edited = spoilt(document, subject="Kiến nghị")
    assert apply_fix(edited, finding) == edited
    assert apply_fix(
        spoilt(edited, bases=()), replace(finding, where=replace(finding.where, path=("bases", 7)))
    ) == spoilt(edited, bases=())


@pytest.mark.parametrize("day", [date(2024, 1, 10), DAY])
def test_findings_come_in_reading_order(day: date) -> None:
    text = "Ý kiến của nhân dân về đổi thoại.\nBáo cáo ủy ban nhân dân , ngày 9/7/2025."
    starts = [finding.start for finding in lint_text(text, day)]
    assert starts == sorted(starts) != []
