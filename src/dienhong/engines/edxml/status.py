"""What became of a document: the receiver's answers to the sender, and the sender's wish to have it back.

The standard's text for the element around these fields was not at hand; programs in use write `MessageHeader`, older
ones `Status`. Both are read, the first is written.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import cast
from xml.etree.ElementTree import SubElement

from dienhong.engines.edxml.forms import Choice, Moment
from dienhong.engines.edxml.limits import USUAL, Limits
from dienhong.engines.edxml.message import Organization, ResponseFor, Staff
from dienhong.engines.edxml.read import Package, is_status, open_package
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.shape import HEADER, PREFIX, Field, Shape, fill, only, value_of
from dienhong.engines.edxml.shapes import DESCRIPTION, ORGANIZATION, RESPONSE_FOR, STAFF
from dienhong.engines.edxml.write import envelope, serialized


class DeliveryStatus(IntEnum):
    """Codes of QCVN 102:2016; written with two digits."""

    ARRIVED = 1
    REFUSED = 2
    ACCEPTED = 3
    ASSIGNED = 4
    PROCESSING = 5
    DONE = 6
    RECALL_ASKED = 13
    RECALLED = 15
    RECALL_REFUSED = 16


@dataclass(frozen=True, slots=True)
class StatusMessage:
    """`sender` says at the time `at` that the document `response_for` has come to `status`."""

    sender: Organization
    response_for: ResponseFor
    status: DeliveryStatus
    at: datetime
    description: str = ""
    staff: Staff = field(default_factory=Staff)


_STATUS = Shape(
    StatusMessage,
    (
        Field("From", "sender", ORGANIZATION, required=True),
        Field("ResponseFor", "response_for", RESPONSE_FOR, required=True),
        Field("StaffInfo", "staff", STAFF),
        Field("StatusCode", "status", Choice(DeliveryStatus, width=2), required=True),
        Field("Description", "description", DESCRIPTION),
        Field("Timestamp", "at", Moment(), required=True),
    ),
)
_NEEDS_REASON = frozenset({DeliveryStatus.REFUSED, DeliveryStatus.RECALL_REFUSED})


def status_to_xml(message: StatusMessage) -> bytes:
    """The status message as UTF-8 XML. Raises EdxmlRefused; a refusal needs its reason in `description`."""
    path = f"{HEADER}/MessageHeader"
    if message.status in _NEEDS_REASON and not message.description.strip():
        raise EdxmlRefused("Từ chối thì phải nêu lý do", f"{path}/Description")
    root, header, _body = envelope()
    fill(SubElement(header, PREFIX + "MessageHeader"), _STATUS, message, path)
    return serialized(root)


def status_from_xml(data: bytes, limits: Limits = USUAL) -> StatusMessage:
    """The status message in a package. Raises EdxmlRefused, nothing else."""
    return status_of(open_package(data, limits))


def status_of(package: Package) -> StatusMessage:
    """The status message of an opened package. Raises EdxmlRefused."""
    if not is_status(package):
        raise EdxmlRefused("Đây là gói chứa văn bản, không phải thông báo trạng thái", f"{HEADER}/MessageHeader")
    tag = "Status" if "Status" in package.header else "MessageHeader"
    element = only(package.header, tag, HEADER)
    return cast(StatusMessage, value_of(_STATUS, element, f"{HEADER}/{tag}", package.notes))
