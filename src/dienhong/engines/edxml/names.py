"""Names and types of files from strangers: what is left can be saved in one folder of any system, Windows included."""

import re

from dienhong.engines.edxml.texts import clean_text

MAX_NAME_LETTERS = 150
MAX_NAME_BYTES = 240
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")
NAMELESS = "tep-dinh-kem"
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\n\t]')
_SEPARATOR = re.compile(r"[/\\]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_EDGES = re.compile(r"^[.\s]+|[.\s]+$")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")


def safe_name(raw: str) -> str:
    """The harmless form of a file name: no path, no device of Windows, no stream, no hidden file, at most 150 letters.

    A name that is already harmless comes back unchanged; one with nothing left becomes `tep-dinh-kem`.
    """
    name = _SEPARATOR.split(clean_text(raw))[-1]
    name = _EDGES.sub("", _FORBIDDEN.sub("_", name))
    if _DEVICE.match(name.replace(" ", "")):
        name = f"_{name}"
    return _shortened(name) or NAMELESS


def unlike(name: str, taken: set[str]) -> str:
    """`name`, or `name (2)` and so on when a file of `taken` (lower case) has it; Windows does not tell case apart."""
    suffix = _suffix(name)
    stem, number, candidate = name.removesuffix(suffix), 1, name
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{_shortened(stem + suffix, spare=8).removesuffix(suffix)} ({number}){suffix}"
    return candidate


def _suffix(name: str) -> str:
    found = _SUFFIX.search(name)
    return found.group() if found else ""


def _shortened(name: str, spare: int = 0) -> str:
    suffix = _suffix(name)
    stem = name.removesuffix(suffix)
    while len(stem + suffix) > MAX_NAME_LETTERS - spare or len((stem + suffix).encode()) > MAX_NAME_BYTES - spare:
        stem = stem[:-1]
    return _EDGES.sub("", stem) + suffix
