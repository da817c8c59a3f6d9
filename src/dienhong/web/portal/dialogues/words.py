"""When a dialogue takes place, as it is said."""

from dienhong.cycle.dialogues.models import Dialogue

# Django's own list has "Thứ 2".
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def when(dialogue: Dialogue) -> str:
    """ "08:00, thứ Hai 19/10/2026", with the half-day where no hour is known."""
    if dialogue.date is None:
        return "Chưa xếp ngày"
    hour = f"{dialogue.start_time:%H:%M}" if dialogue.start_time else dialogue.get_half_day_display().capitalize()
    day = f"{_WEEKDAYS[dialogue.date.weekday()]} {dialogue.date:%d/%m/%Y}"
    return f"{hour}, {day}" if hour else day.capitalize()
