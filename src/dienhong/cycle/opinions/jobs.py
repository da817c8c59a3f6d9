"""What follows from the register's events: each fetches by id and calls one function."""

from datetime import date

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from dienhong.civic.communes.models import Unit
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import actor_for
from dienhong.cycle.opinions import mailing, notices
from dienhong.cycle.opinions.actions import comparing, exporting
from dienhong.cycle.opinions.actions.bulk import continue_bulk
from dienhong.cycle.opinions.actions.recomputing import recompute_deadlines
from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.events import ExtensionAsked, ExtensionGranted, QuestionAnswered
from dienhong.cycle.opinions.models import BulkRun, Opinion, RegisterExport
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.engines.tenancy.scope import current_commune_id, in_commune
from dienhong.kernel.actors import Actor, system


@job
def suggest(entry_id: int) -> None:
    """Propose what a new opinion is about; a model that cannot be read is told to the administrator."""
    entry = Entry.objects.get(pk=entry_id)
    for version in suggest_for(entry.subject_id, models_root=settings.MODELS):
        notices.tell_of_damaged_model(version, now=entry.at)


@job
def tell_assigned_unit(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    opinion, lost_by = Opinion.objects.get(pk=entry.subject_id), entry.details.get("lost_by")
    notices.tell_unit_of_assignment(opinion, key=f"assigned:{entry_id}", now=entry.at)
    if lost_by is not None:
        notices.tell_unit_that_lost(opinion, unit_id=lost_by, key=f"{notices.LOST}{entry_id}", now=entry.at)


@job
def tell_reopened(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    opinion = Opinion.objects.get(pk=entry.subject_id)
    notices.tell_of_reopening(opinion, key=f"reopened:{entry_id}", now=entry.at)


@job
def tell_handed_back(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    opinion, unit = Opinion.objects.get(pk=entry.subject_id), Unit.objects.get(pk=entry.details["by_unit"])
    reason = entry.details["reason"]
    notices.tell_of_hand_back(opinion, unit=unit, reason=reason, key=f"handed_back:{entry_id}", now=entry.at)


@job
def tell_support_asked(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    opinion, due = Opinion.objects.get(pk=entry.subject_id), date.fromisoformat(entry.details["due_date"])
    unit_id = entry.details["unit"]
    notices.tell_of_support_asked(opinion, unit_id=unit_id, due_date=due, key=f"support:{entry_id}", now=entry.at)


@job
def tell_support_given(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    opinion, unit_name = Opinion.objects.get(pk=entry.subject_id), entry.details["unit_name"]
    notices.tell_of_support_given(opinion, unit_name=unit_name, key=f"supported:{entry_id}", now=entry.at)


@job
def tell_concerned(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    if entry.details["count"]:
        opinion = Opinion.objects.get(pk=entry.subject_id)
        notices.tell_of_concerned(opinion, key=f"concerned:{entry_id}", now=entry.at)


@job
def tell_of_sealed(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    notices.tell_petition_officer(entry.subject_id, key=f"sealed:{entry_id}", now=entry.at)


@job
def find_similar(entry_id: int) -> None:
    """Set a new opinion beside those that may speak of the same."""
    entry = Entry.objects.get(pk=entry_id)
    comparing.find_similar(entry.subject_id, now=entry.at)


@job
def bulk_chunk(entry_id: int) -> None:
    """The next rows of a run, in the name of who started it; they ask for those after them by their own event."""
    entry = Entry.objects.get(pk=entry_id)
    starter = BulkRun.objects.select_related("started_by").get(pk=entry.subject_id).started_by
    continue_bulk(_today(starter), entry.subject_id, after=entry.details["after"], now=timezone.now())


@task()
def write_export(commune_id: int, entry_id: int) -> None:
    """Not a `job`: that holds its transaction, and on SQLite everybody's writing, for as long as the file takes."""
    with in_commune(commune_id):
        export_id = Entry.objects.get(pk=entry_id).subject_id
        export = RegisterExport.objects.select_related("asked_by").filter(pk=export_id).first()
        if export is not None:
            exporting.write_export(_today(export.asked_by), export_id, folder=settings.FILES, now=timezone.now())


def _today(user: User) -> Actor:
    """The person with the rights of today: none when they hold no role any more."""
    found = actor_for(user, timezone.localdate())
    return found or Actor(commune_id=current_commune_id(), name=user.full_name, user_id=user.pk)


@job
def tell_sender_spoke(entry_id: int) -> None:
    entry, opinion = _entry_and_opinion(entry_id)
    what = "Người gửi đã trả lời câu hỏi" if entry.verb == QuestionAnswered.verb else "Người gửi bổ sung thông tin"
    notices.tell_of_sender(opinion, what, key=f"sender:{entry_id}", now=entry.at)


@job
def tell_extension(entry_id: int) -> None:
    entry, opinion = _entry_and_opinion(entry_id)
    asks, granted = entry.verb == ExtensionAsked.verb, entry.verb == ExtensionGranted.verb
    what = "Đơn vị đề nghị gia hạn" if asks else "Đã duyệt gia hạn" if granted else "Không đồng ý gia hạn"
    notices.tell_of_extension(opinion, what, asks=asks, key=f"extension:{entry_id}", now=entry.at)


def _entry_and_opinion(entry_id: int) -> tuple[Entry, Opinion]:
    entry = Entry.objects.get(pk=entry_id)
    return entry, Opinion.objects.get(pk=entry.subject_id)


@job
def recount_due_dates(entry_id: int) -> None:
    """Due dates by the limits that hold now."""
    entry = Entry.objects.get(pk=entry_id)
    recompute_deadlines(system(entry.commune_id), now=entry.at)


@job
def acknowledge(entry_id: int) -> None:
    """A letter's acknowledgement answers the letter: `cycle/mailbox` writes it."""
    entry, opinion = _entry_and_opinion(entry_id)
    if opinion.channel != Channel.EMAIL:
        mailing.tell_received(opinion, now=entry.at)


@job
def tell_sender_asked(entry_id: int) -> None:
    entry, opinion = _entry_and_opinion(entry_id)
    mailing.tell_asked(opinion, key=f"opinion:{opinion.pk}:asked:{entry_id}", now=entry.at)


@job
def tell_sender_answered(entry_id: int) -> None:
    entry, opinion = _entry_and_opinion(entry_id)
    mailing.tell_answered(opinion, key=f"opinion:{opinion.pk}:answered:{entry_id}", now=entry.at)


@job
def tell_sender_extended(entry_id: int) -> None:
    entry, opinion = _entry_and_opinion(entry_id)
    due = date.fromisoformat(entry.details["due_date"])
    mailing.tell_extended(opinion, due, key=f"opinion:{opinion.pk}:extended:{entry_id}", now=entry.at)


@job
def forget_letters(entry_id: int) -> None:
    mailing.forget_letters(Entry.objects.get(pk=entry_id).subject_id)
