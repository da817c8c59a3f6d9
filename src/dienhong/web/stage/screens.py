"""Addresses of the screens that a token opens, as a link and as a QR code to print or scan."""

import base64
import io
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from dienhong.cycle.conference.states import Sight

PAGES = {
    Sight.PROJECTOR: "stage:projector",
    Sight.AUDIENCE: "stage:phone",
    Sight.KIOSK: "stage:kiosk",
    Sight.CHECK_IN: "stage:check_in",
}
"""The page that shows each kind, by its name in the addresses."""
_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Screen:
    """`picture` is a data address of the QR code; `only_here`: the address leads nowhere from another machine."""

    label: str
    address: str
    picture: str
    only_here: bool


def screen_of(request: HttpRequest, sight: Sight, token: str) -> Screen:
    """The screen of one kind that `token` opens."""
    address = request.build_absolute_uri(reverse(PAGES[sight], args=[token]))
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=2, scale=6)
    picture = base64.b64encode(out.getvalue()).decode()
    only_here = urlsplit(address).hostname in _THIS_MACHINE
    return Screen(sight.label, address, f"data:image/svg+xml;base64,{picture}", only_here)


def offered() -> list[Sight]:
    """The kinds of screens that this installation serves."""
    return [sight for sight, name in PAGES.items() if _is_served(name)]


def _is_served(name: str) -> bool:
    try:
        reverse(name, args=["x"])
    except NoReverseMatch:
        return False
    return True
