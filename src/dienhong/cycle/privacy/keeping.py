"""How long what is kept, as data. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class KeepingRule:
    """`amount` days from `since`; `source` says by which law or local document, `certainty` how sure we are of it."""

    key: str
    name: str
    since: str
    amount: int
    act: Literal["clear", "delete", "report"]
    source: str
    certainty: Literal["law", "memory", "local"]

    def cutoff(self, now: datetime) -> datetime:
        """What began before this moment has been kept long enough."""
        return now - timedelta(days=self.amount)


@cache
def keeping_rules() -> dict[str, KeepingRule]:
    """All rules by key, in the order of the file."""
    rows = tomllib.loads(files(__package__).joinpath("retention.toml").read_text("utf-8"))
    return {key: KeepingRule(key=key, **row) for key, row in rows.items()}
