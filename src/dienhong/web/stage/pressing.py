"""What tells one press of a button from another, and how a script is told of a refusal."""

import uuid
from datetime import UTC, datetime, timedelta

from django.http import HttpRequest

from dienhong.cycle.conference.actions.acting import Press
from dienhong.kernel.errors import DienHongError, Forbidden, Overtaken

_QUEUED_LONGEST = timedelta(days=3)
_OWN = {"csrfmiddlewaretoken", "page_id", "client_id", "pressed_at", "back"}


def press_of(request: HttpRequest, verb: str, now: datetime) -> Press:
    """A script names each press; a page without one has an id of its own, from which each of its buttons has one."""
    own = _uuid(request.POST.get("client_id", ""))
    if own is None:
        page = _uuid(request.POST.get("page_id", "")) or uuid.uuid4()
        sent = sorted(
            (name, value) for name in request.POST if name not in _OWN for value in request.POST.getlist(name)
        )
        own = uuid.uuid5(page, f"{verb} {sent}")
    return Press(own, _pressed_at(request.POST.get("pressed_at", ""), now))


def _pressed_at(typed: str, now: datetime) -> datetime | None:
    """When a queued press happened by the device's clock; None where that cannot be."""
    if not typed.isdecimal() or len(typed) > 15:  # noqa: PLR2004 - milliseconds of this age
        return None
    at = datetime.fromtimestamp(int(typed) / 1000, UTC)
    return at if now - _QUEUED_LONGEST < at <= now else None


def _uuid(typed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(typed)
    except ValueError:
        return None


def is_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def status_of(error: DienHongError) -> int:
    return {Forbidden: 403, Overtaken: 409}.get(type(error), 422)
