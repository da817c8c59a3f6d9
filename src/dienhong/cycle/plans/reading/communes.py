"""Which commune a document speaks for."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from dienhong.cycle.plans.reading.names import proper_commune
from dienhong.cycle.plans.reading.structure import Found, Span
from dienhong.cycle.plans.reading.surface import Surface

_UNIT = re.compile(r"\b(xã|phường|thị trấn|đặc khu|xa|phuong|thi tran|dac khu)[ \u2028]+", re.IGNORECASE)
_AGENCY_UNIT = re.compile(
    r"\b(xã(?! hội)|phường|thị trấn|đặc khu|xa(?! hoi)|phuong|thi tran|dac khu)\s+(.+)$", re.IGNORECASE
)
_HIGHER = re.compile(r"[,\-(]|\s(?:huyện|quận|thị xã|thành phố|tỉnh)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'’]*")
_ACTING = re.compile(r"(?:ubnd|uy ban nhan dan|dang uy|hdnd|chinh quyen|dia ban|chu tich|nhan dan)\s*$")
_ACCENTED = {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu"}
_SEARCHED, _MAX_SYLLABLES, _ACTING_WEIGHT = 12_000, 4, 3


def commune_of_agency(issuer: Found[str]) -> Found[str] | None:
    """xã Hòa Sơn from "Ủy ban nhân dân xã Hòa Sơn"."""
    match = _AGENCY_UNIT.search(issuer.value)
    if match is None:
        return None
    name = _HIGHER.split(match[2])[0].strip()
    unit = match[1].lower()
    return Found(proper_commune(f"{_ACCENTED.get(unit, unit)} {name}"), issuer.span) if name else None


def commune_in_text(surface: Surface, start: int) -> Found[str] | None:
    """The commune most often named after a word for its government, from `start` on."""
    votes: Counter[str] = Counter()
    places: dict[str, Span] = {}
    for match in _units(surface, start, min(len(surface.plain), start + _SEARCHED)):
        end = name_end(surface.plain, match.end())
        if end == match.end():
            continue
        unit = match[1].lower()
        value = proper_commune(f"{_ACCENTED.get(unit, unit)} {surface.value(match.end(), end)}")
        acting = _ACTING.search(surface.folded, max(0, match.start() - 24), match.start())
        votes[value] += _ACTING_WEIGHT if acting else 1
        if acting or value not in places:
            places.setdefault(value, Span(match.start(), end))
    if not votes:
        return None
    value = votes.most_common(1)[0][0]
    return Found(value, places[value])


def _units(surface: Surface, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every word for a commune in the order of the text."""
    places = (surface.places(unit, start, end) for unit in _ACCENTED)
    found = (_UNIT.match(surface.plain, at, end) for at in sorted(chain.from_iterable(places)))
    return (match for match in found if match)


def name_end(plain: str, start: int) -> int:
    """End of a proper name that begins at `start`: capitalised syllables, or one number."""
    end, at = start, start
    capitals = plain[max(0, start - 2) : start].strip().isupper()
    for count in range(_MAX_SYLLABLES):
        word = _WORD.match(plain, at)
        if word is None:
            break
        text = word.group()
        if text.isdigit():
            return word.end() if count == 0 else end
        abbreviation = len(text) > 1 and text.isupper() and not capitals
        if not text[0].isupper() or abbreviation:
            break
        end = word.end()
        at = end + 1
        if plain[end : end + 1] not in (" ", "\u2028"):
            break
    return end
