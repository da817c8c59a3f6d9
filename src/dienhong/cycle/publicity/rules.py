"""What counts as heard, for how long something hung, how often it was said. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.cycle.publicity.states import AT_HOME, BOARDS, EVERYWHERE, REACHING, Channel
from dienhong.kernel.verdicts import YES, Verdict, no

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=366)
_MOST_MINUTES = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One record: from when, on boards until when (None: it still hangs), in which village (None: everywhere)."""

    channel: Channel
    village_id: int | None
    since: date
    until: date | None = None


def days_posted(since: date, until: date | None, today: date) -> int:
    """Days on which it hung, the first and the last included; none before it was put up."""
    return max(((until or today) - since).days + 1, 0)


def longest_run(days: Iterable[date]) -> int:
    """The most days one after another."""
    known = set(days)
    longest = 0
    for first in (day for day in known if day - _DAY not in known):
        length = 1
        while first + _DAY * length in known:
            length += 1
        longest = max(longest, length)
    return longest


def heard_in(village_ids: Iterable[int], records: Collection[Shown], today: date) -> dict[int, frozenset[Channel]]:
    """By which channels each village was reached up to `today`: its own, and those that reach every village."""
    reaching = [row for row in records if row.channel in REACHING and row.since <= today]
    everywhere = {row.channel for row in reaching if row.village_id is None and row.channel in EVERYWHERE}
    return {
        village: frozenset(everywhere | {row.channel for row in reaching if row.village_id == village})
        for village in village_ids
    }


def may_be_recorded(
    channel: Channel, *, in_village: bool, since: date, until: date | None, minutes: int | None, today: date
) -> Verdict:
    """A record is of what was done, in figures that can be meant."""
    refusals = (
        (since > today, "Chỉ ghi việc đã làm: ngày công bố không thể sau hôm nay."),
        (today - since > _LONGEST, "Ngày công bố đã quá một năm. Hãy kiểm tra lại năm."),
        (until is not None and not since <= until <= today, "Ngày gỡ phải từ ngày bắt đầu đến hôm nay."),
        (until is not None and channel not in BOARDS, "Chỉ niêm yết mới có ngày gỡ."),
        (channel in AT_HOME and not in_village, "Hãy chọn thôn: kênh này chỉ đến một thôn."),
        (channel == Channel.LOUDSPEAKER and not minutes, "Hãy ghi tổng số phút đã phát trong ngày."),
        (
            minutes is not None and not 0 < minutes <= _MOST_MINUTES,
            f"Số phút phát trong một ngày từ 1 đến {_MOST_MINUTES}.",
        ),
    )
    return next((no(reason) for is_so, reason in refusals if is_so), YES)
