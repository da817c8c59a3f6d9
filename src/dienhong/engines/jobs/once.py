"""Jobs that follow from a journal entry and take effect exactly once."""

import functools
from collections.abc import Callable

from django.db import transaction
from django_tasks import task
from django_tasks.base import Task

from dienhong.engines.jobs.models import Receipt
from dienhong.engines.tenancy.scope import in_commune


def job(function: Callable[[int], None]) -> Task[[int, int], None]:
    """Make a task `(commune_id, entry_id)` of `function(entry_id)`.

    The function runs inside its commune and in one transaction together with its receipt: a worker killed before the
    commit leaves nothing behind, one killed after it finds the receipt at the next run.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(function)
    def run(commune_id: int, entry_id: int) -> None:
        with in_commune(commune_id), transaction.atomic():
            _, first = Receipt.objects.get_or_create(
                commune_id=commune_id, job=name.removeprefix("dienhong."), entry_id=entry_id
            )
            if first:
                function(entry_id)

    return task()(run)
