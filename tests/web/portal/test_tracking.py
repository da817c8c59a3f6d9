"""After the code was proven: addresses without it, writing to the office, being late said openly."""

from django.test import Client
from tests.cast import LAN, NOW, Cast, make_opinion
from tests.web.portal.conftest import Clock, Visitor, page_text

from dienhong.cycle.opinions.actions.messages import ask_sender
from dienhong.cycle.opinions.models import Message, Opinion
from dienhong.cycle.opinions.states import OpinionState

QUESTION = "Đoạn đường sụt ở trước nhà ai, dài khoảng bao nhiêu mét ạ?"
ANSWER = "Ở ngay trước nhà văn hóa thôn, dài chừng ba mét, sát miệng cống."


def open_page(visitor: Visitor, opinion: Opinion) -> str:
    return str(visitor.post("/tra-cuu/", code=opinion.code)["Location"])


def test_the_address_means_nothing_elsewhere(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    address = open_page(visitor, opinion)
    assert (opinion.code in address, open_page(visitor, opinion)) == (False, address)
    elsewhere = Visitor(Client(), clock)
    for _ in range(70):  # not counted as wrong codes
        assert elsewhere.get(address).status_code == 404
    assert open_page(elsewhere, opinion) != address


def test_the_sender_answers_what_the_office_asks(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    ask_sender(hoa_phu.ha, opinion.pk, text=QUESTION, now=NOW)
    address = open_page(visitor, opinion)
    visitor.post(f"{address}xac-nhan/", digits=LAN.phone[-4:])
    assert QUESTION in page_text(visitor.get(address))
    assert QUESTION in page_text(visitor.get(f"{address}tra-loi-xa/"))
    assert visitor.post(f"{address}tra-loi-xa/", text="ngắn").status_code == 422
    assert visitor.post(f"{address}tra-loi-xa/", text=ANSWER)["Location"] == address
    assert ANSWER in page_text(visitor.get(address))
    assert visitor.get(f"{address}tra-loi-xa/")["Location"] == address
    visitor.post(f"{address}bo-sung/", text="Hôm qua lại có thêm một xe ngã ở đó.")
    assert Message.objects.count() == 3


def test_only_the_sender_writes(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    address = open_page(visitor, opinion)
    assert visitor.post(f"{address}bo-sung/", text=ANSWER)["Location"] == address
    assert visitor.get(f"{address}anh/0/")["Location"] == address
    assert Message.objects.count() == 0


def test_being_late_is_said_openly(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    due = Opinion.objects.get(pk=opinion.pk).due_date
    assert due is not None
    clock.forward(days=(due - NOW.date()).days + 4)
    assert "Đã quá hạn 4 ngày" in page_text(visitor.get(open_page(visitor, opinion)))
