"""The record of processing: which personal data there is, why, who reads it, how long. Pure, from `inventory.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dienhong.cycle.privacy.keeping import KeepingRule, keeping_rules

NONE = "none"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of personal data with its `columns` ("app.Table" or "app.Table.column") and the rules that end it."""

    key: str
    name: str
    purpose: str
    basis: str
    recipients: str
    rules: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def keeping(self) -> list[KeepingRule]:
        """The retention rules that end it; none where the whole record goes to the archive."""
        return [keeping_rules()[rule] for rule in self.rules]


@cache
def categories() -> dict[str, Category]:
    """All categories by key, the one that holds nothing personal last."""
    rows = tomllib.loads(files(__package__).joinpath("inventory.toml").read_text("utf-8"))
    return {
        key: Category(key=key, **row | {"rules": tuple(row["rules"]), "columns": tuple(row["columns"])})
        for key, row in rows.items()
    }


def processed() -> list[Category]:
    """The categories that hold personal data."""
    return [category for category in categories().values() if category.key != NONE]
