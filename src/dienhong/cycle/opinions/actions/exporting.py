"""A long list of the register as a workbook: asked for on the page, written in the background, fetched by who asked."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.events import ExportAsked
from dienhong.cycle.opinions.models import RegisterExport
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.sheets import Names, Values, chosen_columns, needed_values, write_workbook
from dienhong.engines.files.store import discard, keep
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor

_CHUNK = 1000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@transaction.atomic
def ask_for_export(
    actor: Actor, opinion_ids: Sequence[int], *, columns: Sequence[str], folder: Path, now: datetime
) -> RegisterExport:
    """Note down the list as it stands now, in its order. What the same person fetched before is given up."""
    for older in RegisterExport.objects.filter(asked_by_id=actor.person_id).select_related("file"):
        if older.file is not None:
            discard(folder, older.file, now)
        older.delete()
    export = RegisterExport.objects.create(
        asked_by_id=actor.person_id,
        asked_at=now,
        columns=list(columns),
        opinions=array("q", opinion_ids).tobytes(),
        row_count=len(opinion_ids),
    )
    record(actor, ExportAsked(subject_id=export.pk, rows=export.row_count), now)
    return export


def write_export(actor: Actor, export_id: int, *, folder: Path, now: datetime) -> None:
    """Write the workbook with what `actor`, who asked, may see now; outside a transaction, for it takes seconds.

    Doing it again writes the same file again. Nothing when the list was given up meanwhile.
    """
    export = RegisterExport.objects.filter(pk=export_id, file=None).first()
    if export is None:
        return
    columns = chosen_columns(export.columns)
    names = Names(dict(Topic.objects.values_list("code", "name")), localdate(now))
    made = BytesIO()
    write_workbook(made, columns, _rows(actor, export, needed_values(columns)), names)
    name = f"so-y-kien-{localdate(export.asked_at):%Y-%m-%d}.xlsx"
    with transaction.atomic():
        file = keep(folder, made.getvalue(), name=name, content_type=XLSX, now=now)
        if not RegisterExport.objects.filter(pk=export.pk, file=None).update(file=file):
            discard(folder, file, now)


def _rows(actor: Actor, export: RegisterExport, values: Sequence[str]) -> Iterator[Values]:
    """The rows in the order of the list; what has left the register since is left out."""
    ids = array("q", export.opinions)
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        found = {row["pk"]: row for row in visible_to(actor).filter(pk__in=part.tolist()).order_by().values(*values)}
        yield from (found[pk] for pk in part if pk in found)
        RegisterExport.objects.filter(pk=export.pk).update(written_count=start + len(part))
