"""The public notice and the request for opinions."""

from dataclasses import replace
from datetime import date

from tests.cast import TODAY, Cast, make_dialogue
from tests.cycle.plain_text import plain_text

from dienhong.config.samples.conference import collection, notice
from dienhong.cycle.publicity.papers import collection_context, collection_paper, notice_context, notice_paper


def test_notice_names_the_four_things_of_the_law_and_the_ways_to_take_part() -> None:
    text = plain_text(notice_paper(notice()))
    starts = ["1. Thời gian: ", "2. Địa điểm: ", "3. Nội dung:", "4. Thành phần: ", "5. Cách thức tham dự, gửi ý kiến:"]
    assert [line for line in starts if f"\n{line}" in text] == starts
    assert (
        "Ủy ban nhân dân xã Hòa Phú thông báo tổ chức Hội nghị tiếp xúc, đối thoại với Nhân dân thôn Đông như sau:"
        in text
    )
    assert "- Ý kiến gửi trước hội nghị được nhận đến hết ngày 09 tháng 4 năm 2027." in text
    assert text.count("./.") == 1


def test_notice_of_a_dialogue_is_what_its_row_holds(hoa_phu: Cast) -> None:
    hoa_phu.commune.hotline = "0900 000 100"
    hoa_phu.commune.save()
    dialogue = make_dialogue(hoa_phu)
    context = notice_context(dialogue, today=TODAY, address="hoa-phu.example.vn")
    text = plain_text(notice_paper(context))
    assert "1. Thời gian: buổi sáng, ngày 15 tháng 4 năm 2026.\n2. Địa điểm: Nhà văn hóa thôn Đông.\n" in text
    assert "3. Nội dung: Giao thông nông thôn.\n" in text
    assert "hoa-phu.example.vn" in text
    assert "- Điện thoại liên hệ: 0900 000 100.\n" in text
    assert context.intake_until == dialogue.intake_until


def test_notice_without_topics_numbers_on() -> None:
    context = notice()
    text = plain_text(notice_paper(replace(context, occasion=replace(context.occasion, topics=()))))
    assert "\n3. Thành phần: " in text


def test_request_goes_to_each_addressee_with_the_form_to_fill_in() -> None:
    document = collection_paper(collection())
    assert document.symbol == "UBND-VP"
    assert [appendix.landscape for appendix in document.appendices] == [True]
    text = plain_text(document)
    assert "Kính gửi:\n- Ban Thường trực Ủy ban MTTQ Việt Nam xã Hòa Phú;\n" in text
    assert "Phụ lục kèm theo" in text
    assert "Đề nghị gửi tổng hợp về Văn phòng HĐND và UBND trước ngày 05/4/2027./." in text


def test_request_of_a_dialogue_goes_to_its_village(hoa_phu: Cast) -> None:
    context = collection_context(make_dialogue(hoa_phu), due=date(2026, 4, 1), today=TODAY, address="")
    assert context.addressees[-1] == "Thôn Đông"
    assert "trực tuyến" not in plain_text(collection_paper(context))
