"""File bytes → text with structure, whatever office program the file came from."""

from dienhong.kernel.reading.file import MAX_FILE_BYTES, read_file
from dienhong.kernel.reading.result import Block, ReadText
from dienhong.kernel.reading.unreadable import UnreadableFile

__all__ = ["MAX_FILE_BYTES", "Block", "ReadText", "UnreadableFile", "read_file"]
