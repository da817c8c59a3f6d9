"""Which step may come, when the conference may close, how it runs against its half day. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dienhong.cycle.conference.states import ReviewState, StepState
from dienhong.cycle.conference.statutory import StatutoryStep
from dienhong.kernel.verdicts import Verdict, no, only_if

HALF_DAY = timedelta(hours=4)
"""Half of a working day (Bộ luật Lao động 2019, Điều 105): what the plan gives a conference."""
TURN_LENGTH = 5000
SPEAKING_SECONDS = (30, 1800)
CORRECTION_WORKDAYS = 3
"""Short enough for the result to be public within ten days (Luật Tổ chức chính quyền địa phương 2025, Điều 43)."""
_OVER = (StepState.DONE, StepState.SKIPPED)


def may_begin(step: StatutoryStep, states: Mapping[str, StepState], titles: Mapping[str, str]) -> Verdict:
    """Whether the steps that `step` needs are over. `states` and `titles` by kind of step."""
    missing = [titles[kind] for kind in step.needs if kind in states and states[kind] not in _OVER]
    return only_if(not missing, f"Phải làm xong trước: {'; '.join(missing)}.")


def may_skip(step: StatutoryStep, reason: str) -> Verdict:
    """A required step is never skipped; another with a reason that the minutes show."""
    if step.required:
        return no(f"Bước “{step.title}” bắt buộc, không bỏ qua được ({step.source}).")
    return only_if(bool(reason.strip()), "Hãy ghi lý do bỏ qua bước này; biên bản sẽ ghi lại.")


def may_close(open_steps: Sequence[str], without_outcome: int, speaking: bool) -> Verdict:
    """No closing while a required step is ahead, somebody speaks or an opinion has no outcome."""
    if speaking:
        return no("Còn người đang phát biểu. Hãy bấm “Nói xong” trước khi bế mạc.")
    if without_outcome:
        return no(f"Còn {without_outcome} ý kiến chưa ghi kết quả. Hãy ghi kết quả từng ý kiến trước khi bế mạc.")
    return only_if(not open_steps, f"Còn bước chưa làm: {'; '.join(open_steps)}.")


@dataclass(frozen=True, slots=True)
class Slot:
    """One step as planned and as it went."""

    planned_minutes: int
    state: StepState
    started_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """`late_minutes` against the plan (negative: early); `over_half_day` when the end passes the half day."""

    ends_at: datetime
    late_minutes: int
    over_half_day: bool


def forecast(slots: Collection[Slot], planned_start: datetime, now: datetime) -> Forecast:
    """When the conference will end if the steps ahead take what was planned.

    A running step takes its plan, or until now where that has passed.
    """
    left = timedelta()
    for slot in slots:
        planned = timedelta(minutes=slot.planned_minutes)
        if slot.state == StepState.AHEAD:
            left += planned
        elif slot.state == StepState.RUNNING and slot.started_at is not None:
            left += max(slot.started_at + planned - now, timedelta())
    started = [slot.started_at for slot in slots if slot.started_at is not None]
    begins = min(started) if started else max(planned_start, now)
    ends = (now if started else begins) + left
    planned_end = planned_start + timedelta(minutes=sum(slot.planned_minutes for slot in slots))
    late = round((ends - planned_end).total_seconds() / 60)
    return Forecast(ends, late, ends - begins > HALF_DAY)


def speakable(text: str, *, longest: int = TURN_LENGTH) -> Verdict:
    """Something a person typed in the hall: not empty, storable, not longer than `longest`."""
    if not text.strip():
        return no("Hãy ghi nội dung.")
    if "\0" in text:
        return no("Có ký tự không đọc được. Hãy gõ lại nội dung này.")
    return only_if(
        len(text) <= longest, f"Nội dung dài {len(text)} ký tự; tối đa là {longest}. Hãy tách thành nhiều dòng."
    )


def written_by_default(*, came_in_writing: bool, is_pressing: bool) -> tuple[bool, str]:
    """Whether an assigned opinion is also answered in writing unless the chair decides otherwise, and why.

    The plan leaves it to each case (trình tự, mục 5: "trả lời bằng văn bản nếu thấy cần thiết").
    """
    if came_in_writing:
        return True, "Ý kiến đã được gửi trước hội nghị nên người gửi chờ văn bản trả lời."
    if is_pressing:
        return True, "Việc bức xúc, liên quan trực tiếp đến quyền và lợi ích của Nhân dân."
    return False, "Ý kiến nêu tại hội nghị, không thuộc diện bức xúc: thông báo kết quả chung là đủ."


def may_ask_correction(state: ReviewState, until: date, today: date) -> Verdict:
    """While the window is open, its last day included."""
    return only_if(
        state == ReviewState.OPEN and today <= until,
        "Đã hết thời gian đề nghị đính chính biên bản. Ông/bà có thể gửi ý kiến cho xã.",
    )


def may_close_review(until: date, today: date, waiting: int, reason: str) -> Verdict:
    """Every request is decided; before the last day has passed a reason is needed, which is kept."""
    if waiting:
        return no(f"Còn {waiting} đề nghị đính chính chưa xem xét. Hãy xem xét xong rồi kết thúc.")
    return only_if(
        today > until or bool(reason.strip()),
        f"Còn trong thời gian đính chính (đến hết {until:%d/%m/%Y}). Muốn kết thúc sớm, hãy ghi lý do.",
    )


def may_sign_minutes(is_over: bool, until: date, today: date, waiting: int, reason: str) -> Verdict:
    """Once nobody may ask for corrections any more; before that only for a reason that is kept."""
    if waiting:
        return no(f"Còn {waiting} đề nghị đính chính chưa xem xét. Hãy xem xét xong rồi lập biên bản để ký.")
    return only_if(
        is_over or today > until or bool(reason.strip()),
        f"Người phát biểu còn được đề nghị đính chính đến hết {until:%d/%m/%Y}. Muốn ký sớm hơn, hãy ghi lý do.",
    )
