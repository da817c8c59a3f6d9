"""What may be sent and until when it must be answered. Pure."""

from datetime import date

from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.kernel.verdicts import Verdict, no, only_if
from dienhong.kernel.workdays import WorkCalendar

TEXT_LENGTH = 5000
_SHORTEST = 10
REOPENINGS = 1


def acceptable_text(text: str) -> Verdict:
    """Long enough to be understood, short enough to be read out."""
    length = len(text.strip())
    if length < _SHORTEST:
        return no("Hãy viết rõ hơn nội dung ý kiến (ít nhất 10 ký tự).")
    if length > TEXT_LENGTH:
        return no(f"Ý kiến dài {length} ký tự; tối đa là {TEXT_LENGTH}. Hãy rút gọn hoặc gửi thành hai ý kiến.")
    return storable(text)


def storable(*texts: str) -> Verdict:
    """No NUL: no keyboard types it, and PostgreSQL cannot keep it."""
    return only_if(not any("\0" in text for text in texts), "Có ký tự không đọc được. Hãy gõ lại nội dung này.")


def due_date(received_on: date, limit: TimeLimit, calendar: WorkCalendar) -> date:
    """The last day for the reply."""
    return limit.due(received_on, calendar)


def may_reopen(reopened_count: int) -> Verdict:
    return only_if(
        reopened_count < REOPENINGS,
        "Ý kiến này đã được xem lại một lần. Ông/bà có thể gửi ý kiến mới hoặc gặp Ủy ban vào ngày tiếp công dân.",
    )


def is_overdue(due: date | None, today: date) -> bool:
    return due is not None and today > due
