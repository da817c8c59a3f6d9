"""Which row is the header and which column holds what, however the village wrote it. Pure."""

import re
from collections.abc import Sequence

from dienhong.cycle.intake.states import Column
from dienhong.kernel.vietnamese import fold

Row = Sequence[str]


_SEARCHED_ROWS = 30
_LONGEST_HEADING = 90

# Folded: villages write with and without diacritics. The first pattern that fits a heading wins, so the order matters.
_HEADINGS: tuple[tuple[Column, str], ...] = (
    (Column.CONSENT, r"(dong y|chap thuan|cho phep|consent)\b.*|.*\bdong y (luu|cung cap|cho).*"),
    (Column.PHONE, r"(so )?(dien thoai|dt|sdt|dtdd|di dong|phone|mobile|tel|zalo)\b.*|so (dt|lien (he|lac))\b.*|lien he|(.* )?(sdt|so dien thoai)"),
    (Column.DAY, r"(ngay|thoi gian|date)\b.*"),
    (Column.FIELD, r"(thuoc )?(linh vuc|nhom van de|nhom noi dung|chuyen muc)\b.*"),
    (Column.TEXT, r"(noi dung|y kien|kien nghi|phan anh|cau hoi|de xuat|de nghi|gop y|van de|tam tu|nguyen vong|opinion)\b.*|(tom tat )?(noi dung|y kien)\b.*|cac (y kien|kien nghi|noi dung)\b.*"),
    (Column.NAME, r"(ho va ten|ho ten|ho va chu dem|ten|nguoi|ong ba|chu ho|ho gia dinh|cu tri|cong dan|ho dan|name)\b.*"),
    (Column.VILLAGE, r"(ten )?(thon|to dan pho|tdp|to|xom|ap|ban|lang|buon|khu|khu pho|khu dan cu|khom|don vi thon|dia chi|dia ban|noi o|cho o|cu tru|village)\b.*"),
)  # fmt: skip
_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _HEADINGS)


def meaning_of(heading: str) -> Column | None:
    """The column that `heading` names, with or without diacritics; None when it names none of ours."""
    if len(heading) > _LONGEST_HEADING:
        return None
    plain = fold(heading)
    return next((column for column, pattern in _PATTERNS if pattern.fullmatch(plain)), None)


def read_header(row: Row) -> dict[Column, int]:
    """Column → index from 0, as far as the row's cells name them; the first cell that names a column has it."""
    found: dict[Column, int] = {}
    for index, cell in enumerate(row):
        meaning = meaning_of(cell) if cell else None
        if meaning is not None:
            found.setdefault(meaning, index)
    return found


def find_header(rows: Sequence[Row]) -> tuple[int, dict[Column, int]]:
    """The index of the header row and what its columns hold; (-1, {}) when no row reads as a header.

    The row that names most columns is it, the first of equals. One that names the text alone counts only when its cell
    is a heading and nothing else stands above it that is longer: titles over a table begin with the same words.
    """
    best, meanings = -1, {}
    for index, row in enumerate(rows[:_SEARCHED_ROWS]):
        found = read_header(row)
        enough = Column.TEXT in found and (len(found) > 1 or _is_lone_heading(row))
        if enough and len(found) > len(meanings):
            best, meanings = index, found
    return best, meanings


def _is_lone_heading(row: Row) -> bool:
    """A table of the text alone, perhaps with its number beside."""
    cells = [fold(cell) for cell in row if cell]
    plain = [cell for cell in cells if cell not in {"stt", "tt", "so tt", "so thu tu"}]
    return len(plain) == 1 and plain[0] in {"noi dung", "y kien", "noi dung y kien", "kien nghi", "noi dung kien nghi"}
