"""The limits in force in the current commune."""

from collections.abc import Iterable
from functools import cache

from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.resolving import LocalRule
from dienhong.civic.deadlines.rules import TimeLimit, national_limits
from dienhong.kernel.workdays import WorkCalendar, vietnam


def limit(key: str) -> TimeLimit:
    """The limit `key`, with the commune's own amount where it has one; `KeyError` for an unknown key."""
    national = national_limits()[key]
    own = LocalLimit.objects.filter(rule=key, kind="", field="").first()
    return national.narrowed(own.amount, own.source) if own else national


def limits(keys: Iterable[str]) -> dict[str, TimeLimit]:
    """Several limits by key, as `limit` gives each. One query."""
    national = {key: national_limits()[key] for key in keys}
    own = {row.rule: row for row in LocalLimit.objects.filter(rule__in=national, kind="", field="")}
    return {
        key: rule.narrowed(own[key].amount, own[key].source) if key in own else rule for key, rule in national.items()
    }


def local_rules() -> tuple[LocalRule, ...]:
    """The commune's own limits, those for one kind or field too. One query."""
    rows = LocalLimit.objects.order_by("pk").values("rule", "kind", "field", "amount", "source")
    return tuple(LocalRule(**row) for row in rows)


@cache
def calendar() -> WorkCalendar:
    """Vietnam's working calendar, built once."""
    return vietnam()
