"""A package against `schema/edxml.xsd`, for people who ask why another system refuses it."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lxml import etree

from dienhong.engines.edxml.limits import USUAL, Limits
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.tree import parse

_NAMESPACE = re.compile(r"\{[^}]*\}")
_ELEMENT = re.compile(r"Element '([^']+)'")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.+) \)")
_VALUE = re.compile(r"(?:The value |: )'(.*?)'", re.DOTALL)
_LENGTH = re.compile(r"length of '(\d+)'.*?of '(\d+)'", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach: the line (from 1; 0 when the bytes could not be read as XML), the element, a Vietnamese sentence."""

    line: int
    element: str
    message: str


def violations(data: bytes, limits: Limits = USUAL) -> list[Violation]:
    """What in `data` breaks the schema, by line; [] when it is valid. Hostile bytes give one violation."""
    try:
        parse(data, limits)
    except EdxmlRefused as refused:
        return [Violation(0, refused.path, refused.message)]
    schema = _schema()
    if schema.validate(etree.fromstring(data, _parser())):
        return []
    return [_violation(error) for error in schema.error_log]


@cache
def _schema() -> etree.XMLSchema:
    source = files("dienhong.engines.edxml").joinpath("schema", "edxml.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(source, _parser()))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )


def _violation(error: etree._LogEntry) -> Violation:
    raw = _NAMESPACE.sub("", error.message)
    element = _ELEMENT.search(raw)
    name = element.group(1).partition("'")[0] if element else "edXML"
    return Violation(error.line, name, _sentence(error.type_name, raw, name))


def _sentence(kind: str, raw: str, name: str) -> str:
    value, length, expected = _VALUE.search(raw), _LENGTH.search(raw), _EXPECTED.search(raw)
    shown = value.group(1)[:40] if value else ""
    hint = f"; ở đây phải là {expected.group(1)[:200]}" if expected else ""
    sentences = {
        "SCHEMAV_CVC_MAXLENGTH_VALID": f"{name} dài {length.group(1)} ký tự, tối đa {length.group(2)}."
        if length
        else raw,
        "SCHEMAV_CVC_MINLENGTH_VALID": f"{name} không được để trống.",
        "SCHEMAV_CVC_PATTERN_VALID": f"{name} không đúng dạng: “{shown}”.",
        "SCHEMAV_CVC_ELT_1": f"Thẻ gốc {name} không đúng; phải là edXML với không gian tên của QCVN 102:2016.",
        "SCHEMAV_CVC_IDC": f"{name}: mã ContentId bị trùng, hoặc nhắc tệp không có trong gói.",
    }
    if kind == "SCHEMAV_ELEMENT_CONTENT":
        missing = "Missing child element" in raw
        return f"{name} thiếu thẻ con{hint}." if missing else f"{name} không được đứng ở đây{hint}."
    if kind.startswith("SCHEMAV_CVC_DATATYPE"):
        return f"{name} có giá trị không đúng kiểu: “{shown}”." if value else raw
    return sentences.get(kind, raw)
