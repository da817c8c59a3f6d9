"""When a dialogue may be announced and held. Pure: today is a parameter."""

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from decimal import Decimal

from dienhong.civic.deadlines.ladder import Rung
from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.cycle.dialogues.states import PAPER_STATES, DialogueState, HalfDay, PaperKind
from dienhong.kernel.verdicts import YES, Verdict, no

NOTICE_ELEMENTS = ("ngày", "buổi", "địa điểm", "nội dung", "người chủ trì")
_MOST_MONEY = 100_000_000_000
_LONGEST_AHEAD = timedelta(days=365)
# From the first to the last minute at which a dialogue of that half-day may begin.
_HOURS = {
    HalfDay.MORNING: (time.min, time(11, 59)),
    HalfDay.AFTERNOON: (time(12), time(17, 59)),
    HalfDay.EVENING: (time(17), time(23, 59)),
}


def may_be_scheduled(on: date, today: date, plan_year: int | None) -> Verdict:
    """Ahead, within a year, in the year of the plan that it carries out (None: it stands in no plan)."""
    if on < today:
        return no(f"Ngày {on:%d/%m/%Y} đã qua. Hãy chọn ngày từ hôm nay trở đi.")
    if plan_year is not None and on.year != plan_year:
        return no(f"Cuộc đối thoại này thuộc kế hoạch năm {plan_year}. Hãy chọn một ngày trong năm {plan_year}.")
    last = today + _LONGEST_AHEAD
    return (
        YES if on <= last else no(f"Chỉ xếp lịch trong vòng một năm, chậm nhất {last:%d/%m/%Y}. Hãy kiểm tra lại năm.")
    )


def hour_fits(start: time | None, half_day: HalfDay) -> Verdict:
    """The hour lies in the half-day; about five people say evening, others still afternoon."""
    if start is None:
        return YES
    first, last = _HOURS[half_day]
    if first <= start <= last:
        return YES
    bounds = f"trước {time(12):%H:%M}" if half_day == HalfDay.MORNING else f"từ {first:%H:%M} đến {last:%H:%M}"
    return no(f"{half_day.label.capitalize()} bắt đầu {bounds}, mà giờ ghi là {start:%H:%M}. Hãy sửa giờ hoặc buổi.")


def ready_to_announce(missing: list[str]) -> Verdict:
    """A notice names time, place, content and the way to attend; `missing` lists what is not known yet."""
    return no(f"Chưa thông báo được: còn thiếu {', '.join(missing)}.") if missing else YES


def in_time_to_announce(held_on: date, today: date, notice: TimeLimit) -> Verdict:
    """At least the notice period must lie between today and the day of the dialogue."""
    last_day = notice.latest_before(held_on)
    if today > last_day:
        return no(
            f"Phải thông báo trước ít nhất {notice.amount} ngày (chậm nhất {last_day:%d/%m/%Y}; {notice.source}). "
            "Hãy dời ngày đối thoại rồi thông báo."
        )
    return YES


def may_be_held(held_on: date, today: date) -> Verdict:
    if today < held_on:
        return no(f"Cuộc đối thoại diễn ra ngày {held_on:%d/%m/%Y}; chưa đến ngày nên chưa ghi nhận được.")
    return YES


def may_be_drafted(paper: PaperKind, state: DialogueState, *, is_arranged: bool) -> Verdict:
    """Each paper has its time; all but the request for opinions say where and when the dialogue is."""
    if state not in PAPER_STATES[paper]:
        when = ", ".join(f"“{fitting.label}”" for fitting in PAPER_STATES[paper])
        return no(f"{paper.label} chỉ soạn khi cuộc đối thoại ở tình trạng {when}.")
    if not is_arranged and paper != PaperKind.COLLECTION:
        return no("Hãy xếp ngày, địa điểm và người chủ trì trước khi soạn văn bản này.")
    return YES


def duty_proven(evidence: str, note: str, *, has_file: bool) -> Verdict:
    """A duty is done when one can see it: by a file, or by words that say where."""
    if has_file or note.strip():
        return YES
    return no(f"Hãy đính kèm tệp hoặc ghi rõ căn cứ. Việc này cần: {evidence or 'bằng chứng đã làm'}.")


def may_waive_duty(certainty: str, source: str) -> Verdict:
    """What the law sets is never left out."""
    return no(f"Việc này do luật định ({source}) nên không bỏ qua được.") if certainty == "law" else YES


def newest_rung(
    ladder: Sequence[Rung], due: date, today: date, passed: Collection[str]
) -> tuple[Rung | None, tuple[Rung, ...]]:
    """The step to tell of today, if the highest that has come is new; and all steps to be written as passed."""
    come = [rung for rung in ladder if today >= due + timedelta(days=rung.after)]
    if not come or come[-1].key in passed:
        return None, ()
    return come[-1], tuple(rung for rung in come if rung.key not in passed)


def budget_line_fits(quantity: Decimal, unit_price: int, spent: int | None) -> Verdict:
    """Amounts that a dialogue of a commune can have; more is a slip of the keyboard."""
    if quantity <= 0:
        return no("Số lượng phải lớn hơn 0.")
    if min(unit_price, spent or 0) < 0:
        return no("Số tiền không thể âm.")
    if quantity * unit_price > _MOST_MONEY or (spent or 0) > _MOST_MONEY:
        return no("Số tiền quá lớn cho một cuộc đối thoại. Hãy kiểm tra lại số chữ số 0.")
    return YES
