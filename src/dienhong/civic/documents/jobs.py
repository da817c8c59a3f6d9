"""What follows from the events of documents."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.civic.documents import notices
from dienhong.civic.documents.actions.batches import continue_batch
from dienhong.civic.documents.actions.importing import answer_package
from dienhong.civic.documents.exchange.sending import put_document, put_recalls
from dienhong.civic.documents.models import ReceivedPackage
from dienhong.civic.people.roles import Permission
from dienhong.engines.edxml.spool import SpoolFolder
from dienhong.engines.jobs.once import job
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor, system


@job
def issue_chunk(entry_id: int) -> None:
    """The next chunk of a batch, which asks for the one after it by its own event."""
    entry = Entry.objects.get(pk=entry_id)
    continue_batch(
        system(entry.commune_id),
        entry.subject_id,
        seen_round=entry.details["round"],
        folder=settings.FILES,
        now=timezone.now(),  # not the event's: a batch takes minutes, and each document goes out at its own time
    )


@job
def put_package(entry_id: int) -> None:
    """The package of a document for one recipient."""
    entry = Entry.objects.get(pk=entry_id)
    spool = _spool_of(entry.commune_id)
    put_document(entry.details["transmission"], spool, folder=settings.FILES, now=entry.at)


@job
def ask_back(entry_id: int) -> None:
    """A recalled document, from everybody who got it as a package."""
    entry = Entry.objects.get(pk=entry_id)
    put_recalls(entry.subject_id, _spool_of(entry.commune_id))


@job
def tell_recall(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    package = ReceivedPackage.objects.get(pk=entry.subject_id)
    notices.tell_of_recall(package, key=f"{entry.verb}:{entry_id}", now=entry.at)


@job
def tell_refused(entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    package = ReceivedPackage.objects.get(pk=entry.subject_id)
    notices.tell_of_refused(package, key=f"{entry.verb}:{entry_id}", now=entry.at)


@job
def say_recall_answer(entry_id: int) -> None:
    """To whoever asked, in both of the ways in which one can ask."""
    entry = Entry.objects.get(pk=entry_id)
    about = ReceivedPackage.objects.get(pk=entry.subject_id).about_id
    for pk in ReceivedPackage.objects.filter(about=about, answered_at=None).values_list("pk", flat=True):
        answer_package(clerk(entry.commune_id), pk, _spool_of(entry.commune_id), now=entry.at)


def clerk(commune_id: int) -> Actor:
    """The system doing văn thư's work with the spool."""
    return replace(system(commune_id), permissions=frozenset({"system", Permission.REGISTER_DOCUMENT}))


def spool_folder(commune: Commune) -> Path:
    """Each commune has a spool of its own."""
    return Path(settings.SPOOL) / commune.code


def _spool_of(commune_id: int) -> SpoolFolder:
    return SpoolFolder(spool_folder(Commune.objects.get(pk=commune_id)))
