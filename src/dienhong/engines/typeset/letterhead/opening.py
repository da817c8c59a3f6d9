"""The door for files from outside: what a letterhead may not be, before anything reads it."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from dienhong.kernel.errors import Refused

MAX_BYTES: Final = 5 * 1024 * 1024
_MAX_UNPACKED: Final = 25 * 1024 * 1024
_MAX_XML: Final = 4 * 1024 * 1024
_MAX_MEMBERS: Final = 300
_MAX_TAGS: Final = 1000
_MACROS: Final = re.compile(r"vbaProject|vbaData|macroEnabled|activeX|/embeddings/", re.IGNORECASE)
_FETCHING_FIELDS: Final = re.compile(
    r"\b(?:INCLUDE|INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT)\b", re.IGNORECASE
)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AGAIN: Final = "Mời mở tệp bằng Word, lưu lại dạng .docx rồi tải lên."

Parts = dict[str, etree._Element]  # noqa: SLF001  lxml has no public name for an element's type


def opened(template: bytes) -> Parts:
    """The XML parts of a .docx by name.

    Raises `Refused`, saying what to change, for: more than 5 MB, no .docx, too much inside, macros and embedded
    objects, entities, fields that fetch files, and links that leave the file (a mail address may).
    """
    if len(template) > MAX_BYTES:
        raise Refused("Tệp mẫu lớn hơn 5 MB. Mời thu nhỏ ảnh trong mẫu rồi tải lại.")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            parts = dict(_parts(package))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise Refused(f"Tệp mẫu không phải tệp .docx hợp lệ. {_AGAIN}") from error
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise Refused(f"Tệp mẫu không phải tệp .docx hợp lệ. {_AGAIN}")
    for name, root in parts.items():
        _refuse_links(name, root)
        _refuse_fields(root)
    return parts


def _parts(package: zipfile.ZipFile) -> Iterator[tuple[str, etree._Element]]:
    members = package.infolist()
    names = [member.filename for member in members]
    if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > _MAX_UNPACKED:
        raise Refused("Tệp mẫu chứa quá nhiều dữ liệu khi giải nén. Mời thu nhỏ ảnh trong mẫu rồi tải lại.")
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise Refused(f"Tệp mẫu có cấu trúc lạ. {_AGAIN}")
    if any(_MACROS.search(name) for name in names):
        raise Refused("Tệp mẫu có macro hoặc đối tượng nhúng. Mời bỏ macro, đối tượng nhúng và lưu dạng .docx.")
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            yield member.filename, _parsed(package, member)


def _parsed(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> etree._Element:
    with package.open(member) as stream:
        content = stream.read(_MAX_XML + 1)
    if len(content) > _MAX_XML:
        raise Refused("Tệp mẫu quá dài. Mời chỉ giữ phần trình bày trong mẫu.")
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise Refused(f"Tệp mẫu bị hỏng. {_AGAIN}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(f"Tệp mẫu có khai báo lạ trong XML. {_AGAIN}")
    if content.count(b"{{") + content.count(b"{%") > _MAX_TAGS:
        raise Refused("Tệp mẫu có quá nhiều chỗ điền. Mời giảm bớt.")
    if member.filename == "[Content_Types].xml" and _MACROS.search(content.decode(errors="replace")):
        raise Refused("Tệp mẫu có macro hoặc đối tượng nhúng. Mời bỏ macro, đối tượng nhúng và lưu dạng .docx.")
    return root


def _refuse_links(name: str, root: etree._Element) -> None:
    if not name.endswith(".rels"):
        return
    for link in root:
        mail = str(link.get("Type")).endswith("/hyperlink") and str(link.get("Target")).startswith("mailto:")
        if str(link.get("TargetMode")).lower() == "external" and not mail:
            raise Refused(
                f"Tệp mẫu có liên kết ra ngoài ({str(link.get('Target'))[:80]}). Mời gỡ liên kết (Remove Hyperlink), "
                "nhúng ảnh vào tệp, gỡ mẫu đính kèm rồi tải lại."
            )


def _refuse_fields(root: etree._Element) -> None:
    instructions = "".join(element.text or "" for element in root.iter(f"{_W}instrText"))
    instructions += " ".join(str(element.get(f"{_W}instr")) for element in root.iter(f"{_W}fldSimple"))
    if _FETCHING_FIELDS.search(instructions):
        raise Refused("Tệp mẫu có trường lấy dữ liệu từ tệp khác (INCLUDE, DDE, LINK). Mời bỏ trường đó rồi tải lại.")
