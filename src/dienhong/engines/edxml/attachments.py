"""The files of a package: every Reference of the manifest meets its Attachment, and gets a name fit for a disk."""

import base64
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dienhong.engines.edxml.archive import unpack
from dienhong.engines.edxml.forms import Text, Unfit
from dienhong.engines.edxml.limits import Limits
from dienhong.engines.edxml.message import Attachment
from dienhong.engines.edxml.names import MEDIA_TYPE, safe_name, unlike
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.shape import ENCODED, ENVELOPE, MANIFEST, children, leaf_text, only
from dienhong.engines.edxml.shapes import DESCRIPTION

_UNKNOWN_MEDIA = "application/octet-stream"
_CONTENT_ID = Text(200)
_MEDIA = Text(1000)


@dataclass(frozen=True, slots=True)
class _Part:
    """A Reference or an Attachment: its children and where it stands."""

    found: dict[str, list[Element]]
    path: str

    def text(self, tag: str, form: Text) -> str:
        try:
            return form.read(self.spelled(tag))
        except Unfit as unfit:
            raise EdxmlRefused(f"Giá trị {unfit}", f"{self.path}/{tag}") from unfit

    def spelled(self, tag: str) -> str:
        """The text as it was sent, with the characters that `text` would drop in silence."""
        if tag not in self.found:
            return ""
        sent = leaf_text(only(self.found, tag, self.path), f"{self.path}/{tag}")
        return unicodedata.normalize("NFC", sent.strip())


def attachments_of(
    body: dict[str, list[Element]], encoded: Element | None, notes: list[str], limits: Limits
) -> tuple[Attachment, ...]:
    """The files in the order of the manifest, names unlike each other. Raises EdxmlRefused; changes go to `notes`."""
    references = _parts(_references(body), ("Description",), MANIFEST, "Reference")
    elements = [] if encoded is None else children(encoded, ENCODED, ("Attachment",)).get("Attachment", [])
    carried = _parts(elements, ("Description", "ContentTransferEncoded"), ENCODED, "Attachment")
    _check_pairs(references, carried, limits)
    left, taken, attachments = limits.files, set[str](), []
    for content_id, reference in references.items():
        part = carried[content_id]
        name = _name(reference, part, taken, notes)
        content = _content(part, left, limits, notes)
        described = reference.text("Description", DESCRIPTION) or part.text("Description", DESCRIPTION)
        attachments.append(Attachment(name, _media(reference, part, notes), content, described))
        taken.add(name.casefold())
        left -= len(content)
    return tuple(attachments)


def _references(body: dict[str, list[Element]]) -> Sequence[Element]:
    if "edXMLManifest" not in body:
        return []
    manifest = only(body, "edXMLManifest", f"{ENVELOPE}/edXMLBody")
    version = manifest.get("version", "1.0")
    if version != "1.0":
        raise EdxmlRefused(f"Phiên bản “{version[:20]}” của danh mục tệp chưa được hỗ trợ, chỉ có 1.0", MANIFEST)
    return children(manifest, MANIFEST, ("Reference",)).get("Reference", [])


def _parts(elements: Sequence[Element], more: tuple[str, ...], place: str, tag: str) -> dict[str, _Part]:
    parts: dict[str, _Part] = {}
    for at, element in enumerate(elements, start=1):
        path = f"{place}/{tag}[{at}]"
        part = _Part(children(element, path, ("ContentId", "ContentType", "AttachmentName", *more)), path)
        content_id = part.text("ContentId", _CONTENT_ID)
        if not content_id:
            raise EdxmlRefused("Thiếu ContentId", f"{path}/ContentId")
        if content_id in parts:
            raise EdxmlRefused(f"ContentId “{content_id[:60]}” dùng hai lần", f"{path}/ContentId")
        parts[content_id] = part
    return parts


def _check_pairs(references: dict[str, _Part], carried: dict[str, _Part], limits: Limits) -> None:
    if len(carried) > limits.attachments:
        raise EdxmlRefused(f"Có {len(carried)} tệp đính kèm, tối đa {limits.attachments}", ENCODED)
    for content_id, reference in references.items():
        if content_id not in carried:
            raise EdxmlRefused(f"Danh mục nhắc tệp “{content_id[:60]}” nhưng gói tin không kèm tệp này", reference.path)
    for content_id, part in carried.items():
        if content_id not in references:
            raise EdxmlRefused(f"Tệp “{content_id[:60]}” không có trong danh mục của gói tin", part.path)


def _name(reference: _Part, part: _Part, taken: set[str], notes: list[str]) -> str:
    raw = reference.spelled("AttachmentName") or part.spelled("AttachmentName")
    name = unlike(safe_name(raw), taken)
    if name != raw:
        notes.append(f"Tên tệp “{raw[:60]}” không an toàn hoặc bị trùng, đã đổi thành “{name}” (tại {reference.path}).")
    return name


def _media(reference: _Part, part: _Part, notes: list[str]) -> str:
    raw = reference.text("ContentType", _MEDIA) or part.text("ContentType", _MEDIA)
    if MEDIA_TYPE.fullmatch(raw.lower()):
        return raw.lower()
    notes.append(f"Loại tệp “{raw[:60]}” không rõ (tại {reference.path}).")
    return _UNKNOWN_MEDIA


def _content(part: _Part, left: int, limits: Limits, notes: list[str]) -> bytes:
    path = f"{part.path}/ContentTransferEncoded"
    encoded = leaf_text(only(part.found, "ContentTransferEncoded", part.path), path)
    try:
        packed = base64.b64decode(encoded.encode("ascii").translate(None, b" \t\r\n"), validate=True)
    except ValueError as error:
        raise EdxmlRefused("Nội dung tệp không phải là base64 đúng", path) from error
    return unpack(packed, path, left, limits, notes)
