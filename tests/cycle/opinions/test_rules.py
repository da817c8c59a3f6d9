from datetime import date

import pytest

from dienhong.civic.deadlines.counting import Count
from dienhong.civic.deadlines.resolving import resolve
from dienhong.cycle.opinions.rules import (
    TEXT_LENGTH,
    acceptable_text,
    assignable_due,
    counts_after_triage,
    due_date,
    is_overdue,
    may_reopen,
)
from dienhong.cycle.opinions.states import Urgency
from dienhong.kernel.workdays import vietnam


def _of_length(length: int) -> str:
    """Words of so many characters together."""
    return ("Đường thôn hư rồi. " * 300)[: length - 1] + "x"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", False),
        ("Đường hư", False),
        ("   Đường hư    ", False),
        ("Đường hư nè", True),
        (_of_length(TEXT_LENGTH), True),
        (_of_length(TEXT_LENGTH + 1), False),
    ],
)
def test_text_is_long_enough_and_short_enough(text: str, allowed: bool) -> None:
    assert acceptable_text(text).allowed == allowed


def test_too_long_text_is_told_its_length() -> None:
    assert "5001 ký tự" in acceptable_text(_of_length(5001)).reason


@pytest.mark.parametrize(
    "text", ["!!!!!!!!!!", "0123456789 0123", "😀😀😀😀😀😀😀😀😀😀", "hư hư hư hư hư", "Hư HƯ hư, hư! hư."]
)
def test_text_without_two_words_is_refused(text: str) -> None:
    assert "bằng chữ" in acceptable_text(text).reason


@pytest.mark.parametrize("text", ["w" * 3000, "Đường hư " + "a" * 61, "một " + "hai" * 40])
def test_a_word_without_end_is_refused(text: str) -> None:
    assert "quá dài" in acceptable_text(text).reason


@pytest.mark.parametrize(
    "text",
    [
        "duong thon hu roi",
        "mất điện!!!!!!!!!!!!!!!!!!!!",
        "Kâo dlai Êđê, bôk ƀuôn mâo klei",
        "Kuv xav kom kho txoj kev",
        "អ្នកភូមិត្រូវការ ទឹកស្អាត",
        "ផ្លូវភូមិខូចហើយ",
        "ផ្លូវភូមិខូចហើយ" * 10,
        "村里的路坏了很久没人来修过",
        "ꪹꪊꪱ ꪀꪴꪣ ꪕꪱꪉ ꪬꪱꪉ",
        "村 里的 路坏了很久没人修",
        "Xem https://vi-du.vn/" + "a1/" * 60 + " giúp tôi",
        "giá điện 3000đ/kWh, nước 12000đ/m3",
        "Đường̀ hư̛ nhiều lắm",
        "-" * 80 + " đường hư",
        "_" * 80 + " đường hư",
    ],
)
def test_words_of_any_language_are_accepted(text: str) -> None:
    assert acceptable_text(text).allowed


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
    limit = resolve(kind="kien_nghi", urgency=urgency, field="TRANS").limit
    assert due_date(date(2026, 3, 9), limit, vietnam()) == due


MONDAY, FRIDAY = date(2026, 3, 9), date(2026, 3, 13)


@pytest.mark.parametrize(
    ("urgency", "received", "triaged", "due"),
    [
        (Urgency.URGENT, date(2026, 3, 3), MONDAY, date(2026, 3, 10)),
        (Urgency.URGENT, MONDAY, FRIDAY, date(2026, 3, 16)),
        (Urgency.PRESSING, date(2026, 3, 3), MONDAY, date(2026, 3, 16)),
        (Urgency.SOON, date(2026, 3, 3), MONDAY, date(2026, 3, 18)),
        (Urgency.SOON, date(2026, 2, 3), MONDAY, date(2026, 3, 10)),
        (Urgency.ORDINARY, date(2026, 1, 5), FRIDAY, date(2026, 3, 16)),
    ],
)
def test_due_date_is_never_over_when_it_is_set(urgency: Urgency, received: date, triaged: date, due: date) -> None:
    resolved = resolve(kind="kien_nghi", urgency=urgency, field="TRANS")
    start, not_before = counts_after_triage(received, triaged, resolved, vietnam())
    assert Count(start=start, limit=resolved.limit, not_before=not_before).due(vietnam()) == due


@pytest.mark.parametrize(
    ("due", "allowed"),
    [
        (date(2026, 3, 8), False),
        (MONDAY, True),
        (date(2027, 3, 9), True),
        (date(2027, 3, 10), False),
        (date(2206, 3, 9), False),
    ],
)
def test_assignment_ends_within_a_year(due: date, allowed: bool) -> None:
    assert assignable_due(due, MONDAY).allowed == allowed


def test_due_date_in_tet_moves_behind_it() -> None:
    """Tết 2026 lasts from 14 to 22 February; the 15 days from 3 February end on the 18th."""
    assert due_date(
        date(2026, 2, 3), resolve(kind="kien_nghi", urgency=Urgency.SOON, field="TRANS").limit, vietnam()
    ) == date(2026, 2, 23)
