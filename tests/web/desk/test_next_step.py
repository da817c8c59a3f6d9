"""The page of an opinion begins with the one thing to do, for whoever looks at it."""

import pytest
from tests.cast import Cast, make_opinion, make_reply
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.states import ReplyState


def strip_of(page: str) -> str:
    """The words of the strip at the top, without marks."""
    return page.split('aria-label="Việc tiếp theo"')[1].split("</section>", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("state", "who", "words", "label"),
    [
        (OpinionState.RECEIVED, "ha", "Ý kiến mới, chưa phân loại.", 'href="#phan-loai"'),
        (OpinionState.RECEIVED, "van", "Chờ Văn phòng phân loại.", ""),
        (OpinionState.TRIAGED, "ha", "Đã phân loại.", 'href="#phan-cong"'),
        (OpinionState.ASSIGNED, "ha", "Chờ Phòng Kinh tế trả lời.", ""),
        (OpinionState.ASSIGNED, "tuan", "Đơn vị ông/bà được giao trả lời.", "Soạn trả lời"),
        (OpinionState.REPLIED, "ha", "Người gửi có thể đánh giá", ""),
        (OpinionState.REJECTED, "ha", "không còn việc phải làm", ""),
    ],
)
def test_each_state_names_the_step_of_the_reader(
    hoa_phu: Cast, state: OpinionState, who: str, words: str, label: str
) -> None:
    opinion = make_opinion(hoa_phu, state)
    strip = strip_of(Desk(who).text(f"y-kien/{opinion.pk}/"))
    assert words in strip
    assert ("dt-button" in strip, label in strip) == (bool(label), True)


@pytest.mark.parametrize(
    ("state", "who", "words"),
    [
        (ReplyState.DRAFT, "tuan", "Viết tiếp trả lời"),
        (ReplyState.IN_REVIEW, "dung", "Đọc và duyệt"),
        (ReplyState.IN_REVIEW, "tuan", "Chờ lãnh đạo duyệt trả lời."),
        (ReplyState.APPROVED, "ha", "Công khai trả lời"),
        (ReplyState.APPROVED, "tuan", "Trả lời đã duyệt, chờ Văn phòng công khai."),
    ],
)
def test_reply_goes_from_hand_to_hand(hoa_phu: Cast, state: ReplyState, who: str, words: str) -> None:
    reply = make_reply(hoa_phu, state)
    assert words in strip_of(Desk(who).text(f"y-kien/{reply.opinion_id}/"))


def test_one_goes_on_to_what_waits_and_from_the_last_to_the_first(hoa_phu: Cast, office: Desk) -> None:
    first, second = make_opinion(hoa_phu), make_opinion(hoa_phu, OpinionState.TRIAGED)
    given = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    reviewed = make_reply(hoa_phu, ReplyState.IN_REVIEW).opinion
    ways = {here.pk: office.get(f"y-kien/{here.pk}/ke-tiep/")["Location"] for here in (first, second, given)}
    goal = {first.pk: second.pk, second.pk: first.pk, given.pk: first.pk}
    assert ways == {here: f"/hoa-phu/ban-lam-viec/y-kien/{there}/" for here, there in goal.items()}
    unit = Desk("tuan")
    assert unit.get(f"y-kien/{reviewed.pk}/ke-tiep/")["Location"].endswith(f"/y-kien/{given.pk}/")
    assert unit.get(f"y-kien/{given.pk}/ke-tiep/")["Location"].endswith(f"/y-kien/{given.pk}/")
    assert "Không còn ý kiến nào khác chờ ông/bà." in unit.text(f"y-kien/{given.pk}/")
