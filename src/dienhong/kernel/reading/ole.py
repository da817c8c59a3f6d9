"""Compound files (.doc, .xls, encrypted Office files): what is inside, by the names of the streams."""

from typing import Literal

Content = Literal["encrypted", "word", "workbook", "other"]

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: tuple[tuple[str, Content], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "word"),
    ("Workbook", "workbook"),
)


def holds(content: bytes) -> Content:
    """What a file that begins with SIGNATURE holds."""
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in content), "other")
