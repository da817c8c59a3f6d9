"""Papers of the day."""

from dataclasses import replace
from datetime import time

import pytest
from tests.cast import TODAY, Cast, make_dialogue
from tests.cycle.plain_text import plain_text

from dienhong.config.samples.conference import (
    agenda,
    brief,
    conclusions,
    house_rules,
    minutes,
    opening,
    party_conclusions,
)
from dienhong.cycle.conference.papers import (
    Turn,
    agenda_context,
    agenda_paper,
    brief_paper,
    conclusions_paper,
    house_rules_context,
    house_rules_paper,
    minutes_paper,
    opening_context,
    opening_paper,
    usual_steps,
)
from dienhong.engines.typeset.model import Table


@pytest.mark.parametrize(
    ("start", "end"), [(time(7, 30), time(11)), (time(13, 30), time(17)), (time(19), time(22, 30))]
)
def test_usual_steps_follow_one_another_within_half_a_day(start: time, end: time) -> None:
    steps = usual_steps(start)
    assert (steps[0].start, steps[-1].end) == (start, end)
    assert [step.start for step in steps[1:]] == [step.end for step in steps[:-1]]


def test_agenda_of_a_dialogue_begins_at_its_half_day(hoa_phu: Cast) -> None:
    context = agenda_context(make_dialogue(hoa_phu), today=TODAY)
    assert context.steps[0].start == time(7, 30)
    assert "| 07h30 - 07h45 | Đón tiếp đại biểu" in plain_text(agenda_paper(context))


def test_agenda_is_not_closed_like_a_letter() -> None:
    assert "./." not in plain_text(agenda_paper(agenda()))


def test_house_rules_tell_how_long_one_speaks(hoa_phu: Cast) -> None:
    context = house_rules_context(make_dialogue(hoa_phu), today=TODAY)
    assert "không quá 05 phút" in plain_text(house_rules_paper(context))
    assert "không quá 03 phút" in plain_text(house_rules_paper(replace(house_rules(), speaking_minutes=3)))


def test_opening_introduces_guests_chair_and_secretary() -> None:
    text = plain_text(opening_paper(opening()))
    assert "- Đồng chí Vũ Minh Khôi, Bí thư Đảng ủy xã.\n" in text
    assert "- Chủ trì hội nghị: đồng chí Trần Văn Dũng, Chủ tịch Ủy ban nhân dân xã.\n" in text
    assert "- Thư ký ghi biên bản: đồng chí Tạ Hồng Vân, công chức Văn phòng HĐND và UBND xã.\n" in text


def test_opening_without_guests_and_secretary_leaves_them_out(hoa_phu: Cast) -> None:
    text = plain_text(opening_paper(opening_context(make_dialogue(hoa_phu), today=TODAY)))
    assert ("GIỚI THIỆU ĐẠI BIỂU" in text, "Thư ký ghi biên bản" in text) == (False, False)
    assert "II. GIỚI THIỆU CHỦ TRÌ, THƯ KÝ" in text


def test_brief_has_advantages_and_difficulties_apart() -> None:
    text = plain_text(brief_paper(brief()))
    assert text.index("II. THUẬN LỢI") < text.index("III. KHÓ KHĂN, HẠN CHẾ") < text.index("IV. NHỮNG VẤN ĐỀ")


def test_brief_without_words_leaves_dots_for_the_drafting_unit() -> None:
    bare = replace(brief(), figures=(), advantages=(), difficulties=(), concerns=(), kept_promises=(), tasks=())
    assert plain_text(brief_paper(bare)).count("…" * 24) == 6


def test_minutes_are_signed_by_secretary_and_chair_and_have_no_place_and_date() -> None:
    document = minutes_paper(minutes())
    assert [(block.authority, block.name) for block in document.signatures] == [
        (("THƯ KÝ",), "Tạ Hồng Vân"),
        (("CHỦ TỌA",), "Trần Văn Dũng"),
    ]
    assert (document.dated, document.symbol, document.recipients[0].archive) == (False, "BB-UBND", "Lưu: VT, Hồ sơ")


def test_minutes_tell_each_turn_with_its_answer_and_the_totals() -> None:
    text = plain_text(minutes_paper(minutes()))
    assert "Ý kiến 01 – ông (bà) Phạm Thị Lan, thôn Đông: Đường vào thôn Đông" in text
    assert "Ý kiến 02 – một người dân thôn Đông: Xe rác" in text
    assert "Trả lời: đồng chí Hoàng Anh Tuấn, Trưởng phòng Kinh tế: Phòng sẽ" in text
    totals = (
        "Tổng số ý kiến: 03; trả lời trực tiếp: 02; giao nghiên cứu, trả lời sau: 01; chuyển cấp có thẩm quyền: 00."
    )
    assert totals in text
    assert "| 1 | Khởi công sửa đoạn đường sụt vào thôn Đông | Phòng Kinh tế | 20/5/2027 |" in text
    assert "Hội nghị kết thúc vào 11 giờ 00, ngày 15 tháng 4 năm 2027./." in text


@pytest.mark.parametrize(
    ("turn", "words"),
    [
        (Turn("Đề nghị.", "Phạm Thị Lan"), "Ý kiến 01 – ông (bà) Phạm Thị Lan: Đề nghị.\n"),
        (Turn("Đề nghị."), "Ý kiến 01 – một người dân: Đề nghị.\n"),
        (Turn("Bao giờ xong?", "", "Tổ dân phố 1"), "Ý kiến 01 – một người dân tổ dân phố 1: Bao giờ xong?\n"),
    ],
)
def test_turn_without_name_or_village_has_no_gap(turn: Turn, words: str) -> None:
    assert words in plain_text(minutes_paper(replace(minutes(), turns=(turn,))))


def test_minutes_without_turns_and_promises_say_so() -> None:
    bare = replace(minutes(), turns=(), totals=None, commitments=(), course=(), conclusion="")
    document = minutes_paper(bare)
    assert "I. Ý KIẾN CỦA NHÂN DÂN VÀ NỘI DUNG TRẢ LỜI\nKhông có ý kiến phát biểu tại hội nghị.\n" in plain_text(
        document
    )
    assert [block for block in document.body if isinstance(block, Table)] == []


def test_minutes_of_hundreds_of_turns_number_them_all() -> None:
    turns = tuple(Turn(f"Ý kiến về việc {number}") for number in range(1, 301))
    text = plain_text(minutes_paper(replace(minutes(), turns=turns)))
    assert text.count(" – một người dân: Ý kiến về việc ") == 300


def test_conclusions_name_who_does_what_until_when() -> None:
    text = plain_text(conclusions_paper(conclusions()))
    assert (
        "- Sửa đoạn đường sụt vào thôn Đông – giao Phòng Kinh tế chủ trì, phối hợp với Trưởng thôn Đông, hoàn thành trước "
        "ngày 20/5/2027.\n"
    ) in text
    assert "- Tăng số chuyến thu gom rác – giao Phòng Kinh tế chủ trì, hoàn thành trước ngày 01/6/2027.\n" in text
    parts = ["1. Đánh giá chung", "2. Kết luận từng nội dung", "3. Tổ chức thực hiện"]
    assert [part for part in parts if f"\n{part}\n" in text] == parts


def test_conclusions_of_the_party_end_with_a_plain_stop() -> None:
    document = conclusions_paper(party_conclusions())
    assert (document.system, document.symbol) == ("party", "TB/ĐU")
    text = plain_text(document)
    assert "./." not in text
    assert text.splitlines()[0] == "ĐẢNG BỘ TỈNH SƠN GIANG"
