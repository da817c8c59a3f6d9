"""What follows from the events of replies."""

from collections.abc import Callable
from functools import partial

from dienhong.cycle.replies import notices
from dienhong.cycle.replies.actions import from_hall
from dienhong.cycle.replies.models import Reply
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import system


@job
def tell_submitted(entry_id: int) -> None:
    _tell(entry_id, notices.tell_approvers)


@job
def tell_returned(entry_id: int) -> None:
    """With the reason of that return: by now the reply may have been handed in again."""
    reason = Entry.objects.get(pk=entry_id).details["reason"]
    _tell(entry_id, partial(notices.tell_unit_of_return, reason=reason))


@job
def tell_approved(entry_id: int) -> None:
    _tell(entry_id, notices.tell_publishers)


@job
def keep_hall_replies(entry_id: int) -> None:
    """What was answered or assigned in a hall, once its turns stand in the register."""
    entry = Entry.objects.get(pk=entry_id)
    from_hall.keep_hall_replies(system(entry.commune_id), entry.subject_id, now=entry.at)


def _tell(entry_id: int, message: Callable[..., None]) -> None:
    entry = Entry.objects.get(pk=entry_id)
    reply = Reply.objects.select_related("opinion").get(pk=entry.subject_id)
    message(reply, key=f"{entry.verb}:{entry_id}", now=entry.at)
