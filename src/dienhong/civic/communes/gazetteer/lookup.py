"""Questions to the gazetteer: by code and day, by name, and what became of a unit."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from dienhong.civic.communes.gazetteer.tables import Province, Unit, load
from dienhong.kernel.vietnamese import canon, fold

_EVE = timedelta(days=1)
_KINDS = {
    "xa": "xã", "x": "xã", "phuong": "phường", "p": "phường", "f": "phường", "thi tran": "thị trấn", "tt": "thị trấn",
    "dac khu": "đặc khu",
}  # fmt: skip
_PROVINCE_KINDS = ("tinh ", "thanh pho ", "tp ")


def current_units() -> tuple[Unit, ...]:
    """The 3,321 units in force, by code."""
    return tuple(unit for unit in load().units if unit.valid_to is None)


def provinces(on: date | None = None) -> tuple[Province, ...]:
    """Provinces in force on the day `on`, by code; the present 34 without it."""
    known = load().provinces
    return tuple(p for p in known if (p.valid_to is None if on is None else p.is_valid(on)))


def province_by_code(code: str, on: date) -> Province | None:
    """The province that has the two-digit `code` on the day `on` (24: Bắc Giang until 30/6/2025, then Bắc Ninh)."""
    return next((p for p in load().provinces_by_code.get(code, ()) if p.is_valid(on)), None)


def unit_by_code(code: str, on: date) -> Unit | None:
    """The unit that has the five-digit `code` on the day `on`; None where nobody has."""
    return next((unit for unit in load().units_by_code.get(code, ()) if unit.is_valid(on)), None)


def find(name: str, on: date | None = None, province: str | None = None) -> tuple[Unit, ...]:
    """Units called `name`, with or without their kind and diacritics ("xã Hòa Sơn", "hoa son", "P. Bến Nghé").

    on: only units in force on that day; without it, of all times.
    province: name or two-digit code of the province that the unit was in during its life; without it, all.
    Units whose name is written exactly so come first, then by code and valid_from.
    """
    asked = fold(name)
    found = list(_named().get(asked, ()))
    for word, kind in _KINDS.items():
        if asked.startswith(word + " "):
            rest = _plain_number(asked[len(word) + 1 :])
            found += [unit for unit in _named().get(rest, ()) if unit.kind == kind and unit not in found]
    if on is not None:
        found = [unit for unit in found if unit.is_valid(on)]
    if province is not None:
        homes = _provinces_called(province)
        found = [unit for unit in found if any(_met(unit, home) for home in homes)]
    written = canon(name).casefold()
    exact = {unit for unit in found if written.endswith(canon(unit.name).casefold())}
    return tuple(sorted(found, key=lambda u: (u not in exact, u.code, u.valid_from or date.min)))


def predecessors(unit: Unit) -> tuple[Unit, ...]:
    """The units on the eve of `unit` from which it was made, by code."""
    if unit.valid_from is None:
        return ()
    eve = unit.valid_from - _EVE
    return _present(unit_by_code(code, eve) for code in unit.predecessor_codes)


def successors(unit: Unit) -> tuple[Unit, ...]:
    """The units that took over `unit` on the day it ended, by code; several where it was divided, none if in force."""
    return tuple(heir for heir in load().heirs.get(unit.code, ()) if heir.valid_from == unit.valid_to)


def present_of(unit: Unit, on: date) -> tuple[Unit, ...]:
    """What `unit` is on the day `on`, following its successors; empty before its time or where the trail is lost."""
    reached: dict[tuple[str, date | None], Unit] = {}
    waiting = [unit]
    while waiting:
        here = waiting.pop()
        if here.is_valid(on):
            reached[here.code, here.valid_from] = here
        elif here.valid_to is not None and here.valid_to <= on:
            waiting += successors(here)
    return tuple(reached[identity] for identity in sorted(reached, key=lambda i: (i[0], i[1] or date.min)))


@cache
def _named() -> dict[str, tuple[Unit, ...]]:
    names: dict[str, str] = {}
    index: dict[str, list[Unit]] = {}
    for unit in load().units:
        folded = names.get(unit.name) or names.setdefault(unit.name, fold(unit.name))
        index.setdefault(_plain_number(folded), []).append(unit)
    return {name: tuple(units) for name, units in index.items()}


def _plain_number(name: str) -> str:
    """Ward numbers without leading zeros: "Phường 05" was also written "Phường 5"."""
    return str(int(name)) if name.isdecimal() else name


def _provinces_called(asked: str) -> list[Province]:
    folded = fold(asked)
    bare = next((folded[len(kind) :] for kind in _PROVINCE_KINDS if folded.startswith(kind)), folded)
    return [p for p in load().provinces if asked == p.code or fold(p.name) in (folded, bare)]


def _met(unit: Unit, province: Province) -> bool:
    """Whether `unit` lay in `province` for a time: same code, and the two lives overlap."""
    starts_in_time = unit.valid_from is None or province.valid_to is None or unit.valid_from < province.valid_to
    ends_late = province.valid_from is None or unit.valid_to is None or province.valid_from < unit.valid_to
    return unit.province_code == province.code and starts_in_time and ends_late


def _present(units: Iterable[Unit | None]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit is not None)
