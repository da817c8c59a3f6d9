"""The file around a document: an empty .docx of each rule book, and bytes that depend on nothing but the content."""

import io
import zipfile
from functools import cache
from typing import Any, Final

import docx

from dienhong.engines.typeset.docx.markup import NAMESPACES
from dienhong.engines.typeset.docx.styles import STYLES, styles_xml
from dienhong.engines.typeset.profiles import PROFILES, Part

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Parts that every document has; the relations' names are used by sections.py.
PAGE_NUMBER_HEADER: Final = "rId3"
EMPTY_HEADER: Final = "rId4"
_PARTS: Final = {
    "rId1": ("styles", "styles"),
    "rId2": ("settings", "settings"),
    PAGE_NUMBER_HEADER: ("header", "header1"),
    EMPTY_HEADER: ("header", "header2"),
}
_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def blank(code: str) -> Any:
    """An empty python-docx document with the styles of the rule book `code`."""
    return docx.Document(io.BytesIO(_blank_bytes(code)))


@cache
def _blank_bytes(code: str) -> bytes:
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for kind, name in _PARTS.values()
    )
    links = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for key, (kind, name) in _PARTS.items()
    )
    number = STYLES[Part.PAGE_NUMBER].key
    styled = f'<w:pPr><w:pStyle w:val="{number}"/></w:pPr>'
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {NAMESPACES}><w:body><w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
            "word/styles.xml": styles_xml(PROFILES[code]).removeprefix(_HEAD),
            "word/settings.xml": f"<w:settings {NAMESPACES}>{_SETTINGS}</w:settings>",
            "word/header1.xml": f"<w:hdr {NAMESPACES}><w:p>{styled}{field}</w:p></w:hdr>",
            "word/header2.xml": f"<w:hdr {NAMESPACES}><w:p>{styled}</w:p></w:hdr>",
        }
    )


def zipped(parts: dict[str, str]) -> bytes:
    """A package of XML parts, given without their XML declaration."""
    return _packed({name: (_HEAD + content).encode() for name, content in parts.items()})


def saved(document: Any) -> bytes:
    """The file of a python-docx document, without the time at which it was written."""
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        return _packed({name: package.read(name) for name in package.namelist()})


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            package.writestr(member, content)
    return stream.getvalue()
