"""Finding a commune and its parts."""

from django.db import models

from dienhong.civic.communes.models import Commune, Unit, Venue, Village


def commune_for_host(host: str) -> Commune | None:
    """The commune whose own host name this is."""
    return Commune.objects.filter(host=host.lower()).first() if host else None


def commune_by_slug(slug: str) -> Commune | None:
    return Commune.objects.filter(slug=slug).first()


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
