"""Pictures of a document (signature, seal, QR code): opened here first, so no broken or giant one reaches a page."""

import io
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, UnidentifiedImageError

from dienhong.engines.typeset.clean import Unprintable

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS: Final = 40_000_000
_MOST_SIDE: Final = 1600  # 600 dpi over 68 mm, more than a signature or seal takes
_MODES: Final = {"1", "L", "LA", "RGB", "RGBA"}


@dataclass(frozen=True, slots=True)
class Opened:
    """A sound PNG, `ratio` = height : width, and its real width in millimetres if the file tells its resolution."""

    png: bytes
    ratio: float
    real_width_mm: float | None


@lru_cache(maxsize=8)
def opened(png: bytes) -> Opened:
    """The picture decoded and written anew, smaller beyond 1,600 pixels a side. Raises `Unprintable` otherwise."""
    if png[:8] != _PNG or len(png) < 24:  # noqa: PLR2004
        raise Unprintable("Ảnh đưa vào văn bản phải là tệp PNG. Mời chọn tệp khác.")
    width, height = struct.unpack_from(">II", png, 16)
    if not 0 < width * height <= _MOST_PIXELS:
        raise Unprintable("Ảnh đưa vào văn bản quá lớn (trên 40 triệu điểm ảnh). Mời thu nhỏ ảnh.")
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            resolution = picture.info.get("dpi", (0, 0))[0]
            return _written(picture, resolution)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error) as error:
        raise Unprintable("Ảnh đưa vào văn bản bị hỏng, không mở được. Mời chọn tệp khác.") from error


def _written(picture: Image.Image, resolution: float) -> Opened:
    width, height = picture.size
    plain = picture if picture.mode in _MODES else picture.convert("RGBA")
    if max(width, height) > _MOST_SIDE:
        plain = plain.convert("RGBA")
        plain.thumbnail((_MOST_SIDE, _MOST_SIDE))
    kept = io.BytesIO()
    plain.save(kept, "PNG", compress_level=1)
    return Opened(kept.getvalue(), height / width, width / resolution * 25.4 if resolution else None)
