"""Giving numbers: one row is locked, one number follows the other, in the transaction of the document's move.

Callers lock counters before they record events, so that two transactions never wait for each other crosswise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dienhong.civic.documents import rules
from dienhong.civic.documents.kinds import KINDS, Kind
from dienhong.civic.documents.models import IssuedNumber, NumberPeriod, NumberSeries
from dienhong.civic.documents.states import Scope
from dienhong.kernel.errors import Refused
from dienhong.kernel.numbering import day_figures

INCOMING = "incoming"
"""Key of the series of numbers of arrival."""

_TITLES = {"administrative": "Văn bản hành chính", INCOMING: "Văn bản đến"}


@dataclass(frozen=True, slots=True)
class Giving:
    """Who gives a number when, the day of the document, and why it is out of the ordinary ("": it is not)."""

    day: date
    by: int | None
    now: datetime
    reason: str = ""


def series_of(kind: Kind) -> NumberSeries:
    """The series that the office draws this kind's numbers from; the default one is made at its first use.

    Raises `Refused` for a Party kind before the office has said when the term began.
    """
    known = list(NumberSeries.objects.order_by("pk"))
    chosen = next((series for series in known if kind.key in series.kinds), None)
    if chosen is not None:
        return chosen
    if kind.system == "party":
        raise Refused(f"Số “{kind.title}” của Đảng tính theo nhiệm kỳ. Hãy khai ngày đầu nhiệm kỳ của cấp ủy trước.")
    taken = {key for series in known for key in series.kinds}
    free = [other.key for other in KINDS.values() if other.series == kind.series and other.key not in taken]
    made, _ = NumberSeries.objects.get_or_create(
        key=kind.series, defaults={"title": _TITLES[kind.series], "system": kind.system, "kinds": free}
    )
    if kind.key not in made.kinds:  # another clerk may have made it a moment ago, with this kind
        raise Refused(f"“{kind.title}” chưa thuộc hệ thống số nào. Hãy chọn hệ thống số cho loại này trước.")
    return made


def incoming_series() -> NumberSeries:
    """Numbers of arrival run through the year."""
    return NumberSeries.objects.get_or_create(key=INCOMING, defaults={"title": _TITLES[INCOMING]})[0]


def lock_counter(series: NumberSeries, day: date) -> NumberPeriod:
    """The counter for documents of `day`, locked until the transaction ends."""
    label = _label(series, day)
    NumberPeriod.objects.get_or_create(series=series, label=label)
    return NumberPeriod.objects.select_for_update().get(series=series, label=label)


def lock_counters(kinds: Iterable[Kind], day: date) -> Mapping[str, NumberPeriod]:
    """The counters of several kinds by the kind's key, locked in the order of their series."""
    series = {kind.key: series_of(kind) for kind in kinds}
    distinct = sorted({row.pk: row for row in series.values()}.values(), key=lambda row: row.pk)
    locked = {row.pk: lock_counter(row, day) for row in distinct}
    return {key: locked[row.pk] for key, row in series.items()}


def next_number(period: NumberPeriod, giving: Giving) -> IssuedNumber:
    """The number after the last one of the locked `period`.

    Raises `Refused` when the day lies before the last one's without a reason.
    """
    rules.in_order(giving.day, period.last_day, giving.reason).enforce("day")
    late = period.last_day is None or giving.day >= period.last_day
    given = _append(period, giving, reason="" if late else giving.reason)
    period.save(update_fields=["last_number", "last_day"])
    return given


def number_behind(period: NumberPeriod, number: int, giving: Giving) -> IssuedNumber:
    """A back-number such as 168a behind the given `number` of the locked `period`, always with a reason."""
    rules.given_reason(giving.reason, "chèn số").enforce("reason")
    written = [row.letter for row in IssuedNumber.objects.filter(period=period, number=number)]
    if "" not in written:
        raise Refused(f"Số {number} chưa cấp nên không chèn số sau nó được.", field="behind")
    letter = next((letter for letter in rules.BACK_LETTERS if letter not in written), None)
    if letter is None:
        raise Refused(f"Sau số {number} đã chèn hết chữ cái.", field="behind")
    return IssuedNumber.objects.create(
        period=period,
        number=number,
        letter=letter,
        day=giving.day,
        given_at=giving.now,
        given_by_id=giving.by,
        reason=giving.reason.strip(),
    )


def use_outside(period: NumberPeriod, last: int, giving: Giving) -> range:
    """Let the locked `period` go on after `last`: the numbers up to it were given outside, which the register says."""
    rules.given_reason(giving.reason, "các số đã dùng ngoài phần mềm").enforce("reason")
    first = period.last_number + 1
    if last < first:
        raise Refused(f"Số {last} đã cấp trong phần mềm; số tiếp theo là {first}.", field="last")
    if last - first >= rules.MOST_OUTSIDE_NUMBERS:
        raise Refused(f"Mỗi lần ghi nhiều nhất {rules.MOST_OUTSIDE_NUMBERS} số. Hãy kiểm tra lại.", field="last")
    rules.in_order(giving.day, period.last_day, "").enforce("day")
    for _ in range(first, last + 1):
        _append(period, giving, reason=giving.reason.strip())
    period.save(update_fields=["last_number", "last_day"])
    return range(first, last + 1)


def _append(period: NumberPeriod, giving: Giving, *, reason: str) -> IssuedNumber:
    before = IssuedNumber.objects.filter(period=period, number=period.last_number, letter="").first()
    period.last_number += 1
    period.last_day = max(period.last_day or giving.day, giving.day)
    return IssuedNumber.objects.create(
        period=period,
        number=period.last_number,
        after=before,
        day=giving.day,
        given_at=giving.now,
        given_by_id=giving.by,
        reason=reason,
    )


def _label(series: NumberSeries, day: date) -> str:
    if series.scope == Scope.YEAR:
        return str(day.year)
    if series.term_from is None:
        raise Refused("Hãy khai ngày đầu nhiệm kỳ của hệ thống số này.")
    if day < series.term_from:
        raise Refused(f"Nhiệm kỳ bắt đầu ngày {day_figures(series.term_from)}; văn bản không ghi ngày sớm hơn.")
    return series.term_from.isoformat()
