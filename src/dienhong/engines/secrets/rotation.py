"""Replacing the key of everything that is sealed: in small transactions, so that it can be stopped anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction

from dienhong.engines.secrets.fields import SealedField
from dienhong.engines.secrets.seal import Seal, SealBrokenError


@dataclass(frozen=True, slots=True)
class Progress:
    """One finished chunk: rows of the model `table` that were seen, sealed anew, or could not be opened by any key."""

    table: str
    seen: int
    resealed: int
    unreadable: int


def sealed_columns() -> list[tuple[type[models.Model], str]]:
    """Every (model, column) of the installation that holds sealed texts."""
    return [
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields  # noqa: SLF001 (documented)
        if isinstance(field, SealedField)
    ]


def sealed_row_count() -> int:
    """How many sealed rows there are. Needs `across_communes`."""
    return sum(_rows(model).count() for model, _ in sealed_columns())


def reseal(seal: Seal, *, chunk: int) -> Iterator[Progress]:
    """Seal everything with the newest key of `seal`, `chunk` rows a transaction. Needs `across_communes`.

    What carries the newest key is passed over, so a second run, or one after a kill, only does what is left. A row that
    somebody else sealed in between is theirs. A row that no key opens stays as it is and is counted.
    """
    for model, column in sealed_columns():
        last = 0
        while rows := list(_next_rows(model, column, last, chunk)):
            last = rows[-1][0]
            yield _reseal_chunk(model, column, rows, seal)


def _rows(model: type[models.Model]) -> models.QuerySet[models.Model]:
    return model._default_manager.all()  # noqa: SLF001 (documented)


def _next_rows(model: type[models.Model], column: str, last: int, chunk: int) -> list[tuple[int, bytes]]:
    rows = _rows(model).filter(pk__gt=last).order_by("pk").values_list("pk", column)
    return list(rows[:chunk])


def _reseal_chunk(model: type[models.Model], column: str, rows: list[tuple[int, bytes]], seal: Seal) -> Progress:
    resealed = unreadable = 0
    with transaction.atomic():
        for key, old in rows:
            if not old or seal.is_newest(old):
                continue
            try:
                text = seal.open(old)
            except SealBrokenError:
                unreadable += 1
                continue
            same = _rows(model).filter(pk=key, **{column: bytes(old)})
            resealed += same.update(**{column: seal.close(text)})
    return Progress(model.__name__, len(rows), resealed, unreadable)
