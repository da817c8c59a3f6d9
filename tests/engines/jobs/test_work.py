"""Healing: what a dead worker left is put back, what failed is tried again, but not for ever."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.cast import Cast, make_opinion

from dienhong.cycle.opinions import jobs
from dienhong.engines.jobs.models import Receipt
from dienhong.engines.jobs.work import LEASE, MAX_ATTEMPTS, drain, heal, process_alive, worker_name
from dienhong.engines.tenancy.scope import in_commune

HERE = worker_name().rpartition(":")[0]
DEAD = f"{HERE}:4194303"


@pytest.fixture
def row(hoa_phu_committed: Cast) -> DBTaskResult:
    """One task that a new opinion enqueues, without its others."""
    make_opinion(hoa_phu_committed)
    DBTaskResult.objects.exclude(task_path__endswith=".suggest").delete()
    return DBTaskResult.objects.get()


def set_running(row: DBTaskResult, worker: str, started_at: datetime) -> None:
    DBTaskResult.objects.filter(pk=row.pk).update(
        status=TaskResultStatus.RUNNING, worker_ids=[worker], started_at=started_at
    )


def set_failed(row: DBTaskResult, attempts: int, finished_at: datetime) -> None:
    DBTaskResult.objects.filter(pk=row.pk).update(
        status=TaskResultStatus.FAILED, worker_ids=[DEAD] * attempts, finished_at=finished_at
    )


def status(row: DBTaskResult) -> str:
    return DBTaskResult.objects.values_list("status", flat=True).get(pk=row.pk)


def nobody(pid: int) -> bool:
    return False


def everybody(pid: int) -> bool:
    return True


def test_task_of_a_dead_worker_here_is_put_back_and_done(row: DBTaskResult) -> None:
    now = timezone.now()
    set_running(row, DEAD, now)
    assert heal(now, is_alive=nobody) == 1
    assert drain() == 1
    assert status(row) == TaskResultStatus.SUCCESSFUL
    with in_commune(row.args_kwargs["args"][0]):  # again: the worker has taken a new connection
        assert Receipt.objects.count() == 1


def test_task_of_a_living_worker_is_left_alone(row: DBTaskResult) -> None:
    now = timezone.now()
    set_running(row, DEAD, now)
    assert heal(now, is_alive=everybody) == 0
    assert status(row) == TaskResultStatus.RUNNING


def test_task_of_another_host_waits_for_its_lease(row: DBTaskResult) -> None:
    now = timezone.now()
    set_running(row, "elsewhere:1", now)
    assert heal(now + LEASE, is_alive=nobody) == 0
    assert heal(now + LEASE + timedelta(seconds=1), is_alive=nobody) == 1


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 20), (2, 40), (5, 320)])
def test_failed_task_waits_longer_each_time(row: DBTaskResult, attempts: int, seconds: int) -> None:
    now = timezone.now()
    set_failed(row, attempts, now)
    assert heal(now, is_alive=nobody) == 1
    found = DBTaskResult.objects.get()
    assert (found.status, found.run_after) == (TaskResultStatus.READY, now + timedelta(seconds=seconds))
    assert drain() == 0


def test_failed_task_rests_after_the_last_attempt(row: DBTaskResult) -> None:
    now = timezone.now()
    set_failed(row, MAX_ATTEMPTS, now)
    assert heal(now + timedelta(days=9), is_alive=nobody) == 0
    assert status(row) == TaskResultStatus.FAILED


def test_task_that_kills_its_worker_each_time_rests_at_last(row: DBTaskResult) -> None:
    now = timezone.now()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=[DEAD] * MAX_ATTEMPTS, started_at=now)
    heal(now, is_alive=nobody)
    assert status(row) == TaskResultStatus.FAILED


def test_failing_job_is_tried_at_most_so_often(hoa_phu_committed: Cast) -> None:
    jobs.suggest.enqueue(hoa_phu_committed.commune.pk, 999_999)
    for _ in range(MAX_ATTEMPTS + 3):
        drain()
        heal(timezone.now(), is_alive=nobody)
        DBTaskResult.objects.update(run_after=timezone.now())
    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, MAX_ATTEMPTS)


def test_second_healer_finds_nothing_left(row: DBTaskResult) -> None:
    now = timezone.now()
    set_running(row, DEAD, now)
    assert [heal(now, is_alive=nobody), heal(now, is_alive=nobody)] == [1, 0]


def test_own_process_is_alive_and_an_impossible_one_is_not() -> None:
    assert process_alive(int(worker_name().rpartition(":")[2]))
    assert not process_alive(4194303)
