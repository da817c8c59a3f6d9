"""A due date in words: from when, how many days, what was left out, what stopped it, by which text. Pure."""

from datetime import date

from dienhong.civic.deadlines.counting import Count
from dienhong.kernel.workdays import Rest, WorkCalendar, rests_between, worked_rest_days

_UNIT = {"day": "ngày", "workday": "ngày làm việc"}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def explain(count: Count, calendar: WorkCalendar, *, fixed_by: str = "", waiting: bool = False) -> str:
    """The Vietnamese sentence to `count`, which names its result and, for a limit, its source.

    `fixed_by` says who set a fixed date ("gia hạn", "người phân công"). With `waiting` the last stop still runs.
    """
    due = count.due(calendar)
    parts = [_basis(count, calendar, fixed_by), *_stops(count, calendar, waiting=waiting)]
    parts.append(f"chậm nhất {_day(due)}" if waiting else f"hạn {_day(due)}")
    source = f" Căn cứ: {count.limit.source}." if count.limit else ""
    return f"{'; '.join(parts)}.{source}"


def explain_short(count: Count, calendar: WorkCalendar, *, waiting: bool = False) -> str:
    """For the sender: the day, what it counts from, and why it moved."""
    parts = [f"Trả lời chậm nhất {_day(count.due(calendar))}"]
    if count.limit is not None:
        parts[0] += f" ({_amount(count)} từ {_day(count.start)}{_left_out(count, calendar)})"
    return f"{'; '.join([*parts, *_stops(count, calendar, waiting=waiting)])}."


def _basis(count: Count, calendar: WorkCalendar, fixed_by: str) -> str:
    if count.fixed is not None:
        who = f", {fixed_by} ngày {_day(count.start)}" if fixed_by else ""
        return f"Ngày {_day(count.fixed)} được ấn định{who}"
    return f"{_amount(count)} từ {_day(count.start)}{_left_out(count, calendar)}"


def _amount(count: Count) -> str:
    return f"{count.limit.amount:02d} {_UNIT[count.limit.unit]}" if count.limit else ""


def _left_out(count: Count, calendar: WorkCalendar) -> str:
    """Holidays that the period skips, or on which it would have ended."""
    plain = Count(start=count.start, limit=count.limit)
    due = plain.due(calendar)
    if count.limit is not None and count.limit.unit == "workday":
        rests = rests_between(calendar, count.start, due)
        worked = worked_rest_days(calendar, count.start, due)
        told = [f"trừ {' và '.join(map(_rest, rests))}"] if rests else ["không tính thứ Bảy, Chủ nhật"]
        told += [f"tính cả {_WEEKDAYS[day.weekday()]} làm bù {day:%d/%m}" for day in worked]
        return "".join(f", {part}" for part in told)
    last = plain.first_end(calendar)
    if last == due:
        return ""
    rests = rests_between(calendar, last - (due - last), due)
    why = next((rest.name for rest in rests if rest.first <= last <= rest.last), _WEEKDAYS[last.weekday()])
    return f", ngày cuối {last:%d/%m} là {why} nên lùi đến ngày làm việc kế tiếp"


def _rest(rest: Rest) -> str:
    span = f"{rest.first:%d/%m}" if rest.first == rest.last else f"{rest.first:%d/%m}–{rest.last:%d/%m}"
    return f"{rest.name} ({span})"


def _stops(count: Count, calendar: WorkCalendar, *, waiting: bool) -> list[str]:
    stops = count.effective_stops(calendar)
    told = [
        f"tạm dừng {(stop.end - stop.start).days} ngày ({stop.start:%d/%m}–{stop.end:%d/%m}) chờ người gửi trả lời"
        for stop in stops
    ]
    if waiting and stops:
        last = stops[-1]
        told[-1] = f"đang tạm dừng từ {last.start:%d/%m}, lâu nhất đến {last.end:%d/%m}, chờ người gửi trả lời"
    return told


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
