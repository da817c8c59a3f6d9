"""The entry: decides by content which reader fits, and lets nothing but UnreadableFile out."""

from pathlib import PurePath

from dienhong.kernel.reading import ole
from dienhong.kernel.reading.archive import Archive
from dienhong.kernel.reading.opendocument import read_odt
from dienhong.kernel.reading.pdf import read_pdf
from dienhong.kernel.reading.plain import read_plain
from dienhong.kernel.reading.result import ReadText
from dienhong.kernel.reading.unreadable import UnreadableFile
from dienhong.kernel.reading.word import read_docx

_KINDS_OF_NAMES = {".docx": "docx", ".pdf": "pdf", ".odt": "odt", ".txt": "text", ".md": "text"}
MAX_FILE_BYTES = 20 * 1024 * 1024
_OLE_REASONS: dict[ole.Content, str] = {
    "encrypted": "encrypted",
    "word": "legacy_doc",
    "workbook": "spreadsheet",
    "other": "unsupported",
}
_ODF_TEXT = b"application/vnd.oasis.opendocument.text"
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x00\x18ftyphei")
_OTHERS = (b"{\\rtf", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"SQLite format")


def read_file(content: bytes, name: str = "") -> ReadText:
    """Text and structure of a .docx, .pdf, .odt, .txt or .md file, told apart by content, never by name.

    In: the whole file, at most MAX_FILE_BYTES; `name`, when given, must not promise another kind than the content is
    (somebody picked the wrong file, or means harm). Out: NFC text with spans. Raises UnreadableFile, nothing else.
    """
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFile("too_large")
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableFile("empty")
    try:
        return _as_named(_read(content), name)
    except UnreadableFile:
        raise
    except Exception as error:  # parsers of foreign formats raise whatever they like on hostile bytes
        raise UnreadableFile("damaged") from error


def _as_named(document: ReadText, name: str) -> ReadText:
    promised = _KINDS_OF_NAMES.get(PurePath(name).suffix.lower())
    if promised is not None and promised != document.kind:
        raise UnreadableFile("misnamed")
    return document


def _read(content: bytes) -> ReadText:
    head = content[:1024].lstrip()
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_archive(content)
    if b"%PDF-" in content[:1024] and not content[:1024].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"#"):
        return read_pdf(content)
    if content.startswith(ole.SIGNATURE):
        raise UnreadableFile(_OLE_REASONS[ole.holds(content)])
    if content.startswith(_IMAGES):
        raise UnreadableFile("image")
    if head.startswith(_OTHERS) or head[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise UnreadableFile("unsupported")
    return read_plain(content)


def _read_archive(content: bytes) -> ReadText:
    archive = Archive(content)
    if archive.has("word/document.xml"):
        return read_docx(archive)
    mimetype = archive.read("mimetype") if archive.has("mimetype") else b""
    if mimetype.strip().startswith(_ODF_TEXT) and archive.has("content.xml"):
        return read_odt(archive)
    if archive.has("xl/workbook.xml") or b"spreadsheet" in mimetype:
        raise UnreadableFile("spreadsheet")
    raise UnreadableFile("unsupported")
