"""Finding among rows that are narrowed otherwise gives what the whole search gives, by whichever way it goes."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast

from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.search import among
from dienhong.engines.search.among import found_among
from dienhong.engines.search.finding import find
from dienhong.engines.search.index import put

ROWS = 60


@pytest.fixture
def opinions(hoa_phu: Cast) -> None:
    chance = random.Random(29)
    words = ["đường", "duong", "nước", "nuoc", "thôn", "thon", "lợn", "heo", "mặt", "bằng", "dưới"]
    for number in range(1, ROWS + 1):
        moment = NOW + timedelta(minutes=number)
        text = " ".join(chance.choices(words, k=6))
        Opinion.objects.create(pk=number, code=f"DH-{number}", text=text, received_at=moment, urgency=1 + number % 4)
        put("opinion", number, text, moment)


@pytest.mark.parametrize("few", [0, 500])
@pytest.mark.parametrize("query", ["duong", "đường", "nuoc thon", '"đường thôn"', "mặt bằng", "heo", "du", "khôngcó"])
@pytest.mark.parametrize("urgency", [None, 3])
def test_rows_found_are_those_of_the_whole_search_in_its_order(
    opinions: None, monkeypatch: pytest.MonkeyPatch, query: str, urgency: int | None, few: int
) -> None:
    monkeypatch.setattr(among, "_FEW", few)
    monkeypatch.setattr(among, "_AT_FIRST", 1)
    rows = Opinion.objects.order_by("-received_at", "-id").values("pk")
    kept = set(rows.filter(urgency=urgency).values_list("pk", flat=True)) if urgency else set(range(1, ROWS + 1))
    whole = [hit.object_id for hit in find("opinion", query, limit=ROWS) if hit.object_id in kept]
    narrow = rows.filter(urgency=urgency) if urgency else rows
    for limit in (1, 5, ROWS):
        assert [row["pk"] for row in found_among("opinion", query, narrow, limit=limit)] == whole[:limit]


def test_nothing_is_found_without_a_word(opinions: None) -> None:
    assert found_among("opinion", " !? ", Opinion.objects.values("pk"), limit=3) == []


def test_one_page_of_a_common_word_takes_one_look_at_the_index_and_one_at_the_rows(opinions: None) -> None:
    rows = Opinion.objects.order_by("-received_at", "-id").values("pk")
    with CaptureQueriesContext(connection) as captured:
        assert len(found_among("opinion", "thon", rows, limit=5)) == 5
    assert len(captured) == 2
