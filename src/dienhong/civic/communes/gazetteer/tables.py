"""The gazetteer's tables: versions of units and provinces, read once and indexed.

A row is one version: what holds of a code during [valid_from, valid_to). Codes are used again, so a code alone names
nothing. valid_from None: in force before the records begin; valid_to None: in force.
predecessor_codes: units of the eve of valid_from from which this one was made, wholly or partly.
Rows are tuples, not dataclasses: fourteen thousand of them are made in a third of the time.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

_DATA = Path(__file__).parent / "data"


class Province(NamedTuple):
    """A version of a province or centrally run city; `code` has two digits; `kind` is tỉnh or thành phố."""

    code: str
    valid_from: date | None
    valid_to: date | None
    kind: str
    name: str
    predecessor_codes: tuple[str, ...]
    source: str

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"

    def is_valid(self, on: date) -> bool:
        """Whether this version is in force on the day `on`."""
        return _covers(self.valid_from, self.valid_to, on)


class Unit(NamedTuple):
    """A version of a commune-level unit; `code` has five digits; `kind` is xã, phường, thị trấn or đặc khu.

    district: full name of the district until 30/6/2025 ("huyện Hiệp Hòa"), "" since.
    """

    code: str
    valid_from: date | None
    valid_to: date | None
    kind: str
    name: str
    province_code: str
    district: str
    predecessor_codes: tuple[str, ...]
    source: str

    @property
    def full_name(self) -> str:
        """Kind and name, e.g. "xã Hợp Thịnh"; "Phường 1" with a capital where the name is a number (NĐ 30, PL II)."""
        kind = self.kind.capitalize() if self.name.isdigit() else self.kind
        return f"{kind} {self.name}"

    def is_valid(self, on: date) -> bool:
        """Whether this version is in force on the day `on`."""
        return _covers(self.valid_from, self.valid_to, on)


_V = TypeVar("_V", Unit, Province)


@dataclass(frozen=True, slots=True)
class Tables:
    """All versions in the order of code and time, and by code; `heirs`: versions by the code of a predecessor."""

    units: tuple[Unit, ...]
    provinces: tuple[Province, ...]
    units_by_code: dict[str, list[Unit]]
    provinces_by_code: dict[str, list[Province]]
    heirs: dict[str, list[Unit]]


@cache
def load() -> Tables:
    """Read both tables, once in a process (some 50 ms)."""
    units = tuple(_read_units())
    provinces = tuple(_read_provinces())
    heirs: dict[str, list[Unit]] = {}
    for unit in units:
        for code in unit.predecessor_codes:
            heirs.setdefault(code, []).append(unit)
    return Tables(units, provinces, _by_code(units), _by_code(provinces), heirs)


def _covers(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)


def _by_code(versions: tuple[_V, ...]) -> dict[str, list[_V]]:
    grouped: dict[str, list[_V]] = {}
    for version in versions:
        grouped.setdefault(version.code, []).append(version)
    return grouped


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _lines(name: str) -> list[list[str]]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


def _read_units() -> list[Unit]:
    return [
        Unit(code, _day(start), _day(end), kind, name, province, district, tuple(before.split()), source)
        for code, start, end, kind, name, province, district, before, source in _lines("units.tsv")
    ]


def _read_provinces() -> list[Province]:
    return [
        Province(code, _day(start), _day(end), kind, name, tuple(before.split()), source)
        for code, start, end, kind, name, before, source in _lines("provinces.tsv")
    ]
