"""Turning an issued plan into its dialogues."""

from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction

from dienhong.civic.communes.models import Venue, Village
from dienhong.cycle.dialogues.actions.clashes import clash
from dienhong.cycle.dialogues.events import DialoguePlanned
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.permissions import may_manage_dialogues
from dienhong.cycle.dialogues.states import AudienceKind, HalfDay
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.states import PlanState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import fold


def plan_dialogues(actor: Actor, plan_id: int, *, now: datetime) -> list[Dialogue]:
    """Create the dialogues that the plan lists, with what the plan says of each and no more. Once a plan.

    `Refused` when one of them would take a venue that is taken in that half-day.
    """
    may_manage_dialogues(actor).require()
    try:
        return _create(actor, plan_id, now)
    except IntegrityError as error:
        raise clash(error) from error


@transaction.atomic
def _create(actor: Actor, plan_id: int, now: datetime) -> list[Dialogue]:
    plan = Plan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise Missing
    if plan.state != PlanState.ISSUED:
        raise Refused("Kế hoạch chưa ban hành nên chưa lập được lịch đối thoại.")
    if plan.dialogues.exists():
        raise Refused("Các cuộc đối thoại của kế hoạch này đã được lập.")
    villages = {fold(village.name): village for village in Village.objects.all()}
    venues = {fold(venue.name): venue for venue in Venue.objects.all()}
    created = []
    for row in plan.content.get("dialogues") or []:
        dialogue = Dialogue.objects.create(plan=plan, **_fields(row, villages, venues))
        record(actor, DialoguePlanned(subject_id=dialogue.pk, plan=plan.pk), now)
        created.append(dialogue)
    return created


def _title(kind: AudienceKind, name: str) -> str:
    """A village or commune is a place: one talks with its people."""
    place = kind in (AudienceKind.VILLAGE, AudienceKind.COMMUNE) and "nhân dân" not in name.lower()
    return f"Đối thoại với {'Nhân dân ' if place else ''}{name}"


def _fields(row: dict[str, Any], villages: dict[str, Village], venues: dict[str, Venue]) -> dict[str, Any]:
    audience = row.get("audience") or {}
    kind = AudienceKind(audience["kind"]) if audience.get("kind") in AudienceKind.values else AudienceKind.OTHER
    name = audience.get("name") or "Nhân dân"
    half_day = row.get("half_day") if row.get("half_day") in HalfDay.values else ""
    day = row.get("date")
    start = row.get("start_time")
    return {
        "title": _title(kind, name)[:300],
        "audience_kind": kind,
        "audience_name": name[:300],
        "village": villages.get(fold(name)) if kind == AudienceKind.VILLAGE else None,
        "topics": row.get("topics") or [],
        "date": date.fromisoformat(day) if day and half_day else None,
        "half_day": half_day if day else "",
        "start_time": time.fromisoformat(start) if start else None,
        "venue": venues.get(fold(row.get("venue") or "")),
    }
