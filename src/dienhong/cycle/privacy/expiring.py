"""Which rows each rule of `retention.toml` means, and how they end. The sealed track is not among them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import models

from dienhong.cycle.conference.models import HallQuestion, Seconding
from dienhong.cycle.intake.models import IntakeRow
from dienhong.cycle.invitations.models import ContactTable, Invitee
from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.mailbox.states import Pile
from dienhong.cycle.opinions.models import Cosigner, Opinion, RegisterExport, Submitter, Suggestion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.erasing import forget_sender
from dienhong.cycle.privacy.models import DataRequest
from dienhong.cycle.privacy.states import Purpose
from dienhong.cycle.replies.models import ReplyText
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import discard
from dienhong.engines.journal.models import Entry
from dienhong.engines.outbox.models import Message

Rows = models.QuerySet[Any]
_S = OpinionState
_SETTLED = (_S.REPLIED, _S.CLOSED, _S.TRANSFERRED, _S.REJECTED, _S.WITHDRAWN, _S.MERGED)


@dataclass(frozen=True, slots=True)
class Expiring:
    """`find` gives the rows of the current commune from before a moment, `moment` their column; `end` ends some."""

    find: Callable[[datetime], Rows]
    moment: str
    end: Callable[[list[int], Path, datetime], None]


def settled_before(cutoff: datetime) -> models.QuerySet[Opinion]:
    """Opinions on which everything happened before `cutoff`."""
    last = Entry.objects.filter(subject="opinion", subject_id=models.OuterRef("pk")).order_by("-number")
    quiet = Opinion.objects.filter(received_at__lt=cutoff, state__in=_SETTLED).order_by()
    return quiet.annotate(last_at=models.Subquery(last.values("at")[:1])).filter(last_at__lt=cutoff)


def _settled(cutoff: datetime) -> models.QuerySet[Any]:
    return settled_before(cutoff).values("pk")


def _contacts(cutoff: datetime) -> Rows:
    named = ~models.Q(name="", phone="", email="")
    return Submitter.objects.filter(named, opinion__in=_settled(cutoff))


def _end_contacts(ids: list[int], _folder: Path, _now: datetime) -> None:
    forget_sender(Submitter.objects.filter(pk__in=ids).values_list("opinion_id", flat=True), Purpose)


def _end_exports(ids: list[int], folder: Path, now: datetime) -> None:
    held = list(StoredFile.objects.filter(pk__in=RegisterExport.objects.filter(pk__in=ids).values("file_id")))
    RegisterExport.objects.filter(pk__in=ids).delete()
    for file in held:
        discard(folder, file, now)


def _nothing(_ids: list[int], _folder: Path, _now: datetime) -> None:
    """Counted only."""


def _delete(table: type[models.Model]) -> Callable[[list[int], Path, datetime], None]:
    def end(ids: list[int], _folder: Path, _now: datetime) -> None:
        table._default_manager.filter(pk__in=ids).delete()  # noqa: SLF001 (Django's public name for it)

    return end


def _clear(table: type[models.Model], **empty: object) -> Callable[[list[int], Path, datetime], None]:
    def end(ids: list[int], _folder: Path, _now: datetime) -> None:
        table._default_manager.filter(pk__in=ids).update(**empty)  # noqa: SLF001

    return end


_UNREGISTERED = (Pile.SPAM, Pile.PUT_AWAY)

EXPIRING: Mapping[str, Expiring] = {
    "contact": Expiring(_contacts, "opinion__received_at", _end_contacts),
    "cosigners": Expiring(
        lambda cutoff: Cosigner.objects.filter(opinion__in=_settled(cutoff)),
        "opinion__received_at",
        _delete(Cosigner),
    ),
    "suggestion": Expiring(
        lambda cutoff: Suggestion.objects.filter(opinion__in=_settled(cutoff)),
        "opinion__received_at",
        _delete(Suggestion),
    ),
    "mail_unregistered": Expiring(
        lambda cutoff: Mail.objects.filter(pile__in=_UNREGISTERED, received_at__lt=cutoff), "received_at", _delete(Mail)
    ),
    "mail_original": Expiring(
        lambda cutoff: Mail.objects.filter(opinion__isnull=False, received_at__lt=cutoff).exclude(raw_text=""),
        "received_at",
        _clear(Mail, raw_text=""),
    ),
    "intake_cells": Expiring(
        lambda cutoff: IntakeRow.objects.filter(batch__created_at__lt=cutoff).exclude(cells=[], typed=[]),
        "batch__created_at",
        _clear(IntakeRow, cells=[], typed=[], original="", faults={}, notes={}),
    ),
    "reply_texts": Expiring(
        lambda cutoff: ReplyText.objects.filter(reply__opinion__in=_settled(cutoff)), "saved_at", _delete(ReplyText)
    ),
    "messages": Expiring(
        lambda cutoff: Message.objects.filter(created_at__lt=cutoff, expires_at__lt=cutoff),
        "created_at",
        _delete(Message),
    ),
    "hall_names": Expiring(
        lambda cutoff: HallQuestion.objects.filter(sent_at__lt=cutoff).exclude(name=""),
        "sent_at",
        _clear(HallQuestion, name=""),
    ),
    "guest_contacts": Expiring(
        lambda cutoff: Invitee.objects.filter(dialogue__date__lt=cutoff).exclude(
            phone="", email="", substitute_name="", substitute_post=""
        ),
        "dialogue__date",
        _clear(Invitee, phone="", email="", substitute_name="", substitute_post=""),
    ),
    "contact_tables": Expiring(
        lambda cutoff: ContactTable.objects.filter(read_at__lt=cutoff), "read_at", _delete(ContactTable)
    ),
    "hall_devices": Expiring(
        lambda cutoff: Seconding.objects.filter(question__sent_at__lt=cutoff), "question__sent_at", _delete(Seconding)
    ),
    "exports": Expiring(lambda cutoff: RegisterExport.objects.filter(asked_at__lt=cutoff), "asked_at", _end_exports),
    "requests": Expiring(
        lambda cutoff: DataRequest.objects.filter(closed_at__lt=cutoff).exclude(text="", answer=""),
        "closed_at",
        _clear(DataRequest, text="", answer="", extension_reason=""),
    ),
    "words": Expiring(settled_before, "received_at", _nothing),
}
