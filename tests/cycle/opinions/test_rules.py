from datetime import date

import pytest

from dienhong.civic.deadlines.rules import national_limits
from dienhong.cycle.opinions.rules import TEXT_LENGTH, acceptable_text, due_date, is_overdue, may_reopen
from dienhong.cycle.opinions.states import DEADLINE_OF_URGENCY, Urgency
from dienhong.kernel.workdays import vietnam


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", False),
        ("Đường hư", False),
        ("   Đường hư    ", False),
        ("Đường hư nè", True),
        ("x" * TEXT_LENGTH, True),
        ("x" * (TEXT_LENGTH + 1), False),
    ],
)
def test_text_is_long_enough_and_short_enough(text: str, allowed: bool) -> None:
    assert acceptable_text(text).allowed == allowed


def test_too_long_text_is_told_its_length() -> None:
    assert "5001 ký tự" in acceptable_text("x" * 5001).reason


@pytest.mark.parametrize(("count", "allowed"), [(0, True), (1, False), (2, False)])
def test_opinion_is_reopened_once(count: int, allowed: bool) -> None:
    assert may_reopen(count).allowed == allowed


@pytest.mark.parametrize(("due", "late"), [(None, False), (date(2026, 4, 7), True), (date(2026, 4, 8), False)])
def test_overdue_begins_the_day_after(due: date | None, late: bool) -> None:
    assert is_overdue(due, date(2026, 4, 8)) == late


@pytest.mark.parametrize(
    ("urgency", "due"),
    [
        (Urgency.URGENT, date(2026, 3, 10)),
        (Urgency.PRESSING, date(2026, 3, 16)),
        (Urgency.SOON, date(2026, 3, 24)),
        (Urgency.ORDINARY, date(2026, 4, 8)),
    ],
)
def test_due_date_follows_urgency(urgency: Urgency, due: date) -> None:
    limit = national_limits()[DEADLINE_OF_URGENCY[urgency]]
    assert due_date(date(2026, 3, 9), limit, vietnam()) == due


def test_due_date_in_tet_moves_behind_it() -> None:
    """Tết 2026 lasts from 14 to 22 February; the 15 days from 3 February end on the 18th."""
    assert due_date(date(2026, 2, 3), national_limits()["soon"], vietnam()) == date(2026, 2, 23)
