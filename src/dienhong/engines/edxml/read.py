"""The bytes of an edXML package → a message; whatever is wrong or hostile leaves as EdxmlRefused."""

from dataclasses import dataclass
from typing import cast
from xml.etree.ElementTree import Element

from dienhong.engines.edxml.attachments import attachments_of
from dienhong.engines.edxml.limits import USUAL, Limits
from dienhong.engines.edxml.message import Message, MessageHeader, Trace
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.shape import ENVELOPE, HEADER, children, local_name, only, value_of
from dienhong.engines.edxml.shapes import MESSAGE_HEADER, TRACE
from dienhong.engines.edxml.tree import parse


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a package whose root and envelope are in order; notes gather while they are read."""

    header: dict[str, list[Element]]
    body: dict[str, list[Element]]
    encoded: Element | None
    notes: list[str]


def from_xml(data: bytes, limits: Limits = USUAL) -> Message:
    """The document in a package; `notes` of the message say what was changed or left unread.

    Raises EdxmlRefused, and nothing else, with a Vietnamese sentence and the element path.
    """
    package = open_package(data, limits)
    return message_of(package, limits)


def open_package(data: bytes, limits: Limits = USUAL) -> Package:
    """The parts of a package of any kind. Raises EdxmlRefused."""
    root = parse(data, limits)
    local_name(root, "edXML", ("edXML",))
    found = children(root, "edXML", ("edXMLEnvelope", "AttachmentEncoded"))
    parts = children(only(found, "edXMLEnvelope", "edXML"), ENVELOPE, ("edXMLHeader", "edXMLBody"))
    header = children(
        only(parts, "edXMLHeader", ENVELOPE),
        HEADER,
        ("MessageHeader", "TraceHeaderList", "Status", "ErrorList", "Signature"),
    )
    body = children(only(parts, "edXMLBody", ENVELOPE), f"{ENVELOPE}/edXMLBody", ("edXMLManifest",))
    encoded = only(found, "AttachmentEncoded", "edXML") if "AttachmentEncoded" in found else None
    notes = [f"Bỏ qua {HEADER}/ErrorList: phần mềm chưa dùng nội dung này."] if "ErrorList" in header else []
    if "Signature" in header:
        notes.append(f"Chữ ký số tại {HEADER}/Signature chưa được kiểm tra.")
    return Package(header, body, encoded, notes)


def is_status(package: Package) -> bool:
    """Whether the package tells what became of a document, instead of carrying one."""
    return "Status" in package.header or any(
        child.tag.endswith("}StatusCode") for header in package.header.get("MessageHeader", []) for child in header
    )


def message_of(package: Package, limits: Limits = USUAL) -> Message:
    """The document of an opened package. Raises EdxmlRefused."""
    if is_status(package):
        raise EdxmlRefused("Đây là thông báo trạng thái, không phải gói chứa văn bản", f"{HEADER}/MessageHeader")
    notes = package.notes
    element = only(package.header, "MessageHeader", HEADER)
    header = cast(MessageHeader, value_of(MESSAGE_HEADER, element, f"{HEADER}/MessageHeader", notes))
    trace = Trace()
    if "TraceHeaderList" in package.header:
        path = f"{HEADER}/TraceHeaderList"
        trace = value_of(TRACE, only(package.header, "TraceHeaderList", HEADER), path, notes)
    attachments = attachments_of(package.body, package.encoded, package.notes, limits)
    return Message(header, trace, attachments, tuple(notes))
