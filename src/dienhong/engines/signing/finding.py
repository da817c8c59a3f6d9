"""Where signatures belong on a PDF that was set from a document: read off the page itself (NĐ 30/2020, PL I, ô 7c).

The page is the witness: a place that was computed elsewhere could differ from what is printed.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber

from dienhong.engines.signing.errors import BadPlace
from dienhong.engines.signing.places import POINTS_A_MM

_SAME_LINE = 2.0  # points
_HALF_COLUMN = 100.0  # points to each side of the name's middle
_ROOM = (30.0, 160.0)  # points that can lie between title and name
_Word = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gap:
    """The room between a signer's title and name, in mm from the page's top left corner; `page` from 1."""

    page: int
    centre_mm: float
    top_mm: float
    bottom_mm: float


def find_gap(pdf: bytes, *, title: str, name: str) -> Gap:
    """The last place where `name` stands centred below `title` (the last line above a signature).

    Raises BadPlace when there is none.
    """
    with pdfplumber.open(BytesIO(pdf)) as opened:
        for page in reversed(opened.pages):
            if found := _on_page(page, _words(title), _words(name)):
                return found
    raise BadPlace(
        f"Không tìm thấy chỗ ký của “{name}” trên bản PDF. Hãy kiểm tra chức vụ, họ tên trong phần ký của văn bản."
    )


def _on_page(page: Any, title: Sequence[str], name: Sequence[str]) -> Gap | None:
    words = page.extract_words(use_text_flow=False)
    for run in reversed(list(_runs(words, name))):
        above = _nearest_above(words, run)
        if above and title[-1] in {_folded(word["text"]) for word in above}:
            return Gap(
                page=page.page_number,
                centre_mm=_centre(run) / POINTS_A_MM,
                top_mm=above[0]["bottom"] / POINTS_A_MM,
                bottom_mm=run[0]["top"] / POINTS_A_MM,
            )
    return None


def _nearest_above(words: Sequence[_Word], run: Sequence[_Word]) -> list[_Word]:
    """The line over the name in its column when the room for a signature lies between; a long title has several."""
    column = [
        word
        for word in words
        if word["bottom"] <= run[0]["top"] and abs(_centre([word]) - _centre(run)) <= _HALF_COLUMN
    ]
    lowest = max((word["bottom"] for word in column), default=0.0)
    if not _ROOM[0] <= run[0]["top"] - lowest <= _ROOM[1]:
        return []
    return [word for word in column if lowest - word["bottom"] <= _SAME_LINE]


def _runs(words: Sequence[_Word], wanted: Sequence[str]) -> Iterator[list[_Word]]:
    """Every place where `wanted` stands on one line, word by word."""
    for start in range(len(words) - len(wanted) + 1):
        run = list(words[start : start + len(wanted)])
        level = all(abs(word["top"] - run[0]["top"]) <= _SAME_LINE for word in run)
        if level and [_folded(word["text"]) for word in run] == list(wanted):
            yield run


def _centre(run: Sequence[_Word]) -> float:
    return float(run[0]["x0"] + run[-1]["x1"]) / 2


def _words(text: str) -> list[str]:
    words = [_folded(word) for word in text.split()]
    if not words:
        raise BadPlace("Phần ký của văn bản chưa có chức vụ hoặc họ tên.")
    return words


def _folded(text: str) -> str:
    """Without case and without the invisible letters that let long words break."""
    kept = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return unicodedata.normalize("NFC", kept).casefold()
