"""Which limit holds for a reply: kind × urgency × field → limit, the most specific rule first. Pure."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dienhong.civic.deadlines.rules import TimeLimit, national_limits

_FIELD_WEIGHT, _KIND_WEIGHT = 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRule:
    """A row of `replies.toml`; `kind` and `field` empty where it holds for any."""

    limit: str
    urgency: int
    kind: str = ""
    field: str = ""
    counts_from: Literal["receipt", "triage"] = "receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRule:
    """A commune's own amount for the limit `rule`, perhaps for one kind or field alone."""

    rule: str
    amount: int
    source: str
    kind: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The limit that holds, and why: `kind` and `field` are the conditions that decided, empty where none did."""

    limit: TimeLimit
    counts_from: Literal["receipt", "triage"]
    kind: str = ""
    field: str = ""


def resolve(*, kind: str, urgency: int, field: str, local: Iterable[LocalRule] = ()) -> Resolved:
    """The limit for the reply to an opinion of this kind, urgency (1 to 4) and leading field.

    A national row is chosen first, then the commune's own amount for that row, each the most specific that fits.
    Raises `KeyError` when the table has no row for the urgency, `Refused` when a local amount is laxer than a law.
    """
    fitting = [row for row in reply_rules() if row.urgency == urgency and _fits(row, kind, field)]
    if not fitting:
        raise KeyError(urgency)
    rule = max(fitting, key=_weight)
    national = national_limits()[rule.limit]
    own = max((row for row in local if row.rule == rule.limit and _fits(row, kind, field)), key=_weight, default=None)
    if own is None:
        return Resolved(limit=national, counts_from=rule.counts_from, kind=rule.kind, field=rule.field)
    return Resolved(
        limit=national.narrowed(own.amount, own.source),
        counts_from=rule.counts_from,
        kind=own.kind or rule.kind,
        field=own.field or rule.field,
    )


@cache
def reply_rules() -> tuple[ReplyRule, ...]:
    """The table that ships with the product."""
    rows = tomllib.loads(files(__package__).joinpath("replies.toml").read_text("utf-8"))["rule"]
    return tuple(ReplyRule(**row) for row in rows)


def _fits(row: ReplyRule | LocalRule, kind: str, field: str) -> bool:
    return row.kind in ("", kind) and row.field in ("", field)


def _weight(row: ReplyRule | LocalRule) -> int:
    return (_FIELD_WEIGHT if row.field else 0) + (_KIND_WEIGHT if row.kind else 0)
