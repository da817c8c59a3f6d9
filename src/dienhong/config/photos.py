"""The worker's look after photos that were never sent, and files that were given up."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.cycle.mailbox.queries import unregistered_keys
from dienhong.cycle.opinions.albums import sweep_unsent
from dienhong.cycle.opinions.models import Photo
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.scope import across_communes, in_commune


def sweep_all(*, folder: Path, now: datetime) -> int:
    """Tidy up in every commune that has something to tidy; returns how many photos went."""
    with across_communes():
        unsent = Photo.objects.filter(opinion=None).order_by().values_list("commune_id").distinct()
        given_up = StoredFile.objects.filter(discarded_at__isnull=False).order_by().values_list("commune_id")
        communes = {commune_id for rows in (unsent, given_up) for (commune_id,) in rows}
    count = 0
    for commune_id in sorted(communes):
        with in_commune(commune_id), transaction.atomic():
            count += sweep_unsent(folder=folder, now=now, kept=unregistered_keys())
    return count
