"""Laying out a dialogue's duties on the calendar, and counting them anew when its day or the holidays change."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.models import Unit
from dienhong.civic.deadlines.queries import calendar
from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues.checklist import intake_end, limits_for, rules_for, steps_taken, unit_named
from dienhong.cycle.dialogues.duties import Placed, place
from dienhong.cycle.dialogues.events import DutiesPlaced
from dienhong.cycle.dialogues.models import Dialogue, DialogueDuty
from dienhong.cycle.dialogues.states import DialogueState, DutyState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor

_OVER = (DialogueState.CONCLUDED, DialogueState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Laid:
    """What laying out changed: how many duties are new, have another day, no longer hold."""

    created: int = 0
    moved: int = 0
    dropped: int = 0


@transaction.atomic
def lay_out_duties(actor: Actor, dialogue: Dialogue, *, now: datetime) -> Laid:
    """Give the dialogue, whose row the caller has locked, the duties that its day brings. Twice changes nothing.

    What is done keeps its day. A duty that a step of the dialogue fulfils is ticked off. Without a date: nothing.
    """
    if dialogue.date is None or dialogue.state == DialogueState.CANCELLED:
        return Laid()
    today, known = localdate(now), {row.key: row for row in dialogue.duties.select_for_update()}
    taken = steps_taken(dialogue.pk)
    placed = _placed(dialogue, known, taken, today)
    units = list(Unit.objects.filter(is_active=True))
    new = [_new_row(dialogue, at, each, units) for at, each in enumerate(placed) if each.rule.key not in known]
    changed = [row for each in placed if (row := known.get(each.rule.key)) and _moved(row, each, dialogue.date)]
    steps = {each.rule.key: each.rule.step for each in placed}
    ticked = [row for row in (*new, *known.values()) if _tick(row, taken.get(steps.get(row.key, "")), now)]
    DialogueDuty.objects.bulk_create(new)
    for row in {row.pk: row for row in (*changed, *ticked) if row.pk and row.key in known}.values():
        row.save()
    names = {each.rule.key for each in placed}
    gone = dialogue.duties.filter(state=DutyState.OPEN).exclude(key__in=names).delete()[1]
    laid = Laid(len(new), len(changed), gone.get("dialogues.DialogueDuty", 0))
    if laid.created or laid.moved:
        record(actor, DutiesPlaced(subject_id=dialogue.pk, created=laid.created, moved=laid.moved), now)
    return laid


def recount_duties(actor: Actor, *, now: datetime) -> int:
    """Lay out anew for every dialogue that goes on: after a decree moved a holiday, after an update of the rules.

    Dialogues whose day had passed before they got duties stay without. How many dialogues changed.
    """
    today, changed = localdate(now), 0
    going_on = Dialogue.objects.exclude(state__in=_OVER).filter(date__isnull=False)
    wanted = going_on.filter(date__gte=today) | going_on.filter(duties__isnull=False)
    for dialogue_id in list(wanted.order_by().values_list("pk", flat=True).distinct()):
        with transaction.atomic():
            dialogue = Dialogue.objects.select_for_update(of=("self",)).select_related("plan").get(pk=dialogue_id)
            changed += lay_out_duties(actor, dialogue, now=now) != Laid()
    return changed


def _placed(
    dialogue: Dialogue, known: dict[str, DialogueDuty], taken: dict[str, date], today: date
) -> tuple[Placed, ...]:
    held_on = dialogue.date
    assert held_on is not None  # noqa: S101 - the caller asked
    rules = rules_for(dialogue)
    done = {rule.key: taken[rule.step] for rule in rules if rule.step in taken}
    done |= {row.key: row.done_on for row in known.values() if row.state == DutyState.DONE and row.done_on}
    return place(
        rules,
        held_on=held_on,
        intake_end=intake_end(dialogue, held_on),
        done=done,
        limits=limits_for(rules),
        calendar=calendar(),
        today=today,
    )


def _new_row(dialogue: Dialogue, position: int, placed: Placed, units: list[Unit]) -> DialogueDuty:
    rule = placed.rule
    unit = unit_named(rule.who, units) if rule.who else None
    row = DialogueDuty(
        dialogue=dialogue, key=rule.key, position=position, who=rule.who, unit=unit,
        role=rule.role or Role.COORDINATOR, evidence=rule.evidence, needs=list(rule.needs),
    )  # fmt: skip
    row.commune_id = dialogue.commune_id
    _moved(row, placed, dialogue.date)
    return row


def _moved(row: DialogueDuty, placed: Placed, held_on: date | None) -> bool:
    """Bring the row to what the rule says now; whether its day changed.

    A due date that was set later than the rule's, since that day had passed, stays until the rule's day changes.
    """
    row.what, row.when = placed.rule.what[:400], placed.when[:120]
    row.source, row.certainty = placed.period.source[:300], placed.period.certainty
    last, row.last_date = getattr(row, "last_date", None), placed.last
    if row.state != DutyState.OPEN:
        return last != placed.last
    before = row.counted_date if row.due_date else None
    if before == placed.counted and row.counted_from == held_on:
        return False
    assert held_on is not None  # noqa: S101 - the caller asked
    row.counted_date, row.due_date, row.counted_from = placed.counted, placed.due, held_on
    return True


def _tick(row: DialogueDuty, done_on: date | None, now: datetime) -> bool:
    """Settle an open row whose step was taken on `done_on`."""
    if row.state != DutyState.OPEN or done_on is None:
        return False
    row.state, row.done_on, row.settled_at, row.settled_by = DutyState.DONE, done_on, now, "Hệ thống"
    row.note = "Ghi nhận theo bước của cuộc đối thoại"
    return True
