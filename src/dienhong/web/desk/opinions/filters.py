"""The register's filters and built-in views, as they stand in the page's address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from dienhong.cycle.opinions.models import Assignment, Opinion
from dienhong.cycle.opinions.queries import Filter, with_as_typed
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState, Urgency
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.actors import Actor
from dienhong.kernel.vietnamese import nfc
from dienhong.web.kit.states import SOON_DAYS

NEWEST_FIRST = ("-received_at", "-id")
OLDEST_FIRST = ("received_at", "id")
MOST_PRESSING_FIRST = ("due_date", "id")
LEAST_PRESSING_FIRST = ("-due_date", "-id")
ORDERS = {
    "moi": NEWEST_FIRST,
    "cu": OLDEST_FIRST,
    "han": MOST_PRESSING_FIRST,
    "han-xa": LEAST_PRESSING_FIRST,
}
"""Orders by their word in the address. By due date is sorted within the open states, which are few."""
FILTER_NAMES = ("q", "trang-thai", "linh-vuc", "don-vi", "thon", "doi-thoai", "muc-do", "qua-han")
NAMES = ("muc", *FILTER_NAMES, "xep")
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class View:
    """One built-in view: its word in the address, its name on the tab, what it holds, in which order.

    Those of everything that is done are not counted: "999+" would be all that they ever say. `counted`: the condition
    in words that an index answers alone, where the list's own would read each row.
    """

    key: str
    label: str
    condition: Q
    order: tuple[str, ...] = NEWEST_FIRST
    is_counted: bool = True
    counted: Q | None = None


@lru_cache(maxsize=512)
def views(today: date, actor: Actor) -> tuple[View, ...]:
    """All built-in views as they hold today; "mine" only for somebody who works for a unit."""
    is_open, open_states = Q(is_open=True), Q(state__in=OPEN_STATES)
    received, late = Q(state=OpinionState.RECEIVED), Q(due_date__lt=today)
    soon = Q(due_date__gte=today, due_date__lte=today + timedelta(days=SOON_DAYS))
    answered = Q(state__in=(OpinionState.REPLIED, OpinionState.CLOSED))
    mine = View("cua-toi", "Của tôi", Q(unit_id__in=actor.unit_ids, state=OpinionState.ASSIGNED), MOST_PRESSING_FIRST)
    return (
        View("", "Tất cả", Q(), is_counted=False),
        *([mine] if actor.unit_ids else []),
        View("cho-phan-loai", "Chờ phân loại", is_open & received, OLDEST_FIRST, counted=received),
        View("cho-phan-cong", "Chờ phân công", Q(state=OpinionState.TRIAGED), MOST_PRESSING_FIRST),
        View("bi-tra-lai", "Đơn vị trả lại", _handed_back(), MOST_PRESSING_FIRST),
        View("dang-giai-quyet", "Đang giải quyết", Q(state=OpinionState.ASSIGNED), MOST_PRESSING_FIRST),
        View("sap-han", "Sắp hạn", is_open & soon, MOST_PRESSING_FIRST, counted=open_states & soon),
        View("qua-han", "Quá hạn", is_open & late, MOST_PRESSING_FIRST, counted=open_states & late),
        View("cho-duyet", "Chờ duyệt", _with_reply(ReplyState.IN_REVIEW), MOST_PRESSING_FIRST),
        View("chua-cong-khai", "Chưa công khai", _with_reply(ReplyState.APPROVED), MOST_PRESSING_FIRST),
        View("da-tra-loi", "Đã trả lời", answered, is_counted=False),
        View("thu-tuc-rieng", "Thủ tục riêng", Q(state=OpinionState.SEPARATE), is_counted=False),
    )


def _handed_back() -> Q:
    """Given back by a unit and not yet given to another."""
    given_back = Assignment.objects.filter(handed_back_at__isnull=False).order_by()
    return Q(state=OpinionState.TRIAGED, pk__in=given_back.values("opinion_id"))


def _with_reply(state: ReplyState) -> Q:
    """Asked from the few replies in that state, not from every opinion."""
    return Q(pk__in=Reply.objects.filter(state=state).order_by().values("opinion_id"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: a built-in view, narrowed by the filters, in an order."""

    view: View
    filter: Filter
    sorted_by: tuple[str, ...] | None = None

    @property
    def order(self) -> tuple[str, ...]:
        if self.sorted_by:
            return self.sorted_by
        return ("as_typed", *NEWEST_FIRST) if self.is_search else self.view.order

    @property
    def is_search(self) -> bool:
        """Words are looked for: those found as typed come first, then the newest, unless an order is chosen."""
        return self.sorted_by is None and self.filter.has_words

    def narrow(self, opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
        """`opinions` narrowed by all but the words."""
        return self.filter.narrow(opinions.filter(self.view.condition))

    def apply(self, opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
        """`opinions` narrowed, with the columns of `order`."""
        found = self.filter.apply(opinions.filter(self.view.condition))
        if self.is_search:
            found = with_as_typed(found, self.filter.words)
        return found.filter(due_date__isnull=False) if self.is_by_due_date else found

    @property
    def is_by_due_date(self) -> bool:
        """An index keeps this order for the open ones only: by one of all, planners would walk through what is done."""
        return self.order[0].endswith("due_date")


def wanted(query: Mapping[str, str], today: date, actor: Actor) -> Wanted:
    """Read the address; a value that makes no sense counts as not given, so that an old link still opens."""
    known = {view.key: view for view in views(today, actor)}
    words = nfc(query.get("q", "")).replace("\0", "")[:200]
    state = query.get("trang-thai", "")
    urgency = _number(query.get("muc-do", ""))
    return Wanted(
        view=known.get(query.get("muc", ""), known[""]),
        filter=Filter(
            words=words,
            states=(state,) if state in OpinionState.values else (),
            field=query.get("linh-vuc", "").replace("\0", ""),
            unit_id=_number(query.get("don-vi", "")),
            village_id=_number(query.get("thon", "")),
            dialogue_id=_number(query.get("doi-thoai", "")),
            urgency=urgency if urgency in Urgency.values else None,
            overdue_on=today if query.get("qua-han") else None,
        ),
        sorted_by=ORDERS.get(query.get("xep", "")),
    )


def address(query: Mapping[str, str], **changes: str) -> str:
    """The filters of `query` written again in one order, without what is empty or unknown, after `changes`."""
    kept = {name: query.get(name, "") for name in NAMES} | changes
    return urlencode({name: value for name, value in kept.items() if value})


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None
