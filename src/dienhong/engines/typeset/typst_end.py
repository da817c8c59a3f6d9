"""How the end of a text keeps to its signature: estimated from widths of letters; few ends need measuring."""

from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from dienhong.engines.typeset.fonts import face
from dienhong.engines.typeset.profiles import Part, Profile

Values = dict[str, Any]

_POINTS_PER_MM: Final = 72 / 25.4
_SHORT: Final = 6.5  # lines that move to the next page as a whole rather than be parted
_ONE: Final = 1.05
_LOW: Final = 25  # fewer lines of recipients and posts cannot fill a page with what goes before them


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands below the text: lines of recipients, and how many lines of posts the signatures have."""

    recipients: list[str]
    authority: int


def end_of(profile: Profile, width_mm: float, body: list[Values], beside: Beside) -> Values:
    """`together`: how many last blocks go with the signature. `parted`: the last one leaves all but its last two lines
    behind. `measured`: the whole may be higher than a page, so it must be measured before it is kept in one piece.
    """
    last = _lines(profile, width_mm, body[-1]) if body else None
    before = _lines(profile, width_mm, body[-2]) if len(body) > 1 else None
    parted = last is not None and last > _SHORT and body[-1]["align"] == "justify"
    alone = last is not None and last <= _ONE and before is not None and before <= _SHORT
    size = profile.look(Part.RECIPIENT).size
    recipients = sum(ceil(_width(line, size) / (width_mm / 2)) for line in beside.recipients)
    known = last is not None and (parted or last <= _SHORT)
    return {
        "together": 2 if alone else 1,
        "parted": parted,
        "measured": recipients + beside.authority > _LOW or not known,
    }


def _lines(profile: Profile, width_mm: float, block: Values) -> float | None:
    """About how many lines a paragraph takes; None for other blocks."""
    if block["kind"] != "paragraph":
        return None
    runs: list[tuple[str, bool, bool]] = block["runs"]
    size = profile.look(Part.BODY).size
    taken = profile.indent + sum(_width(words, size, bold=bold) for words, bold, _ in runs)
    return taken / width_mm + sum(words.count("\n") for words, _, _ in runs)


def _width(words: str, size: float, *, bold: bool = False) -> float:
    return face(bold=bold).width(words, size) / _POINTS_PER_MM
