"""The minutes as the live record tells them, and when they may be made ready for signing."""

import uuid
from datetime import timedelta

import pytest
from tests.cast import DENUNCIATION, NOW, Cast
from tests.cycle.conference.ended import DUE, LATER, ROAD, answered, assigned, close, speak
from tests.cycle.conference.hall import press, run_to
from tests.cycle.plain_text import plain_text

from dienhong.civic.documents.actions.draft import discard_document
from dienhong.civic.documents.building import document_of
from dienhong.cycle.conference.actions.checkin import Expected, expect, walk_in
from dienhong.cycle.conference.actions.minutes import write_row
from dienhong.cycle.conference.actions.outcomes import commit_to
from dienhong.cycle.conference.actions.prepare import give_duty
from dienhong.cycle.conference.actions.record import draft_hall_conclusions, draft_hall_minutes, preview_minutes
from dienhong.cycle.conference.actions.reviewing import close_review, reopen_review
from dienhong.cycle.conference.actions.steps import skip_step
from dienhong.cycle.conference.models import AgendaStep, Conference, MinutesReview
from dienhong.cycle.conference.states import Duty, OutcomeKind, RowKind
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.kernel.errors import Forbidden, Refused

AFTER = NOW.replace(year=2026, month=4, day=15, hour=11)


def write(cast: Cast, conference: Conference, kind: RowKind, text: str, **details: object) -> None:
    row = press()
    write_row(cast.ha, conference.pk, kind, key=row.client_id, text=text, press=row, now=NOW, **details)  # type: ignore[arg-type]


def a_morning(cast: Cast, conference: Conference) -> None:
    """Everything that minutes can hold."""
    village = cast.villages["Thôn Đông"].pk
    guest = Expected(key=uuid.uuid4(), name="Đặng Văn Y", group="Đại diện hộ", village_id=village, code="M1")
    expect(cast.ha, conference.pk, [guest], now=NOW)
    for name in ("Lò Thị Xuân", "Hà Văn Út"):
        person = Expected(key=uuid.uuid4(), name=name, group="Đại diện hộ", village_id=village)
        walk_in(cast.ha, conference.pk, person, press=press(), now=NOW)
    give_duty(cast.dung, conference.pk, Duty.SECRETARY, user_id=cast.thuy.user_id, press=press(), now=NOW)
    run_to(cast, conference, "rules")
    overview = AgendaStep.objects.get(conference=conference, kind="overview")
    skip_step(cast.dung, conference.pk, overview.pk, reason="đã phát tài liệu", press=press(), now=NOW)
    run_to(cast, conference, "hearing")
    write(cast, conference, RowKind.COURSE, "Chủ tọa mời đại biểu phát biểu.")
    first = answered(cast, conference)
    write(cast, conference, RowKind.ANSWER, "Phòng Kinh tế đã khảo sát.", turn_id=first.pk, speaker="Hoàng Anh Tuấn")
    assigned(cast, conference)
    speak(cast, conference, "Vi Thị Nhàn", DENUNCIATION, OutcomeKind.DIVERTED)
    unit = cast.units["economy"].pk
    commit_to(cast.dung, conference.pk, "Đổ bê tông", unit_id=unit, due_date=DUE, press=press(), now=NOW)
    write(cast, conference, RowKind.CONCLUSION, "Các đơn vị làm đúng hạn đã hứa.")
    close(cast, conference)


def test_minutes_tell_the_whole_record(hoa_phu: Cast, conference: Conference) -> None:
    a_morning(hoa_phu, conference)
    text = plain_text(preview_minutes(hoa_phu.ha, conference.pk, now=LATER))
    expected = (
        "Thời gian bắt đầu: 08 giờ 30, ngày 09 tháng 3 năm 2026.",
        "Thư ký (người ghi biên bản): Đồng chí Đỗ Bích Thủy",
        "Chủ trì (chủ tọa): Đồng chí Trần Văn Dũng",
        "- Có mặt 2 người; được mời 1 người.",
        "- Theo thành phần: Đại diện hộ 2.",
        "- Theo thôn: Thôn Đông 2.",
        "- Từ 08 giờ 30 đến 08 giờ 30: Thông qua chương trình; thông qua nội quy hội nghị.",
        f"- Không thực hiện nội dung “{AgendaStep.objects.get(kind='overview').title}”; lý do: đã phát tài liệu.",
        "- Chủ tọa mời đại biểu phát biểu.",
        f"Ý kiến 01 – ông (bà) Phạm Văn Bính, thôn Đông: {ROAD}",
        "Trả lời: đồng chí Chủ tịch Trần Văn Dũng: Xã sửa đoạn đường này trong quý II.",
        "Trả lời: đồng chí Hoàng Anh Tuấn: Phòng Kinh tế đã khảo sát.",
        "Kết quả: giao Phòng Kinh tế giải quyết, trả lời bằng văn bản trước ngày 30/4/2026.",
        "Ý kiến 03: được xử lý theo quy định riêng.",
        "Tổng số ý kiến: 03; trả lời trực tiếp: 01; giao nghiên cứu, trả lời sau: 01; chuyển cấp có thẩm quyền: 00; xử lý",
        "| 1 | Đổ bê tông | Phòng Kinh tế | 30/4/2026 |",
        "Các đơn vị làm đúng hạn đã hứa.",
        "THƯ KÝ",
    )
    lines = text.splitlines()
    missing = [line for line in expected if not any(told.startswith(line) for told in lines)]
    assert missing == []
    assert "Nhàn" not in text
    assert DENUNCIATION not in text


