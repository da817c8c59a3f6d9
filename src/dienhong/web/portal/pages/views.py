"""The front page and the pages that explain."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.communes.queries import all_communes
from dienhong.civic.deadlines.queries import limit
from dienhong.cycle.dialogues.queries import public_dialogues
from dienhong.cycle.replies.queries import commitment_counts, public_figures, published_replies
from dienhong.kernel.codes import looks_like_code, parse_code
from dienhong.web.kit.context import DISPLAY_COOKIE, DISPLAY_MODES
from dienhong.web.kit.requests import CommuneRequest, PageRequest
from dienhong.web.portal.lookup.forms import CodeForm
from dienhong.web.portal.lookup.views import open_code
from dienhong.web.portal.responses import public_page

_COUNTED_DAYS = 365
_SHOWN = 3
_LONGEST_SEARCH = 200
_DISPLAY_SECONDS = 365 * 24 * 3600
_ROBOTS = """User-agent: *
Disallow: /tra-cuu/
Disallow: /gui-y-kien/
Disallow: /tim/
Disallow: /hien-thi/
Disallow: /ban-lam-viec/
Disallow: /*/tra-cuu/
Disallow: /*/gui-y-kien/
Disallow: /*/tim/
Disallow: /*/hien-thi/
Disallow: /*/ban-lam-viec/
"""


@public_page
def home(request: PageRequest) -> HttpResponse:
    """The commune's front page; on an installation with several, and none chosen, the list of them."""
    if request.commune is None:
        return render(request, "portal/pages/communes.html", {"communes": all_communes()})
    now = timezone.now()
    today = timezone.localdate(now)
    return render(
        request,
        "portal/pages/home.html",
        {
            "upcoming": public_dialogues().filter(date__gte=today)[:_SHOWN],
            "replies": published_replies()[:_SHOWN],
            "figures": _figures(now),
            "promises": commitment_counts(today),
            "reply_limit": limit("ordinary"),
        },
    )


home.needs_no_commune = True  # type: ignore[attr-defined]


def _figures(now: Any) -> list[dict[str, Any]]:
    counted = public_figures(now - timedelta(days=_COUNTED_DAYS))
    if not counted.received:
        return []
    rows: list[dict[str, Any]] = [
        {"value": counted.received, "label": "ý kiến đã nhận", "hint": "trong 12 tháng qua"},
        {"value": counted.answered, "label": "ý kiến đã trả lời", "href": reverse("portal:replies"), "colour": "green"},
    ]
    if counted.answered:
        share = counted.on_time * 100 // counted.answered
        hint = f"{counted.on_time} trên {counted.answered} ý kiến đã trả lời"
        rows.append({"value": f"{share}\u00a0%", "label": "trả lời đúng hạn", "hint": hint})
    return rows


@csrf_exempt  # only leads to another address; a token would make every public page differ
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def search(request: CommuneRequest) -> HttpResponse:
    """The box in the header: a code leads to its opinion, other words to the published replies.

    It comes as a POST, so that no code stands in an address; a code in one is not looked up but asked for.
    """
    words = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()[:_LONGEST_SEARCH]
    if parse_code(words) or looks_like_code(words):
        return open_code(request, CodeForm({"code": words})) if request.method == "POST" else redirect("portal:lookup")
    return redirect(f"{reverse('portal:replies')}?{urlencode({'q': words})}" if words else reverse("portal:replies"))


@public_page
def help_page(request: CommuneRequest) -> HttpResponse:
    return render(request, "portal/pages/help.html", {"reply_limit": limit("ordinary")})


@public_page
def privacy(request: CommuneRequest) -> HttpResponse:
    return render(request, "portal/pages/privacy.html")


@public_page
def accessibility(request: CommuneRequest) -> HttpResponse:
    return render(request, "portal/pages/accessibility.html")


@csrf_exempt  # changes nothing but how pages look to this browser; a token would make every public page differ
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: PageRequest) -> HttpResponse:
    """Choose how pages look (POST) and go back to where one was; a GET shows the choice as a page."""
    back_to = _local_page(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.method != "POST":
        return render(request, "portal/pages/display.html", {"next": back_to})
    response = redirect(back_to)
    mode = request.POST.get("mode", "")
    if mode in DISPLAY_MODES:
        response.set_cookie(
            DISPLAY_COOKIE, mode, max_age=_DISPLAY_SECONDS, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    return response


display.needs_no_commune = True  # type: ignore[attr-defined]


def _local_page(request: HttpRequest, address: str) -> str:
    """`address` when it leads to a page of this site, else the front page."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else reverse("portal:home")


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """What search engines leave alone: everything that belongs to one person."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")


robots.needs_no_commune = True  # type: ignore[attr-defined]
