"""One process of a story in which processes are killed: `python story.py PART`, on the database of the environment.

The parts stop themselves with SIGKILL at the moment that their name tells; nothing is caught, nothing is closed.
"""

import os
import signal
import sys
import uuid
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import django
from django.core.management import call_command

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from dienhong.civic.communes.models import Commune  # noqa: E402
from dienhong.civic.people.models import Membership, User  # noqa: E402
from dienhong.civic.people.roles import Role  # noqa: E402
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion  # noqa: E402
from dienhong.engines.jobs.work import drain, heal, process_alive  # noqa: E402
from dienhong.engines.secrets.seal import Seal  # noqa: E402
from dienhong.engines.tenancy.scope import in_commune  # noqa: E402
from dienhong.kernel.actors import citizen  # noqa: E402

NOW = datetime(2026, 3, 9, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
KEY = uuid.UUID(int=1284)
WORDS = "Tôi tố cáo trưởng thôn lập danh sách khống để lấy tiền hỗ trợ."


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def found() -> None:
    """A commune with a petition officer, who is to be told exactly once."""
    call_command("migrate", verbosity=0)
    commune = Commune.objects.create(code="99001", name="Hòa Phú", province_name="tỉnh Thử Nghiệm", slug="hoa-phu")
    with in_commune(commune.pk):
        quyen = User.objects.create_user("quyen", "Mai Lệ Quyên")
        Membership.objects.create(user=quyen, role=Role.PETITION_OFFICER, valid_from=date(2025, 7, 1))


def submit() -> None:
    commune = Commune.objects.get()
    with in_commune(commune.pk):
        submit_opinion(
            citizen(commune.pk),
            Submission(text=WORDS, key=KEY),
            seal=Seal(settings.SEALED_KEYS),
            random=lambda below: 7 % below,
            now=NOW,
        )


def submit_and_die_before_commit() -> None:
    with transaction.atomic():
        submit()
        die()


def submit_and_die_after_commit() -> None:
    submit()
    die()


def work_and_die_in_the_job() -> None:
    """The notice is written, its transaction still open."""

    def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
        result = execute(sql, *rest)
        if sql.startswith("INSERT INTO") and "notices_notice" in sql:
            die()
        return result

    with connection.execute_wrapper(watch):
        DBTaskResult.objects.count()  # opens the connection that the wrapper watches
        drain()


def work_and_die_before_marking_done() -> None:
    """The job has committed; its task still reads RUNNING."""

    def done(self: DBTaskResult, value: object) -> None:
        die()

    DBTaskResult.set_successful = done
    drain()


def work() -> None:
    heal(timezone.now(), is_alive=process_alive)
    drain()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
