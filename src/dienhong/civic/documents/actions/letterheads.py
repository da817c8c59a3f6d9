"""Laying an office's template over a kind: brought, looked through, taken into use, taken away."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.documents.events import LetterheadActivated, LetterheadRemoved, LetterheadUploaded
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.letterheads import problems_of
from dienhong.civic.documents.models import Letterhead
from dienhong.civic.documents.render import DOCX
from dienhong.engines.files.store import fetch, keep
from dienhong.engines.journal.record import record
from dienhong.engines.typeset.letterhead.opening import opened
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def upload_letterhead(
    actor: Actor, kind: str, template: bytes, *, name: str, folder: Path, now: datetime
) -> Letterhead:
    """Keep a harmless .docx, with or without mistakes; it is not in use yet."""
    may_configure(actor).require()
    if kind not in KINDS:
        raise Refused("Hãy chọn loại văn bản trong danh sách.", field="kind")
    try:
        opened(template)
    except Refused as refusal:
        raise Refused(refusal.message, field="file") from refusal
    file = keep(folder, template, name=name, content_type=DOCX, now=now)
    row = Letterhead.objects.create(kind=kind, file=file, uploaded_by_id=actor.person_id, uploaded_at=now)
    record(actor, LetterheadUploaded(subject_id=row.pk, kind=kind, digest=file.digest), now)
    return row


@transaction.atomic
def activate_letterhead(actor: Actor, letterhead_id: int, *, folder: Path, now: datetime) -> None:
    """Use it from now on for its kind, in the place of the one before. Mistakes forbid it."""
    may_configure(actor).require()
    row = _letterhead(letterhead_id)
    problems = problems_of(fetch(folder, row.file))
    if problems:
        raise Refused(f"Mẫu còn {len(problems)} lỗi nên chưa dùng được. {problems[0]}")
    Letterhead.objects.filter(kind=row.kind, is_active=True).update(is_active=False)
    Letterhead.objects.filter(pk=row.pk).update(is_active=True)
    record(actor, LetterheadActivated(subject_id=row.pk, kind=row.kind), now)


@transaction.atomic
def remove_letterhead(actor: Actor, letterhead_id: int, *, now: datetime) -> None:
    """Out of use and out of sight; what was issued under it stays as it is."""
    may_configure(actor).require()
    row = _letterhead(letterhead_id)
    Letterhead.objects.filter(pk=row.pk).update(is_active=False, removed_at=now)
    record(actor, LetterheadRemoved(subject_id=row.pk, kind=row.kind), now)


def _letterhead(letterhead_id: int) -> Letterhead:
    rows = Letterhead.objects.select_for_update(of=("self",)).select_related("file")
    row = rows.filter(pk=letterhead_id, removed_at=None).first()
    if row is None:
        raise Missing
    return row
