"""What a dialogue needs and costs: planned, then spent."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from dienhong.cycle.dialogues.actions.move import dialogue_for_update
from dienhong.cycle.dialogues.events import BudgetChanged
from dienhong.cycle.dialogues.models import BudgetLine
from dienhong.cycle.dialogues.permissions import may_manage_dialogues
from dienhong.cycle.dialogues.rules import budget_line_fits
from dienhong.cycle.dialogues.states import BudgetKind
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as a person wrote it; money in đồng."""

    kind: BudgetKind
    name: str
    quantity: Decimal
    unit_name: str = ""
    unit_price: int = 0
    spent: int | None = None
    remark: str = ""


@transaction.atomic
def write_budget_line(
    actor: Actor, dialogue_id: int, line: Line, *, line_id: int | None = None, now: datetime
) -> BudgetLine:
    """Add a line, or put `line` in the place of `line_id`."""
    may_manage_dialogues(actor).require()
    dialogue = dialogue_for_update(dialogue_id)
    budget_line_fits(line.quantity, line.unit_price, line.spent).enforce("quantity")
    row = BudgetLine.objects.filter(dialogue=dialogue, pk=line_id).first() if line_id else _next_line(dialogue_id)
    if row is None:
        raise Missing
    for name, value in asdict(line).items():
        setattr(row, name, value)
    row.save()
    record(actor, BudgetChanged(subject_id=dialogue_id, lines=dialogue.budget.count()), now)
    return row


@transaction.atomic
def drop_budget_line(actor: Actor, dialogue_id: int, line_id: int, *, now: datetime) -> None:
    may_manage_dialogues(actor).require()
    dialogue = dialogue_for_update(dialogue_id)
    if not dialogue.budget.filter(pk=line_id).delete()[0]:
        raise Missing
    record(actor, BudgetChanged(subject_id=dialogue_id, lines=dialogue.budget.count()), now)


def _next_line(dialogue_id: int) -> BudgetLine:
    last = BudgetLine.objects.filter(dialogue_id=dialogue_id).aggregate(last=Max("position"))["last"] or 0
    return BudgetLine(dialogue_id=dialogue_id, position=last + 1)
