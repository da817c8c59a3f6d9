from datetime import timedelta

from tests.cast import NOW, Cast, run_at_once

from dienhong.engines.limits.models import Tally
from dienhong.engines.limits.tallies import Limit, count_try, forget, is_spent, sweep

LIMIT = Limit("log-in", most=3, seconds=600)


def test_one_try_too_many_is_refused(db: None) -> None:
    assert [count_try(LIMIT, "10.0.0.1", NOW) for _ in range(4)] == [True, True, True, False]


def test_somebody_else_is_counted_apart(db: None) -> None:
    for _ in range(4):
        count_try(LIMIT, "10.0.0.1", NOW)
    assert count_try(LIMIT, "10.0.0.2", NOW)


def test_next_window_starts_anew(db: None) -> None:
    for _ in range(4):
        count_try(LIMIT, "10.0.0.1", NOW)
    assert count_try(LIMIT, "10.0.0.1", NOW + timedelta(seconds=600))


def test_spent_is_known_without_counting(db: None) -> None:
    for _ in range(3):
        count_try(LIMIT, "10.0.0.1", NOW)
    assert [is_spent(LIMIT, "10.0.0.1", NOW), is_spent(LIMIT, "10.0.0.2", NOW)] == [True, False]
    assert Tally.objects.get().count == 3


def test_success_forgets(db: None) -> None:
    for _ in range(3):
        count_try(LIMIT, "10.0.0.1", NOW)
    forget(LIMIT, "10.0.0.1", NOW)
    assert not is_spent(LIMIT, "10.0.0.1", NOW)


def test_no_address_is_stored(db: None) -> None:
    count_try(LIMIT, "10.0.0.1", NOW)
    assert "10.0.0.1" not in Tally.objects.get().key


def test_sweep_drops_only_what_is_older_than_a_day(db: None) -> None:
    count_try(LIMIT, "old", NOW - timedelta(days=2))
    count_try(LIMIT, "new", NOW)
    assert (sweep(NOW), Tally.objects.count()) == (1, 1)


def test_tries_at_the_same_moment_are_all_counted(hoa_phu_committed: Cast) -> None:
    run_at_once(hoa_phu_committed, *[lambda: count_try(LIMIT, "10.0.0.1", NOW)] * 4)
    assert Tally.objects.get().count == 4
