"""One process of the rotation's story: `python rotation_story.py PART`, on the database and keys of the environment.

It kills itself inside the second chunk's transaction; the command itself is the product's.
"""

import os
import signal
import sys
import uuid
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import django
from django.core.management import call_command

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from dienhong.civic.communes.models import Commune  # noqa: E402
from dienhong.civic.sealed.actions import seal_case  # noqa: E402
from dienhong.civic.sealed.models import SealedCase  # noqa: E402
from dienhong.engines.secrets.seal import Seal  # noqa: E402
from dienhong.engines.tenancy.scope import in_commune  # noqa: E402

NOW = datetime(2026, 3, 9, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
COUNT, CHUNK = 7, 2
DIES_AT = 4  # the second row of the second chunk


def found() -> None:
    call_command("migrate", verbosity=0)
    commune = Commune.objects.create(code="99001", name="Hòa Phú", province_name="tỉnh Thử Nghiệm", slug="hoa-phu")
    with in_commune(commune.pk):
        for number in range(COUNT):
            content = {"text": f"Nội dung {number}"}
            key = uuid.UUID(int=number)
            seal_case(
                code=f"DH-{number}", content=content, rule="thử", key=key, seal=Seal(settings.SEALED_KEYS), now=NOW
            )


def rotate() -> None:
    call_command("rotate_seal", chunk=CHUNK)


def rotate_and_die() -> None:
    updates = 0

    def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
        nonlocal updates
        result = execute(sql, *rest)
        if sql.startswith("UPDATE") and "sealed_sealedcase" in sql:
            updates += 1
            if updates == DIES_AT:
                os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(watch):
        rotate()


def tell() -> None:
    """How many rows carry the newest key, and whether every one of them still says what it said."""
    seal = Seal(settings.SEALED_KEYS)
    with in_commune(Commune.objects.get().pk):
        rows = [bytes(row) for row in SealedCase.objects.order_by("pk").values_list("sealed", flat=True)]
    whole = [seal.open(row) == f'{{"text": "Nội dung {number}"}}' for number, row in enumerate(rows)]
    print(sum(map(seal.is_newest, rows)), sum(whole))  # noqa: T201


if __name__ == "__main__":
    {"found": found, "rotate": rotate, "rotate_and_die": rotate_and_die, "tell": tell}[sys.argv[1]]()
