"""Which row is the header and which column holds what, however the village wrote it. Pure."""

import re
from collections.abc import Sequence

from dienhong.cycle.intake.states import Column
from dienhong.kernel.vietnamese import fold

Row = Sequence[str]


_SEARCHED_ROWS = 30
_LONGEST_HEADING = 90

# Folded: villages write with and without diacritics. Each heading begins with one of the words, or fits the pattern
# after them. The first that fits wins, so the order matters.
_HEADINGS: tuple[tuple[Column | None, str, str], ...] = (
    (
        None,  # headings that begin as ours do and mean something else
        "ngay sinh|ngay thang nam sinh|to truong|ban nganh|nguoi (thu thap|ghi|lap|tra loi|giai quyet)|don vi tra loi",
        r"(noi dung|y kien|kien nghi)( da)? (tra loi|giai quyet|xu ly|chi dao|tiep thu)\b.*",
    ),
    (Column.CONSENT, "dong y|chap thuan|cho phep|consent", r".+\bdong y (luu|cung cap|cho)\b.*"),
    (
        Column.PHONE,
        "(so )?(dien thoai|dt|sdt|dtdd|di dong|phone|mobile|tel|zalo)|so (dt|lien he|lien lac)",
        r"lien (he|lac)|.+ (sdt|so dien thoai|dien thoai)",
    ),
    (Column.DAY, "ngay|thoi gian|date", ""),
    (Column.FIELD, "(thuoc )?(linh vuc|nhom van de|nhom noi dung|chuyen muc)", ""),
    (
        Column.TEXT,
        "(tom tat |cac )?(noi dung|y kien|kien nghi|phan anh|cau hoi|de xuat|de nghi|gop y|van de|tam tu|nguyen vong)",
        "opinion|content|text",
    ),
    (
        Column.VILLAGE,
        "(ten )?(thon|to dan pho|tdp|to|xom|ap|ban|lang|buon|khu|khom|dia chi|dia ban|noi (o|cu tru)|cho o|cu tru)",
        "village|address",
    ),
    (
        Column.NAME,
        "(ho va|ho,?) ?ten|ten|nguoi|ong ba|chu ho|ho (gia dinh|dan)|cu tri|cong dan",
        "(full )?name",
    ),
)
_PATTERNS = tuple((column, re.compile(rf"(?:{words})\b.*|{whole or '(?!)'}")) for column, words, whole in _HEADINGS)


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
    best = -1
    meanings: dict[Column, int] = {}
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
