"""The worker keeps what the planner goes by; without it the lists of replies are sought through the register."""

from django.db import connection
from tests.cast import Cast, make_opinion

from dienhong.config.planning import count_for_planner


def test_planner_of_sqlite_knows_the_register(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu)
    count_for_planner()
    known = "opinions_opinion" in connection.introspection.table_names()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) > 5 FROM sqlite_stat1 WHERE tbl = 'opinions_opinion'")
            known = cursor.fetchone() == (1,)
    assert known
