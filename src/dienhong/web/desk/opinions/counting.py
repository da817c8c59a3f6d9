"""How many opinions each view holds, for all views in one statement and never counted further than is of use."""

from collections.abc import Sequence

from django.db.models import IntegerField, QuerySet, Subquery

from dienhong.civic.communes.models import Commune
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.tenancy.scope import current_commune_id

CAP = 999


class _CountOf(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def capped_counts(lists: Sequence[QuerySet[Opinion]]) -> list[int]:
    """The number of rows in each of `lists`, `CAP` + 1 where there are more."""
    if not lists:
        return []
    counts = [_CountOf(rows.order_by().values("pk")[: CAP + 1]) for rows in lists]
    here = Commune.objects.filter(pk=current_commune_id())
    return list(here.values_list(*counts)[0])


def shown(count: int) -> str:
    """A count in words: "999+" above the cap."""
    return f"{CAP}+" if count > CAP else str(count)
