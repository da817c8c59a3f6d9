"""The base of every table that belongs to a commune."""

from typing import Any, TypeVar

from django.db import models

from dienhong.engines.tenancy.scope import NoCommuneError, commune_filter, current_commune_id

M = TypeVar("M", bound=models.Model)


class CommuneManager(models.Manager[M]):
    """Sees only the current commune's rows; raises outside `in_commune`."""

    def get_queryset(self) -> models.QuerySet[M]:
        return super().get_queryset().filter(**commune_filter())


class CommuneOwned(models.Model):
    """A row of one commune. The commune comes from `in_commune`; it is never a form field."""

    commune = models.ForeignKey("communes.Commune", on_delete=models.PROTECT, editable=False, related_name="+")

    objects = CommuneManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        here = current_commune_id()
        if self.commune_id is None:
            self.commune_id = here
        elif self.commune_id != here:
            raise NoCommuneError("a row of another commune was about to be written")
        super().save(*args, **kwargs)
