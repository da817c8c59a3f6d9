"""Who has heard, and how much was said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from dienhong.civic.communes.models import Village
from dienhong.cycle.publicity.models import Showing
from dienhong.cycle.publicity.rules import heard_in, longest_run
from dienhong.cycle.publicity.states import Channel, Matter


@dataclass(frozen=True, slots=True)
class Heard:
    """One village with the channels that reached it; empty where nobody has told it."""

    village: Village
    channels: tuple[Channel, ...]


def showings_of(dialogue_id: int) -> list[Showing]:
    """Every record of one dialogue, newest first."""
    rows = Showing.objects.filter(dialogue_id=dialogue_id).select_related("village", "proof")
    return list(rows)


def coverage(records: list[Showing], matter: Matter, today: date) -> list[Heard]:
    """Each village in use, those that have not heard first."""
    villages = list(Village.objects.filter(is_active=True))
    shown = [row.as_shown() for row in records if row.matter == matter]
    heard = heard_in([village.pk for village in villages], shown, today)
    rows = [Heard(village, tuple(c for c in Channel if c in heard[village.pk])) for village in villages]
    return sorted(rows, key=lambda row: bool(row.channels))


def days_on_air(records: list[Showing], matter: Matter) -> int:
    """The most days running on which loudspeakers spoke of it."""
    return longest_run(row.since for row in records if row.matter == matter and row.channel == Channel.LOUDSPEAKER)


def minutes_of_year(year: int) -> dict[Matter, int]:
    """Airtime of the year in minutes by matter. One query."""
    rows = Showing.objects.filter(channel=Channel.LOUDSPEAKER, since__year=year).order_by()
    found = dict(rows.values_list("matter").annotate(total=Sum("minutes")))
    return {matter: found.get(matter.value) or 0 for matter in Matter}
