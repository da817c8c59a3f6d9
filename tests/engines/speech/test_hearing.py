"""A program that hears: what it prints is read, what it does wrong is told without its words."""

import sys
from pathlib import Path

import pytest

from dienhong.engines.speech.hearing import HearingError, Piece, pieces_of, program
from dienhong.engines.speech.sounds import sound_type


def saying(folder: Path, code: str) -> str:
    """The command line of a program that runs `code`."""
    script = folder / "nghe.py"
    script.write_text(code, "utf-8")
    return f"{sys.executable} {script}"


def test_program_is_given_the_file_and_its_pieces_are_in_order(tmp_path: Path) -> None:
    code = (
        "import json, sys\n"
        "size = len(open(sys.argv[1], 'rb').read())\n"
        "rows = [{'start': 2.5, 'end': 1, 'text': f' dài {size} '}, {'start': 0, 'end': 2.4996, 'text': 'Kính thưa'}]\n"
        "print(json.dumps({'segments': [*rows, {'start': 1, 'end': 2, 'text': ' '}]}))\n"
    )
    sound = tmp_path / "ghi âm.wav"
    sound.write_bytes(b"RIFF" * 3)
    transcriber = program(saying(tmp_path, code), seconds=30)
    assert transcriber is not None
    assert transcriber.transcribe(sound) == [Piece(0, 2500, "Kính thưa"), Piece(2500, 2500, "dài 12")]


@pytest.mark.parametrize(
    ("code", "seconds", "told"),
    [
        ("import sys; print('lời nói'); sys.exit(3)", 30, r"báo lỗi \(mã 3\)"),
        ("print('không phải JSON')", 30, "không đúng dạng"),
        ("import time; time.sleep(60)", 1, "quá 1 giây"),
    ],
)
def test_failing_program_is_told_without_its_words(tmp_path: Path, code: str, seconds: int, told: str) -> None:
    transcriber = program(saying(tmp_path, code), seconds=seconds)
    assert transcriber is not None
    with pytest.raises(HearingError, match=told) as failed:
        transcriber.transcribe(tmp_path)
    assert "lời nói" not in str(failed.value)


@pytest.mark.parametrize(
    "output",
    [
        b"[]",
        b'{"segments": 5}',
        b'{"segments": [{"start": "a", "end": 1, "text": ""}]}',
        b'{"segments": [{"start": NaN, "end": 1, "text": ""}]}',
        b"\xff",
        b'{"segments": [7]}',
    ],
)
def test_other_forms_are_refused(output: bytes) -> None:
    with pytest.raises(HearingError, match="không đúng dạng"):
        pieces_of(output)


def test_missing_program_and_no_program(tmp_path: Path) -> None:
    assert program("", seconds=1) is None
    missing = program(str(tmp_path / "khong-co"), seconds=1)
    assert missing is not None
    with pytest.raises(HearingError, match="DIENHONG_TRANSCRIBER"):
        missing.transcribe(tmp_path)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x20ftypM4A \x00", "audio/mp4"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"OggS\x00\x02", "audio/ogg"),
        (b"fLaC\x00\x00", "audio/flac"),
        (b"\x1aE\xdf\xa3\x9f", "audio/webm"),
        (b"#!AMR\n", "audio/amr"),
        (b"RIFF\x24\x00\x00\x00AVI LIST", None),
        (b"\x00\x00\x00\x20ftypheic", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"%PDF-1.7", None),
        (b"MZ\x90", None),
        (b"\xff", None),
        (b"", None),
    ],
)
def test_sound_is_known_by_its_first_bytes(head: bytes, kind: str | None) -> None:
    assert sound_type(head) == kind
