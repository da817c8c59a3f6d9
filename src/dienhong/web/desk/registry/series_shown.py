"""The series of numbers as they stand today: kinds, next number, numbers that need an explanation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dienhong.civic.documents.kinds import KINDS, Kind
from dienhong.civic.documents.models import IssuedNumber, NumberPeriod, NumberSeries
from dienhong.civic.documents.numbering import INCOMING
from dienhong.civic.documents.queries import number_series
from dienhong.civic.documents.states import Scope
from dienhong.kernel.numbering import day_figures, padded


@dataclass(frozen=True, slots=True)
class Explained:
    """Numbers in a row with one fate and one reason."""

    numbers: str
    fate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """`next` is empty while the series cannot give any (a Party series without its term)."""

    key: str
    title: str
    system: str
    kinds: list[str]
    runs: str
    next: str
    last_day: date | None
    explained: list[Explained]
    is_set: bool
    takes_arrivals: bool = False


def shown_series(today: date) -> list[Shown]:
    """Those that are set up, then those that come by themselves with the first document."""
    known = list(number_series())
    current = {row.pk: _current(row, today) for row in known}
    explained = _explained([period.pk for period in current.values() if period])
    shown = [_set(row, current[row.pk], explained, today) for row in known]
    keys = {row.key for row in known}
    waiting = [_waiting(key, kinds, today) for key, kinds in _without_series(known).items() if key not in keys]
    if INCOMING not in keys:
        waiting.append(
            Shown(INCOMING, "Văn bản đến", "state", [], f"Năm {today.year}", "01", None, [], is_set=False,
                  takes_arrivals=True)
        )  # fmt: skip
    return shown + waiting


def homeless_kinds() -> list[str]:
    """Kinds whose own series was set up without them: no number can be given to them."""
    known = list(number_series())
    keys = {row.key for row in known}
    return [kind.title for key, kinds in _without_series(known).items() if key in keys for kind in kinds]


def default_kinds(key: str) -> list[Kind]:
    """The kinds that begin in the series `key`."""
    return [kind for kind in KINDS.values() if kind.series == key]


def default_title(kinds: Iterable[Kind]) -> str:
    """A name for a series that nobody has named yet."""
    first = next(iter(kinds))
    return "Văn bản hành chính" if first.system == "state" else f"{first.title} của Đảng"


def _without_series(known: list[NumberSeries]) -> dict[str, list[Kind]]:
    taken = {key for row in known for key in row.kinds}
    free: dict[str, list[Kind]] = {}
    for kind in KINDS.values():
        if kind.key not in taken:
            free.setdefault(kind.series, []).append(kind)
    return free


def _current(row: NumberSeries, today: date) -> NumberPeriod | None:
    label = str(today.year) if row.scope == Scope.YEAR else str(row.term_from)
    return next((period for period in row.periods.all() if period.label == label), None)


def _set(row: NumberSeries, period: NumberPeriod | None, explained: dict[int, list[Explained]], today: date) -> Shown:
    runs = f"Nhiệm kỳ từ {day_figures(row.term_from)}" if row.term_from else f"Năm {today.year}"
    return Shown(
        row.key, row.title, row.system,
        [KINDS[key].title for key in row.kinds if key in KINDS],
        runs,
        padded(period.last_number + 1 if period else 1),
        period.last_day if period else None,
        explained.get(period.pk, []) if period else [],
        is_set=True,
        takes_arrivals=row.key == INCOMING,
    )  # fmt: skip


def _waiting(key: str, kinds: list[Kind], today: date) -> Shown:
    party = kinds[0].system == "party"
    runs = "Chưa khai nhiệm kỳ" if party else f"Năm {today.year}"
    titles = [kind.title for kind in kinds]
    number = "" if party else "01"
    return Shown(key, default_title(kinds), kinds[0].system, titles, runs, number, None, [], is_set=False)


def _explained(periods: list[int]) -> dict[int, list[Explained]]:
    """Voided numbers and those used elsewhere, neighbours with one reason told together."""
    outside = Q(document=None, incoming=None)
    rows = IssuedNumber.objects.filter(outside | ~Q(void_reason=""), period__in=periods)
    rows = rows.order_by("period_id", "number", "letter")
    columns = rows.values_list("period_id", "number", "reason", "void_reason")
    runs: list[tuple[int, int, int, str, str]] = []
    for period, number, reason, void in columns:
        fate, told = ("Đã hủy", void) if void else ("Dùng ngoài phần mềm", reason)
        if runs and runs[-1][0] == period and runs[-1][2] == number - 1 and runs[-1][3:] == (fate, told):
            runs[-1] = (period, runs[-1][1], number, fate, told)
        else:
            runs.append((period, number, number, fate, told))
    found: dict[int, list[Explained]] = {}
    for period, first, last, fate, told in runs:
        numbers = padded(first) if first == last else f"{padded(first)}–{padded(last)}"
        found.setdefault(period, []).append(Explained(numbers, fate, told))
    return found
