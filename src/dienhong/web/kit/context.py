"""What every template may use."""

from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone

from dienhong.civic.notices.queries import unread_count
from dienhong.civic.sealed.queries import has_sealed_work
from dienhong.web.kit.requests import PageRequest

DISPLAY_MODES = {"standard": "Chuẩn", "large": "Chữ to", "contrast": "Tương phản cao"}
DISPLAY_COOKIE = "display"


def page(request: HttpRequest) -> dict[str, Any]:
    """The commune, the actor, the display mode; the number of unread notices as a callable, asked only where shown."""
    here = cast(PageRequest, request)
    mode = request.COOKIES.get(DISPLAY_COOKIE, "standard")
    actor = getattr(here, "actor", None)
    return {
        "commune": getattr(here, "commune", None),
        "actor": actor,
        "display_mode": mode if mode in DISPLAY_MODES else "standard",
        "display_modes": DISPLAY_MODES,
        "unread_notices": lambda: unread_count(actor) if actor and actor.user_id else 0,
        "has_sealed_work": lambda: has_sealed_work(actor, timezone.localdate()) if actor and actor.user_id else False,
    }
