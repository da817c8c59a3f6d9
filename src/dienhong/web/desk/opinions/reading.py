"""The opinion's words as the machine read them: what may point to a person, diacritics, places. The raw text stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_OUTCOMES = {
    "redact": "sẽ che khi công khai",
    "ask": "cần người xem",
    "keep": "được giữ",
    "abusive": "lời thô tục, sẽ che khi công khai",
}
_STRONGEST = ("redact", "abusive", "ask", "keep")
_TYPES = {
    "phone": "số điện thoại",
    "cccd": "số căn cước",
    "cmnd": "số chứng minh",
    "email": "thư điện tử",
    "bank": "số tài khoản",
    "plate": "biển số xe",
    "person": "tên người",
    "address": "nơi ở",
    "dob": "ngày sinh",
    "land_parcel_with_name": "thửa đất kèm tên",
    "social_insurance": "số bảo hiểm xã hội",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text; `outcome` is "" for ordinary words, `title` says what it is and what becomes of it."""

    text: str
    outcome: str = ""
    title: str = ""


def reading_of(text: str, found: dict[str, Any]) -> dict[str, Any] | None:
    """What the machine read in `text`, for showing beside it; None when there is nothing to show."""
    pieces = list(_pieces(text, _spans(found)))
    marked = sorted({piece.outcome for piece in pieces if piece.outcome}, key=_STRONGEST.index)
    read: dict[str, Any] = {
        "pieces": pieces if marked else [],
        "legend": [(outcome, _OUTCOMES[outcome]) for outcome in marked],
        "restored": next(iter(_values(found, "restored")), ""),
        "places": _values(found, "place"),
        "rights": _values(found, "rights"),
        "keyphrases": _values(found, "keyphrases"),
    }
    return read if any(read.values()) else None


def _spans(found: dict[str, Any]) -> list[dict[str, Any]]:
    abusive = [span | {"outcome": "abusive", "type": ""} for span in _values(found, "abusive")]
    return [*_values(found, "personal"), *abusive]


def _pieces(text: str, spans: list[dict[str, Any]]) -> Iterator[Piece]:
    """The whole text cut at every edge of a span; where spans overlap the stricter one is shown."""
    edges = {0, len(text), *(min(span[end], len(text)) for span in spans for end in ("start", "end"))}
    for start, end in pairwise(sorted(edges)):
        over = [span for span in spans if span["start"] <= start and end <= span["end"]]
        if over:
            span = min(over, key=lambda span: _STRONGEST.index(span["outcome"]))
            what = _TYPES.get(span["type"], "")
            title = ": ".join(part for part in (what, _OUTCOMES[span["outcome"]]) if part)
            yield Piece(text[start:end], span["outcome"], title)
        else:
            yield Piece(text[start:end])


def _values(found: dict[str, Any], aspect: str) -> list[Any]:
    return [one["value"] for one in found.get(aspect, {}).get("found", [])]
