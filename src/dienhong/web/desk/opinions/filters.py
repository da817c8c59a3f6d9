"""The register's filters and saved views, as they stand in the page's address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import Filter
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState, Urgency
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.vietnamese import fold, nfc
from dienhong.web.kit.states import SOON_DAYS

NEWEST_FIRST = ("-received_at", "-id")
OLDEST_FIRST = ("received_at", "id")
MOST_PRESSING_FIRST = ("due_date", "id")
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class View:
    """One saved view: its word in the address, its name on the tab, what it holds, in which order."""

    key: str
    label: str
    condition: Q
    order: tuple[str, ...] = NEWEST_FIRST


def views(today: date) -> tuple[View, ...]:
    """All saved views as they hold today."""
    is_open = Q(state__in=OPEN_STATES)
    soon = Q(due_date__gte=today, due_date__lte=today + timedelta(days=SOON_DAYS))
    in_review = Exists(Reply.objects.filter(opinion=OuterRef("pk"), state=ReplyState.IN_REVIEW))
    answered = Q(state__in=(OpinionState.REPLIED, OpinionState.CLOSED))
    return (
        View("", "Tất cả", Q()),
        View("cho-phan-loai", "Chờ phân loại", Q(state=OpinionState.RECEIVED), OLDEST_FIRST),
        View("cho-phan-cong", "Chờ phân công", Q(state=OpinionState.TRIAGED), MOST_PRESSING_FIRST),
        View("dang-giai-quyet", "Đang giải quyết", Q(state=OpinionState.ASSIGNED), MOST_PRESSING_FIRST),
        View("sap-han", "Sắp hạn", is_open & soon, MOST_PRESSING_FIRST),
        View("qua-han", "Quá hạn", is_open & Q(due_date__lt=today), MOST_PRESSING_FIRST),
        View("cho-duyet", "Chờ duyệt", Q(in_review), MOST_PRESSING_FIRST),
        View("da-tra-loi", "Đã trả lời", answered),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: a saved view, narrowed by the filters."""

    view: View
    filter: Filter
    by_words: bool

    @property
    def order(self) -> tuple[str, ...]:
        return ("as_typed", *NEWEST_FIRST) if self.by_words else self.view.order

    def apply(self, opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
        """`opinions` narrowed, with the columns of `order`."""
        found = self.filter.apply(opinions.filter(self.view.condition))
        if self.by_words:
            typed = When(text__icontains=self.filter.words.strip(), then=Value(0))
            found = found.annotate(as_typed=Case(typed, default=Value(1)))
        return found


def wanted(query: Mapping[str, str], today: date) -> Wanted:
    """Read the address; a value that makes no sense counts as not given, so that an old link still opens."""
    known = {view.key: view for view in views(today)}
    words = nfc(query.get("q", ""))[:200]
    state = query.get("trang-thai", "")
    urgency = _number(query.get("muc-do", ""))
    return Wanted(
        view=known.get(query.get("muc", ""), known[""]),
        filter=Filter(
            words=words,
            states=(state,) if state in OpinionState.values else (),
            field=query.get("linh-vuc", ""),
            unit_id=_number(query.get("don-vi", "")),
            village_id=_number(query.get("thon", "")),
            dialogue_id=_number(query.get("doi-thoai", "")),
            urgency=urgency if urgency in Urgency.values else None,
            overdue_on=today if query.get("qua-han") else None,
        ),
        by_words=bool(words.strip()) and fold(words) != words.strip().casefold(),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None
