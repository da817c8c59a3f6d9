"""What may be sent and until when it must be answered. Pure."""

import unicodedata
from datetime import date, timedelta

from dienhong.civic.deadlines.resolving import Resolved
from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState
from dienhong.kernel.verdicts import Verdict, no, only_if
from dienhong.kernel.workdays import WorkCalendar

TEXT_LENGTH = 5000
CONSENT_NEEDED = "Hãy đánh dấu đồng ý để xã lưu tên và liên hệ, hoặc để trống các ô đó."
_SHORTEST = 10
_LONGEST_WORD = 60
_FEWEST_WORDS = 2
_FEWEST_LETTERS = 4
REOPENINGS = 1
ADDITIONS = 10
EXTENSIONS = 1
PAUSES = 2
"""How many questions stop the clock of one opinion; a later one is asked while it runs."""
_LONGEST_ASSIGNMENT = timedelta(days=365)


def acceptable_text(text: str) -> Verdict:
    """Long enough to be understood, short enough to be read out, and made of words: letters of whichever language."""
    length = len(text.strip())
    if length < _SHORTEST:
        return no("Hãy viết rõ hơn nội dung ý kiến (ít nhất 10 ký tự).")
    if length > TEXT_LENGTH:
        return no(f"Ý kiến dài {length} ký tự; tối đa là {TEXT_LENGTH}. Hãy rút gọn hoặc gửi thành hai ý kiến.")
    words = _words(text)
    if any(len(word) > _LONGEST_WORD and _has_spaces(word) for word in words):
        return no(
            f"Có chữ dài quá {_LONGEST_WORD} ký tự, có lẽ do giữ phím. Chữ này quá dài, hãy viết tách ra từng chữ."
        )
    if len(words) < _FEWEST_WORDS and not any(_is_sentence(word) for word in words):
        return no("Hãy viết bằng chữ, ít nhất vài từ, việc gì và ở đâu.")
    return storable(text)


def _words(text: str) -> set[str]:
    """The different runs of letters; marks that stand on or beside letters belong to them, as in Khmer and Thái."""
    letters = "".join(
        char if unicodedata.category(char)[0] in "LM" else " " for char in unicodedata.normalize("NFC", text)
    )
    return set(letters.casefold().split())


def _is_sentence(word: str) -> bool:
    """Khmer, Thái, Lào and Chinese stand without spaces between words."""
    return not _has_spaces(word) and len(set(word)) >= _FEWEST_LETTERS


def _has_spaces(word: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in word if char.isalpha())


def storable(*texts: str) -> Verdict:
    """No NUL: no keyboard types it, and PostgreSQL cannot keep it."""
    return only_if(not any("\0" in text for text in texts), "Có ký tự không đọc được. Hãy gõ lại nội dung này.")


def due_date(received_on: date, limit: TimeLimit, calendar: WorkCalendar) -> date:
    """The last day for the reply."""
    return limit.due(received_on, calendar)


def counts_after_triage(
    received_on: date, triaged_on: date, resolved: Resolved, calendar: WorkCalendar
) -> tuple[date, date]:
    """From which day the reply's limit counts, and the earliest day on which it may end.

    Counted from receipt, for that is what the sender waits from. The one or seven days of the pressing levels count
    from the triage: before it nobody could know of the hurry, and a limit that is over when it is set binds nobody.
    For the same reason no level ends before the first working day after the triage.
    """
    start = triaged_on if resolved.counts_from == "triage" else received_on
    return start, calendar.add_workdays(triaged_on, 1)


def assignable_due(due: date, today: date) -> Verdict:
    """A unit's last day lies ahead, and near enough not to be a slip in the year."""
    if due < today:
        return no("Hạn trả lời phải từ hôm nay trở đi.")
    last = today + _LONGEST_ASSIGNMENT
    return only_if(
        due <= last, f"Hạn trả lời phải trong vòng một năm, chậm nhất {last:%d/%m/%Y}. Hãy kiểm tra lại năm."
    )


def may_reopen(reopened_count: int) -> Verdict:
    return only_if(
        reopened_count < REOPENINGS,
        "Ý kiến này đã được xem lại một lần. Ông/bà có thể gửi ý kiến mới hoặc gặp Ủy ban vào ngày tiếp công dân.",
    )


def may_add(added_count: int) -> Verdict:
    """How often a sender may add to an opinion, unasked."""
    return only_if(
        added_count < ADDITIONS,
        f"Ý kiến này đã được bổ sung {ADDITIONS} lần. Nếu còn việc cần nói, ông/bà hãy gửi thành ý kiến mới.",
    )


def may_be_placed(state: OpinionState) -> Verdict:
    """An opinion that is answered or went elsewhere stays with its dialogue: its papers name it."""
    return only_if(state in OPEN_STATES, "Ý kiến đã giải quyết xong nên không chuyển cuộc đối thoại được nữa.")


def may_extend(due: date, until: date, granted_count: int, limit: TimeLimit) -> Verdict:
    """Once, to a later day, no further than `limit` reaches from the due date."""
    if granted_count >= EXTENSIONS:
        return no("Ý kiến này đã được gia hạn một lần, không gia hạn thêm được. Hãy báo cáo tiến độ với lãnh đạo.")
    if until <= due:
        return no(f"Ngày gia hạn phải sau hạn hiện tại ({due:%d/%m/%Y}).")
    last = due + timedelta(days=limit.amount)
    return only_if(until <= last, f"Chỉ gia hạn thêm tối đa {limit.amount} ngày, đến {last:%d/%m/%Y} ({limit.source}).")


def is_overdue(due: date | None, today: date) -> bool:
    return due is not None and today > due
