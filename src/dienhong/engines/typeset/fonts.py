"""What the shipped faces can show and how wide it is, read from their own tables (OpenType: cmap 4 and 12, hmtx)."""

import struct
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

FAMILY: Final = "Tinos"
FOLDER: Final = Path(__file__).parent / "fonts"
_FACES: Final = ("Regular", "Bold", "Italic", "BoldItalic")


@dataclass(frozen=True, slots=True)
class Face:
    """`glyphs`: code point → glyph; `advances`: width of each glyph in parts of `units` (the em)."""

    units: int
    glyphs: dict[int, int]
    advances: tuple[int, ...]

    def width(self, text: str, size: float) -> float:
        """Points that `text` takes at `size` points, without kerning; unknown letters count as one em."""
        last = len(self.advances) - 1
        glyphs = (self.glyphs.get(ord(letter)) for letter in text)
        units = sum(self.units if glyph is None else self.advances[min(glyph, last)] for glyph in glyphs)
        return units * size / self.units


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    return _read(FOLDER / f"{FAMILY}-{_FACES[bold + 2 * italic]}.ttf")


@cache
def shown_letters() -> frozenset[str]:
    """The letters that all four faces have, without the signs for a letter that is missing."""
    faces = [face(bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)]
    return frozenset(map(chr, set.intersection(*(set(one.glyphs) for one in faces)))) - {"\ufffc", "\ufffd"}


def _read(path: Path) -> Face:
    font = path.read_bytes()
    tables = {
        tag: (start, length)
        for tag, _, start, length in struct.iter_unpack(">4sIII", font[12 : 12 + 16 * _short(font, 4)])
    }
    metrics = _short(font, tables[b"hhea"][0] + 34)
    pairs = struct.unpack_from(f">{2 * metrics}H", font, tables[b"hmtx"][0])
    return Face(_short(font, tables[b"head"][0] + 18), _glyphs(font, tables[b"cmap"][0]), pairs[::2])


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    records = struct.iter_unpack(">HHI", font[cmap + 4 : cmap + 4 + 8 * _short(font, cmap + 2)])
    unicode_tables = [cmap + start for platform, kind, start in records if (platform, kind) in {(3, 1), (3, 10)}]
    return dict(chain.from_iterable(_mapped(font, start).items() for start in unicode_tables))


def _mapped(font: bytes, start: int) -> dict[int, int]:
    if _short(font, start) == 12:  # noqa: PLR2004
        groups = struct.unpack_from(">I", font, start + 12)[0]
        body = font[start + 16 : start + 16 + 12 * groups]
        ranges = struct.iter_unpack(">III", body)
        return {code: glyph + code - first for first, last, glyph in ranges for code in range(first, last + 1)}
    return _segments(font, start)


def _segments(font: bytes, start: int) -> dict[int, int]:
    count = _short(font, start + 6) // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    firsts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, start + 16 + 2 * count * part) for part in (1, 2, 3)
    )
    found: dict[int, int] = {}
    for index, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[index]:
                at = start + 16 + 6 * count + 2 * index + offsets[index] + 2 * (code - first)
                glyph = _short(font, at)
            glyph = (glyph + deltas[index]) & 0xFFFF if glyph or not offsets[index] else 0
            if glyph:
                found[code] = glyph
    return found


def _short(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])
