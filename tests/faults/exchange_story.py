"""One process of a package's way in, killed where its part's name tells: `python exchange_story.py PART`."""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from tests.engines.edxml.sample import MESSAGE  # noqa: E402
from tests.faults.story import NOW, die, found  # noqa: E402

from dienhong.civic.communes.models import Commune  # noqa: E402
from dienhong.civic.documents.jobs import spool_folder  # noqa: E402
from dienhong.civic.documents.models import ExchangeOffice  # noqa: E402
from dienhong.config.exchange import collect_all  # noqa: E402
from dienhong.engines.edxml.spool import SpoolFolder  # noqa: E402
from dienhong.engines.edxml.write import to_xml  # noqa: E402
from dienhong.engines.tenancy.scope import in_commune  # noqa: E402


def begin() -> None:
    """Hòa Phú has a code, and a letter waits for it."""
    found()
    commune = Commune.objects.get()
    with in_commune(commune.pk):
        ExchangeOffice.objects.create(organ_code=MESSAGE.header.recipients[0].code)
        spool = SpoolFolder(spool_folder(commune))
    (spool.incoming / "thu.edxml").write_bytes(to_xml(MESSAGE))
    assert MESSAGE.header.promulgation.issued_date < date(2026, 3, 9)


def collect(hours: int = 0) -> None:
    collect_all(Path(settings.SPOOL), folder=Path(settings.FILES), now=NOW + timedelta(hours=hours))


def collect_later() -> None:
    collect(1)


def die_inside_the_registration() -> None:
    """The arrival is written, its transaction still open."""

    def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
        result = execute(sql, *rest)
        if sql.startswith("INSERT INTO") and "documents_incomingdocument" in sql:
            die()
        return result

    Commune.objects.count()  # opens the connection that the wrapper watches
    with connection.execute_wrapper(watch):
        collect()


def die_after_the_registration() -> None:
    SpoolFolder.put = lambda *_: die()  # type: ignore[assignment]
    collect()


def die_after_the_answer() -> None:
    """The status lies in out/, nobody wrote down that it does."""
    put = SpoolFolder.put

    def put_and_die(*package: object) -> None:
        put(*package)  # type: ignore[arg-type]
        die()

    SpoolFolder.put = put_and_die  # type: ignore[assignment]
    collect()


def die_before_setting_aside() -> None:
    SpoolFolder.accept = lambda *_: die()  # type: ignore[assignment]
    collect()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
