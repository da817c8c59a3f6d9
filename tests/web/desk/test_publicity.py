"""Publicity on screens: channels with proof, who has not heard, what is read aloud."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast
from tests.web.desk.office import Desk
from tests.web.desk.test_duties import held_in

from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.publicity.models import Showing
from dienhong.engines.speech.voice import VoiceError, is_installed, speak

DESK = "tuyen-truyen/"


@pytest.fixture
def announced(hoa_phu: Cast) -> Dialogue:
    dialogue = held_in(hoa_phu, 12)
    move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=timezone.now())
    return dialogue


def sent(cast: Cast, **values: str) -> dict[str, str]:
    usual = {"channel": "village_board", "matter": "notice", "since": f"{timezone.localdate():%d/%m/%Y}"}
    return usual | {"village": str(cast.villages["Thôn Đông"].pk), "note": "Trưởng thôn xác nhận"} | values


def test_nothing_is_announced_yet(hoa_phu: Cast, office: Desk) -> None:
    assert "Chưa có cuộc đối thoại nào được thông báo" in office.text(DESK)
    dialogue = held_in(hoa_phu, 12)
    page = office.text(f"{DESK}{dialogue.pk}/")
    assert ("chưa thông báo" in page, "Ghi một lần công bố" in page) == (True, False)


def test_village_head_says_that_it_hangs(hoa_phu: Cast, announced: Dialogue, office: Desk) -> None:
    head, path = Desk("sau"), f"{DESK}{announced.pk}/"
    assert "Chưa nghe thông báo: Thôn Đoài, Thôn Đông." in head.text(path)
    photo = SimpleUploadedFile("bang.jpg", b"\xff\xd8\xff")
    assert head.post(path, **sent(hoa_phu, note="", proof=photo)).status_code == 302  # type: ignore[arg-type]
    page = office.text(path)
    assert ("Chưa nghe thông báo: Thôn Đoài." in page, "(1 ngày, còn treo)" in page) == (True, True)
    row = Showing.objects.get()
    assert office.get(f"{DESK}lan/{row.pk}/tep/").content == b"\xff\xd8\xff"
    assert head.post(path, **sent(hoa_phu, village="")).status_code == 422
    assert head.post(f"{DESK}lan/{row.pk}/go/").status_code == 302
    assert "Gỡ hôm nay" not in office.text(path)
    assert head.post(f"{DESK}lan/{row.pk}/bo/").status_code == 302
    assert (Showing.objects.count(), office.get(f"{DESK}lan/{row.pk}/tep/").status_code) == (0, 404)


def test_faults_are_told_at_the_form(hoa_phu: Cast, announced: Dialogue, office: Desk) -> None:
    path = f"{DESK}{announced.pk}/"
    faults = [
        {"channel": ""},
        {"note": ""},
        {"since": "31/02/2026"},
        {"channel": "loudspeaker"},
        {"until": "01/01/2020"},
        {"village": "99999"},
    ]
    assert [office.post(path, **sent(hoa_phu, **fault)).status_code for fault in faults] == [422] * len(faults)
    assert Showing.objects.count() == 0


def test_airtime_is_counted(hoa_phu: Cast, announced: Dialogue, office: Desk) -> None:
    path = f"{DESK}{announced.pk}/"
    assert office.post(path, **sent(hoa_phu, channel="loudspeaker", village="", minutes="12")).status_code == 302
    page = office.text(path)
    assert ("Loa truyền thanh: 12 phút" in page, "Mọi thôn, tổ dân phố đã được báo" in page) == (True, True)
    assert ">12<" in office.text(DESK)


def test_those_who_tell_nobody_only_read(hoa_phu: Cast, announced: Dialogue, unit: Desk) -> None:
    path = f"{DESK}{announced.pk}/"
    assert "Ghi một lần công bố" not in unit.text(path)
    assert unit.post(path, **sent(hoa_phu)).status_code == 403
    assert Showing.objects.count() == 0


def test_script_is_shown_and_taken_along(hoa_phu: Cast, announced: Dialogue, office: Desk) -> None:
    page = office.text(f"{DESK}{announced.pk}/loa/")
    assert "Đây là Đài Truyền thanh xã Hòa Phú" in page
    kept = office.get(f"{DESK}{announced.pk}/loa/loi-doc.txt")
    assert (kept["Content-Disposition"], kept.content.decode().splitlines()[-1]) == (
        'attachment; filename="loi-doc.txt"',
        "Xin kính chào và hẹn gặp lại.",
    )
    sound = office.get(f"{DESK}{announced.pk}/loa/loi-doc.wav")
    assert (sound.status_code, "Tải bản máy đọc" in page) == ((200, True) if is_installed() else (404, False))


def test_script_waits_for_the_parts_of_the_notice(hoa_phu: Cast, office: Desk) -> None:
    bare = Dialogue.objects.create(title="Đối thoại", audience_kind="commune", audience_name="Nhân dân")
    assert "còn thiếu thời gian, địa điểm, nội dung" in office.text(f"{DESK}{bare.pk}/loa/")
    assert office.get(f"{DESK}{bare.pk}/loa/loi-doc.txt").status_code == 422


def test_records_do_not_add_queries(hoa_phu: Cast, announced: Dialogue, office: Desk) -> None:
    counts = []
    for _ in range(3):
        office.post(f"{DESK}{announced.pk}/", **sent(hoa_phu))
        office.text(f"{DESK}{announced.pk}/")
        with CaptureQueriesContext(connection) as found:
            office.text(f"{DESK}{announced.pk}/")
        counts.append(len(found))
    assert counts == [counts[0]] * 3


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("no-such-voice", "chưa cài"),
        ("false", "không tạo được"),
        ("echo RIF", "không tạo được"),
        ("sleep 5", "quá"),
    ],
)
def test_voice_that_fails_says_why(command: str, told: str) -> None:
    with pytest.raises(VoiceError, match=told):
        speak("08h00", command=command, longest=0.2)


def test_voice_gets_the_spelled_text() -> None:
    assert speak("RIFF 08h00", command="cat") == "RIFF tám giờ".encode()
