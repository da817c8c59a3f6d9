"""What a file from outside is, by its bytes: neither its name nor its sender is believed."""

import io
import zipfile

PDF = "application/pdf"
UNKNOWN = "application/octet-stream"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def content_type_of(content: bytes) -> str:
    """PDF, PNG, JPEG, Word or Excel without macros; anything else is unknown and only ever downloaded."""
    if content.startswith(b"%PDF-"):
        return PDF
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    return _office_type(content) if content.startswith(b"PK\x03\x04") else UNKNOWN


def _office_type(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return UNKNOWN
    if any("vbaProject" in name for name in names) or "[Content_Types].xml" not in names:
        return UNKNOWN
    if "word/document.xml" in names:
        return _WORD
    return _SHEET if "xl/workbook.xml" in names else UNKNOWN
