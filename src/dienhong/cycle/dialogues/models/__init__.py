"""The tables of dialogues: the meeting, its papers, its duties, its budget."""

from dienhong.cycle.dialogues.models.budget import BudgetLine
from dienhong.cycle.dialogues.models.dialogue import Dialogue, DialoguePaper
from dienhong.cycle.dialogues.models.duty import CalendarFeed, DialogueDuty, DutyReminder, OwnDuty

__all__ = ["BudgetLine", "CalendarFeed", "Dialogue", "DialogueDuty", "DialoguePaper", "DutyReminder", "OwnDuty"]
