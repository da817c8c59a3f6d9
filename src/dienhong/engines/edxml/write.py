"""A message → the bytes of an edXML package (QCVN 102:2016/BTTTT, amendment 1:2022)."""

import base64
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dienhong.engines.edxml.archive import pack
from dienhong.engines.edxml.forms import Day, Unfit
from dienhong.engines.edxml.limits import USUAL
from dienhong.engines.edxml.message import Attachment, Message
from dienhong.engines.edxml.names import MEDIA_TYPE, safe_name
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.shape import ENCODED, HEADER, MANIFEST, NAMESPACE, PREFIX, fill
from dienhong.engines.edxml.shapes import DESCRIPTION, DOCUMENT_ID, MESSAGE_HEADER, ORGAN_CODE, TRACE

_ZIP = "application/zip"


def document_id(organ_code: str, issued: date | int, number: str) -> str:
    """`OrganId,date|year,number`, such as `000.00.12.H05,2026/01/05,80/KH-UBND`: one document, everywhere.

    `issued` is the date, or the year when numbers restart yearly. Raises EdxmlRefused when a part breaks the pattern.
    """
    when = f"{issued:04d}" if isinstance(issued, int) else Day().spell(issued)
    try:
        parts = (ORGAN_CODE.spell(organ_code), when, DOCUMENT_ID.spell(number))
    except Unfit as unfit:
        raise EdxmlRefused(f"Giá trị {unfit}", "DocumentId") from unfit
    if not all(parts) or any("," in part for part in parts):
        raise EdxmlRefused("Mã văn bản cần mã cơ quan, ngày và số ký hiệu, đều không có dấu phẩy", "DocumentId")
    return ",".join(parts)


def to_xml(message: Message) -> bytes:
    """`message` as UTF-8 XML; equal messages give equal bytes.

    Raises EdxmlRefused when something that the standard requires is missing, too long, or a file name is unsafe.
    """
    root, header, body = envelope()
    fill(SubElement(header, PREFIX + "MessageHeader"), MESSAGE_HEADER, message.header, f"{HEADER}/MessageHeader")
    fill(SubElement(header, PREFIX + "TraceHeaderList"), TRACE, message.trace, f"{HEADER}/TraceHeaderList")
    _check_attachments(message.attachments)
    manifest = SubElement(body, PREFIX + "edXMLManifest", {"version": "1.0"})
    encoded = SubElement(root, "AttachmentEncoded")
    for number, attachment in enumerate(message.attachments, start=1):
        _append_reference(manifest, attachment, f"cid:{number}")
        _append_attachment(encoded, attachment, f"cid:{number}")
    return serialized(root)


def envelope() -> tuple[Element, Element, Element]:
    """An empty package: its root, edXMLHeader and edXMLBody.

    The prefix `edXML:` stands where packages of the national axis have it: some receivers look for it by text.
    """
    root = Element("edXML", {"xmlns": NAMESPACE})
    outer = SubElement(root, PREFIX + "edXMLEnvelope", {"xmlns:edXML": NAMESPACE})
    return root, SubElement(outer, PREFIX + "edXMLHeader"), SubElement(outer, PREFIX + "edXMLBody")


def serialized(root: Element) -> bytes:
    """The package as indented UTF-8 with its XML declaration. Raises EdxmlRefused above the limit of a package."""
    indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    if len(data) > USUAL.package:
        raise EdxmlRefused(f"Gói tin nặng {len(data) // 1024**2} MB, tối đa {USUAL.package // 1024**2} MB")
    return data


def _check_attachments(attachments: tuple[Attachment, ...]) -> None:
    names = [attachment.name.casefold() for attachment in attachments]
    if len(names) > USUAL.attachments or sum(len(each.content) for each in attachments) > USUAL.files:
        raise EdxmlRefused(f"Tối đa {USUAL.attachments} tệp, {USUAL.files // 1024**2} MB", ENCODED)
    for at, attachment in enumerate(attachments, start=1):
        path = f"{ENCODED}/Attachment[{at}]"
        if safe_name(attachment.name) != attachment.name:
            raise EdxmlRefused(f"Tên tệp “{attachment.name[:60]}” không an toàn", f"{path}/AttachmentName")
        if names.count(attachment.name.casefold()) > 1:
            raise EdxmlRefused(f"Hai tệp cùng tên “{attachment.name}”", f"{path}/AttachmentName")
        if not MEDIA_TYPE.fullmatch(attachment.content_type):
            raise EdxmlRefused(f"Loại tệp “{attachment.content_type[:60]}” không đúng dạng", f"{path}/ContentType")


def _append_reference(manifest: Element, attachment: Attachment, content_id: str) -> None:
    reference = SubElement(manifest, PREFIX + "Reference")
    SubElement(reference, PREFIX + "ContentId").text = content_id
    SubElement(reference, PREFIX + "ContentType").text = attachment.content_type
    SubElement(reference, PREFIX + "AttachmentName").text = attachment.name
    try:
        description = DESCRIPTION.spell(attachment.description)
    except Unfit as unfit:
        raise EdxmlRefused(f"Giá trị {unfit}", f"{MANIFEST}/Reference/Description") from unfit
    if description:
        SubElement(reference, PREFIX + "Description").text = description


def _append_attachment(encoded: Element, attachment: Attachment, content_id: str) -> None:
    element = SubElement(encoded, "Attachment")
    SubElement(element, "ContentId").text = content_id
    SubElement(element, "AttachmentName").text = attachment.name
    SubElement(element, "ContentType").text = _ZIP
    transferred = SubElement(element, PREFIX + "ContentTransferEncoded", {"xmlns:edXML": NAMESPACE})
    transferred.text = base64.b64encode(pack(attachment.name, attachment.content)).decode()
