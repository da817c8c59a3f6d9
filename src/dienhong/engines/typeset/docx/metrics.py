"""How long a line of text is: rules under titles are measured in it."""

from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

_FONTS: Final = Path(__file__).parent.parent / "fonts"
_EM: Final = 2048
_MM_PER_POINT: Final = 25.4 / 72


def text_width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Millimetres of `text` on one line in Times New Roman of `size` points, by its metric twin."""
    return float(_font(bold, italic).getlength(text)) / _EM * size * _MM_PER_POINT


@cache
def _font(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    cut = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    path = _FONTS / f"Tinos-{cut[bold, italic]}.ttf"
    return ImageFont.truetype(str(path), _EM, layout_engine=ImageFont.Layout.BASIC)
