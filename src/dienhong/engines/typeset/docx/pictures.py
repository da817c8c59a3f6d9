"""Pictures in a .docx: standing in the line, or laid over the text at an exact place."""

import io
import re
from dataclasses import dataclass, field
from typing import Any, Final

from dienhong.engines.typeset.docx.markup import NAMESPACES, attribute
from dienhong.engines.typeset.pictures import Opened

_EMU_PER_MM: Final = 36_000
# Written where they are used, since a letterhead's own file may not know them.
_NAMESPACES: Final = " ".join(re.findall(r'xmlns:(?:r|wp|a|pic)="[^"]*"', NAMESPACES))


@dataclass(slots=True)
class Pictures:
    """The pictures of one document; `part` is python-docx's main part, which stores each different picture once."""

    part: Any
    _known: dict[bytes, str] = field(default_factory=dict)
    _count: int = 0

    def inline(self, image: Opened, width: float, alt: str) -> str:
        """A run with the picture, `width` millimetres wide."""
        drawn = self._drawn(image, width, alt)
        return _run(f'<wp:inline distT="0" distB="0" distL="0" distR="0">{drawn}</wp:inline>')

    def over(self, image: Opened, at: tuple[float, float], width: float, alt: str) -> str:
        """A run with the picture laid over the text, `at` millimetres right of its column and below its paragraph."""
        x, y = (
            f'<wp:position{axis} relativeFrom="{base}"><wp:posOffset>{_emu(offset)}</wp:posOffset></wp:position{axis}>'
            for axis, base, offset in (("H", "column", at[0]), ("V", "paragraph", at[1]))
        )
        self._count += 1  # later pictures lie above earlier ones
        return _run(
            f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{self._count}" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f"{x}{y}{self._drawn(image, width, alt, '<wp:wrapNone/>')}</wp:anchor>"
        )

    def _drawn(self, image: Opened, width: float, alt: str, wrap: str = "") -> str:
        self._count += 1
        extent = f'cx="{_emu(width)}" cy="{_emu(width * image.ratio)}"'
        named = f'id="{self._count}" name="Hình {self._count}" descr="{attribute(alt)}"'
        return (
            f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr {named}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{self._stored(image.png)}"/><a:stretch><a:fillRect/></a:stretch>'
            "</pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        )

    def _stored(self, png: bytes) -> str:
        if png not in self._known:
            key, _ = self.part.get_or_add_image(io.BytesIO(png))
            self._known[png] = str(key)
        return self._known[png]


def _emu(millimetres: float) -> int:
    return round(millimetres * _EMU_PER_MM)


def _run(drawing: str) -> str:
    return f"<w:r><w:drawing {_NAMESPACES}>{drawing}</w:drawing></w:r>"
