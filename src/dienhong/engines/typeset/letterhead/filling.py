"""A letterhead with the contents of one document in it."""

import io
from collections.abc import Mapping
from typing import Any, Final

from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from lxml import etree
from markupsafe import Markup

from dienhong.engines.typeset.docx.blocks import blocks_xml
from dienhong.engines.typeset.docx.markup import legal
from dienhong.engines.typeset.docx.package import saved
from dienhong.engines.typeset.docx.pictures import Pictures
from dienhong.engines.typeset.docx.sheet import Sheet
from dienhong.engines.typeset.docx.styles import styles_xml
from dienhong.engines.typeset.letterhead.context import FullText, Value
from dienhong.engines.typeset.letterhead.grammar import Grammar
from dienhong.engines.typeset.letterhead.problems import check
from dienhong.engines.typeset.profiles import Profile
from dienhong.kernel.errors import Refused

_EMU_PER_MM: Final = 36_000
_LEAST_WIDTH: Final = 20.0
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fill(template: bytes, context: Mapping[str, Value]) -> bytes:
    """The .docx `template` with its placeholders filled from `context` (see `context_of`), as the bytes of a .docx.

    Raises `Refused` with the first problem that `check` finds.
    """
    if problems := check(template, context):
        raise Refused(f"Mẫu chưa dùng được. {problems[0]}")
    file = DocxTemplate(io.BytesIO(template))
    file.init_docx()
    pictures = Pictures(file.docx.part)
    for profile in {
        value.profile.code: value.profile for value in context.values() if isinstance(value, FullText)
    }.values():
        _add_styles(file.docx, profile)
    width = _text_width(file.docx)
    values = {name: _value(value, pictures, width) for name, value in context.items()}
    try:
        file.render(values, jinja_env=Grammar(), autoescape=True)
    except (TemplateError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused(
            "Mẫu có chỗ điền đặt ngoài đoạn văn hoặc viết sai. Mời xóa chỗ đó và gõ lại trong đoạn văn."
        ) from error
    if file.docx.element.find(f".//{_W}t/*") is not None:
        raise Refused("Mẫu đặt một khối nhiều đoạn ở giữa dòng. Mời đặt khối đó một mình trên một dòng.")
    return saved(file.docx)


def _value(value: Value, pictures: Pictures, width: float | None) -> Any:
    match value:
        case FullText():
            return Markup(blocks_xml(value.blocks, Sheet(value.profile, pictures, office_width=width)))  # noqa: S704  our own XML
        case list():
            return [legal(line) for line in value]
    return legal(value)


def _text_width(file: Any) -> float | None:
    """Millimetres between the margins of the office's page, if its file tells them."""
    section = file.sections[-1] if len(file.sections) else None
    lengths = section and (section.page_width, section.left_margin, section.right_margin)
    if not lengths or None in lengths:
        return None
    paper, left, right = lengths
    return max(float(paper - left - right) / _EMU_PER_MM, _LEAST_WIDTH)


def _add_styles(file: Any, profile: Profile) -> None:
    """The styles that full texts use; those that the office has already stay its own."""
    known = {style.style_id for style in file.styles}
    for style in parse_xml(styles_xml(profile).encode()).iter(f"{_W}style"):
        if style.get(f"{_W}styleId") not in known and style.get(f"{_W}default") is None:
            file.styles.element.append(style)
