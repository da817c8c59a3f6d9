"""When a dialogue may be announced and held. Pure: today is a parameter."""

from datetime import date

from dienhong.civic.deadlines.rules import TimeLimit
from dienhong.kernel.verdicts import YES, Verdict, no

NOTICE_ELEMENTS = ("ngày", "buổi", "địa điểm", "nội dung", "người chủ trì")


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
