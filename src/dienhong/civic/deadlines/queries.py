"""The limits in force in the current commune."""

from functools import cache

from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.rules import TimeLimit, national_limits
from dienhong.kernel.workdays import WorkCalendar, vietnam


def limit(key: str) -> TimeLimit:
    """The limit `key`, with the commune's own amount where it has one; `KeyError` for an unknown key."""
    national = national_limits()[key]
    own = LocalLimit.objects.filter(rule=key).first()
    return national.narrowed(own.amount, own.source) if own else national


@cache
def calendar() -> WorkCalendar:
    """Vietnam's working calendar, built once."""
    return vietnam()
