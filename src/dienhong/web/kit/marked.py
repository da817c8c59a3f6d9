"""Marks passages of a plain text, overlapping ones too: the left pane of the plan's review page."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NotRequired, TypedDict

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


class Mark(TypedDict):
    """A passage text[start:end] (characters); `kind` is value, note, warning or error; `label` is read aloud."""

    id: str
    start: int
    end: int
    kind: NotRequired[str]
    label: NotRequired[str]


_STRENGTH = {"value": 0, "note": 1, "warning": 2, "error": 3}


def _piece(text: str, marks: list[Mark], anchored: set[str]) -> SafeString:
    """One run of text covered by the same marks; the strongest kind gives its look, a mark's first run its id."""
    if not marks:
        return conditional_escape(text)
    strongest = max(marks, key=lambda mark: _STRENGTH.get(mark.get("kind", "value"), 0))
    kind = strongest.get("kind", "value")
    fresh = [mark["id"] for mark in marks if mark["id"] not in anchored]
    anchored.update(fresh)
    anchors = format_html_join("", '<span id="{}"></span>', ((name,) for name in fresh[1:]))
    return format_html(
        '{}<mark class="dt-mark dt-mark--{}"{} data-dt-span="{}"{}>{}</mark>',
        anchors,
        kind,
        format_html(' id="{}"', fresh[0]) if fresh else "",
        " ".join(mark["id"] for mark in marks),
        format_html(' title="{}"', strongest["label"]) if strongest.get("label") else "",
        text,
    )


def marked(text: str, marks: Iterable[Mark]) -> SafeString:
    """`text` escaped, with each mark's passage in <mark>; marks outside the text are cut to it, empty ones left out."""
    size = len(text)
    kept = [mark for mark in marks if max(mark["start"], 0) < min(mark["end"], size)]
    cuts = sorted({0, size, *(max(m["start"], 0) for m in kept), *(min(m["end"], size) for m in kept)})
    seen: set[str] = set()
    pieces = [
        _piece(text[begin:end], [m for m in kept if m["start"] <= begin and m["end"] >= end], seen)
        for begin, end in pairwise(cuts)
    ]
    return mark_safe("".join(pieces))
