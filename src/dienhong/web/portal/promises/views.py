"""What was promised, by whom, until when, and what came of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dienhong.cycle.replies.queries import commitment_counts, public_commitments
from dienhong.cycle.replies.states import CommitmentState
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.paging import list_page
from dienhong.web.portal.responses import public_page

_PAGE_SIZE = 20
# What stands in the address, on the tab, and in the counts.
_TABS = (
    ("", "Tất cả", "all"),
    ("dang-lam", "Đang làm", "open"),
    ("qua-han", "Quá hạn", "late"),
    ("da-xong", "Đã xong", "done"),
)


@public_page
def promises(request: CommuneRequest) -> HttpResponse:
    """All promises of published replies, open ones first; `?muc=` narrows them by state."""
    today = timezone.localdate()
    chosen = request.GET.get("muc", "")
    still_open = public_commitments().filter(state=CommitmentState.OPEN)
    found = {
        "dang-lam": lambda: still_open.filter(due_date__gte=today),
        "qua-han": lambda: still_open.filter(due_date__lt=today),
        "da-xong": lambda: public_commitments().filter(state=CommitmentState.DONE).order_by("-fulfilled_on", "-pk"),
    }.get(chosen, lambda: public_commitments().order_by("-state", "due_date", "pk"))()
    counts = commitment_counts(today)
    tabs = [
        {"label": label, "href": f"?muc={key}" if key else "?", "count": counts[count], "current": key == chosen}
        for key, label, count in _TABS
    ]
    context = {"page": list_page(request, found, _PAGE_SIZE), "tabs": tabs, "counts": counts, "today": today}
    return render(request, "portal/promises/list.html", context)
