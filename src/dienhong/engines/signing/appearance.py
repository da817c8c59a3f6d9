"""What is seen of a signature: the picture or the time text alone, without any programme's frame or caption."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst
from pyhanko.pdf_utils.content import AppearanceContent, ResourceType
from pyhanko.pdf_utils.generic import NumberObject, StreamObject, pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter, init_xobject_dictionary

from dienhong.engines.signing.picture import Picture
from dienhong.engines.signing.places import POINTS_A_MM

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_LABEL = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: json(bytes(sys.inputs.families)), size: 10pt, fill: black, lang: "vi",
  top-edge: "ascender", bottom-edge: "descender")
#sys.inputs.text
"""


@dataclass(frozen=True)
class Label:
    """A line of text as a page of its own size, with its font inside."""

    pdf: bytes = field(repr=False)
    width_mm: float
    height_mm: float


def time_text(symbol: str, now: datetime) -> str:
    """`80/KH-UBND; 2026-01-05T08:30:00+07:00`: number and symbol, time of signing (ISO 8601, Vietnam's zone)."""
    return f"{symbol}; {now.astimezone(_VIETNAM).isoformat(timespec='seconds')}"


def set_label(text: str, *, families: Sequence[str], font_folders: Sequence[Path] = ()) -> Label:
    """Set one line, 10 pt upright black (NĐ 30/2020, Phụ lục I, on appendices in files of their own)."""
    pdf: bytes = typst.compile(  # type: ignore[misc]  # the stub gives `input` a type variable without a bound
        _LABEL.encode(),
        sys_inputs={"text": text, "families": json.dumps(list(families))},
        font_paths=[str(folder) for folder in font_folders],
        ignore_system_fonts=True,
        pdf_tags=False,
    )
    width, height = _size(pdf)
    return Label(pdf, width / POINTS_A_MM, height / POINTS_A_MM)


def _size(pdf: bytes) -> tuple[float, float]:
    page = PdfFileReader(BytesIO(pdf)).root["/Pages"]["/Kids"][0]
    left, bottom, right, top = (float(value) for value in page["/MediaBox"])
    return right - left, top - bottom


@dataclass(frozen=True)
class Look:
    """What to draw in a field of `width` × `height` points: a picture as large as it fits, or a text in its own size.

    Stands where pyHanko expects a stamp style.
    """

    drawn: Picture | Label
    width: float
    height: float

    def create_stamp(self, writer: BasePdfFileWriter, *_box_and_text: Any) -> Any:
        return _Drawing(writer, self)


class _Drawing(AppearanceContent):  # type: ignore[misc]  # pyHanko is read without its types
    """Keeps fractions of a point; pyHanko's boxes cut them off, and viewers would then stretch the seal."""

    def __init__(self, writer: BasePdfFileWriter, look: Look) -> None:
        super().__init__(writer)
        self._look = look

    def as_form_xobject(self) -> StreamObject:
        commands = self.render()
        resources = self.resources.as_pdf_object()
        return init_xobject_dictionary(commands, self._look.width, self._look.height, resources)

    def render(self) -> bytes:
        drawn, room = self._look.drawn, self._look
        if isinstance(drawn, Label):
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(drawn.pdf)))
            self.set_resource(category=ResourceType.XOBJECT, name=pdf_name("/Label"), value=page)
            return b"/Label Do"
        picture = _add_picture(self._ensure_writer, drawn)
        self.set_resource(category=ResourceType.XOBJECT, name=pdf_name("/Picture"), value=picture)
        scale = min(room.width / drawn.width, room.height / drawn.height)
        width, height = drawn.width * scale, drawn.height * scale
        x, y = (room.width - width) / 2, (room.height - height) / 2
        return b"q %.4f 0 0 %.4f %.4f %.4f cm /Picture Do Q" % (width, height, x, y)


def _add_picture(writer: BasePdfFileWriter, picture: Picture) -> Any:
    opacity = _image_stream(picture, "/DeviceGray", picture.opacity)
    colours = _image_stream(picture, "/DeviceRGB", picture.colours)
    colours[pdf_name("/SMask")] = writer.add_object(opacity)
    return writer.add_object(colours)


def _image_stream(picture: Picture, colour_space: str, deflated: bytes) -> StreamObject:
    entries = {
        "/Type": pdf_name("/XObject"),
        "/Subtype": pdf_name("/Image"),
        "/Width": NumberObject(picture.width),
        "/Height": NumberObject(picture.height),
        "/ColorSpace": pdf_name(colour_space),
        "/BitsPerComponent": NumberObject(8),
        "/Filter": pdf_name("/FlateDecode"),
    }
    return StreamObject({pdf_name(key): value for key, value in entries.items()}, encoded_data=deflated)
