"""The steps that a conference has by law and plan, as data. Pure."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class StatutoryStep:
    """`minutes` is what it usually takes, `needs` the kinds of steps that come before it, `source` who asks for it."""

    kind: str
    title: str
    owner: str
    minutes: int
    needs: tuple[str, ...]
    required: bool
    source: str
    certainty: str


@cache
def statutory_steps() -> dict[str, StatutoryStep]:
    """All steps by kind, in their order."""
    rows = tomllib.loads(files(__package__).joinpath("steps.toml").read_text("utf-8"))
    return {kind: StatutoryStep(kind=kind, **row | {"needs": tuple(row["needs"])}) for kind, row in rows.items()}
