"""Which duties hold for a dialogue here, which a person has, and what must be known about them."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.db import models
from django.utils.timezone import localdate

from dienhong.civic.communes.models import Unit
from dienhong.civic.deadlines.queries import limit, limits
from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import memberships_on, with_roles
from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues.duties import DutyRule, national_duties, warning
from dienhong.cycle.dialogues.events import DialogueMoved
from dienhong.cycle.dialogues.models import CalendarFeed, Dialogue, DialogueDuty, OwnDuty
from dienhong.cycle.dialogues.states import DialogueState, DutyState
from dienhong.cycle.plans.models import Plan
from dienhong.cycle.plans.states import PlanState
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.actors import Actor
from dienhong.kernel.vietnamese import fold


def limits_for(rules: tuple[DutyRule, ...]) -> Mapping[str, TimeLimit]:
    """The limits in force that `rules` name. One query."""
    return limits({rule.limit for rule in rules if rule.limit})


def rules_for(dialogue: Dialogue) -> tuple[DutyRule, ...]:
    """The general duties without those left out here, the plan's, and the commune's own."""
    own = list(OwnDuty.objects.all())
    left_out = {row.key for row in own if not row.is_used}
    general = [rule for rule in national_duties() if rule.key not in left_out]
    added = [_own(row) for row in own if row.is_used]
    return (*_with_plan(general, dialogue.plan), *added)


def duties_of(dialogue_id: int) -> models.QuerySet[DialogueDuty]:
    """All duties of one dialogue by due date."""
    return DialogueDuty.objects.filter(dialogue_id=dialogue_id).select_related("holder", "unit", "proof", "dialogue")


def standing_duties() -> models.QuerySet[DialogueDuty]:
    """Duties of dialogues that take place."""
    shown = DialogueDuty.objects.exclude(dialogue__state=DialogueState.CANCELLED)
    return shown.select_related("dialogue", "holder", "unit")


def duties_for(actor: Actor) -> models.QuerySet[DialogueDuty]:
    """Open duties of this person: handed to them, else to their unit, else to those with their role."""
    free = models.Q(holder=None)
    villages = models.Q(dialogue__village=None) | models.Q(dialogue__village_id__in=actor.village_ids)
    by_role = models.Q(role__in=[role for role in actor.roles if role != Role.VILLAGE_HEAD])
    if Role.VILLAGE_HEAD in actor.roles:
        by_role |= models.Q(role=Role.VILLAGE_HEAD) & villages
    mine = models.Q(holder_id=actor.user_id or 0) | (
        free & (models.Q(unit_id__in=actor.unit_ids) | (models.Q(unit=None) & by_role))
    )
    return standing_duties().filter(mine, state=DutyState.OPEN)


def is_responsible(actor: Actor, duty: DialogueDuty) -> bool:
    """Whether the duty is this person's to do; the same rule as `duties_for`."""
    if duty.holder_id is not None:
        return duty.holder_id == actor.user_id
    if duty.unit_id is not None:
        return duty.unit_id in actor.unit_ids
    if duty.role not in actor.roles:
        return False
    village = duty.dialogue.village_id
    return duty.role != Role.VILLAGE_HEAD or village is None or village in actor.village_ids


def responsible_people(duty: DialogueDuty, day: date) -> models.QuerySet[User]:
    """Whom a duty is to be reminded of on `day`: its holder, else the unit's people, else those with the role."""
    held = memberships_on(day)
    if duty.holder_id is not None:
        held = held.filter(user_id=duty.holder_id)
    elif duty.unit_id is not None:
        held = held.filter(unit_id=duty.unit_id)
    else:
        held = held.filter(role=duty.role)
        if duty.role == Role.VILLAGE_HEAD and duty.dialogue.village_id is not None:
            held = held.filter(village_id=duty.dialogue.village_id)
    return User.objects.filter(pk__in=held.values("user_id")).order_by("sort_key")


def possible_holders(day: date) -> models.QuerySet[User]:
    """To whom a duty can be handed over: everybody with a role here but petition officers and administrators."""
    return with_roles([role for role in Role if role not in (Role.PETITION_OFFICER, Role.ADMIN)], day)


def steps_taken(dialogue_id: int) -> dict[str, date]:
    """The steps that the dialogue took, each with its day, from the journal."""
    moved = entries_about("dialogue", dialogue_id).filter(verb=DialogueMoved.verb)
    return {entry.details["step"]: localdate(entry.at) for entry in moved}


def duties_of_year(year: int) -> models.QuerySet[DialogueDuty]:
    """Duties of the dialogues that are held in `year`."""
    return standing_duties().filter(dialogue__date__year=year)


def token_digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed_owner(token: str) -> User | None:
    """Whose calendar the token opens."""
    feed = CalendarFeed.objects.filter(digest=token_digest(token)).select_related("user").first()
    return feed.user if feed else None


def warnings_about(dialogue: Dialogue, today: date) -> list[str]:
    """Where a law will be broken, is broken, or a thing done for another day must be done again."""
    if dialogue.date is None or dialogue.state in (DialogueState.CANCELLED, DialogueState.CONCLUDED):
        return []
    again = {rule.key for rule in national_duties() if rule.again}
    told = []
    for row in duties_of(dialogue.pk):
        repeated = row.state == DutyState.DONE and row.key in again and row.counted_from != dialogue.date
        if repeated or (row.state == DutyState.OPEN and row.certainty == "law"):
            told.append(warning(row.what, row.last_date, row.source, today=today, repeated=repeated))
    return [words for words in told if words]


def intake_end(dialogue: Dialogue, held_on: date) -> date:
    """The last day of sending opinions; before the report to the Chairman where none is set."""
    return dialogue.intake_until or limit("reply_report").latest_before(held_on) - timedelta(days=1)


def unit_named(who: str, units: list[Unit]) -> Unit | None:
    """The unit of which a plan speaks, if it names one."""
    words = fold(who)
    return next((unit for unit in units if fold(unit.name) in words), None)


def _own(row: OwnDuty) -> DutyRule:
    return DutyRule(
        key=row.key,
        what=row.what,
        side="before" if row.days < 0 else "after",
        role=row.role,
        days=abs(row.days),
        evidence=row.evidence,
        source=row.source or "Mẫu việc của xã",
    )


def _with_plan(general: list[DutyRule], plan: Plan | None) -> list[DutyRule]:
    """The plan's duties that are counted from the conference; its report to the Chairman replaces the general one."""
    if plan is None or plan.state != PlanState.ISSUED:
        return general
    source = f"Kế hoạch số {plan.reference}" if plan.reference else plan.title
    rules, added = list(general), []
    for row in plan.duties.filter(basis="conference", offset_days__isnull=False):
        offset = row.offset_days or 0
        at = next((at for at, rule in enumerate(rules) if rule.key == "reply_report"), None)
        if offset < 0 and at is not None and "tra loi" in fold(row.what):
            days = max(-offset, limit("reply_report").amount)
            rules[at] = replace(rules[at], limit="", days=days, source=source, who=row.who[:200])
            continue
        added.append(
            DutyRule(
                key=f"plan-{row.position}", what=row.what[:400], who=row.who[:200], days=abs(offset), source=source,
                side="before" if offset < 0 else "after",
            )
        )  # fmt: skip
    return [*rules, *added]
