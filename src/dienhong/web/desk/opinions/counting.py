"""How many opinions each view holds, for all views in one statement and never counted further than is of use."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from django.db.models import IntegerField, QuerySet, Subquery
from django.http import QueryDict

from dienhong.civic.communes.models import Commune
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.engines.tenancy.statements import Statement, statement
from dienhong.kernel.actors import Actor
from dienhong.web.desk.opinions.filters import views, wanted

CAP = 999


class _CountOf(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def capped_counts(actor: Actor, today: date, kept: tuple[str, ...]) -> dict[str, int]:
    """Rows of each built-in view by its key and of each list in `kept` by its address; `CAP` + 1 where there are more.

    Without those that would say nothing (views of everything done) or cost too much (kept lists that look for words).
    """
    keys, counting = _counting(actor, today, kept, CAP)
    return dict(zip(keys, counting.rows()[0], strict=True))


@lru_cache(maxsize=512)
def _counting(actor: Actor, today: date, kept: tuple[str, ...], cap: int) -> tuple[tuple[str, ...], Statement]:
    """Building it costs far more than running it, so it is built once a day for each person."""
    everything = visible_to(actor)
    lists = {
        view.key: everything.filter(view.counted or view.condition) for view in views(today, actor) if view.is_counted
    }
    asks = {query: wanted(QueryDict(query), today, actor) for query in kept}
    lists |= {query: ask.apply(everything) for query, ask in asks.items() if not ask.filter.words}
    here = Commune.objects.filter(pk=actor.commune_id)
    return tuple(lists), statement(here.values_list(*_counts(tuple(lists.values()), cap)))


def _counts(lists: Sequence[QuerySet[Opinion]], cap: int) -> list[_CountOf]:
    return [_CountOf(rows.order_by().values("pk")[: cap + 1]) for rows in lists]


def shown(count: int | None) -> str | None:
    """A count in words: "999+" above the cap; None where nothing was counted."""
    return f"{CAP}+" if count is not None and count > CAP else None if count is None else str(count)
