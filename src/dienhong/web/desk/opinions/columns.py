"""The register's cells as HTML. Written here, not in the template: loops over 20 rows there cost more than the rest."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape
from typing import cast

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dienhong.cycle.opinions.sheets import Column, Names, Values, day
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState
from dienhong.web.kit.templatetags.kit import due_tag, state_tag

_SHOWN_LETTERS = 140
_SEVERAL = 2


def _due(row: Values, names: Names) -> str:
    if row["due_date"] is None:
        return ""
    left = _due_tag((row["due_date"] - names.today).days) if row["state"] in OPEN_STATES else ""
    return format_html('<span class="desk-due">{} {}</span>', day(row["due_date"]), left)


def _begun(row: Values, _: Names) -> str:
    text = cast(str, row["text"])
    begun = text if len(text) <= _SHOWN_LETTERS else f"{text[: _SHOWN_LETTERS - 1]}…"
    signers = row["signer_count"]
    if signers < _SEVERAL:
        return begun
    return format_html('{} <small class="dt-muted dt-nowrap">{} người cùng ký</small>', begun, signers)


@lru_cache(maxsize=512)
def _due_tag(days: int) -> SafeString | str:
    return due_tag(days)


@lru_cache(maxsize=32)
def _state_tag(state: str) -> SafeString:
    return state_tag(state, OpinionState(state).label)


_SHOWN: dict[str, Callable[[Values, Names], str]] = {
    "text": _begun,
    "field": lambda row, names: names.topics.get(row["lead_field"], row["lead_field"]),
    "unit": lambda row, _: row["unit__short_name"] or row["unit__name"] or "",
    "due": _due,
    "state": lambda row, _: _state_tag(row["state"]),
}
"""Where the page shows less, or more, than the workbook."""


def _cell(column: Column, row: Values, names: Names) -> str:
    """On a phone the row becomes a card, with the column's name before each value."""
    inner = _SHOWN.get(column.key, column.text)(row, names)
    css = (" desk-words" if column.key == "text" else "") + ("" if inner else " desk-none")
    return f'<td class="dt-table__cell{css}" data-label="{column.label}"><span>{_escaped(inner) or "–"}</span></td>'


def _escaped(text: str) -> str:
    """As Django's `escape` does, which for a page of cells takes several times as long."""
    return text if isinstance(text, SafeString) else escape(text)


def _tick(row: Values) -> str:
    return (
        '<td class="dt-table__cell desk-ticks"><label class="dt-tick"><input type="checkbox" name="chosen" '
        f'value="{row["pk"]:d}:{row["version"]:d}" aria-label="Chọn {escape(row["code"])}"></label></td>'
    )


def table_rows(rows: Iterable[Values], columns: Iterable[Column], names: Names, *, ticks: bool) -> SafeString:
    """The opinions as the table shows them; never who sent them. `columns` are ours, all else is escaped."""
    shown = tuple(columns)
    before, _, after = reverse("desk:opinion", args=[0]).rpartition("0")
    return mark_safe(
        "".join(
            f'<tr class="dt-table__row" data-desk-row>{_tick(row) if ticks else ""}'
            '<th scope="row" class="dt-table__header dt-nowrap">'
            f'<a class="dt-link" href="{before}{row["pk"]:d}{after}">{escape(row["code"])}</a></th>'
            f"{''.join([_cell(column, row, names) for column in shown])}</tr>"
            for row in rows
        )
    )
