"""Putting a plan in force."""

import re
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from dienhong.cycle.plans import rules
from dienhong.cycle.plans.events import PlanIssued, PlanReplaced
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.permissions import may_issue_plan
from dienhong.cycle.plans.states import PLAN_FLOW, PlanState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused

_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_REPLACE_FIRST = "Năm này đã có kế hoạch đang có hiệu lực. Đánh dấu “thay thế kế hoạch cũ” nếu đúng ý ông/bà."


def issue_plan(
    actor: Actor,
    plan_id: int,
    *,
    number: str,
    issued_on: date,
    symbol: str = "",
    replaces: bool = False,
    now: datetime,
) -> None:
    """The plan is signed: its number and date are known, and it is public from now on.

    `symbol` replaces the draft's. With `replaces`, the plan that was in force for the same year steps back.
    Raises `Refused`, `Overtaken`.
    """
    may_issue_plan(actor).require()
    if not _NUMBER.fullmatch(number.strip()):
        raise Refused("Hãy ghi số của kế hoạch, ví dụ 15.", field="number")
    if issued_on > timezone.localdate(now):
        raise Refused("Ngày ban hành không thể sau hôm nay.", field="issued_on")
    try:
        with transaction.atomic():
            plan = Plan.objects.filter(pk=plan_id).first()
            if plan is None:
                raise Missing
            step = PLAN_FLOW.require("issue", PlanState(plan.state))
            rules.issuable(plan.content | ({"symbol": symbol} if symbol else {})).enforce()
            if replaces:
                _replace_older(actor, plan, now)
            changes = {"state": step.target, "number": number.strip(), "issued_on": issued_on}
            changes |= {"symbol": symbol} if symbol else {}
            if not Plan.objects.filter(pk=plan_id, state=plan.state).update(**changes):
                raise Overtaken
            record(actor, PlanIssued(subject_id=plan_id, number=number.strip()), now)
    except IntegrityError as error:
        raise Refused(_REPLACE_FIRST, field="replaces") from error


def _replace_older(actor: Actor, plan: Plan, now: datetime) -> None:
    step = PLAN_FLOW.step("replace")
    in_force = Plan.objects.filter(year=plan.year, system=plan.system, state__in=step.sources)
    for older in list(in_force):
        if not Plan.objects.filter(pk=older.pk, state=older.state).update(state=step.target):
            raise Overtaken
        record(actor, PlanReplaced(subject_id=older.pk, by=plan.pk), now)
