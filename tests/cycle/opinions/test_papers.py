"""Slips that go with an opinion, and the Party's letter."""

from dataclasses import replace

from tests.cast import ROAD, TODAY, Cast, make_opinion
from tests.cycle.plain_text import plain_text

from dienhong.config.samples.answers import assignment_slip, party_letter, transfer_slip
from dienhong.cycle.opinions.papers import (
    assignment_slip_context,
    assignment_slip_paper,
    party_letter_paper,
    transfer_slip_context,
    transfer_slip_paper,
)
from dienhong.cycle.opinions.states import OpinionState, Urgency
from dienhong.engines.typeset.model import Urgency as Stamp


def test_assignment_slip_tells_unit_content_and_last_day() -> None:
    document = assignment_slip_paper(assignment_slip())
    assert (document.addressees, document.urgency) == (("Phòng Kinh tế",), Stamp.URGENT)
    text = plain_text(document)
    assert "(mã hồ sơ HP-27-0041) với nội dung: “Đường vào thôn Đông" in text
    assert "chuyển Phòng Kinh tế xem xét, tham mưu trả lời trước ngày 09/4/2027./." in text


def test_assignment_slip_without_a_day_names_none() -> None:
    text = plain_text(assignment_slip_paper(replace(assignment_slip(), due=None, note="")))
    assert "xem xét, tham mưu trả lời./." in text


def test_slip_of_an_assignment_is_what_the_rows_hold(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, urgency=Urgency.PRESSING)
    assignment = opinion.assignments.get()
    context = assignment_slip_context(assignment, today=TODAY)
    told = (context.code, context.content, context.addressee, context.received_on, context.due, context.urgency)
    assert told == (opinion.code, ROAD, "Phòng Kinh tế", TODAY, assignment.due_date, Stamp.URGENT)


def test_transfer_slip_asks_for_a_copy_of_the_answer() -> None:
    text = plain_text(transfer_slip_paper(transfer_slip()))
    assert "không thuộc thẩm quyền của Ủy ban nhân dân xã Hòa Phú" in text
    assert "đồng gửi Ủy ban nhân dân xã Hòa Phú để theo dõi./." in text
    assert "3. Căn cứ chuyển: Đường tỉnh 295 do Sở Xây dựng quản lý.\n" in text


def test_transfer_slip_names_the_sender_only_when_told_to(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRANSFERRED)
    told = {"addressee": "Công ty Điện lực Sơn Giang", "reason": "Lưới điện do công ty quản lý", "today": TODAY}
    named, unnamed = (
        plain_text(transfer_slip_paper(transfer_slip_context(opinion, sender=sender, **told)))
        for sender in ("Phạm Thị Lan", "")
    )
    assert ("Phạm Thị Lan" in named, "Người gửi" in unnamed) == (True, False)


def test_party_letter_has_a_row_for_each_opinion() -> None:
    document = party_letter_paper(party_letter())
    assert (document.system, document.symbol, document.kind_name) == ("party", "CV/ĐU", "")
    text = plain_text(document)
    assert "Về việc trả lời ý kiến" in text
    assert "| 2 | Đề nghị hỗ trợ kinh phí hoạt động ban công tác Mặt trận thôn | Thôn Đông | Ủy ban MTTQ xã |" in text
    assert "trước ngày 05/7/2027" in text
