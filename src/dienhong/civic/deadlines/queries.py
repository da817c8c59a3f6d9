"""The limits in force in the current commune."""

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


def local_rules() -> tuple[LocalRule, ...]:
    """The commune's own limits, those for one kind or field too. One query."""
    rows = LocalLimit.objects.order_by("pk").values("rule", "kind", "field", "amount", "source")
    return tuple(LocalRule(**row) for row in rows)


@cache
def calendar() -> WorkCalendar:
    """Vietnam's working calendar, built once."""
    return vietnam()
