"""What a plan says in two ways: years, weekdays, halves of the day, one hall taken twice."""

import re
from collections.abc import Iterator
from itertools import combinations

from dienhong.cycle.plans.reading.dates import clock, dates
from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Dialogue, Finding, Span
from dienhong.kernel.vietnamese import fold

_SOURCE = "Đối chiếu trong văn bản"
_LAW = "Quy tắc xếp lịch: một hội trường, một người chủ trì chỉ dự một cuộc trong một buổi"
_WEEKDAY = re.compile(r"\b(?:thu\s+(?P<n>[2-7]|hai|ba|tu|nam|sau|bay)|(?P<s>chu nhat))\b(?!\s*(?:nhat|hai la|,\s*lan))")
_DAYS = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tu": 2, "5": 3, "nam": 3, "6": 4, "sau": 4, "7": 5, "bay": 5}
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_RANGE = re.compile(r"\btu\s+(?=\d{1,2}\s?(?:gio|h|g|:))[^;\n]{0,24}?\bden\s+(?=\d{1,2}\s?(?:gio|h|g|:))[^;\n]{0,12}")
_COUNT = re.compile(
    r"(?:to chuc|so (?:cuoc|buoi|hoi nghi"
    r"|lan)\W*)\s*(?:it nhat\s+)?(?P<n>0?\d)\s*(?:\(\s*\w+\s*\)\s*)?(?:cuoc|hoi nghi|buoi|lan)\b"
)
_HALVES = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24)}
_HALF_NAMES = {"morning": "buổi sáng", "afternoon": "buổi chiều", "evening": "buổi tối"}
_HALF_DAY_HOURS = 5
_DURATION_HALF = re.compile(r"1/2|½|nua|buoi")


def find_contradictions(evidence: Evidence) -> Iterator[Finding]:
    yield from _years(evidence)
    yield from _days(evidence)
    yield from _halves(evidence)
    yield from _collisions(evidence)
    yield from _count(evidence)


def _years(evidence: Evidence) -> Iterator[Finding]:
    reading = evidence.reading
    year = reading.year.value if reading.year else None
    issued = reading.date.value.year if reading.date else None
    if year and issued and reading.date and not year - 1 <= issued <= year:
        message = f"Kế hoạch của năm {year} nhưng ngày ban hành ghi năm {issued}. Kiểm tra lại."
        yield Finding("year_mismatch", "warning", message, _SOURCE, reading.date.span)
    day_of_issue = reading.date.value.full() if reading.date else None
    for dialogue in reading.dialogues:
        day = dialogue.date.value.full() if dialogue.date else None
        if dialogue.date and year and day and day.year != year:
            message = f"Cuộc đối thoại ghi ngày {day:%d/%m/%Y}, không thuộc năm {year} của kế hoạch."
            yield Finding("other_year", "warning", message, _SOURCE, dialogue.date.span)
        elif dialogue.date and day and day_of_issue and day < day_of_issue:
            message = f"Cuộc đối thoại ngày {day:%d/%m/%Y} diễn ra trước ngày ban hành kế hoạch."
            yield Finding("before_issue", "warning", message, _SOURCE, dialogue.date.span)


def _days(evidence: Evidence) -> Iterator[Finding]:
    surface = evidence.surface
    year = evidence.reading.year.value if evidence.reading.year else None
    for written in dates(surface, 0, len(surface.text), year):
        parts = written.value
        day = parts.full()
        if day is None:
            if parts.day and parts.month and parts.year:
                message = f"Không có ngày {parts.day:02d}/{parts.month:02d}/{parts.year}. Sửa lại ngày."
                yield Finding("impossible_date", "error", message, "Lịch", written.span)
            continue
        start, end = max(0, written.span.start - 22), min(len(surface.text), written.span.end + 22)
        for match in _WEEKDAY.finditer(surface.folded, start, end):
            between = surface.folded[min(match.end(), written.span.end) : max(match.start(), written.span.start)]
            named = 6 if match["s"] else _DAYS[match["n"]]
            if re.fullmatch(r"[\s,().\-]*(?:ngay)?[\s,().\-]*", between) and named != day.weekday():
                right = _NAMES[day.weekday()]
                message = f"Ngày {day:%d/%m/%Y} là {right}. Sửa lại thứ hoặc ngày."
                yield Finding("wrong_weekday", "warning", message, "Lịch", Span(*match.span()), right)


def _halves(evidence: Evidence) -> Iterator[Finding]:
    surface = evidence.surface
    for dialogue in evidence.reading.dialogues:
        time, half = dialogue.start_time, dialogue.half_day
        if time and half and half.span != time.span:
            first, last = _HALVES[half.value]
            if not first <= int(time.value[:2]) < last:
                message = f"Giờ {time.value} không thuộc {_HALF_NAMES[half.value]}. Sửa lại giờ hoặc buổi."
                yield Finding("half_day_mismatch", "warning", message, _SOURCE, time.span)
    duration = evidence.reading.duration
    if duration and _DURATION_HALF.search(fold(duration.value) or duration.value):
        for match in _RANGE.finditer(surface.folded, 0, evidence.close):
            begin = clock(surface, match.start(), match.end())
            finish = clock(surface, begin.span.end, match.end()) if begin else None
            if begin and finish and int(finish.value[:2]) - int(begin.value[:2]) > _HALF_DAY_HOURS:
                message = (
                    f"Thời lượng ghi {duration.value} nhưng giờ ghi từ {begin.value} đến {finish.value}. Thống "
                    f"nhất lại."
                )
                yield Finding("duration_mismatch", "warning", message, _SOURCE, Span(*match.span()))


def _collisions(evidence: Evidence) -> Iterator[Finding]:
    for one, other in combinations(evidence.reading.dialogues, 2):
        if not _at_once(one, other):
            continue
        if one.venue and other.venue and fold(one.venue.value) == fold(other.venue.value):
            message = (
                f"Hai cuộc đối thoại cùng dùng {other.venue.value} trong một buổi. Đổi giờ hoặc địa điểm một cuộc."
            )
            yield Finding("venue_twice", "error", message, _LAW, other.venue.span)
        elif (
            one.chair
            and other.chair
            and one.start_time
            and other.start_time
            and one.start_time.value == other.start_time.value
            and fold(one.chair.value) == fold(other.chair.value)
        ):
            message = f"{other.chair.value} chủ trì hai cuộc cùng lúc. Đổi giờ hoặc phân công người khác."
            yield Finding("chair_twice", "warning", message, _LAW, other.chair.span)


def _at_once(one: Dialogue, other: Dialogue) -> bool:
    if not (one.date and other.date and one.date.value == other.date.value):
        return False
    if one.half_day and other.half_day:
        return one.half_day.value == other.half_day.value
    return bool(one.start_time and other.start_time and one.start_time.value == other.start_time.value)


def _count(evidence: Evidence) -> Iterator[Finding]:
    dialogues = evidence.reading.dialogues
    match = _COUNT.search(evidence.surface.folded, 0, evidence.close)
    if match and dialogues and int(match["n"]) > len(dialogues) > 1:
        message = f"Kế hoạch nêu {int(match['n'])} cuộc nhưng chỉ liệt kê {len(dialogues)}. Bổ sung các cuộc còn thiếu."
        yield Finding("count_mismatch", "info", message, _SOURCE, Span(*match.span()))
