"""The public minutes of a dialogue, as parts of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render

from dienhong.cycle.conference.queries import public_minutes
from dienhong.cycle.dialogues.queries import public_dialogues
from dienhong.engines.typeset.model import Block, Heading, Inline, Item, Paragraph, Table
from dienhong.engines.typeset.plain import from_text
from dienhong.kernel.numbering import roman
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.responses import public_page


@dataclass(frozen=True, slots=True)
class Shown:
    """One part: "heading" and "paragraph" with `text`, "list" with `lines`, or "table" with `titles` and `rows`."""

    kind: str
    text: str = ""
    lines: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@public_page
def minutes(request: CommuneRequest, pk: int) -> HttpResponse:
    """The version that a person approved; 404 before and after."""
    dialogue = public_dialogues().filter(pk=pk).first()
    public = public_minutes(pk) if dialogue else None
    if public is None:
        raise Http404
    context = {"dialogue": dialogue, "public": public, "parts": list(_parts(public.text))}
    return render(request, "portal/dialogues/minutes.html", context)


def _parts(text: str) -> Iterator[Shown]:
    """The blocks of `text`, items that follow each other as one list."""
    for is_list, blocks in groupby(from_text(text), key=lambda block: isinstance(block, Item)):
        if is_list:
            yield Shown("list", lines=tuple(_words(block.content) for block in blocks if isinstance(block, Item)))
        else:
            yield from (shown for block in blocks if (shown := _shown(block)) is not None)


def _shown(block: Block) -> Shown | None:
    match block:
        case Heading(ordinal=ordinal, text=text, content=content):
            return Shown("heading", f"{roman(ordinal)}. {text or _words(content)}")
        case Paragraph(content=content):
            return Shown("paragraph", _words(content))
        case Table(columns=columns, rows=rows):
            return Shown("table", titles=tuple(column.title for column in columns), rows=rows)
        case _:
            return None


def _words(content: Inline) -> str:
    return "".join(run.text for run in content)
