"""From a document to the bytes of its .docx: the parts in order, the sections, the properties."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from docx.oxml import parse_xml

from dienhong.engines.typeset.clean import printable
from dienhong.engines.typeset.docx.blocks import blocks_xml
from dienhong.engines.typeset.docx.closing import closing
from dienhong.engines.typeset.docx.markup import NAMESPACES, Place, legal, paragraph, run
from dienhong.engines.typeset.docx.masthead import masthead
from dienhong.engines.typeset.docx.package import EMPTY_HEADER, blank, saved
from dienhong.engines.typeset.docx.pictures import Pictures
from dienhong.engines.typeset.docx.sections import closed_section, section
from dienhong.engines.typeset.docx.sheet import Sheet
from dienhong.engines.typeset.docx.styles import STYLES
from dienhong.engines.typeset.model import Appendix, Document
from dienhong.engines.typeset.profiles import Part, profile_of
from dienhong.engines.typeset.wording import appendix_label, appendix_note, closed_body, issuer_name, title

_PROPERTY_LENGTH: Final = 255  # letters, the most that core properties hold


def to_docx(document: Document) -> bytes:
    """`document` as a .docx by the rule book of its `form_day`; equal documents give equal bytes.

    Raises `Unprintable` for letters and pictures that cannot be shown.
    Form: NĐ 30/2020, Phụ lục I; HD 36-HD/VPTW; HD 05-HD/VPTW.
    """
    document = printable(document)
    profile = profile_of(document)
    file = blank(profile.code)
    sheet = Sheet(profile, Pictures(file.part))
    first = _copy_header(file, document) if document.copy_note else EMPTY_HEADER
    ends = bool(document.signatures or document.recipients)
    written = [masthead(document, sheet), blocks_xml(closed_body(document), sheet, tied=ends), closing(document, sheet)]
    properties = section(sheet, first)
    for index, appendix in enumerate(document.appendices):
        written.append(closed_section(properties))
        sheet = replace(sheet, landscape=appendix.landscape)
        written.append(_appendix(document, index, appendix, sheet))
        properties = section(sheet)
    # Word wants a paragraph after the last table.
    written.append(paragraph("DHDuongKe", "") + properties)
    _fill(file, "".join(written))
    _describe(file, document)
    return saved(file)


def _appendix(document: Document, index: int, appendix: Appendix, sheet: Sheet) -> str:
    together = Place(keep_with_next=True)
    return (
        sheet.line(Part.APPENDIX_LABEL, appendix_label(document, index), together)
        + sheet.line(Part.APPENDIX_TITLE, appendix.title, together)
        + _note(document, sheet)
        + blocks_xml(appendix.body, sheet)
    )


def _note(document: Document, sheet: Sheet) -> str:
    note = appendix_note(document)
    return note and sheet.line(Part.APPENDIX_NOTE, note, Place(keep_with_next=True, after=12))


def _copy_header(file: Any, document: Document) -> str:
    part, key = file.part.add_header_part()
    header = part.element
    for child in list(header):
        header.remove(child)
    note = paragraph(STYLES[Part.COPY_NOTE].key, run(document.copy_note))
    header.append(parse_xml(note.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))
    return str(key)


def _fill(file: Any, content: str) -> None:
    element = file.part.element
    element.replace(element.body, parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>".encode()))


def _describe(file: Any, document: Document) -> None:
    """Title, author and day of the document; nothing about the machine or the hour of writing."""
    day = document.day or document.form_day
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    properties = file.core_properties
    properties.title = legal(title(document))[:_PROPERTY_LENGTH]
    properties.author = legal(issuer_name(document))[:_PROPERTY_LENGTH]
    properties.language = "vi-VN"
    properties.last_modified_by = ""
    properties.created = properties.modified = moment
    properties.revision = 1
