"""A photo drawn anew as a small JPEG: whatever else the file carried (place, camera, hidden files) is left behind."""

import threading
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from dienhong.engines.photos.judging import PhotoFault, PhotoRefusedError, opened

LONGEST_SIDE = 1600
THUMBNAIL_SIDE = 320
CONTENT_TYPE = "image/jpeg"
_QUALITY = 82
# One photo at a time in a process: many large ones at once would take the memory of a small server.
_DECODING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Drawn:
    """Two JPEGs without EXIF, GPS and colour profile, upright; sizes in pixels are of `image`."""

    image: bytes
    thumbnail: bytes
    width: int
    height: int


def redraw(content: bytes, *, mark: str = "") -> Drawn:
    """The photo in `content`, at most 1600 px on a side, with a thumbnail of at most 320 px.

    content: bytes of a JPEG, PNG or WebP file. mark: an ASCII comment in both files; one that differs from photo to
    photo makes their bytes differ, so that deleting one never touches another in a store that keeps equal bytes once.
    Raises `PhotoRefusedError`, whatever the bytes are.
    """
    with _DECODING:
        image = opened(content)
        try:
            picture = _upright(image)
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            small = picture.copy()
            small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
            return Drawn(_jpeg(picture, mark), _jpeg(small, mark), picture.width, picture.height)
        except Exception as error:  # decoders raise many kinds of errors on broken data
            raise PhotoRefusedError(PhotoFault.BROKEN) from error


def _upright(image: Image.Image) -> Image.Image:
    """Decoded, turned as the camera was held, in RGB over white."""
    if image.format in ("JPEG", "MPO"):
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    turned = ImageOps.exif_transpose(image)
    if turned.mode.startswith("I") or turned.mode == "F":
        turned = turned.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if turned.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in turned.info:
        over = Image.new("RGBA", turned.size, "white")
        over.alpha_composite(turned.convert("RGBA"))
        turned = over
    return turned.convert("RGB")


def _jpeg(image: Image.Image, mark: str) -> bytes:
    bare = Image.frombytes("RGB", image.size, image.tobytes())  # pixels alone: nothing of the file's notes comes along
    out = BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY, optimize=True, comment=mark.encode("ascii"))
    return out.getvalue()
