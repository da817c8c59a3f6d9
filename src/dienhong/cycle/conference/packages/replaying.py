"""The acts of the hall on their way back: rows by their names, and then in the server's own order of acts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dienhong.cycle.conference.models import Act, Conference
from dienhong.cycle.conference.packages.columns import packed_rows, unpacked
from dienhong.cycle.conference.packages.names import ROW, Names
from dienhong.cycle.conference.packages.tables import CONFERENCE, HALL, Table

ACT = Table(
    "act",
    Act,
    ("client_id", "number", "verb", "by", "at", "client_at", "changes", "result", "topics", "undone_by"),
    lambda conference: Act.objects.filter(conference=conference),
)
_BY_NAME = {table.name: table for table in (CONFERENCE, *HALL)}
_TOLD = dict.fromkeys(("turn", "row", "attendance", "question", "commitment", "step")) | {
    "conflict": "row_text",
    "undoes": "act",
}
"""Words of an act's result that hold the id of a row, and the row's table where it has another name."""


def packed_acts(conference: Conference, base: int, names: Names) -> list[dict[str, Any]]:
    """The acts after number `base`; ids inside of them become names."""
    acts = Act.objects.filter(conference=conference, number__gt=base).order_by("number")
    return [
        act
        | {
            "changes": [_renamed(change, names.name, names) for change in act["changes"]],
            "result": _retold(act["result"], names.name),
        }
        for act in packed_rows(ACT, acts, names)
    ]


def add_acts(conference: Conference, acts: Sequence[Mapping[str, Any]], names: Names) -> None:
    """Append acts of the hall after those that are here."""
    last: Act | None = None
    for number, row in enumerate(acts, start=conference.number + 1):
        values = unpacked(ACT, row, names) | {"number": number, "undone_by_id": None}
        values["changes"] = [_renamed(change, names.find, names) for change in row["changes"]]
        values["result"] = _retold(row["result"], names.find)
        last = Act.objects.create(conference=conference, **values)
        names.keep("act", row[ROW], last.pk)
    for row in acts:
        undone_by = names.find("act", row.get("undone_by"))
        if undone_by is not None:
            Act.objects.filter(pk=names.find("act", row[ROW]) or 0).update(undone_by=undone_by)
    Conference.objects.filter(pk=conference.pk).update(number=conference.number + len(acts))
    if last is not None:
        last.tell_streams()


def _renamed(change: Mapping[str, Any], rename: Callable[[str, Any], Any], names: Names) -> dict[str, Any]:
    """One change with its row, and the rows that it refers to, under other names."""
    table = _BY_NAME[change["table"]]

    def values(side: str) -> dict[str, Any]:
        return {name: _value(name, value) for name, value in change[side].items()}

    def _value(name: str, value: Any) -> Any:
        column = table.field(name)
        if not column.is_relation or value is None:
            return value
        referred = names.table_of(column.related_model)  # type: ignore[arg-type]
        return rename(referred, value) if referred else None

    return {
        "table": change["table"],
        "pk": rename(change["table"], change["pk"]),
        "before": values("before"),
        "after": values("after"),
    }


def _retold(result: Mapping[str, Any], rename: Callable[[str, Any], Any]) -> dict[str, Any]:
    return {
        word: rename(_TOLD[word] or word, value) if word in _TOLD and value is not None else value
        for word, value in result.items()
    }
