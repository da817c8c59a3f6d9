"""The limits in force in the current commune."""

from collections.abc import Iterable
from functools import cache, lru_cache

from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.resolving import LocalRule
from dienhong.civic.deadlines.rules import TimeLimit, national_limits
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.engines.tenancy.statements import Statement, statement
from dienhong.kernel.workdays import WorkCalendar, vietnam


def limit(key: str) -> TimeLimit:
    """The limit `key`, with the commune's own amount where it has one; `KeyError` for an unknown key."""
    national = national_limits()[key]
    own = _own(current_commune_id(), key).rows()
    return national.narrowed(*own[0]) if own else national


@lru_cache(maxsize=1024)
def _own(commune_id: int, key: str) -> Statement:
    """Amount and source of the commune's own limit; built once, for every opinion that comes in asks it."""
    own = LocalLimit.objects.filter(commune_id=commune_id, rule=key, kind="", field="").order_by()
    return statement(own.values_list("amount", "source"))


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
