"""Machines that send opinions, and how they are held off without a puzzle and without losing a person's words."""

from datetime import datetime

from django.db import transaction

from dienhong.engines.limits.tallies import Limit, count_try
from dienhong.web.kit.requests import CommuneRequest, client_address
from dienhong.web.portal.opinions.drafts import Draft

# A whole village may stand behind one address: a hall of people at one Wi-Fi, or a mobile network.
BY_ADDRESS = Limit("send-opinion-address", most=240, seconds=3600)
BY_BROWSER = Limit("send-opinion-browser", most=10, seconds=3600)
PHOTOS_BY_ADDRESS = Limit("upload-photo-address", most=900, seconds=3600)
PHOTOS_BY_BROWSER = Limit("upload-photo-browser", most=40, seconds=3600)
_FASTEST_SECONDS = 5


def looks_automatic(draft: Draft, trap: str, now: datetime) -> bool:
    """The hidden field is filled in, or four pages took less than five seconds.

    A person to whom this happens is asked to press the button once more, and then passes.
    """
    return bool(trap) or now.timestamp() - draft.started_at < _FASTEST_SECONDS


def may_send(request: CommuneRequest, now: datetime) -> bool:
    """Count one sending; False when this address or this browser has sent too many in the hour."""
    return _count(request, BY_BROWSER, BY_ADDRESS, now)


def may_upload(request: CommuneRequest, now: datetime) -> bool:
    """Count one photo; False when this address or this browser has sent too many in the hour."""
    return _count(request, PHOTOS_BY_BROWSER, PHOTOS_BY_ADDRESS, now)


@transaction.atomic
def _count(request: CommuneRequest, by_browser: Limit, by_address: Limit, now: datetime) -> bool:
    browser = request.session.session_key or ""
    within = count_try(by_browser, browser, now) if browser else True
    return count_try(by_address, client_address(request), now) and within
