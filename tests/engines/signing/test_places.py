"""Places on the page, in millimetres."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from dienhong.engines.signing.errors import BadPlace
from dienhong.engines.signing.files import open_pdf
from dienhong.engines.signing.places import Place, between, box_of, page_width_mm, seal_over, top_right


def turned(paper: bytes, degrees: int) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper)))
    writer.pages[0].rotate(degrees)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_person_stands_between_title_and_name() -> None:
    place = between(page=2, centre_mm=145, top_mm=210, bottom_mm=235, width_mm=50)
    assert place == Place(page=2, x_mm=120, y_mm=210, width_mm=50, height_mm=25)


def test_seal_covers_the_left_third_of_the_signature() -> None:
    signature = Place(page=2, x_mm=120, y_mm=210, width_mm=45, height_mm=20)
    seal = seal_over(signature, width_mm=36, height_mm=36)
    overlap = seal.x_mm + seal.width_mm - signature.x_mm
    assert (overlap, seal.page) == (signature.width_mm / 3, 2)
    assert seal.y_mm + seal.height_mm / 2 == signature.y_mm + signature.height_mm / 2


def test_time_text_stands_at_the_top_right_of_page_1() -> None:
    assert top_right(210, width_mm=60, height_mm=4) == Place(page=1, x_mm=135, y_mm=10, width_mm=60, height_mm=4)


def test_place_becomes_points_from_below(paper: bytes) -> None:
    box = box_of(Place(page=1, x_mm=25.4, y_mm=25.4, width_mm=50.8, height_mm=25.4), open_pdf(paper))
    height = 297 / 25.4 * 72
    assert box == pytest.approx((72, height - 144, 216, height - 72), abs=0.01)


def test_width_of_the_page_is_read(paper: bytes) -> None:
    assert page_width_mm(open_pdf(paper), 1) == pytest.approx(210, abs=0.01)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (Place(3, 10, 10, 10, 10), "chỉ có 2 trang, không có trang 3"),
        (Place(0, 10, 10, 10, 10), "không có trang 0"),
        (Place(1, 205, 10, 10, 10), "nằm ngoài trang giấy"),
        (Place(1, 10, 290, 10, 10), "nằm ngoài trang giấy"),
        (Place(1, -1, 10, 10, 10), "nằm ngoài trang giấy"),
        (Place(1, 10, 10, 0, 10), "nằm ngoài trang giấy"),
        (Place(1, float("nan"), 10, 10, 10), "nằm ngoài trang giấy"),
    ],
)
def test_place_outside_the_paper_is_refused(paper: bytes, place: Place, sentence: str) -> None:
    with pytest.raises(BadPlace, match=sentence):
        box_of(place, open_pdf(paper))


def test_turned_page_is_refused(paper: bytes) -> None:
    with pytest.raises(BadPlace, match="đang được xoay"):
        box_of(Place(1, 10, 10, 10, 10), open_pdf(turned(paper, 90)))
