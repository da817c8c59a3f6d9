"""Files that no honest telephone sends, and honest ones that are easily spoilt. Made here, none is kept."""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

from dienhong.engines.photos.judging import PhotoFault

SCRIPT = b"<script>alert(1)</script>"


def jpeg(size: tuple[int, int] = (800, 600), colour: str = "seagreen", **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", **more)
    return out.getvalue()


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, form, **more)
    return out.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of(width: int, height: int) -> bytes:
    """A PNG of one colour whose header tells its size; a few kilobytes even for 100 megapixels."""
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    row = bytes(1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + header + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def zip_bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros", bytes(5_000_000))
    return out.getvalue()


def moving(form: str) -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, form, save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def many_scans() -> bytes:
    plain = jpeg(progressive=True)
    at = plain.index(b"\xff\xda")
    return plain[:-2] + plain[at:-2] * 100 + plain[-2:]


REFUSED = {
    "empty": (b"", PhotoFault.EMPTY),
    "too heavy": (jpeg() + bytes(15 * 1024 * 1024), PhotoFault.TOO_HEAVY),
    "100 megapixels": (png_of(10_000, 10_000), PhotoFault.TOO_LARGE),
    "400 megapixels": (png_of(20_000, 20_000), PhotoFault.TOO_LARGE),
    "zip bomb": (zip_bomb(), PhotoFault.OTHER_KIND),
    "svg with a script": (b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>", PhotoFault.OTHER_KIND),
    "page before the picture": (b"<html>" + SCRIPT + jpeg(), PhotoFault.OTHER_KIND),
    "gif": (moving("GIF"), PhotoFault.OTHER_KIND),
    "tiff": (picture("TIFF"), PhotoFault.OTHER_KIND),
    "pdf": (b"%PDF-1.7\n" + bytes(200), PhotoFault.OTHER_KIND),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(100), PhotoFault.HEIC),
    "moving webp": (moving("WEBP"), PhotoFault.MOVING),
    "moving png": (moving("PNG"), PhotoFault.MOVING),
    "truncated jpeg": (jpeg((1200, 900))[:-3000], PhotoFault.BROKEN),
    "truncated png": (png_of(600, 400)[:-30], PhotoFault.BROKEN),
    "only a header": (jpeg()[:40], PhotoFault.BROKEN),
    "thousands of scans": (many_scans(), PhotoFault.BROKEN),
    "words": ("Đường vào thôn bị sụt".encode(), PhotoFault.OTHER_KIND),
}
