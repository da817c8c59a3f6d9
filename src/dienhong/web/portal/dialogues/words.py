"""When a dialogue takes place, as it is said."""

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.web.kit.days import weekday


def when(dialogue: Dialogue) -> str:
    """ "08:00, thứ Hai 19/10/2026", with the half-day where no hour is known."""
    if dialogue.date is None:
        return "Chưa xếp ngày"
    hour = f"{dialogue.start_time:%H:%M}" if dialogue.start_time else dialogue.get_half_day_display().capitalize()
    day = f"{weekday(dialogue.date)} {dialogue.date:%d/%m/%Y}"
    return f"{hour}, {day}" if hour else day.capitalize()
