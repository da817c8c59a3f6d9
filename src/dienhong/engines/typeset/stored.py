"""A document as JSON, for the database: every field by its name, enums by value, pictures in base64."""

import base64
import binascii
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final, Literal, NoReturn, Union, cast

from dienhong.engines.typeset.model import Block, Document, Heading, Item, PageBreak, Paragraph, Picture, Table

_KINDS: Final[Mapping[str, type]] = {
    "paragraph": Paragraph,
    "heading": Heading,
    "item": Item,
    "table": Table,
    "picture": Picture,
    "page_break": PageBreak,
}
_KIND_OF: Final = {kind: name for name, kind in _KINDS.items()}


def to_json(document: Document) -> dict[str, Any]:
    """`document` as what `json.dumps` takes. `from_json` gives an equal document back."""
    return cast(dict[str, Any], _out(document))


def from_json(stored: object) -> Document:
    """The document that `to_json` wrote; a field added since then takes its default.

    Raises `ValueError` (naming the place) on anything else: unknown or missing fields, other types, rows of a table
    that have not one cell a column.
    """
    return cast(Document, _in(Document, stored, "document"))


def blocks_to_json(blocks: tuple[Block, ...]) -> list[Any]:
    """Only a body, as `to_json` writes it."""
    return [_out(block) for block in blocks]


def blocks_from_json(stored: object) -> tuple[Block, ...]:
    """The body that `blocks_to_json` wrote; `ValueError` as in `from_json`."""
    return cast(tuple[Block, ...], _in(tuple[Block, ...], stored, "blocks"))


def _out(value: Any) -> Any:
    if is_dataclass(value):
        written = {field.name: _out(getattr(value, field.name)) for field in fields(value)}
        kind = _KIND_OF.get(cast(type, type(value)))
        return {"type": kind, **written} if kind else written
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case tuple():
            return [_out(part) for part in value]
        case _:
            return value


def _in(wanted: Any, value: object, place: str) -> Any:
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in {Union, types.UnionType}:
        return _in_union(arguments, value, place)
    if origin is tuple:
        return _in_tuple(arguments, value, place)
    if origin is Literal:
        return value if value in arguments else _foreign(wanted, value, place)
    if is_dataclass(wanted):
        return _in_record(cast(type, wanted), value, place)
    return _in_plain(wanted, value, place)


def _in_union(members: tuple[Any, ...], value: object, place: str) -> Any:
    if types.NoneType in members:
        rest = next(member for member in members if member is not types.NoneType)
        return None if value is None else _in(rest, value, place)
    kind = _KINDS.get(str(value.get("type"))) if isinstance(value, Mapping) else None
    if kind is None:
        _foreign("block", value, place)
    record = {name: part for name, part in cast(Mapping[str, Any], value).items() if name != "type"}
    return _in_record(kind, record, place)


def _in_tuple(members: tuple[Any, ...], value: object, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        _foreign("list", value, place)
    return tuple(_in(members[0], part, f"{place}[{index}]") for index, part in enumerate(value))


def _in_record(kind: type, value: object, place: str) -> Any:
    if not isinstance(value, Mapping):
        _foreign(kind.__name__, value, place)
    hints = _hints(kind)
    if unknown := set(value) - set(hints):
        raise ValueError(f"{place}: unknown fields {sorted(map(str, unknown))}")
    if missing := _required(kind) - set(value):
        raise ValueError(f"{place}: missing fields {sorted(missing)}")
    record = kind(**{name: _in(hints[name], part, f"{place}.{name}") for name, part in value.items()})
    if isinstance(record, Table) and any(len(row) != len(record.columns) for row in record.rows):
        raise ValueError(f"{place}: every row needs one cell a column")
    return record


def _in_plain(wanted: Any, value: object, place: str) -> Any:
    if wanted is bytes and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except binascii.Error as error:
            raise ValueError(f"{place}: no base64") from error
    if wanted is date and isinstance(value, str):
        return date.fromisoformat(value)
    if issubclass(wanted, Enum):
        return wanted(value) if type(value) is type(next(iter(wanted)).value) else _foreign(wanted, value, place)
    if wanted is float and type(value) is int:
        return float(value)
    return value if type(value) is wanted else _foreign(wanted, value, place)


def _foreign(wanted: object, value: object, place: str) -> NoReturn:
    raise ValueError(f"{place}: {wanted} expected, not {type(value).__name__}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@cache
def _required(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.default is MISSING)
