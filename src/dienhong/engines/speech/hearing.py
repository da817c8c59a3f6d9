"""A recording as a draft of words: any program that takes a sound file and prints what it heard, with times.

The program is called with the file's path as its last argument and prints JSON in UTF-8:
`{"segments": [{"start": 0.0, "end": 2.5, "text": "…"}]}`, times in seconds from the beginning of the file.
"""

import json
import shlex
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Protocol

_MOST_PIECES = 50_000
_LONGEST_TEXT = 5_000
_DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words from `start_ms` to `end_ms` of the file."""

    start_ms: int
    end_ms: int
    text: str


class HearingError(Exception):
    """The program failed; the message says how, without any words of the recording."""


class Transcriber(Protocol):
    """What turns a sound file into pieces of text."""

    def transcribe(self, file: Path) -> list[Piece]:
        """The pieces in the order of their times. Raises `HearingError`."""


@dataclass(frozen=True, slots=True)
class ProgramTranscriber:
    """A program of the operator's choice; it is stopped after `seconds`."""

    command: Sequence[str]
    seconds: int

    def transcribe(self, file: Path) -> list[Piece]:
        """Run it without a shell; its error output is not kept, for it may hold words of the recording."""
        try:
            done = subprocess.run(  # noqa: S603 (the operator's own program, and no shell)
                [*self.command, str(file)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise HearingError(f"Chương trình chép lời chạy quá {self.seconds} giây nên đã dừng.") from error
        except OSError as error:
            raise HearingError("Không chạy được chương trình chép lời. Hãy kiểm tra DIENHONG_TRANSCRIBER.") from error
        if done.returncode:
            raise HearingError(f"Chương trình chép lời báo lỗi (mã {done.returncode}).")
        return pieces_of(done.stdout)


def program(command: str, *, seconds: int) -> ProgramTranscriber | None:
    """The transcriber of a command line as in a settings file; None for an empty one."""
    words = shlex.split(command)
    return ProgramTranscriber(words, seconds) if words else None


def pieces_of(output: bytes) -> list[Piece]:
    """What a program printed. Raises `HearingError` for anything but the form of this module's docstring."""
    try:
        told = json.loads(output.decode("utf-8"))
        rows = told["segments"]
        pieces = [_piece(row) for row in rows]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise HearingError("Chương trình chép lời trả về dữ liệu không đúng dạng.") from error
    if len(pieces) > _MOST_PIECES:
        raise HearingError(f"Chương trình chép lời trả về quá {_MOST_PIECES} đoạn.")
    return sorted((piece for piece in pieces if piece.text), key=lambda piece: (piece.start_ms, piece.end_ms))


def _piece(row: dict[str, Any]) -> Piece:
    start, end = _ms(row["start"]), _ms(row["end"])
    return Piece(start, max(start, end), str(row["text"]).replace("\0", "").strip()[:_LONGEST_TEXT])


def _ms(seconds: float) -> int:
    if not isfinite(seconds):
        raise ValueError("a time that is no number")
    return min(max(round(seconds * 1000), 0), _DAY_MS)
