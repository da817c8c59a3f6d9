"""Time limits: counted on the working calendar, narrowed only to the stricter side, each with its source."""

from datetime import date

import pytest
from tests.cast import NOW, Cast

from dienhong.civic.deadlines.actions import set_limit
from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.civic.deadlines.resolving import resolve
from dienhong.civic.deadlines.rules import TimeLimit, bounds, national_limits
from dienhong.cycle.opinions.states import Urgency
from dienhong.kernel.errors import Refused


@pytest.mark.parametrize("key", sorted(national_limits()))
def test_every_limit_names_its_source(key: str) -> None:
    row = national_limits()[key]
    assert (bool(row.source), bool(row.name), row.amount > 0) == (True, True, True)
    assert (row.unit, row.stricter, row.certainty) in {
        (unit, stricter, certainty)
        for unit in ("day", "workday")
        for stricter in ("less", "more")
        for certainty in ("law", "memory", "local")
    }


def test_own_limits_have_bounds_with_a_source_for_every_unit() -> None:
    assert {row.unit for row in national_limits().values()} <= set(bounds())
    assert [unit for unit, row in bounds().items() if not row.source or not row.least < row.most] == []


@pytest.mark.parametrize(("rule", "amount"), [("ordinary", 0), ("ordinary", 366), ("data_acknowledge", 251)])
def test_own_limit_outside_its_bounds_is_refused_with_the_reason(hoa_phu: Cast, rule: str, amount: int) -> None:
    with pytest.raises(Refused, match=r"Thời hạn từ 1 đến (365 ngày|250 ngày làm việc)\."):
        set_limit(hoa_phu.khoa, rule, amount=amount, source="Quy chế số 3", now=NOW)


def test_every_urgency_has_a_limit_and_the_pressing_are_shorter() -> None:
    amounts = [resolve(kind="kien_nghi", urgency=urgency, field="TRANS").limit.amount for urgency in Urgency]
    assert amounts == sorted(amounts, reverse=True)


def day_limit(amount: int, unit: str = "day", stricter: str = "less") -> TimeLimit:
    return TimeLimit("x", "Thử", amount, unit, stricter, "Luật", "law")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "limit_", "due"),
    [
        (date(2026, 3, 9), day_limit(5), date(2026, 3, 16)),  # ends on a Saturday: Monday
        (date(2026, 3, 9), day_limit(4), date(2026, 3, 13)),
        (date(2026, 2, 3), day_limit(15), date(2026, 2, 23)),  # ends in Tết: the Monday after
        (date(2026, 2, 12), day_limit(1, "workday"), date(2026, 2, 13)),
        (date(2026, 2, 13), day_limit(1, "workday"), date(2026, 2, 23)),  # the last day before Tết
        (date(2026, 4, 24), day_limit(1), date(2026, 4, 28)),  # Giỗ Tổ on Sunday 26 April, made up on Monday
    ],
)
def test_due_day_is_a_working_day(start: date, limit_: TimeLimit, due: date) -> None:
    assert limit_.due(start, calendar()) == due


def test_latest_day_before_a_conference() -> None:
    assert national_limits()["announce"].latest_before(date(2026, 4, 15)) == date(2026, 4, 8)


@pytest.mark.parametrize(("key", "amount", "allowed"), [
    ("announce", 10, True), ("announce", 7, True), ("announce", 6, False),
    ("result", 5, True), ("result", 10, True), ("result", 11, False),
    ("soon", 20, True),
])  # fmt: skip
def test_commune_may_only_be_stricter_than_the_law(hoa_phu: Cast, key: str, amount: int, allowed: bool) -> None:
    LocalLimit.objects.create(rule=key, amount=amount, source="Quy chế xã Hòa Phú")
    if allowed:
        assert (limit(key).amount, limit(key).source) == (amount, "Quy chế xã Hòa Phú")
    else:
        with pytest.raises(Refused, match="chỉ được chặt hơn"):
            limit(key)


def test_other_commune_s_limit_does_not_hold_here(hoa_phu: Cast) -> None:
    assert limit("soon") == national_limits()["soon"]


def test_unknown_limit_is_a_fault_of_the_code(hoa_phu: Cast) -> None:
    with pytest.raises(KeyError):
        limit("khong-co")
