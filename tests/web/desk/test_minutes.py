"""The desk of the minutes: recordings through HTTP, the page's queries, what is refused."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast
from tests.cycle.conference.conftest import conference, prepared
from tests.cycle.conference.ended import LAMPS, answered, assigned, close, speak
from tests.web.desk.office import Desk

from dienhong.cycle.conference.models import Conference, Recording
from dienhong.cycle.conference.states import OutcomeKind

__all__ = ["conference", "prepared"]

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\0" * 30


def root(conference: Conference) -> str:
    return f"doi-thoai/{conference.dialogue_id}/bien-ban/"


@pytest.mark.parametrize("others", [0, 2])
def test_page_asks_the_same_however_many_spoke(
    hoa_phu: Cast, conference: Conference, office: Desk, others: int, django_assert_max_num_queries: Any
) -> None:
    answered(hoa_phu, conference)
    for name in ("Ngô Thị Cúc", "Lê Văn Tám")[:others]:
        assigned(hoa_phu, conference, name)
    close(hoa_phu, conference)
    office.text(root(conference))
    with django_assert_max_num_queries(27):
        office.text(root(conference))


def test_before_the_end_there_is_nothing_to_review(hoa_phu: Cast, conference: Conference, office: Desk) -> None:
    refused = office.get(root(conference))
    assert refused.status_code == 422
    assert "Hội nghị chưa bế mạc" in refused.content.decode()
    assert "Biên bản hội nghị" not in office.text(f"doi-thoai/{conference.dialogue_id}/")
    close(hoa_phu, conference)
    assert root(conference) in office.text(f"doi-thoai/{conference.dialogue_id}/")
    assert "Không ai phát biểu tại hội nghị" in office.text(root(conference))


def test_recording_is_attached_given_out_and_removed(
    hoa_phu: Cast, conference: Conference, office: Desk, tmp_path: Path, settings: Any
) -> None:
    settings.FILES = tmp_path
    close(hoa_phu, conference)
    place = f"{root(conference)}ghi-am/"
    wrong = office.post(place, file=SimpleUploadedFile("hop.mp3", b"%PDF-1.7"), started="08:00")
    assert (wrong.status_code, "không phải tệp âm thanh" in wrong.content.decode()) == (422, True)
    assert office.post(place, file=SimpleUploadedFile("họp sáng.wav", WAV), started="08:00").status_code == 302
    recording = Recording.objects.get()
    page = office.text(f"{place}{recording.pk}/")
    assert "họp sáng.wav" in page
    assert "Chưa có bản chép lời" in page
    given = office.get(f"{place}{recording.pk}/tep/")
    assert b"".join(given.streaming_content) == WAV
    assert given["Content-Disposition"].startswith("attachment")
    assert office.post(f"{place}{recording.pk}/", act="remove").status_code == 302
    assert not Recording.objects.exists()


def test_recording_of_what_is_dealt_with_apart_stays(
    hoa_phu: Cast, conference: Conference, office: Desk, tmp_path: Path, settings: Any
) -> None:
    settings.FILES = tmp_path
    speak(hoa_phu, conference, "Vi Thị Nhàn", LAMPS, OutcomeKind.DIVERTED)
    close(hoa_phu, conference)
    place = f"{root(conference)}ghi-am/"
    office.post(place, file=SimpleUploadedFile("hop.wav", WAV), started="08:00")
    refused = office.get(f"{place}{Recording.objects.get().pk}/tep/")
    assert refused.status_code == 422
    assert "Hãy cắt bỏ đoạn đó" in refused.content.decode()
