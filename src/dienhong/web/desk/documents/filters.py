"""The list's saved views and filters, as they stand in the page's address."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.models.choices import as_system
from dienhong.civic.documents.rules import written_reference
from dienhong.civic.documents.states import IN_FORCE, WITH_FILES, DocumentState
from dienhong.kernel.actors import Actor
from dienhong.kernel.vietnamese import fold, nfc

NEWEST_FIRST = ("-drafted_at", "-id")
OPEN_STATES = (
    DocumentState.DRAFT,
    DocumentState.SUBMITTED,
    DocumentState.APPROVED,
    DocumentState.SIGNED,
    DocumentState.NUMBERED,
)
NAMES = ("q", "loai", "trang-thai", "nam", "ho-so")
_MOST_READ = 5000
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class View:
    """One saved view: its word in the address, its name on the tab, what it holds."""

    key: str
    label: str
    condition: Q
    is_open: bool = True


def views(actor: Actor) -> tuple[View, ...]:
    """All saved views; what is still on its way comes first."""
    return (
        View("", "Tất cả", Q(), is_open=False),
        View("cua-toi", "Dự thảo của tôi", Q(state=DocumentState.DRAFT, drafted_by_id=actor.user_id)),
        View("du-thao", "Dự thảo", Q(state=DocumentState.DRAFT)),
        View("cho-duyet", "Chờ duyệt", Q(state=DocumentState.SUBMITTED)),
        View("cho-ky", "Chờ ký", Q(state=DocumentState.APPROVED)),
        View("cho-cap-so", "Chờ cấp số", Q(state=DocumentState.SIGNED)),
        View("cho-ban-hanh", "Chờ ban hành", Q(state=DocumentState.NUMBERED)),
        View("da-ban-hanh", "Đã ban hành", Q(state__in=IN_FORCE), is_open=False),
        View(
            "het-hieu-luc",
            "Thay thế, thu hồi, hủy số",
            Q(state__in=(DocumentState.REPLACED, DocumentState.RECALLED, DocumentState.VOIDED)),
            is_open=False,
        ),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: a saved view, narrowed by the filters; None: not narrowed by this one."""

    view: View
    words: str = ""
    kind: str = ""
    state: str = ""
    year: int | None = None
    dossier_id: int | None = None

    def apply(self, rows: QuerySet[OfficialDocument]) -> QuerySet[OfficialDocument]:
        """`rows` narrowed."""
        found = rows.filter(self.view.condition)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.state:
            found = found.filter(state=self.state)
        if self.year is not None:
            found = found.filter(Q(day__year=self.year) | Q(day=None, drafted_at__year=self.year))
        if self.dossier_id is not None:
            found = found.filter(dossier_id=self.dossier_id)
        return found.filter(pk__in=_matching(found, self.words)) if self.words else found


def wanted(query: Mapping[str, str], actor: Actor) -> Wanted:
    """Read the address; a value that makes no sense counts as not given, so that an old link still opens."""
    known = {view.key: view for view in views(actor)}
    kind, state = query.get("loai", ""), query.get("trang-thai", "")
    year = number(query.get("nam", ""))
    return Wanted(
        view=known.get(query.get("muc", ""), known[""]),
        words=" ".join(nfc(query.get("q", "")).replace("\0", "").split())[:200],
        kind=kind if kind in KINDS else "",
        state=state if state in DocumentState.values else "",
        year=year if year is not None and 1900 <= year <= 9999 else None,  # noqa: PLR2004 (years that a date can hold)
        dossier_id=number(query.get("ho-so", "")),
    )


def number(text: str) -> int | None:
    """A whole number as it stands in an address."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _matching(rows: QuerySet[OfficialDocument], words: str) -> list[int]:
    """Those of the newest whose subject, number or symbol holds all words, with or without diacritics."""
    parts = fold(words).split()
    columns = ("pk", "subject", "symbol", "system", "number__number", "number__letter")
    newest = rows.select_related(None).order_by(*NEWEST_FIRST).values_list(*columns)[:_MOST_READ]
    found = []
    for key, subject, symbol, system, given, letter in newest:
        reference = written_reference(given, letter, symbol, as_system(system)) if given else symbol
        text = fold(f"{reference} {subject}")
        if all(part in text for part in parts):
            found.append(key)
    return found


def is_frozen(row: OfficialDocument) -> bool:
    """Whether the document has the files that went out."""
    return row.state in WITH_FILES
