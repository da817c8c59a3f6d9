"""Keeping what the reader found, and a person's corrections of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from dienhong.cycle.plans.events import PlanCorrected, PlanRead
from dienhong.cycle.plans.models import Duty, Plan, PlanSystem
from dienhong.cycle.plans.permissions import may_manage_plans
from dienhong.cycle.plans.states import PlanState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def keep_plan(
    actor: Actor, *, content: Mapping[str, Any], source_text: str, source_file: StoredFile | None, now: datetime
) -> Plan:
    """A new draft from the reader's JSON object (with its `spans`). The text stays as it was read."""
    may_manage_plans(actor).require()
    found = dict(content)
    plan = Plan.objects.create(
        spans=found.pop("spans", {}),
        source_text=source_text,
        source_file=source_file,
        created_by_id=actor.user_id,
        created_at=now,
        **_columns(found, now),
    )
    _write_duties(plan)
    record(actor, PlanRead(subject_id=plan.pk, year=plan.year, finding_count=len(found.get("findings") or [])), now)
    return plan


@transaction.atomic
def correct_plan(actor: Actor, plan_id: int, *, content: Mapping[str, Any], now: datetime) -> Plan:
    """Replace the structure of a draft by what a person says it is; the source text is never touched."""
    may_manage_plans(actor).require()
    plan = Plan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise Missing
    if plan.state != PlanState.DRAFT:
        raise Refused("Kế hoạch đã ban hành nên không sửa được. Hãy lập kế hoạch thay thế.")
    changed = tuple(sorted(key for key in content if plan.content.get(key) != content[key]))
    if not changed:
        return plan
    corrected = plan.content | dict(content)
    if "dialogues" in changed and corrected["dialogues"]:
        corrected["is_dialogue_plan"] = True  # a person who enters its dialogues says that it is one
    for column, value in _columns(corrected, plan.created_at).items():
        setattr(plan, column, value)
    plan.save()
    _write_duties(plan)
    record(actor, PlanCorrected(subject_id=plan.pk, paths=changed), now)
    return plan


def _columns(content: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The columns that repeat parts of `content`. A plan without a year belongs to the year in which it was read."""
    day = content.get("date") or {}
    return {
        "content": content,
        "year": content.get("year") or day.get("year") or now.year,
        "system": content.get("system") if content.get("system") in PlanSystem.values else PlanSystem.STATE,
        "title": (content.get("subject") or "Kế hoạch đối thoại với Nhân dân")[:300],
        "number": str(content.get("number") or "")[:20],
        "symbol": (content.get("symbol") or "")[:40],
        "issued_on": _whole_date(day),
    }


def _whole_date(parts: Mapping[str, int | None]) -> date | None:
    """The date when all its parts are known and there is such a day; papers say 31/02 too."""
    year, month, day = (parts.get(part) for part in ("year", "month", "day"))
    if not (year and month and day):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _write_duties(plan: Plan) -> None:
    plan.duties.all().delete()
    for position, row in enumerate(plan.content.get("duties") or [], start=1):
        due = row.get("due") or {}
        Duty.objects.create(
            plan=plan,
            position=position,
            who=(row.get("who") or "")[:300],
            what=row.get("what") or "",
            due_kind=due.get("kind") or "none",
            due_value=str(due.get("value") or "")[:120],
            offset_days=due.get("offset_days"),
            basis=(due.get("basis") or "")[:40],
        )
