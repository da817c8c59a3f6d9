"""Pictures of signatures and seals: PNG files of strangers, made safe before they are laid on a document."""

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps

from dienhong.engines.signing.errors import BadPicture

MAX_PICTURE_BYTES = 2 * 1024 * 1024
MAX_PIXELS = 4_000_000
_LARGEST_SIDE = 1200  # 300 dots an inch at 100 mm
_MAGIC = b"\x89PNG\r\n\x1a\n"
_BLUE = (0, 42, 160)
_PAPER_SHADE = 16  # of 255: lighter than this is paper, not ink


@dataclass(frozen=True)
class Picture:
    """Ready for a PDF: deflated 8-bit RGB and opacity, size in pixels."""

    width: int
    height: int
    colours: bytes
    opacity: bytes


@lru_cache(maxsize=16)
def read_picture(png: bytes) -> Picture:
    """Decode a transparent PNG (≤ 2 MB, ≤ 4 megapixels) and shrink it to at most 1200 pixels a side.

    Raises BadPicture. Cached: one person signs hundreds of documents with one picture.
    """
    image = _decode(png)
    shades = image.getchannel("A").getextrema()
    if shades[0] == 255:  # noqa: PLR2004 - fully opaque
        raise BadPicture("opaque")
    if shades[1] == 0:
        raise BadPicture("blank")
    image.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE), Image.Resampling.LANCZOS)
    return Picture(
        width=image.width,
        height=image.height,
        colours=zlib.compress(image.convert("RGB").tobytes()),
        opacity=zlib.compress(image.getchannel("A").tobytes()),
    )


def to_blue(png: bytes) -> bytes:
    """A signature of any ink, on white or transparent paper, as blue ink on transparent paper (NĐ 30, PL I, ô 7c).

    In and out: PNG. Raises BadPicture.
    """
    image = _decode(png)
    paper = Image.new("RGBA", image.size, (255, 255, 255, 255))
    paper.alpha_composite(image)
    darkness = ImageOps.invert(paper.convert("L"))
    darkest = max(darkness.tobytes(), default=0)
    if darkest < _PAPER_SHADE:
        raise BadPicture("blank")
    blue = Image.new("RGBA", image.size, (*_BLUE, 255))
    blue.putalpha(
        darkness.point([0 if shade < _PAPER_SHADE else min(255, shade * 255 // darkest) for shade in range(256)])
    )
    out = BytesIO()
    blue.save(out, "PNG")
    return out.getvalue()


def _decode(png: bytes) -> Image.Image:
    """The size stands in the first 24 bytes and is judged before a pixel is decoded (PNG §11.2.2)."""
    if len(png) > MAX_PICTURE_BYTES:
        raise BadPicture("too_large")
    if not png.startswith(_MAGIC) or png[12:16] != b"IHDR" or len(png) < 24:  # noqa: PLR2004 - where IHDR's size ends
        raise BadPicture("not_png")
    width, height = struct.unpack(">II", png[16:24])
    if width * height > MAX_PIXELS:
        raise BadPicture("too_many_pixels")
    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as image:
            decoded = image.convert("RGBA")
    except Exception as error:  # a decoder of hostile bytes fails in many ways
        raise BadPicture("damaged") from error
    if decoded.size != (width, height):
        raise BadPicture("damaged")
    return decoded
