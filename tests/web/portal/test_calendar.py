"""The calendar file of a dialogue (RFC 5545)."""

from datetime import time

import pytest
from tests.cast import NOW, Cast, make_dialogue
from tests.web.portal.conftest import Visitor

from dienhong.cycle.dialogues.calendars import calendar_entry
from dienhong.cycle.dialogues.models import Dialogue


def entry(dialogue: Dialogue) -> str:
    return calendar_entry(dialogue, host="hoa-phu.example:8000", address="https://hoa-phu.example/x/", stamp=NOW)


def unfolded(text: str) -> dict[str, str]:
    return dict(line.split(":", 1) for line in text.replace("\r\n ", "").split("\r\n") if line)


def test_an_hour_is_given_in_utc(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    dialogue.start_time = time(8)
    lines = unfolded(entry(dialogue))
    assert (lines["DTSTART"], lines["DTSTAMP"]) == ("20260415T010000Z", "20260309T013000Z")
    assert lines["SUMMARY"] == "Đối thoại với Nhân dân thôn Đông"


def test_without_an_hour_the_day_is_given_and_none_invented(hoa_phu: Cast) -> None:
    lines = unfolded(entry(make_dialogue(hoa_phu)))
    assert (lines["DTSTART;VALUE=DATE"], lines["DTEND;VALUE=DATE"]) == ("20260415", "20260416")
    assert lines["SUMMARY"] == "Đối thoại với Nhân dân thôn Đông (buổi sáng)"
    assert lines["UID"].endswith("@hoa-phu.example")


def test_lines_are_short_and_letters_whole(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    dialogue.title = "Đối thoại về những vấn đề bức xúc được Nhân dân phản ánh " * 4
    text = entry(dialogue)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line) for line in text.encode().split(b"\r\n")) <= 75
    assert all(line.decode() for line in text.encode().split(b"\r\n")[:-1])
    assert unfolded(text)["SUMMARY"] == f"{dialogue.title} (buổi sáng)"


@pytest.mark.parametrize(
    ("title", "written"),
    [("Đường, cầu; cống", r"Đường\, cầu\; cống"), ("a\\b", r"a\\b"), ("a\r\nEND:VEVENT", r"a\nEND:VEVENT")],
)
def test_text_is_escaped(hoa_phu: Cast, title: str, written: str) -> None:
    dialogue = make_dialogue(hoa_phu)
    dialogue.title, dialogue.start_time = title, time(8)
    assert unfolded(entry(dialogue))["SUMMARY"] == written


def test_the_file_is_offered_for_download(hoa_phu: Cast, visitor: Visitor) -> None:
    answer = visitor.get(f"/doi-thoai/{make_dialogue(hoa_phu).pk}/lich.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="doi-thoai-2026-04-15.ics"'
    lines = unfolded(answer.content.decode())
    assert lines["URL"].startswith("http://testserver/doi-thoai/")
    assert lines["LOCATION"] == "Nhà văn hóa thôn Đông"
