"""What the address of a register asks for: the year, and what narrows it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.utils.http import urlencode

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models.choices import as_system
from dienhong.civic.documents.states import DocumentState
from dienhong.kernel.numbering import System
from dienhong.kernel.vietnamese import nfc

NAMES = ("q", "nam", "he", "so", "loai", "so-phan", "don-vi", "tien-do", "tu", "den")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEARS = range(1990, 2101)
_MOST_DIGITS = 15

FATES: Mapping[str, tuple[str, Q]] = {
    "chua-ban-hanh": ("Chưa ban hành", Q(document__state=DocumentState.NUMBERED)),
    "huy": ("Số đã hủy", Q(document__state=DocumentState.VOIDED)),
    "thu-hoi": ("Đã thu hồi", Q(document__state=DocumentState.RECALLED)),
    "ngoai": ("Số dùng ngoài phần mềm", Q(document=None)),
}
PROGRESS: Mapping[str, str] = {
    "chua-chuyen": "Chưa chuyển đơn vị",
    "dang-lam": "Đang giải quyết",
    "qua-han": "Quá hạn",
    "da-xong": "Đã giải quyết",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Empty and None: not narrowed by it. `unread` names the days that were typed and not understood."""

    year: int
    today: date
    words: str = ""
    system: System = "state"
    series: str = ""
    kind: str = ""
    fate: str = ""
    unit_id: int | None = None
    progress: str = ""
    first: date | None = None
    last: date | None = None
    unread: tuple[str, ...] = ()

    def days(self, column: str) -> Q:
        """The span of days on a column."""
        condition = Q()
        if self.first:
            condition &= Q(**{f"{column}__gte": self.first})
        if self.last:
            condition &= Q(**{f"{column}__lte": self.last})
        return condition

    def how_far(self) -> Q:
        """How far arrivals are."""
        return {
            "chua-chuyen": Q(unit=None, done_on=None),
            "dang-lam": Q(unit__isnull=False, done_on=None),
            "qua-han": Q(done_on=None, due_on__lt=self.today),
            "da-xong": Q(done_on__isnull=False),
        }.get(self.progress, Q())


def asked(query: Mapping[str, str], today: date) -> Asked:
    """Read the address; what makes no sense counts as not given, so that an old link still opens."""
    year, kind = number(query.get("nam", "")), query.get("loai", "")
    fate, progress = query.get("so-phan", ""), query.get("tien-do", "")
    days = {name: read_day(query.get(name, "")) for name in ("tu", "den")}
    return Asked(
        year=year if year is not None and year in _YEARS else today.year,
        today=today,
        words=words_of(query.get("q", "")),
        system=as_system(query.get("he", "")),
        series=query.get("so", "").replace("\0", "")[:40],
        kind=kind if kind in KINDS else "",
        fate=fate if fate in FATES else "",
        unit_id=number(query.get("don-vi", "")),
        progress=progress if progress in PROGRESS else "",
        first=days["tu"],
        last=days["den"],
        unread=tuple(name for name, day in days.items() if day is None and query.get(name, "").strip()),
    )


def kept(request: HttpRequest, **changes: str) -> str:
    """The query of this page with `changes`; filters that were left empty go."""
    told = {key: request.GET[key] for key in ("muc", *NAMES) if request.GET.get(key)}
    return f"?{urlencode(told | changes)}"


def words_of(text: str) -> str:
    """What somebody typed to search for, in one line."""
    return " ".join(nfc(text.replace("\0", "")).split())[:200]


def number(text: str) -> int | None:
    """A whole number as it stands in an address."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def read_day(text: str) -> date | None:
    """05/11/2026 as a day; None for anything else."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