@pytest.mark.parametrize("kind", [OutcomeKind.ANSWERED, OutcomeKind.ACCEPTED])
def test_words_like_a_denunciation_are_not_in_the_preview(
    hoa_phu: Cast, conference: Conference, kind: OutcomeKind
) -> None:
    answer = {"responder": "Chủ tịch", "text": "Sẽ kiểm tra."} if kind == OutcomeKind.ANSWERED else {}
    speak(hoa_phu, conference, "Vi Thị Nhàn", DENUNCIATION, kind, **answer)
    write(hoa_phu, conference, RowKind.COURSE, DENUNCIATION)
    Conference.objects.update(ended_at=LATER)
    text = plain_text(preview_minutes(hoa_phu.ha, conference.pk, now=LATER))
    assert DENUNCIATION not in text
    assert "Ý kiến 01: được xử lý theo quy định riêng." in text


def held(cast: Cast, conference: Conference) -> None:
    """The office says that the day has come."""
    move_dialogue(cast.ha, conference.dialogue_id, "hold", now=AFTER)


def test_minutes_are_made_ready_only_when_corrections_are_over(hoa_phu: Cast, conference: Conference) -> None:
    answered(hoa_phu, conference)
    close(hoa_phu, conference)
    held(hoa_phu, conference)
    until = MinutesReview.objects.get().until
    with pytest.raises(Refused, match="còn được đề nghị đính chính đến hết 12/03/2026"):
        draft_hall_minutes(hoa_phu.ha, conference.pk, now=LATER)
    with pytest.raises(Refused, match="hãy ghi lý do"):
        close_review(hoa_phu.ha, conference.pk, now=LATER)
    close_review(hoa_phu.ha, conference.pk, reason="Mọi người đã nghe đọc lại và đồng ý", now=LATER)
    document = draft_hall_minutes(hoa_phu.ha, conference.pk, now=LATER)
    assert (document.kind, document.dialogue_paper.paper) == ("minutes", "minutes")
    assert [one.authority for one in document_of(document).signatures] == [("THƯ KÝ",), ("CHỦ TỌA",)]
    with pytest.raises(Refused, match="đã được soạn"):
        draft_hall_minutes(hoa_phu.ha, conference.pk, now=LATER)
    with pytest.raises(Refused, match="bỏ văn bản đó"):
        reopen_review(hoa_phu.ha, conference.pk, now=LATER)
    discard_document(hoa_phu.ha, document.pk, now=LATER)
    reopen_review(hoa_phu.ha, conference.pk, now=LATER)
    assert (MinutesReview.objects.get().state, MinutesReview.objects.get().until) == ("open", until)


def test_minutes_may_be_ready_early_for_a_reason_that_is_kept(hoa_phu: Cast, conference: Conference) -> None:
    close(hoa_phu, conference)
    held(hoa_phu, conference)
    draft_hall_minutes(hoa_phu.ha, conference.pk, early_reason="Tỉnh yêu cầu gửi ngay", now=LATER)
    review = MinutesReview.objects.get()
    assert (review.state, review.early_reason) == ("closed", "Tỉnh yêu cầu gửi ngay")


def test_minutes_are_ready_when_the_last_day_has_passed(hoa_phu: Cast, conference: Conference) -> None:
    close(hoa_phu, conference)
    held(hoa_phu, conference)
    assert draft_hall_minutes(hoa_phu.ha, conference.pk, now=LATER + timedelta(days=4)).kind == "minutes"


def test_conclusions_list_what_was_promised(hoa_phu: Cast, conference: Conference) -> None:
    a_morning(hoa_phu, conference)
    held(hoa_phu, conference)
    text = plain_text(document_of(draft_hall_conclusions(hoa_phu.ha, conference.pk, now=LATER)))
    assert "Đổ bê tông – giao Phòng Kinh tế chủ trì, hoàn thành trước ngày 30/4/2026" in text
    assert "Các đơn vị làm đúng hạn đã hứa." in text


def test_only_those_who_record_read_the_minutes(hoa_phu: Cast, conference: Conference) -> None:
    with pytest.raises(Refused, match="chưa bế mạc"):
        preview_minutes(hoa_phu.ha, conference.pk, now=LATER)
    close(hoa_phu, conference)
    for actor in (hoa_phu.tuan, hoa_phu.sau, hoa_phu.citizen):
        with pytest.raises(Forbidden):
            preview_minutes(actor, conference.pk, now=LATER)
