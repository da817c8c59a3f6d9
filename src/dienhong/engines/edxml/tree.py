"""Bytes from a stranger → element tree, with every door of XML that we do not need shut."""

import re
from typing import cast
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from dienhong.engines.edxml.limits import Limits
from dienhong.engines.edxml.refused import EdxmlRefused

_BASE64_AND_SPACE = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \r\n\t"
_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
# Only the content of a file may be long; long names, attributes and comments cost a parser more than they are worth.
_LONG = re.compile(rb"<[^<]{65536,}")
_FILE = re.compile(
    rb"""<(?:[\w.-]{0,40}:)?ContentTransferEncoded(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*>[A-Za-z0-9+/=\s]*"""
    rb"""|<!\[CDATA\[[A-Za-z0-9+/=\s]*\]\]>\s*"""
)
_OURS = frozenset({"utf-8", "utf8"})
_CHUNK = 256 * 1024


class _BoundedBuilder(TreeBuilder):
    """Builds the tree and stops at the first element too many or too deep."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits, self._depth, self._count = limits, 0, 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > self._limits.depth:
            raise EdxmlRefused(f"Các thẻ lồng nhau quá {self._limits.depth} tầng")
        if self._count > self._limits.elements:
            raise EdxmlRefused(f"Có quá {self._limits.elements} thẻ")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse(data: bytes, limits: Limits) -> Element:
    """The root element of `data` (UTF-8, with or without BOM). Raises EdxmlRefused, nothing else.

    No DTD, hence no entities; nothing is ever fetched; size, markup, passages, depth and count are bounded first.
    """
    _check_bytes(data, limits)
    parser = DefusedXMLParser(target=_BoundedBuilder(limits), encoding="utf-8", forbid_dtd=True)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        return cast(Element, parser.close())
    except DefusedXmlException as error:
        raise EdxmlRefused("Gói tin khai báo DTD hoặc thực thể, là cách tấn công qua XML; không nhận") from error
    except ParseError as error:
        line = error.position[0]
        raise EdxmlRefused(f"Gói tin không phải XML nguyên vẹn, sai từ dòng {line}") from error
    except (ValueError, LookupError, AssertionError) as error:
        raise EdxmlRefused("Gói tin không phải XML nguyên vẹn") from error


def _check_bytes(data: bytes, limits: Limits) -> None:
    if not data.strip():
        raise EdxmlRefused("Gói tin trống")
    if len(data) > limits.package:
        raise EdxmlRefused(f"Gói tin nặng {len(data)} byte, tối đa {limits.package} byte")
    if len(data.translate(None, _BASE64_AND_SPACE)) > limits.markup:
        raise EdxmlRefused("Phần chữ và thẻ của gói tin dài bất thường")
    if any(not _FILE.fullmatch(data, *passage.span()) for passage in _LONG.finditer(data)):
        raise EdxmlRefused("Có đoạn dài bất thường ngoài nội dung tệp")
    declared = _DECLARED.match(data)
    if declared and declared.group(1).lower().decode("ascii", "replace") not in _OURS:
        raise EdxmlRefused("Gói tin phải dùng bảng mã UTF-8")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EdxmlRefused(f"Gói tin phải dùng bảng mã UTF-8; byte thứ {error.start + 1} không đúng") from error
