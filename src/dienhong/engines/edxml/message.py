"""An official document on its way between agencies, in the terms of QCVN 102:2016/BTTTT with amendment 1:2022.

Attributes have English names; the tags, spelled as the standard spells them, stand in `shapes.py`.
"" and None mean that the sender did not say.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import IntEnum

VIETNAM = timezone(timedelta(hours=7))


class Priority(IntEnum):
    """Urgency of a document, in the order of decree 30/2020."""

    NORMAL = 0
    URGENT = 1
    VERY_URGENT = 2
    EXPRESS = 3


class BusinessKind(IntEnum):
    """What the package does with a document."""

    NEW = 0
    RECALL = 1
    UPDATE = 2
    REPLACE = 3


@dataclass(frozen=True, slots=True)
class Organization:
    """An agency; `code` is its identifier (decision 20/2020, old and new forms)."""

    code: str
    name: str
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Number and notation, such as `80` and `KH-UBND`."""

    number: str
    notation: str


@dataclass(frozen=True, slots=True)
class Promulgation:
    place: str
    issued_date: date


@dataclass(frozen=True, slots=True)
class DocumentType:
    """`kind` and `detail` are the standard's numbers, `name` the type in words (Kế hoạch, Công văn)."""

    kind: int
    name: str
    detail: int | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """`authority` is how one signs (TM., KT., TL.), `position` the post."""

    authority: str = ""
    position: str = ""
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class OtherInfo:
    priority: Priority = Priority.NORMAL
    sphere: str = ""
    typist_notation: str = ""
    copies: int | None = None
    pages: int | None = None
    is_direction: bool | None = None
    appendices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseFor:
    """The document that this one answers; `code` is number and notation together."""

    organ_code: str
    document_id: str
    code: str = ""
    issued_date: date | None = None


@dataclass(frozen=True, slots=True)
class MessageHeader:
    sender: Organization
    recipients: tuple[Organization, ...]
    document_id: str
    code: Code
    promulgation: Promulgation
    document_type: DocumentType
    subject: str
    content: str = ""
    signer: Signer = Signer()
    due_date: date | None = None
    to_places: tuple[str, ...] = ()
    other: OtherInfo = OtherInfo()
    response_for: tuple[ResponseFor, ...] = ()
    steering_type: int | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    department: str = ""
    name: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A document that is replaced, and the agencies that had received it."""

    document_id: str
    organ_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Business:
    """`document_id` names the document that is recalled, updated or replaced; `has_paper` says that paper follows."""

    kind: BusinessKind = BusinessKind.NEW
    reason: str = ""
    document_id: str = ""
    has_paper: bool | None = None
    staff: Staff = Staff()
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class TraceStep:
    """An agency that passed the package on; `at` has seconds and a time zone."""

    organ_code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Trace:
    business: Business = Business()
    steps: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file: a harmless name, its media type, its bytes."""

    name: str
    content_type: str
    content: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A package. `notes` tells people what the reader changed or left out; it does not count for equality."""

    header: MessageHeader
    trace: Trace = Trace()
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)
