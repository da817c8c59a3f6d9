"""Loading the demonstration: two communes, one with a whole year behind it."""

from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.civic.notices.models import Notice
from dienhong.config.demo.documents import tell_documents
from dienhong.config.demo.guests import tell_guests
from dienhong.config.demo.library import stock_library
from dienhong.config.demo.places import Place, furnish, make_commune, read_rows
from dienhong.config.demo.story import Story
from dienhong.cycle.dialogues.actions.plan_dialogues import plan_dialogues
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.plans.actions.issue import issue_plan
from dienhong.cycle.plans.actions.keep import keep_plan
from dienhong.cycle.plans.reading import read_plan, to_json
from dienhong.engines.files.store import keep
from dienhong.engines.jobs.work import drain
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.reading import read_file

_PLAN_FILE = "ke-hoach-mau.docx"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WITH_DOCUMENTS = "07864"
_READ_ON = date(2026, 1, 10)
_ISSUED_ON = date(2026, 1, 12)


def load_demo(now: datetime) -> bool:
    """Load both communes unless they are there; then do the jobs that their events caused. False when they were."""
    rows, neighbour = read_rows("commune.toml"), read_rows("neighbour.toml")
    if Commune.objects.filter(code=rows["commune"]["code"]).exists():
        return False
    with transaction.atomic():
        _load(rows, read_rows("opinions.toml")["opinion"], now, plan=_read_the_plan)
        _load(neighbour, neighbour["opinion"], now, plan=_invent_a_plan)
    drain()
    _read_old_notices(now)
    return True


def _read_old_notices(now: datetime) -> None:
    """People have read what is older than two days: what is new stands out."""
    for commune in Commune.objects.all():
        with in_commune(commune.pk):
            old = Notice.objects.filter(created_at__lt=now - timedelta(days=2))
            old.update(read_at=F("created_at"))


def _load(rows: dict[str, Any], opinions: list[dict[str, Any]], now: datetime, *, plan: Any) -> None:
    commune = make_commune(rows)
    with in_commune(commune.pk):
        place = furnish(commune, rows)
        story = Story(place, Seal(settings.SEALED_KEYS), now)
        story.hold_dialogues(plan(place, story.year), opinions)
        for row in opinions:
            story.hear(row)
        if rows["commune"]["code"] == _WITH_DOCUMENTS:
            tell_documents(story)
            stock_library(place.someone("coordinator"), now)
        story.tell()
        if rows["commune"]["code"] == _WITH_DOCUMENTS:
            tell_guests(place, now)


def _read_the_plan(place: Place, year: int) -> list[Dialogue]:
    """As the office would: upload the Word file, have it read, issue it, plan its dialogues. The file is of 2026."""
    at = timezone.make_aware(datetime.combine(_READ_ON, time(9)))
    content = files(__package__).joinpath(_PLAN_FILE).read_bytes()
    document = read_file(content)
    file = keep(settings.FILES, content, name=_PLAN_FILE, content_type=_WORD, now=at)
    return _issue(place, to_json(read_plan(document)) | {"year": year}, document.text, file, at)


def _invent_a_plan(place: Place, year: int) -> list[Dialogue]:
    """The neighbour has no file: the structure alone."""
    at = timezone.make_aware(datetime.combine(_READ_ON, time(9)))
    dialogues = [
        {
            "audience": {"kind": row["audience_kind"], "name": row["audience_name"]},
            "topics": [{"text": row["title"], "fields": row["fields"]}],
        }
        for row in place.rows["dialogue"]
    ]
    content = {
        "year": year,
        "system": "state",
        "symbol": "KH-UBND",
        "subject": f"Tổ chức đối thoại với Nhân dân năm {year}",
        "dialogues": dialogues,
    }
    return _issue(place, content, "", None, at)


def _issue(place: Place, content: dict[str, Any], text: str, file: Any, at: datetime) -> list[Dialogue]:
    chairman = place.someone("chairman")
    plan = keep_plan(place.someone("coordinator"), content=content, source_text=text, source_file=file, now=at)
    signed = timezone.make_aware(datetime.combine(_ISSUED_ON, at.time()))
    issue_plan(chairman, plan.pk, number=plan.number or "9", issued_on=_ISSUED_ON, now=signed)
    return plan_dialogues(place.someone("coordinator"), plan.pk, now=signed)
