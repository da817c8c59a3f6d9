"""The bell: what waits for this person and why."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.notices.actions import mark_all_read
from dienhong.civic.notices.models import Notice
from dienhong.civic.notices.queries import notices_of, unread_count
from dienhong.cycle.opinions.notices import LOST
from dienhong.web.desk.access import official
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

_PAGES = {
    "opinion": "desk:opinion",
    "sealed": "desk:sealed_case",
    "dialogue": "desk:dialogue",
    "duty": "desk:duty",
    "plan": "desk:plan",
    "package": "desk:package",
}


@official()
@require_safe
def notices(request: CommuneRequest) -> HttpResponse:
    page = keyset_page(notices_of(request.actor), ("-created_at", "-pk"), request.GET.get("trang", ""))
    context = {
        "notices": [link_of(notice) for notice in page.rows],
        "unread": unread_count(request.actor),
        "previous": f"?{urlencode({'trang': page.previous})}" if page.previous else "",
        "next": f"?{urlencode({'trang': page.next})}" if page.next else "",
    }
    return render(request, "desk/notices/list.html", context)


@official()
@require_POST
def read_all(request: CommuneRequest) -> HttpResponse:
    mark_all_read(request.actor, timezone.now())
    return redirect("desk:notices")


def link_of(notice: Notice) -> dict[str, Any]:
    """A notice with the page that it leads to, if its reader may still open that."""
    page = None if notice.key.startswith(LOST) else _PAGES.get(notice.subject)
    return {"notice": notice, "href": reverse(page, args=[notice.subject_id]) if page else ""}
