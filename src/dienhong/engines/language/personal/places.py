"""Where somebody lives (redact), where something happened (keep), and land parcels named together with their owner."""
# ruff: noqa: E501 (a pattern is one line)

import re
from collections.abc import Iterator, Sequence

from dienhong.engines.language.personal.spans import PersonalSpan

_UPPER = "".join(letter for letter in map(chr, range(0x1F00)) if letter.isalpha() and letter.isupper())
_NAME = rf"(?:\d+[\w/.\-]*(?:\s+[{_UPPER}][\w'’]*){{0,3}}|[{_UPPER}][\w'’]*(?:\s+[{_UPPER}\d][\w'’]*){{0,4}})"
_UNIT = (
    r"(?i:số nhà|nhà số|số|so nha|ngõ|ngách|hẻm|kiệt|đường|phố|tổ dân phố|khu phố|khu dân cư|tổ|đội|khóm|khu|thôn|ấp|bản|buôn|làng"
    r"|xóm|xã|phường|thị trấn|quận|huyện|tỉnh|thành phố|tdp|tp\.?|duong|thon|ap|xom|xa|phuong|to)"
)
_PART = rf"(?:{_UNIT}\s+{_NAME}|\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*(?:\s+{_NAME})?)"
_ADDRESS = rf"{_PART}(?:(?:\s*,\s*|\s+){_PART})*"
_HOME = re.compile(
    r"(?i:(?:trú tại|trú ở|ngụ tại|ngụ ở|thường trú|tạm trú|cư trú|tru tai|hộ khẩu|địa chỉ nhà|địa chỉ|dia chi|nhà tôi ở|nhà em ở"
    r"|nhà tui ở|nhà cháu ở|nha toi o|nha em o|sống tại|nhà ở)(?:\s+(?:tại|ở|là|hiện tại))?\s*:?\s*)"
    rf"(?P<value>{_ADDRESS})"
)
_LOOSE = re.compile(r"(?i:(?:trú tại|ngụ tại|địa chỉ)\s*:?\s*)(?P<value>[^,.;\n]{2,60})")
_LIVES = re.compile(rf"\s+(?:ở|o|tại|sống ở|thôn)\s+(?P<value>{_ADDRESS})")
_DOOR = re.compile(rf"(?i:số nhà|nhà số|so nha)\s+\d+[\w/]*(?:,?\s*{_PART})*")
_PARCEL = re.compile(
    r"(?i:thửa(?: đất)?(?: số)?|thua(?: dat)?(?: so)?)\s*:?\s*(?P<value>\d+\s*,?\s*(?i:thuộc )?(?i:tờ|to)\s*(?i:bản đồ|ban do)?\s*(?i:số|so)?\s*\d+)"
)
_EXACT = re.compile(r"\d")
_SENTENCE = re.compile(r"[.!?\n](?=\s|$)")


def homes_in(text: str, people: Sequence[PersonalSpan]) -> Iterator[PersonalSpan]:
    """Addresses of homes: said so (redact), or following a person's name (ask); the street of an incident is kept."""
    for pattern in (_HOME, _LOOSE):
        for match in pattern.finditer(text):
            yield PersonalSpan(*_clean(text, *match.span("value")), "address", "redact")
    for person in people:
        lives = _LIVES.match(text, person.end) if person.outcome != "keep" else None
        if lives:
            start, end = _clean(text, *lives.span("value"))
            yield PersonalSpan(start, end, "address", "redact" if _EXACT.search(text[start:end]) else "ask")
    for match in _DOOR.finditer(text):
        yield PersonalSpan(*_clean(text, *match.span()), "address", "keep")


def parcels_in(text: str, people: Sequence[PersonalSpan]) -> Iterator[PersonalSpan]:
    """Land parcels (sheet and number) in a sentence that also names a citizen."""
    for match in _PARCEL.finditer(text):
        start, end = match.span("value")
        ends = [cut.start() for cut in _SENTENCE.finditer(text)] + [len(text)]
        stop = next(cut for cut in ends if cut >= end)
        begin = max([cut for cut in ends if cut < start], default=0)
        if any(begin <= person.start < stop and person.outcome != "keep" for person in people):
            yield PersonalSpan(start, end, "land_parcel_with_name", "redact")


def _clean(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " ,.;:":
        end -= 1
    return start, end
