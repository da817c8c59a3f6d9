"""How much a package may weigh before and after it is opened."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`package`: bytes of the XML; `files`: bytes of all its files together after inflating; counts of the rest.

    `markup`: bytes that are not base64 letters or white space, which bounds tags and attributes before any parsing.
    A file above `small` bytes may be at most `ratio` times its compressed form.
    """

    package: int = 60 * _MIB
    files: int = 100 * _MIB
    small: int = _MIB
    ratio: int = 100
    markup: int = _MIB
    elements: int = 20_000
    depth: int = 16
    attachments: int = 100


USUAL = Limits()
