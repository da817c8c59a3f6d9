"""The lists of open opinions are read in their order from an index, and counted from one: nothing is sorted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from tests.cast import Cast

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import overdue, to_triage, visible_to
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState
from dienhong.web.desk.opinions.filters import views


@pytest.fixture
def many(hoa_phu: Cast) -> None:
    """Opinions in every state, weighed by PostgreSQL: what it remembers of an emptied table depends on earlier tests."""
    now, states = timezone.now(), list(OpinionState)
    Opinion.objects.bulk_create(
        Opinion(
            commune=hoa_phu.commune,
            code=f"P{n}",
            state=states[n % len(states)],
            due_date=now.date() + timedelta(days=n),
            received_at=now,
        )
        for n in range(400)
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE opinions_opinion")


@pytest.mark.parametrize(
    ("key", "index"),
    [
        ("qua-han", "opinion_open_by_due"), ("sap-han", "opinion_open_by_due"), ("cho-phan-loai", "opinion_open_oldest"),
        ("cho-phan-cong", "opinion_by_state"), ("dang-giai-quyet", "opinion_by_state"),
    ],
)  # fmt: skip
def test_view_is_read_in_order_from_the_index_of_the_open_ones(hoa_phu: Cast, key: str, index: str) -> None:
    view = next(view for view in views(timezone.localdate(), hoa_phu.ha) if view.key == key)
    assert _plan(visible_to(hoa_phu.ha).filter(view.condition).order_by(*view.order)) == index


def test_named_reads_use_the_same_indexes(hoa_phu: Cast) -> None:
    late = overdue(hoa_phu.ha, timezone.localdate() + timedelta(days=1))
    assert (_plan(late), _plan(to_triage(hoa_phu.ha))) == ("opinion_open_by_due", "opinion_open_oldest")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("key", ["cho-phan-loai", "cho-phan-cong", "dang-giai-quyet", "sap-han", "qua-han"])
def test_view_is_counted_from_an_index_without_its_rows(hoa_phu: Cast, key: str) -> None:
    view = next(view for view in views(timezone.localdate(), hoa_phu.ha) if view.key == key)
    counted = visible_to(hoa_phu.ha).filter(view.counted or view.condition).order_by().values("pk")[:1000]
    _prefer_indexes()
    alone = "Index Only Scan using opinion_by" if connection.vendor == "postgresql" else "COVERING INDEX opinion_by"
    assert alone in counted.explain()


def test_what_is_counted_is_what_is_listed(hoa_phu: Cast) -> None:
    for state in OpinionState:
        Opinion.objects.create(code=state.value, state=state, due_date="2020-01-02", received_at=timezone.now())
    assert {opinion.state for opinion in Opinion.objects.filter(is_open=True)} == set(OPEN_STATES)
    today, counted = timezone.localdate(), 0
    for view in views(today, hoa_phu.ha):
        if view.counted is not None:
            listed = visible_to(hoa_phu.ha).filter(view.condition).order_by("pk")
            assert list(listed) == list(visible_to(hoa_phu.ha).filter(view.counted).order_by("pk"))
            counted += listed.count()
    assert counted == 1 + len(OPEN_STATES)


def _plan(rows: QuerySet[Opinion]) -> str:
    """The index that the plan walks, with every step that sorts named beside it."""
    _prefer_indexes()
    plan = rows[:21].explain()
    indexes = {name for name in (index.name for index in Opinion._meta.indexes) if name in plan}
    sorts = [word for word in ("TEMP B-TREE", "Sort") if word in plan]
    return " ".join([*sorted(indexes), *sorts])


def _prefer_indexes() -> None:
    """A few rows would be read without any index."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("seqscan", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
