"""Finding a commune and its parts."""

from typing import Any

from django.db import models

from dienhong.civic.communes.models import Commune, Unit, Venue, Village


def commune_at(host: str, first_part: str) -> Commune | None:
    """The commune whose own host name this is, else the one whose slug is the first part of the path. One query."""
    named = models.Q(host=host.lower()) if host else models.Q(pk=None)
    found = list(Commune.objects.filter(named | models.Q(slug=first_part)))
    return next(
        (commune for commune in found if commune.host and commune.host == host.lower()), next(iter(found), None)
    )


def only_commune() -> Commune | None:
    """The commune of an installation that serves just one."""
    first_two = list(Commune.objects.order_by("pk")[:2])
    return first_two[0] if len(first_two) == 1 else None


def all_communes() -> models.QuerySet[Commune]:
    return Commune.objects.order_by("province_name", "name")


def active_units() -> models.QuerySet[Unit]:
    return Unit.objects.filter(is_active=True)


def active_villages() -> models.QuerySet[Village]:
    return Village.objects.filter(is_active=True)


def venues() -> models.QuerySet[Venue]:
    return Venue.objects.all()


def parts(*more: models.QuerySet[Any, Any]) -> models.QuerySet[Any, tuple[str, int, str, str]]:
    """("unit" or "village", id, name, sort key) of the active units and villages, in Vietnamese order.

    `more`: rows of the same shape, unordered, that are read along with them.
    """
    units, villages = (
        rows.annotate(part=models.Value(kind)).order_by().values_list("part", "pk", "name", "sort_key")
        for kind, rows in (("unit", active_units()), ("village", active_villages()))
    )
    return units.union(villages, *more, all=True).order_by("sort_key", "pk")


def names_of_parts() -> dict[str, dict[int, str]]:
    """Names of the active units ("unit") and villages ("village") by id, in Vietnamese order, in one query."""
    names: dict[str, dict[int, str]] = {"unit": {}, "village": {}}
    for part, key, name, _ in parts():
        names[part][key] = name
    return names
