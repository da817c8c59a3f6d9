"""A document as its parts mean, not as they look: what every writer (.docx, PDF, HTML) draws from.

Texts carry no marks that a form profile sets: no "./." at the end, no ";" after a basis or a recipient,
no label before a heading, no "- " before an item. Profiles add them (`profiles.py`).
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dienhong.kernel.numbering import System


class Level(Enum):
    """Headings from the outside in. Each is labelled from its ordinal: Chương I, I., Điều 1., 1., a)."""

    PART = "part"
    SECTION = "section"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"


class Align(Enum):
    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Urgency(Enum):
    """Độ khẩn (NĐ 30/2020, Phụ lục I); the value is edXML's Priority."""

    NORMAL = 0
    URGENT = 1  # KHẨN
    VERY_URGENT = 2  # THƯỢNG KHẨN
    EXPRESS = 3  # HỎA TỐC


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look."""

    text: str
    bold: bool = False
    italic: bool = False


Inline = tuple[Run, ...]


def inline(text: str, *, bold: bool = False, italic: bool = False) -> Inline:
    """One run of `text`; nothing for an empty one."""
    return (Run(text, bold, italic),) if text else ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Justified paragraphs get the profile's first-line indent, others none."""

    content: Inline
    align: Align = Align.JUSTIFY
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """`text` may be empty: "1." then stands before the next words of `content` ("1. UBND xã: Phối hợp …").

    `text` is the heading itself (bold, on its own line when `content` is empty); `content` goes on in the line.
    """

    level: Level
    ordinal: int
    text: str = ""
    content: Inline = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: "- " at depth 0, "+ " at depth 1."""

    content: Inline
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the part of the table's width, relative to the other columns."""

    title: str
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """Cells are plain text; "\n" parts paragraphs. The head repeats on every page. `rows[i]` has one cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG such as a QR code; `alt` says in words what it shows (tagged PDF)."""

    png: bytes
    width_mm: float
    alt: str
    align: Align = Align.CENTRE
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Paragraph | Heading | Item | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Issuer:
    """Lines of the left header. `superior` is regular above, `lines` bold (NĐ 30) with the rule below.

    `name` is the issuer within a sentence ("Ủy ban nhân dân xã …"), for notes of appendices and the PDF's author.
    """

    lines: tuple[str, ...]
    superior: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` lines such as ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"). Pictures are PNG bytes, drawn only where given."""

    authority: tuple[str, ...]
    name: str = ""
    picture: bytes | None = None
    seal: bytes | None = None


@dataclass(frozen=True, slots=True)
class Recipients:
    """A block of "Nơi nhận:". `archive` is the last line without its end mark, such as "Lưu: VT, VP"."""

    lines: tuple[str, ...]
    archive: str = ""
    title: str = "Nơi nhận"


@dataclass(frozen=True, slots=True)
class Appendix:
    """Phụ lục with its own page numbers; labelled with a Roman numeral when there are two or more."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One official document. None in `number` or `day` leaves room for the hand.

    `form_day` chooses the rule book together with `system`; it is the day of issue, or of drafting while that is open.

    `kind_name` is "KẾ HOẠCH", "GIẤY MỜI" …; empty for công văn, whose `subject` is then "V/v …" without the "V/v".
    `enacted_by` names who decides, above the bases of a quyết định ("Chủ tịch Ủy ban nhân dân xã …").
    `dated` is false for minutes, which have no place-and-date line in the header.
    `signatures` has one block at the right, or for minutes two: secretary left, chair right.
    `closed` writes the end mark of the profile ("./." or ".") after the last paragraph of the body.
    """

    system: System
    form_day: date
    issuer: Issuer
    symbol: str
    kind_name: str
    subject: str
    place: str
    body: tuple[Block, ...]
    number: str | None = None
    day: date | None = None
    addressees: tuple[str, ...] = ()
    enacted_by: str = ""
    bases: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[Recipients, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    dated: bool = True
    numbered: bool = True
    closed: bool = True
    copy_note: str = ""
