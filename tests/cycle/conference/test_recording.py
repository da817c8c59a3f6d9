"""Recordings: kept by content, written down by a program of the operator's, silent about what is dealt with apart."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.cast import NOW, Cast
from tests.cycle.conference.ended import LAMPS, LATER, answered, close, speak

from dienhong.cycle.conference.actions.recording import add_recording, ask_text, remove_recording
from dienhong.cycle.conference.actions.unsaying import unsay
from dienhong.cycle.conference.heard import is_given_out
from dienhong.cycle.conference.models import Conference, Recording, SpokenPiece, Turn
from dienhong.cycle.conference.states import OutcomeKind, RecordingState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch, place_of
from dienhong.kernel.errors import Forbidden, Refused

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\0" * 30


def add(cast: Cast, conference: Conference, folder: Path, parts: Sequence[bytes] = (WAV,), **details: Any) -> Recording:
    told = {"name": "ghi âm.wav", "size": sum(map(len, parts)), "started_at": NOW, "now": LATER} | details
    return add_recording(cast.ha, conference.pk, parts, folder=folder, **told)


def hears(folder: Path, settings: Any, *rows: tuple[float, float, str]) -> None:
    """The installation has a program that hears `rows` in every file."""
    told = json.dumps({"segments": [{"start": start, "end": end, "text": text} for start, end, text in rows]})
    script = folder / "nghe.py"
    script.write_text(f"print({told!r})", "utf-8")
    settings.TRANSCRIBER, settings.FILES = f"{sys.executable} {script}", folder


def times(turn: Turn, began: datetime, ended: datetime) -> None:
    Turn.objects.filter(pk=turn.pk).update(started_at=began, ended_at=ended)


def test_recording_is_kept_in_parts_and_removed(hoa_phu: Cast, conference: Conference, tmp_path: Path) -> None:
    recording = add(hoa_phu, conference, tmp_path, (WAV, b"1" * 1000, b"2"))
    file = StoredFile.objects.get()
    assert (file.content_type, file.size, recording.state) == ("audio/wav", len(WAV) + 1001, RecordingState.KEPT)
    assert fetch(tmp_path, file) == WAV + b"1" * 1000 + b"2"
    assert [path.name for path in tmp_path.rglob("unfinished*")] == []
    remove_recording(hoa_phu.ha, recording.pk, folder=tmp_path, now=LATER)
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("parts", "details", "told"),
    [
        ((b"%PDF-1.7",), {}, "không phải tệp âm thanh"),
        ((), {}, "không phải tệp âm thanh"),
        ((WAV,), {"size": 301 * 1024 * 1024}, "lớn hơn 300 MB"),
        ((WAV,), {"started_at": LATER + timedelta(hours=1)}, "chưa tới"),
    ],
)
def test_unfit_recording_is_refused(
    hoa_phu: Cast,
    conference: Conference,
    tmp_path: Path,
    parts: tuple[bytes, ...],
    details: dict[str, Any],
    told: str,
) -> None:
    with pytest.raises(Refused, match=told):
        add(hoa_phu, conference, tmp_path, parts, **details)
    assert list(tmp_path.rglob("*")) == []


def test_only_those_who_record_attach(hoa_phu: Cast, conference: Conference, tmp_path: Path) -> None:
    recording = add(hoa_phu, conference, tmp_path)
    with pytest.raises(Forbidden):
        add_recording(hoa_phu.tuan, conference.pk, [WAV], name="x", size=1, started_at=NOW, folder=tmp_path, now=LATER)
    with pytest.raises(Forbidden):
        remove_recording(hoa_phu.tuan, recording.pk, folder=tmp_path, now=LATER)


def test_command_writes_down_what_waits(
    hoa_phu: Cast, conference: Conference, tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    add(hoa_phu, conference, tmp_path)
    waiting = add(hoa_phu, conference, tmp_path, (WAV, b"3"), asks_text=True)
    hears(tmp_path, settings, (0, 4, "Kính thưa các đồng chí"), (5, 9, "Đường bị sụt"))
    call_command("transcribe")
    assert "Đã chép lời 1 tệp, không chép được 0 tệp." in capsys.readouterr().out
    assert list(SpokenPiece.objects.values_list("recording", "start_ms", "text")) == [
        (waiting.pk, 0, "Kính thưa các đồng chí"),
        (waiting.pk, 5000, "Đường bị sụt"),
    ]
    waiting.refresh_from_db()
    assert waiting.state == RecordingState.DONE


def test_failure_is_told_and_can_be_asked_again(
    hoa_phu: Cast, conference: Conference, tmp_path: Path, settings: Any
) -> None:
    recording = add(hoa_phu, conference, tmp_path, asks_text=True)
    settings.TRANSCRIBER, settings.FILES = "/khong/co/chuong-trinh", tmp_path
    call_command("transcribe")
    recording.refresh_from_db()
    assert (recording.state, "DIENHONG_TRANSCRIBER" in recording.remark) == (RecordingState.FAILED, True)
    ask_text(hoa_phu.ha, recording.pk, now=LATER)
    place_of(tmp_path, recording.file).unlink()
    hears(tmp_path, settings, (0, 1, "Lời"))
    call_command("transcribe")
    recording.refresh_from_db()
    assert (recording.state, recording.remark) == (RecordingState.DONE, "")


def test_without_a_program_nothing_is_run(settings: Any, hoa_phu: Cast) -> None:
    settings.TRANSCRIBER = ""
    with pytest.raises(CommandError, match="DIENHONG_TRANSCRIBER"):
        call_command("transcribe")


def test_turns_dealt_with_apart_are_not_written_down(
    hoa_phu: Cast, conference: Conference, tmp_path: Path, settings: Any
) -> None:
    first = answered(hoa_phu, conference)
    apart = speak(hoa_phu, conference, "Vi Thị Nhàn", LAMPS, OutcomeKind.DIVERTED)
    times(first, NOW, NOW + timedelta(seconds=60))
    times(apart, NOW + timedelta(seconds=60), NOW + timedelta(seconds=120))
    close(hoa_phu, conference)
    recording = add(hoa_phu, conference, tmp_path, asks_text=True)
    hears(tmp_path, settings, (0, 30, "một"), (50, 61, "hai"), (90, 95, "ba"), (121, 125, "bốn"))
    call_command("transcribe")
    assert list(SpokenPiece.objects.values_list("text", flat=True)) == ["một", "bốn"]
    assert not is_given_out(recording)
    later = add(hoa_phu, conference, tmp_path, (WAV, b"5"), started_at=NOW + timedelta(seconds=200))
    assert is_given_out(later)
    unsay(Turn.objects.get(pk=first.pk))
    assert list(SpokenPiece.objects.values_list("text", flat=True)) == ["bốn"]
