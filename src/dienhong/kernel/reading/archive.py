"""Zip archives opened with suspicion: sizes are believed only after inflating under a limit."""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from dienhong.kernel.reading.unreadable import UnreadableFile

MAX_ENTRIES = 2_000
MAX_DECLARED_BYTES = 200 * 1024 * 1024
MAX_PART_BYTES = 40 * 1024 * 1024
MAX_RATIO = 200
_SMALL = 1024 * 1024
_CHUNK = 64 * 1024


class Archive:
    """The parts of a zip file by name; raises UnreadableFile for bombs, passwords and damage."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableFile("damaged") from error
        entries = self._zip.infolist()
        declared = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_ENTRIES or declared > MAX_DECLARED_BYTES:
            raise UnreadableFile("bomb")
        if declared > _SMALL and declared > MAX_RATIO * max(1, len(content)):
            raise UnreadableFile("bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableFile("encrypted")
        self._entries = {entry.filename: entry for entry in entries}

    def has(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of one part, inflated in pieces so that a lying size cannot fill the memory."""
        entry = self._entries[name]
        pieces, size = [], 0
        limit = max(_SMALL, min(MAX_PART_BYTES, MAX_RATIO * entry.compress_size))
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    size += len(piece)
                    if size > limit:
                        raise UnreadableFile("bomb")
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise UnreadableFile("damaged") from error
        return b"".join(pieces)

    def xml(self, name: str) -> Element:
        """The root element of one part; entity declarations are refused before they expand."""
        root: Element = fromstring(self.read(name), forbid_dtd=True)
        return root
