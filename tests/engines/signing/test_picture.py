"""Pictures of strangers: safe, transparent, blue."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from tests.engines.signing.conftest import picture

from dienhong.engines.signing.errors import BadPicture
from dienhong.engines.signing.picture import MAX_PICTURE_BYTES, read_picture, to_blue


def reason(png: bytes) -> str:
    with pytest.raises(BadPicture) as refusal:
        read_picture(png)
    return refusal.value.reason


def forged(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims any size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def test_picture_keeps_its_transparency() -> None:
    image = read_picture(picture((0, 42, 160, 255), 60, 20))
    assert (image.width, image.height) == (60, 20)
    opacity = zlib.decompress(image.opacity)
    assert (len(opacity), min(opacity), max(opacity)) == (1200, 0, 255)
    assert len(zlib.decompress(image.colours)) == 3600


def test_large_picture_is_shrunk() -> None:
    image = read_picture(picture((0, 42, 160, 255), 2400, 800))
    assert (image.width, image.height) == (1200, 400)


def test_ten_megabytes_are_refused_with_a_sentence() -> None:
    with pytest.raises(BadPicture, match="lớn hơn 2 MB"):
        read_picture(picture((0, 0, 200, 255), 60, 20) + bytes(10 * 1024 * 1024))
    assert MAX_PICTURE_BYTES < 10 * 1024 * 1024


@pytest.mark.parametrize(("width", "height"), [(100_000, 100_000), (4_000_001, 1), (2001, 2000)])
def test_too_many_pixels_are_refused_before_decoding(width: int, height: int) -> None:
    assert reason(forged(width, height)) == "too_many_pixels"


def test_damaged_and_foreign_files_are_refused() -> None:
    whole = picture((0, 42, 160, 255), 60, 20)
    assert reason(forged(10, 10)) == "damaged"
    assert reason(forged(0, 0)) == "damaged"
    assert reason(whole[:-60]) == "damaged"
    assert reason(b"") == "not_png"
    assert reason(b"\xff\xd8\xff\xe0JFIF") == "not_png"
    assert reason(b"<svg onload='alert(1)'/>") == "not_png"


def test_opaque_and_blank_pictures_are_refused() -> None:
    assert reason(picture((0, 0, 0, 255), 60, 20, paper=(255, 255, 255, 255))) == "opaque"
    assert reason(picture((0, 0, 0, 0), 60, 20)) == "blank"


@pytest.mark.parametrize("paper", [(255, 255, 255, 255), (0, 0, 0, 0)])
def test_black_ink_becomes_blue_on_transparent_paper(paper: tuple[int, ...]) -> None:
    blue = to_blue(picture((20, 20, 20, 255), 60, 20, paper=paper))
    assert read_picture(blue).width == 60
    with Image.open(BytesIO(blue)) as image:
        assert image.getpixel((0, 0)) == (0, 42, 160, 0)
        assert max(image.getchannel("A").tobytes()) == 255


def test_blank_paper_has_no_signature_to_turn_blue() -> None:
    with pytest.raises(BadPicture, match="không có nét nào"):
        to_blue(picture((255, 255, 255, 255), 60, 20, paper=(255, 255, 255, 255)))
