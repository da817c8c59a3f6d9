"""Photos are drawn anew: what is no photo is refused with its reason, what is one keeps nothing but its pixels."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.engines.photos.hostile import REFUSED, SCRIPT, jpeg, picture, png_of

from dienhong.engines.photos.drawing import redraw
from dienhong.engines.photos.judging import MOST_PIXELS, PhotoRefusedError

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F


def read(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def from_a_telephone(size: tuple[int, int] = (2400, 1200), orientation: int = 6) -> bytes:
    """With its place, its camera and how it was held."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "Maker of telephones"
    exif.get_ifd(GPS).update({1: "N", 2: (10.0, 30.0, 0.0)})
    return jpeg(size, exif=exif, icc_profile=b"profile of a screen", comment="taken at home")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_photo_is_refused_with_its_reason(name: str) -> None:
    content, fault = REFUSED[name]
    with pytest.raises(PhotoRefusedError) as refused:
        redraw(content)
    assert refused.value.fault == fault


def test_photo_of_a_telephone_keeps_only_its_pixels() -> None:
    drawn = redraw(from_a_telephone())
    image = read(drawn.image)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (800, 1600))  # upright
    assert (drawn.width, drawn.height) == image.size
    assert read(drawn.thumbnail).size == (160, 320)
    for content in (drawn.image, drawn.thumbnail):
        assert (len(read(content).getexif()), read(content).info.get("icc_profile")) == (0, None)
        assert [word for word in (b"Exif", b"Maker", b"home", b"ICC_PROFILE") if word in content] == []


def test_page_hidden_behind_a_picture_is_gone() -> None:
    assert SCRIPT not in redraw(jpeg() + SCRIPT).image
    assert SCRIPT not in redraw(jpeg(comment=SCRIPT)).image


@pytest.mark.parametrize(
    ("form", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "1"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "RGBA"), ("PNG", "I;16"),
     ("WEBP", "RGBA"), ("MPO", "RGB")],
)  # fmt: skip
def test_every_kind_of_pixels_becomes_rgb(form: str, mode: str) -> None:
    assert read(redraw(picture(form, mode)).image).mode == "RGB"


def test_what_is_transparent_becomes_white() -> None:
    assert read(redraw(picture("PNG", "RGBA")).image).getpixel((5, 5)) == (255, 255, 255)


def test_a_small_photo_is_not_enlarged() -> None:
    assert read(redraw(picture("PNG", size=(40, 30))).image).size == (40, 30)


def test_one_line_of_pixels_stays_a_picture() -> None:
    assert read(redraw(picture("PNG", size=(5000, 1))).image).size == (1600, 1)


def test_largest_png_is_still_drawn() -> None:
    assert redraw(png_of(5000, MOST_PIXELS // 5000)).width == 1600


def test_mark_makes_equal_photos_differ() -> None:
    one, other = redraw(jpeg(), mark="a"), redraw(jpeg(), mark="b")
    assert one.image != other.image
    assert one.thumbnail != other.thumbnail
    assert redraw(jpeg(), mark="a") == one


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP"]),
)
def test_any_bytes_are_a_photo_or_refused(tail: bytes, head: bytes) -> None:
    with suppress(PhotoRefusedError):
        redraw(head + tail)


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=30))
def test_a_spoilt_photo_is_drawn_or_refused(at: int, spoilt: bytes) -> None:
    good = jpeg((64, 48))
    at %= len(good)
    with suppress(PhotoRefusedError):
        redraw(good[:at] + spoilt + good[at + len(spoilt) :])
