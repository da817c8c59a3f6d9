"""Reminding of duties by the ladder: each step once for a due date, healed after an outage without a flood."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.deadlines.ladder import Rung
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import with_roles
from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues.checklist import responsible_people, standing_duties
from dienhong.cycle.dialogues.duties import duty_rungs
from dienhong.cycle.dialogues.models import DialogueDuty, DutyReminder
from dienhong.cycle.dialogues.notices import tell_of_duties
from dienhong.cycle.dialogues.rules import newest_rung
from dienhong.cycle.dialogues.states import DutyState
from dienhong.kernel.actors import Actor

_OFFICE = {"office": (Role.COORDINATOR,), "leaders": (Role.CHAIRMAN, Role.VICE_CHAIRMAN)}

Told = dict[User, list[tuple[Rung, DialogueDuty]]]


def remind_of_duties(_actor: Actor, *, now: datetime) -> int:
    """Take the highest step that has come for each open duty; how many were taken.

    Steps below it that were missed are written as passed and never told. A person who has several duties at once
    gets one message that counts them.
    """
    today, taken = localdate(now), 0
    told: Told = defaultdict(list)
    with transaction.atomic():
        for duty in _due_soon(now):
            rung = _take(duty, now)
            if rung is None:
                continue
            taken += 1
            for person in {*responsible_people(duty, today), *with_roles(_OFFICE.get(rung.to, ()), today)}:
                told[person].append((rung, duty))
        for person, items in told.items():
            tell_of_duties(person, items, now=now)
    return taken


def _due_soon(now: datetime) -> list[DialogueDuty]:
    horizon = localdate(now) - timedelta(days=duty_rungs()[0].after)
    rows = standing_duties().filter(state=DutyState.OPEN, due_date__lte=horizon)
    return list(rows.select_for_update(of=("self",)).prefetch_related("reminders"))


def _take(duty: DialogueDuty, now: datetime) -> Rung | None:
    passed = {row.step for row in duty.reminders.all() if row.due_date == duty.due_date}
    rung, missed = newest_rung(duty_rungs(), duty.due_date, localdate(now), passed)
    for each in missed:
        DutyReminder.objects.create(duty=duty, due_date=duty.due_date, step=each.key, at=now)
    return rung
