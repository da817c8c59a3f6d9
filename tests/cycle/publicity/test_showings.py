"""Who was told by which channel; what is read and sent."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from tests.cast import NOW, TODAY, Cast, make_dialogue

from dienhong.cycle.dialogues.actions.duties import Proof
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import Occasion
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.publicity.actions.showing import drop_showing, end_posting, record_showing
from dienhong.cycle.publicity.models import Showing
from dienhong.cycle.publicity.queries import coverage, days_on_air, minutes_of_year, showings_of
from dienhong.cycle.publicity.rules import Shown, days_posted, heard_in, longest_run, may_be_recorded
from dienhong.cycle.publicity.scripts import (
    Told,
    long_sentences,
    missing_elements,
    notice_script,
    sms_text,
    zalo_text,
)
from dienhong.cycle.publicity.states import Channel, Matter
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Missing, Refused

D1 = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("until", "today", "days"),
    [(None, date(2026, 3, 20), 20), (date(2026, 3, 10), date(2026, 3, 20), 10), (None, date(2026, 2, 28), 0)],
)
def test_days_posted(until: date | None, today: date, days: int) -> None:
    assert days_posted(D1, until, today) == days


@pytest.mark.parametrize(("days", "run"), [([], 0), ([1], 1), ([1, 2, 3], 3), ([1, 2, 4, 5, 6, 6, 9], 3)])
def test_longest_run(days: list[int], run: int) -> None:
    assert longest_run(date(2026, 3, day) for day in days) == run


def test_village_has_heard_what_came_to_it() -> None:
    rows = [
        Shown(channel=Channel.VILLAGE_BOARD, village_id=1, since=D1),
        Shown(channel=Channel.ZALO, village_id=None, since=D1),  # must be looked for
        Shown(channel=Channel.SMS, village_id=None, since=D1 + timedelta(days=5)),  # not yet
    ]
    assert heard_in([1, 2], rows, D1) == {1: {Channel.VILLAGE_BOARD}, 2: frozenset()}
    assert heard_in([2], rows, D1 + timedelta(days=5)) == {2: {Channel.SMS}}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ""),
        ({"since": TODAY + timedelta(days=1)}, "sau hôm nay"),
        ({"since": TODAY - timedelta(days=400)}, "quá một năm"),
        ({"until": TODAY - timedelta(days=1)}, "Ngày gỡ phải từ"),
        ({"channel": Channel.ZALO, "until": TODAY}, "Chỉ niêm yết"),
        ({"in_village": False}, "Hãy chọn thôn"),
        ({"channel": Channel.LOUDSPEAKER}, "tổng số phút"),
        ({"channel": Channel.LOUDSPEAKER, "minutes": 900}, "từ 1 đến 600"),
    ],
)
def test_record_can_be_meant(changes: dict[str, object], told: str) -> None:
    usual = {"channel": Channel.VILLAGE_BOARD, "in_village": True, "since": TODAY, "until": None, "minutes": None}
    values = usual | changes
    assert told in may_be_recorded(values.pop("channel"), **values, today=TODAY).reason  # type: ignore[arg-type]
    assert bool(may_be_recorded(**usual | changes, today=TODAY)) == (not told)  # type: ignore[arg-type]


def show(actor: Actor, dialogue: Dialogue, folder: Path, channel: Channel, **values: object) -> Showing:
    usual = {"matter": Matter.NOTICE, "since": TODAY, "note": "Trưởng thôn xác nhận", "folder": folder, "now": NOW}
    return record_showing(actor, dialogue.pk, channel=channel, **usual | values)  # type: ignore[arg-type]


def test_coverage_names_the_village_that_has_not_heard(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.ANNOUNCED)
    east = hoa_phu.villages["Thôn Đông"]
    photo = Proof("bang.jpg", "image/jpeg", b"\xff\xd8")
    board = show(hoa_phu.sau, dialogue, tmp_path, Channel.VILLAGE_BOARD, village_id=east.pk, proof=photo, note="")
    with pytest.raises(Forbidden):
        show(hoa_phu.sau, dialogue, tmp_path, Channel.ZALO)
    rows = [(row.village.name, row.channels) for row in coverage(showings_of(dialogue.pk), Matter.NOTICE, TODAY)]
    assert rows == [("Thôn Đoài", ()), ("Thôn Đông", (Channel.VILLAGE_BOARD,))]
    ended = end_posting(hoa_phu.sau, board.pk, until=TODAY, now=NOW)
    assert (ended.until, ended.proof.name if ended.proof else "") == (TODAY, "bang.jpg")
    with pytest.raises(Refused):
        end_posting(hoa_phu.sau, board.pk, until=TODAY, now=NOW)
    drop_showing(hoa_phu.ha, board.pk, now=NOW)
    assert [row.channels for row in coverage(showings_of(dialogue.pk), Matter.NOTICE, TODAY)] == [(), ()]


def test_airtime_is_added_up(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.ANNOUNCED)
    for back, matter in ((0, Matter.NOTICE), (1, Matter.NOTICE), (3, Matter.NOTICE), (2, Matter.RESULT)):
        show(hoa_phu.ha, dialogue, tmp_path, Channel.LOUDSPEAKER, since=TODAY - timedelta(days=back), matter=matter,
             minutes=12)  # fmt: skip
    assert minutes_of_year(TODAY.year) == {Matter.NOTICE: 36, Matter.RESULT: 12}
    assert days_on_air(showings_of(dialogue.pk), Matter.NOTICE) == 2


def test_nothing_is_recorded_without_evidence_or_before_the_announcement(hoa_phu: Cast, tmp_path: Path) -> None:
    planned = make_dialogue(hoa_phu, DialogueState.PLANNED)
    with pytest.raises(Refused, match="chưa thông báo"):
        show(hoa_phu.ha, planned, tmp_path, Channel.ZALO)
    known = make_dialogue(hoa_phu, DialogueState.ANNOUNCED, on=date(2026, 4, 16))
    with pytest.raises(Refused, match="đính kèm"):
        show(hoa_phu.ha, known, tmp_path, Channel.ZALO, note=" ")
    with pytest.raises(Missing):
        show(hoa_phu.ha, known, tmp_path, Channel.MEETING, village_id=999_999)


def test_records_of_another_commune_are_missing(hoa_phu: Cast, binh_an: Cast, tmp_path: Path) -> None:
    row = show(hoa_phu.ha, make_dialogue(hoa_phu, DialogueState.ANNOUNCED), tmp_path, Channel.ZALO)
    with in_commune(binh_an.commune.pk), pytest.raises(Missing):
        drop_showing(binh_an.ngoc, row.pk, now=NOW)


# ── texts ────────────────────────────────────────────────────────────────────────────────────────────────────────

OCCASION = Occasion(
    audience="Nhân dân thôn Đông", topics=("Giao thông nông thôn", "GPMB tuyến QL37 từ km 3+200"),
    day=date(2026, 4, 15), start=time(8), half_day="buổi sáng", venue="Nhà văn hóa thôn Đông",
)  # fmt: skip
TOLD = Told(
    commune="xã Hòa Phú", province="tỉnh Thử Nghiệm", occasion=OCCASION, address="https://hoa-phu.example/doi-thoai/1",
    hotline="0900 000 009", intake_until=date(2026, 4, 9),
)  # fmt: skip


def test_script_is_said_in_words_and_the_notice_twice() -> None:
    script = notice_script(TOLD)
    text = script.text
    assert script.lines[0] == "Đây là Đài Truyền thanh xã Hòa Phú, tỉnh Thử Nghiệm."
    assert text.count("Thời gian: tám giờ, ngày mười lăm tháng Tư năm hai nghìn không trăm hai mươi sáu.") == 2
    assert "giải phóng mặt bằng tuyến quốc lộ ba mươi bảy từ ki lô mét ba cộng hai trăm." in text
    assert "Điện thoại liên hệ: không chín không không, không không không, không không chín." in text
    assert (any(char.isdigit() for char in text), script.lines[-1]) == (False, "Xin kính chào và hẹn gặp lại.")
    assert (70 < script.seconds < 160, long_sentences(script)) == (True, ())


def test_script_is_refused_when_a_part_of_the_notice_is_unknown() -> None:
    bare = Told(commune="xã Hòa Phú", province="tỉnh", occasion=Occasion(audience="Nhân dân"), address="")
    assert missing_elements(bare) == ["thời gian", "địa điểm", "nội dung", "cách tham dự, gửi ý kiến"]
    with pytest.raises(ValueError, match="thời gian, địa điểm"):
        notice_script(bare)


@pytest.mark.parametrize("topics", [0, 1, 5, 60])
def test_short_texts_fit_their_channels(topics: int) -> None:
    occasion = Occasion(
        audience="Nhân dân các thôn vùng ven sông " * 3, topics=tuple(f"Nội dung số {n} của hội nghị" for n in range(topics)),
        day=OCCASION.day, start=OCCASION.start, venue=OCCASION.venue,
    )  # fmt: skip
    told = Told(commune="xã Hòa Phú", province="tỉnh", occasion=occasion, address=TOLD.address, hotline=TOLD.hotline)
    zalo, sms = zalo_text(told), sms_text(told)
    assert (len(zalo) <= 300, zalo.endswith(TOLD.address)) == (True, True)
    assert (len(sms) <= 160, sms.isascii(), sms.endswith("LH 0900 000 009")) == (True, True, True)


def test_sms_keeps_its_letters() -> None:
    assert sms_text(TOLD) == (
        "Xa Hoa Phu moi du doi thoai voi Nhan dan thon Dong: 08h00 15/4/2026, Nha van hoa thon Dong. LH 0900 000 009"
    )
