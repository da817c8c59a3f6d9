"""The current commune of this request, job or command."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

_EVERY = -1
_current: ContextVar[int | None] = ContextVar("commune", default=None)


class NoCommuneError(RuntimeError):
    """A commune's table was touched outside `in_commune`: a fault in our code."""


@contextmanager
def in_commune(commune_id: int) -> Iterator[None]:
    """Run the block for the commune with database id `commune_id`.

    On PostgreSQL the session variable `dienhong.commune` is set too, which the row-level policies read.
    """
    yield from _scope(commune_id)


@contextmanager
def across_communes() -> Iterator[None]:
    """Run the block over all communes: installation commands only, never a request."""
    yield from _scope(_EVERY)


def _scope(value: int) -> Iterator[None]:
    token = _current.set(value)
    _tell_database(value)
    try:
        yield
    finally:
        _current.reset(token)
        _tell_database(_current.get())


def _tell_database(value: int | None) -> None:
    if connection.vendor != "postgresql" or _is_broken():
        return  # a broken transaction is rolled back, and the setting with it
    word = "" if value is None else "*" if value == _EVERY else str(value)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('dienhong.commune', %s, false)", [word])


def _is_broken() -> bool:
    """Whether the running transaction takes no more commands: asking would hide the error that broke it."""
    driver = connection.connection
    return connection.needs_rollback or (driver is not None and driver.info.transaction_status.name == "INERROR")


def current_commune_id() -> int:
    """The commune's database id; `NoCommuneError` outside `in_commune`."""
    value = _current.get()
    if value is None or value == _EVERY:
        raise NoCommuneError("no single commune is chosen: wrap the code in in_commune(...)")
    return value


def commune_filter() -> dict[str, int]:
    """Keyword arguments that narrow a query to the current commune; empty inside `across_communes`."""
    value = _current.get()
    if value is None:
        raise NoCommuneError("a commune's table was touched outside in_commune(...)")
    return {} if value == _EVERY else {"commune_id": value}
