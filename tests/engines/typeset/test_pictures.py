import io
import os
from dataclasses import replace

import pytest
from PIL import Image

from dienhong.engines.typeset.clean import Unprintable
from dienhong.engines.typeset.model import Picture, Signature
from dienhong.engines.typeset.pictures import opened
from dienhong.engines.typeset.typst_pdf import to_pdf

from .documents import PNG
from .reading import read
from .samples import STATE_PLAN, drawing


def png(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def test_a_picture_tells_its_real_size() -> None:
    seal = opened(drawing("seal"))
    assert (round(seal.real_width_mm or 0, 1), seal.ratio) == (36, 1)
    assert opened(PNG).real_width_mm is None


def test_a_signature_of_10_megabytes_is_made_smaller() -> None:
    noise = Image.frombytes("RGB", (2000, 1750), os.urandom(2000 * 1750 * 3))
    file = png(noise)
    assert len(file) > 10_000_000
    pdf = to_pdf(replace(STATE_PLAN, signatures=(Signature(("Chủ tịch",), "Trần Tiến Dũng", file),)))
    (hand,) = read(pdf).pictures
    assert (hand.width, hand.height) == (pytest.approx(24 / 1750 * 2000, abs=0.1), pytest.approx(24, abs=0.1))
    assert max(Image.open(io.BytesIO(opened(file).png)).size) == 1600


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_printed(mode: str) -> None:
    file = png(Image.new(mode, (40, 20)))
    pdf = to_pdf(replace(STATE_PLAN, body=(Picture(file, 20, "Ảnh"),)))
    assert [round(picture.width, 1) for picture in read(pdf).pictures] == [20]


def test_a_picture_wider_than_the_page_is_fitted() -> None:
    pdf = to_pdf(replace(STATE_PLAN, body=(Picture(png(Image.new("RGB", (10, 400))), 900, "Cột"),)))
    (picture,) = read(pdf).pictures
    assert picture.height <= 257


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "phải là tệp PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "phải là tệp PNG"),
        (drawing("hand")[:400], "bị hỏng"),
        (PNG[:16] + b"\x00\x00\x00\x00" * 2 + PNG[24:], "quá lớn"),
        (PNG[:16] + b"\x00\x01\x00\x00" * 2 + PNG[24:], "quá lớn"),
        (PNG[:30] + bytes(40), "bị hỏng"),
    ],
)
def test_a_broken_picture_is_refused_with_a_reason(file: bytes, reason: str) -> None:
    with pytest.raises(Unprintable, match=reason):
        to_pdf(replace(STATE_PLAN, signatures=(Signature(("Chủ tịch",), "Dũng", file),)))
