"""A `Document` as the texts that the linter reads, and back: one text replaced at its path."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from dienhong.civic.documents.linting.case import Passage
from dienhong.civic.documents.linting.findings import Part, Path, Where
from dienhong.engines.typeset.model import Block, Document, Heading, Inline, Item, Paragraph, Picture, Run, Table


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Every text of `document`, in reading order. Empty texts are left out."""
    return tuple(Passage(Where(part, path), text, opens=opens) for part, path, text, opens in _texts(document) if text)


Text = tuple[Part, Path, str, bool]


def _texts(document: Document) -> Iterator[Text]:
    for name, lines in (("superior", document.issuer.superior), ("lines", document.issuer.lines)):
        yield from ((Part.ISSUER, ("issuer", name, i), line, False) for i, line in enumerate(lines))
    yield Part.KIND, ("kind_name",), document.kind_name, False
    yield Part.SUBJECT, ("subject",), document.subject, bool(document.kind_name) and document.system == "state"
    yield from _lines(Part.ADDRESSEE, ("addressees",), document.addressees)
    yield Part.KIND, ("enacted_by",), document.enacted_by, False
    yield from _lines(Part.BASIS, ("bases",), document.bases)
    yield from _blocks(("body",), document.body)
    for i, signature in enumerate(document.signatures):
        yield from (
            (Part.AUTHORITY, ("signatures", i, "authority", j), line, False)
            for j, line in enumerate(signature.authority)
        )
        yield Part.SIGNER, ("signatures", i, "name"), signature.name, False
    for i, recipients in enumerate(document.recipients):
        yield from _lines(Part.RECIPIENT, ("recipients", i, "lines"), recipients.lines)
        yield Part.ARCHIVE, ("recipients", i, "archive"), recipients.archive, False
    for i, appendix in enumerate(document.appendices):
        yield Part.SUBJECT, ("appendices", i, "title"), appendix.title, False
        yield from _blocks(("appendices", i, "body"), appendix.body)


def _lines(part: Part, path: Path, lines: tuple[str, ...]) -> Iterator[Text]:
    yield from ((part, (*path, i), line, True) for i, line in enumerate(lines))


def _blocks(path: Path, blocks: tuple[Block, ...]) -> Iterator[Text]:
    for i, block in enumerate(blocks):
        here = (*path, i)
        match block:
            case Paragraph(content) | Item(content):
                yield Part.BODY, (*here, "content"), plain(content), True
            case Heading(text=text, content=content):
                yield Part.BODY, (*here, "text"), text, True
                yield Part.BODY, (*here, "content"), plain(content), not text
            case Table():
                yield from _table(here, block)
            case Picture(caption=caption):
                yield Part.BODY, (*here, "caption"), caption, True


def _table(path: Path, table: Table) -> Iterator[Text]:
    yield Part.TABLE, (*path, "caption"), table.caption, True
    for i, column in enumerate(table.columns):
        yield Part.TABLE, (*path, "columns", i, "title"), column.title, True
    for i, row in enumerate(table.rows):
        yield from ((Part.TABLE, (*path, "rows", i, j), cell, False) for j, cell in enumerate(row))


def plain(content: Inline) -> str:
    return "".join(run.text for run in content)


def text_at(document: Document, path: Path) -> str:
    """The text at `path`; "" where it leads to nothing that holds text. `KeyError` for a path of another document."""
    found: Any = document
    for step in path:
        try:
            found = found[step] if isinstance(step, int) else getattr(found, step)
        except (AttributeError, IndexError, TypeError) as error:
            raise KeyError(path) from error
    return plain(found) if isinstance(found, tuple) else str(found or "")


def with_text(document: Document, path: Path, start: int, end: int, text: str) -> Document:
    """`document` with [start, end) of the text at `path` replaced; a line break in a line of a list makes two lines."""
    return cast(Document, _replaced(document, path, start, end, text))


def _replaced(node: Any, path: Path, start: int, end: int, text: str) -> Any:
    if not path:
        return _in_runs(node, start, end, text) if isinstance(node, tuple) else f"{node[:start]}{text}{node[end:]}"
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        changed = _replaced(node[step], rest, start, end, text)
        several = tuple(changed.split("\n")) if isinstance(changed, str) and "\n" in text else (changed,)
        return (*node[:step], *several, *node[step + 1 :])
    if not is_dataclass(node) or step not in {known.name for known in fields(node)}:
        raise KeyError(step)
    return replace(cast(Any, node), **{step: _replaced(getattr(node, step), rest, start, end, text)})


def _in_runs(content: Inline, start: int, end: int, text: str) -> Inline:
    """The new letters look like the run in which the old ones began."""
    total = len(plain(content))
    look = next(iter(_cut(content, start, total)), None) or (content[-1] if content else Run(""))
    changed = (*_cut(content, 0, start), replace(look, text=text), *_cut(content, end, total))
    return tuple(run for run in changed if run.text)


def _cut(content: Inline, start: int, end: int) -> Inline:
    """The letters [start, end) of runs."""
    runs, at = [], 0
    for run in content:
        words = run.text[max(0, start - at) : max(0, end - at)]
        if words:
            runs.append(replace(run, text=words))
        at += len(run.text)
    return tuple(runs)
