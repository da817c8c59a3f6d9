"""The ladder of reminders: unit, then office, then leaders, by days around the due date. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rung:
    """A row of `ladder.toml`: `after` days after the due date, negative before it."""

    key: str
    after: int
    to: Literal["unit", "office", "leaders"]
    text: str


@cache
def rungs() -> tuple[Rung, ...]:
    """The ladder from its foot."""
    rows = tomllib.loads(files(__package__).joinpath("ladder.toml").read_text("utf-8"))["step"]
    return tuple(sorted((Rung(**row) for row in rows), key=lambda rung: rung.after))


def reached(due: date, today: date) -> tuple[Rung, ...]:
    """The steps whose day has come, the highest last; empty before the first."""
    return tuple(rung for rung in rungs() if today >= due + timedelta(days=rung.after))


def horizon(today: date) -> date:
    """The latest due date for which a step has come on `today`."""
    return today - timedelta(days=rungs()[0].after)
