"""Where signatures stand on the page: millimetres from the top left corner (NĐ 30/2020, Phụ lục I, ô 7c và 8)."""

import math
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader

from dienhong.engines.signing.errors import BadPlace

POINTS_A_MM = 72 / 25.4
_Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """A rectangle on a page: `page` from 1, the rest in mm; x from the left edge, y from the top edge downwards."""

    page: int
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


def between(*, page: int, centre_mm: float, top_mm: float, bottom_mm: float, width_mm: float) -> Place:
    """The person's signature: centred under the title (its foot at `top_mm`) and above the name (`bottom_mm`)."""
    return Place(page, centre_mm - width_mm / 2, top_mm, width_mm, bottom_mm - top_mm)


def seal_over(signature: Place, *, width_mm: float, height_mm: float) -> Place:
    """The agency's seal in real size: level with the person's signature and over its left third."""
    right = signature.x_mm + signature.width_mm / 3
    middle = signature.y_mm + signature.height_mm / 2
    return Place(signature.page, right - width_mm, middle - height_mm / 2, width_mm, height_mm)


def top_right(page_width_mm: float, *, width_mm: float, height_mm: float) -> Place:
    """The time text of a separately signed appendix: top right of page 1, inside the margins of 15 and 20 mm."""
    return Place(1, page_width_mm - 15 - width_mm, 10, width_mm, height_mm)


def page_width_mm(reader: PdfFileReader, page: int) -> float:
    """Width of a page as it is shown. Raises BadPlace."""
    left, _, right, _ = _shown(_page(reader, page))
    return (right - left) / POINTS_A_MM


def box_of(place: Place, reader: PdfFileReader) -> _Box:
    """The place as a PDF rectangle (points, from the lower left). Raises BadPlace when it leaves the page."""
    page = _page(reader, place.page)
    if (_inherited(page, "/Rotate") or 0) % 360:
        raise BadPlace("Trang cần ký đang được xoay. Hãy lưu lại tệp PDF với trang thẳng rồi ký.")
    left, bottom, right, top = _shown(page)
    x_1, x_2 = left + place.x_mm * POINTS_A_MM, left + (place.x_mm + place.width_mm) * POINTS_A_MM
    y_1, y_2 = top - (place.y_mm + place.height_mm) * POINTS_A_MM, top - place.y_mm * POINTS_A_MM
    if not (left <= x_1 < x_2 <= right and bottom <= y_1 < y_2 <= top):
        raise BadPlace("Vị trí chữ ký nằm ngoài trang giấy. Hãy chọn lại vị trí.")
    return (x_1, y_1, x_2, y_2)


def _page(reader: PdfFileReader, number: int) -> DictionaryObject:
    count = int(reader.root["/Pages"]["/Count"])
    if not 1 <= number <= count:
        raise BadPlace(f"Văn bản chỉ có {count} trang, không có trang {number} để ký.")
    page: DictionaryObject = reader.find_page_for_modification(number - 1)[0].get_object()
    return page


def _shown(page: DictionaryObject) -> _Box:
    box = [float(value) for value in _inherited(page, "/CropBox") or _inherited(page, "/MediaBox") or ()]
    if len(box) != 4 or not all(map(math.isfinite, box)):  # noqa: PLR2004 - a rectangle
        raise BadPlace("Tệp PDF không ghi khổ giấy của trang cần ký. Hãy lưu lại tệp rồi ký.")
    return (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))


def _inherited(page: DictionaryObject, key: str) -> Any:
    """An attribute that a page may leave to the nodes above it (ISO 32000-1 §7.7.3.4)."""
    node: DictionaryObject | None = page
    for _ in range(50):
        if node is None:
            return None
        if key in node:
            return node[key]
        node = node["/Parent"] if "/Parent" in node else None  # noqa: SIM401 - only [] follows references
    return None
