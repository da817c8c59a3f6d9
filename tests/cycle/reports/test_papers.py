"""What goes upwards."""

from dataclasses import replace

import pytest
from tests.cast import NOW, TODAY, Cast, make_dialogue, make_opinion, make_plan
from tests.cycle.plain_text import plain_text

from dienhong.config.samples.answers import escalation, party_result, result
from dienhong.cycle.dialogues.actions.plan_dialogues import plan_dialogues
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.reports.papers import escalation_paper, result_context, result_paper
from dienhong.cycle.reports.papers.result import percent


@pytest.mark.parametrize(
    ("form", "kind_name", "symbol", "verb"),
    [
        ("submission", "TỜ TRÌNH", "TTr-UBND", "kính trình"),
        ("report", "BÁO CÁO", "BC-UBND", "kính báo cáo"),
        ("letter", "", "UBND-VP", "kính đề nghị"),
    ],
)
def test_escalation_takes_three_forms(form: str, kind_name: str, symbol: str, verb: str) -> None:
    document = escalation_paper(escalation(), form)  # type: ignore[arg-type]
    assert (document.kind_name, document.symbol) == (kind_name, symbol)
    assert document.addressees == ("Ủy ban nhân dân tỉnh Sơn Giang",)
    assert f"Ủy ban nhân dân xã Hòa Phú {verb} Ủy ban nhân dân tỉnh Sơn Giang xem xét, giải quyết" in plain_text(
        document
    )


def test_escalated_matter_tells_what_was_said_done_and_asked() -> None:
    text = plain_text(escalation_paper(escalation()))
    start = text.index("1. Nâng cấp cống tiêu liên xã")
    labels = ["- Nội dung kiến nghị: ", "- Tình hình, kết quả xử lý của địa phương: ", "- Đề nghị: "]
    assert [label for label in labels if text.find(label, start) > 0] == labels


def test_result_counts_by_field_and_by_measure() -> None:
    text = plain_text(result_paper(result()))
    assert "Đã tiếp nhận 58 ý kiến, kiến nghị; đã trả lời 54 ý kiến; đang giải quyết 04 ý kiến." in text
    assert "| 1 | Giao thông | 24 | 22 | 02 |" in text
    assert "| 5 | Tỷ lệ trả lời bằng văn bản đúng hạn | 92,5% |" in text


def test_result_of_the_party_is_in_its_form() -> None:
    document = result_paper(party_result())
    assert (document.symbol, document.signatures[0].authority) == ("BC/ĐU", ("T/M ĐẢNG ỦY", "BÍ THƯ"))


def test_result_without_opinions_or_words_is_short() -> None:
    bare = replace(
        result(), fields=(), measures=(), totals=None, achievements=(), shortcomings=(), tasks=(), requests=()
    )
    text = plain_text(result_paper(replace(bare, rows=())))
    assert "Trong kỳ không có ý kiến gửi đến." in text
    assert "III. " not in text


def test_result_of_the_year_is_what_the_rows_hold(hoa_phu: Cast) -> None:
    plan_dialogues(hoa_phu.ha, make_plan(hoa_phu).pk, now=NOW)
    make_dialogue(hoa_phu, DialogueState.HELD)
    make_opinion(hoa_phu, OpinionState.REPLIED)
    make_opinion(hoa_phu, OpinionState.ASSIGNED)
    make_opinion(hoa_phu, OpinionState.RECEIVED)
    make_opinion(hoa_phu, OpinionState.DIVERTED)
    context = result_context(hoa_phu.commune, 2026, today=TODAY)
    assert (context.planned, context.held) == (3, 1)
    assert [(row.name, row.received, row.answered) for row in context.fields] == [
        ("Giao thông", 2, 1),
        ("Chưa phân loại", 1, 0),
    ]
    assert [measure.value for measure in context.measures] == ["01/03", "01/03", "100%", "00/00", "00"]


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(0, 0, "không phát sinh"), (3, 3, "100%"), (37, 40, "92,5%"), (0, 4, "0%")]
)
def test_share_is_written_with_a_comma(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words
