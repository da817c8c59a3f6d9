"""The worker's round: heal what a dead worker left, then do what waits."""

import os
import socket
from collections.abc import Callable
from datetime import datetime, timedelta

from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

LEASE = timedelta(minutes=15)
MAX_ATTEMPTS = 6
_BACKOFF_SECONDS = 20


def worker_name() -> str:
    """host:pid, short enough for the task table; tells a later worker on this host whether this one still lives."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}"


def heal(now: datetime, *, is_alive: Callable[[int], bool]) -> int:
    """Put back tasks of dead workers and failed tasks that may be tried again; returns how many.

    A task counts as abandoned when its worker ran on this host and is gone, or when it has run longer than `LEASE`.
    Failed ones wait 20 s, 40 s, 80 s …; after `MAX_ATTEMPTS` both kinds rest as failed, for a person to look at.
    """
    healed = 0
    host = worker_name().rpartition(":")[0]
    for row in DBTaskResult.objects.running():
        worker, _, pid = (row.worker_ids[-1] if row.worker_ids else ":").rpartition(":")
        orphaned = worker == host and pid.isdigit() and not is_alive(int(pid))
        overdue = row.started_at is not None and now - row.started_at > LEASE
        if (orphaned or overdue) and len(row.worker_ids) < MAX_ATTEMPTS:
            healed += _put_back(row, TaskResultStatus.RUNNING, now)
        elif orphaned or overdue:
            _give_up(row, now)
    for row in DBTaskResult.objects.failed().filter(finished_at__isnull=False):
        attempts = len(row.worker_ids)
        if attempts < MAX_ATTEMPTS:
            wait = timedelta(seconds=_BACKOFF_SECONDS * 2 ** (attempts - 1))
            healed += _put_back(row, TaskResultStatus.FAILED, row.finished_at + wait)
    return healed


def _put_back(row: DBTaskResult, seen: str, run_after: datetime) -> int:
    waiting = DBTaskResult.objects.filter(pk=row.pk, status=seen)
    return int(waiting.update(status=TaskResultStatus.READY, run_after=run_after, finished_at=None))


def _give_up(row: DBTaskResult, now: datetime) -> None:
    """A task under which every worker died would kill the next one too."""
    abandoned = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING)
    abandoned.update(status=TaskResultStatus.FAILED, finished_at=now)


def process_alive(pid: int) -> bool:
    """Whether a process with this id runs on this host."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def drain() -> int:
    """Do every task that is ready now; returns how many were run."""
    worker = Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_name(),
    )
    worker.run()
    return int(worker._run_tasks)  # noqa: SLF001 (the library counts but does not tell)
