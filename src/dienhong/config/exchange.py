"""The worker's look into the spool: packages wait in folders, not in the database."""

import logging
from datetime import datetime
from pathlib import Path

from dienhong.civic.communes.models import Commune
from dienhong.civic.documents.actions.importing import collect_packages
from dienhong.civic.documents.jobs import clerk
from dienhong.civic.documents.models import ExchangeOffice
from dienhong.engines.edxml.spool import SpoolFolder
from dienhong.engines.tenancy.scope import in_commune

_log = logging.getLogger(__name__)


def collect_all(spool: Path, *, folder: Path, now: datetime) -> int:
    """Take in what waits for every commune that has a code of its own; returns how many packages.

    Without packages this costs a look at the folders and no query. One commune's fault does not stop the others.
    """
    count = 0
    for place in sorted(spool.iterdir()) if spool.is_dir() else ():
        if not any(_holds(place / name) for name in ("in", "taken")):
            continue
        commune = Commune.objects.filter(code=place.name).first()
        if commune is None:
            continue
        try:
            count += _collect(commune, place, folder, now)
        except Exception:  # noqa: BLE001 - the package waits in taken/ for the next try
            _log.exception("packages of commune %s", place.name)
    return count


def _collect(commune: Commune, place: Path, folder: Path, now: datetime) -> int:
    with in_commune(commune.pk):
        if not ExchangeOffice.objects.exclude(organ_code="").exists():
            return 0
        return collect_packages(clerk(commune.pk), SpoolFolder(place), folder=folder, now=now)


def _holds(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is not None
