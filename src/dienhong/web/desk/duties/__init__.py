"""Duties of dialogues: mine, a dialogue's checklist, the year, the calendar, the budget."""
