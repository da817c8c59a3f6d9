"""Invitations: one letter a guest."""

from dataclasses import replace
from datetime import date

from tests.cast import TODAY, Cast, make_dialogue
from tests.cycle.plain_text import plain_text

from dienhong.config.samples.conference import invitation
from dienhong.cycle.invitations.papers import Guest, InvitationContext, invitation_contexts, invitation_paper
from dienhong.engines.typeset.model import Picture


def pictures(context: InvitationContext) -> list[Picture]:
    return [block for block in invitation_paper(context).body if isinstance(block, Picture)]


def test_invitation_names_guest_event_chair_time_and_place() -> None:
    text = plain_text(invitation_paper(invitation()))
    assert "Ủy ban nhân dân xã Hòa Phú trân trọng kính mời:\nÔng (Bà) Bùi Văn Sáu, Trưởng thôn Đông\n" in text
    assert "\nTới dự: Hội nghị tiếp xúc, đối thoại với Nhân dân thôn Đông.\n" in text
    assert "\nThời gian: 07 giờ 30, ngày 15 tháng 4 năm 2027.\nĐịa điểm: Nhà văn hóa thôn Đông.\n" in text
    assert "\nRất mong ông (bà) đến dự đúng giờ, đúng thành phần./.\n" in text


def test_code_leads_to_the_guests_own_answer_and_says_so_in_words() -> None:
    picture = pictures(invitation())[0]
    assert picture.png.startswith(b"\x89PNG")
    assert picture.alt == "Mã QR dẫn đến trang báo tham dự: https://hoaphu.example.vn/moi/7KQ2-M4XD"
    assert picture.caption == "Quét mã để báo tham dự trước ngày 13 tháng 4 năm 2027"


def test_without_link_there_is_no_code() -> None:
    context = invitation()
    assert pictures(replace(context, guest=replace(context.guest, link=""))) == []


def test_body_is_invited_without_a_form_of_address() -> None:
    context = replace(invitation(), guest=Guest("Ban Chỉ huy Quân sự xã", is_body=True))
    assert "kính mời:\nBan Chỉ huy Quân sự xã\n" in plain_text(invitation_paper(context))


def test_long_name_and_post_stand_whole() -> None:
    guest = Guest("Tôn Nữ Thị Hoàng Công Tằng Quỳnh Anh Thư", "Trưởng ban công tác Mặt trận thôn " + "Đông " * 30)
    text = plain_text(invitation_paper(replace(invitation(), guest=guest)))
    assert f"Ông (Bà) {guest.name}, {guest.post}" in text


def test_batch_has_one_letter_a_guest_in_order(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    guests = [Guest(f"Người {number:03d}", link=f"https://hoa-phu.example.vn/moi/{number}") for number in range(300)]
    contexts = invitation_contexts(dialogue, guests, today=TODAY, answer_by=date(2026, 4, 13))
    assert [context.guest for context in contexts] == guests
    assert {context.occasion.when for context in contexts} == {"buổi sáng, ngày 15 tháng 4 năm 2026"}
    assert invitation_contexts(dialogue, [], today=TODAY) == []
