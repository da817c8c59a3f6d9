"""Sizes that no rule book of the Party or the state changes, and the room that words take; millimetres."""

from typing import Final

from dienhong.engines.typeset.fonts import face
from dienhong.engines.typeset.model import Document, Urgency
from dienhong.engines.typeset.pictures import Opened
from dienhong.engines.typeset.profiles import Part, Profile
from dienhong.engines.typeset.wording import date_line, shown

# Name and size of the stamp (NĐ 30/2020, Phụ lục I).
STAMPS: Final = {
    Urgency.URGENT: ("KHẨN", 20, 8),
    Urgency.VERY_URGENT: ("THƯỢNG KHẨN", 40, 8),
    Urgency.EXPRESS: ("HỎA TỐC", 30, 8),
}
SIGNATURE_BOX: Final = (40.0, 24.0)  # the largest a picture of a signature becomes
SEAL_OVERLAP: Final = 1 / 3  # of the signature, from its left
_SEAL: Final = 36.0  # width of a seal whose picture does not tell its real size
_SEALS: Final = (20.0, 60.0)  # sizes believed of a picture
_PAGE: Final = (210, 297)
_LEFT_SHARE: Final = {"state": 0.42, "party": 0.48}  # of the text's width
_LEAST_LEFT_SHARE: Final = 0.33  # where a long name of the place would break the date
_MM_PER_POINT: Final = 25.4 / 72


def text_width(profile: Profile, *, landscape: bool = False) -> float:
    """Between the side margins."""
    return _PAGE[landscape] - profile.margins[2] - profile.margins[3]


def text_height(profile: Profile, *, landscape: bool = False) -> float:
    """Between the upper and the lower margin."""
    return _PAGE[not landscape] - profile.margins[0] - profile.margins[1]


def length(profile: Profile, part: Part, text: str) -> float:
    """How long `text` is in the letters of `part`."""
    look = profile.look(part)
    return face(bold=look.bold, italic=look.italic).width(shown(text, look), look.size) * _MM_PER_POINT


def left_share(document: Document, profile: Profile) -> float:
    """The issuer's part of the header's width; less than usual where the line of the date needs more."""
    width = text_width(profile)
    beside_date = 1 - (length(profile, Part.DATE, date_line(document)) + 1) / width
    return max(_LEAST_LEFT_SHARE, min(_LEFT_SHARE[profile.system], beside_date))


def signature_width(image: Opened | None) -> float:
    """Of a signature's picture; without one, as wide as a signature by hand."""
    widest, highest = SIGNATURE_BOX
    return min(widest, highest / image.ratio, image.real_width_mm or widest) if image else widest


def seal_width(image: Opened | None) -> float:
    """The seal's real width where its picture tells it."""
    real = (image and image.real_width_mm) or 0.0
    return real if _SEALS[0] <= real <= _SEALS[1] else _SEAL
