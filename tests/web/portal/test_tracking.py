"""After the code was proven: addresses without it, writing to the office, being late said openly."""

from datetime import date

from django.test import Client
from tests.cast import LAN, NOW, Cast, make_opinion
from tests.web.portal.conftest import Clock, Visitor, page_text

from dienhong.cycle.opinions.actions.extending import ask_extension, grant_extension
from dienhong.cycle.opinions.actions.messages import ask_sender
from dienhong.cycle.opinions.models import Message, Opinion
from dienhong.cycle.opinions.states import OpinionState

QUESTION = "Đoạn đường sụt ở trước nhà ai, dài khoảng bao nhiêu mét ạ?"
ANSWER = "Ở ngay trước nhà văn hóa thôn, dài chừng ba mét, sát miệng cống."


def open_page(visitor: Visitor, opinion: Opinion) -> str:
    return visitor.look_up(opinion.code)


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


def test_the_due_date_is_explained_to_the_sender(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, sender=None)
    page = page_text(visitor.get(open_page(visitor, opinion)))
    assert "Trả lời chậm nhất 08/04/2026 (30 ngày từ 09/03/2026)." in page
    clock.forward(days=2)
    ask_sender(hoa_phu.ha, opinion.pk, text=QUESTION, now=clock.now)
    page = page_text(visitor.get(open_page(visitor, opinion)))
    assert "đang tạm dừng từ 11/03, lâu nhất đến " in page
    assert "thời hạn trả lời tạm dừng" in page


def test_an_extension_tells_the_old_day_and_the_reason(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, sender=None)
    ask_extension(hoa_phu.tuan, opinion.pk, until=date(2026, 4, 20), reason="Chờ vật tư về.", now=clock.now)
    grant_extension(hoa_phu.ha, opinion.pk, now=clock.now)
    page = page_text(visitor.get(open_page(visitor, opinion)))
    assert "Trả lời chậm nhất 20/04/2026. Lý do gia hạn: Chờ vật tư về." in page
    assert "Hạn cũ 08/04/2026 được lùi đến 20/04/2026." in page


def test_a_question_that_stops_no_clock_does_not_say_so(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, sender=None)
    clock.forward(days=60)
    ask_sender(hoa_phu.ha, opinion.pk, text=QUESTION, now=clock.now)
    page = page_text(visitor.get(open_page(visitor, opinion)))
    assert (QUESTION in page, "thời hạn trả lời tạm dừng" in page) == (True, False)


def test_a_procedure_of_its_own_is_said_plainly(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.SEPARATE)
    address = open_page(visitor, opinion)
    page = page_text(visitor.get(address))
    assert ("được giải quyết theo thủ tục riêng" in page, "Nơi nhận: Tổ hòa giải thôn" in page) == (True, True)
    visitor.post(f"{address}xac-nhan/", digits=LAN.phone[-4:])
    assert "nên được đưa ra hòa giải" in page_text(visitor.get(address))
