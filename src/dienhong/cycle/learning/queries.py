"""Named reads: the training set, and how often the machine was right."""

from datetime import date, datetime

from django.db import models
from django.db.models.functions import TruncMonth

from dienhong.cycle.learning.models import Correction
from dienhong.cycle.learning.states import Aspect
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.language.learning import Label

_RIGHT = models.Q(proposed=models.F("decided"))
# What nobody may learn from: words that left the register, and what was no opinion at all.
_LEFT_OUT = (OpinionState.DIVERTED, OpinionState.REJECTED)


def training_set() -> list[Label]:
    """Confirmed fields with the words of their opinions, oldest first; of all communes inside `across_communes`."""
    rows = Correction.objects.filter(aspect=Aspect.FIELD).exclude(opinion__state__in=_LEFT_OUT)
    told = rows.exclude(opinion__text="").order_by("opinion_id")
    return [Label(str(pk), text, code) for pk, text, code in told.values_list("opinion_id", "opinion__text", "decided")]


def communes_with_labels() -> list[int]:
    """Ids of the communes whose decisions stand in the training set; inside `across_communes`."""
    return list(Correction.objects.order_by("commune_id").values_list("commune_id", flat=True).distinct())


def corrections_since(moment: datetime | None) -> int:
    """Opinions whose field was decided after `moment`; all of them for None."""
    decided = Correction.objects.filter(aspect=Aspect.FIELD)
    return decided.filter(at__gt=moment).count() if moment else decided.count()


def agreement_by_month(months: int) -> list[tuple[date, dict[str, tuple[int, int]]]]:
    """The newest `months` with decisions, newest first: aspect → (proposals confirmed, proposals made)."""
    rows = (
        Correction.objects.exclude(proposed="")
        .annotate(month=TruncMonth("at"))
        .values("month", "aspect")
        .annotate(made=models.Count("pk"), right=models.Count("pk", filter=_RIGHT))
        .order_by("-month", "aspect")
    )
    found: dict[date, dict[str, tuple[int, int]]] = {}
    for row in rows[: months * len(Aspect)]:
        found.setdefault(row["month"].date(), {})[row["aspect"]] = (row["right"], row["made"])
    return list(found.items())[:months]
