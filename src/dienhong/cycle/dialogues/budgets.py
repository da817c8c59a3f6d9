"""Reads of what dialogues cost."""

from collections.abc import Iterable
from dataclasses import dataclass

from dienhong.cycle.dialogues.models import BudgetLine, Dialogue
from dienhong.cycle.dialogues.states import DialogueState


@dataclass(frozen=True, slots=True)
class Sums:
    """In đồng; `spent` counts what is known to be spent."""

    planned: int
    spent: int
    dialogue: Dialogue | None = None

    @property
    def left(self) -> int:
        return self.planned - self.spent


def budget_of(dialogue_id: int) -> list[BudgetLine]:
    """Facilities first, then costs, each in the order in which they were written."""
    lines = BudgetLine.objects.filter(dialogue_id=dialogue_id)
    return sorted(lines, key=lambda line: (line.kind != "facility", line.position, line.pk))


def sums(lines: Iterable[BudgetLine], dialogue: Dialogue | None = None) -> Sums:
    found = list(lines)
    return Sums(sum(line.planned for line in found), sum(line.spent or 0 for line in found), dialogue)


def year_sums(year: int) -> list[Sums]:
    """Each dialogue of the year that takes place and has lines. Two queries."""
    held = Dialogue.objects.filter(date__year=year).exclude(state=DialogueState.CANCELLED)
    with_lines = [(dialogue, list(dialogue.budget.all())) for dialogue in held.prefetch_related("budget")]
    return [sums(lines, dialogue) for dialogue, lines in with_lines if lines]
