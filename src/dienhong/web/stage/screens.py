"""Addresses of the screens that a token opens, as a link and as a QR code to print or scan."""

import base64
import io
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Screen:
    """`picture` is a data address of the QR code."""

    label: str
    address: str
    picture: str


def screen_of(request: HttpRequest, sight: Sight, token: str) -> Screen:
    """The screen of one kind that `token` opens."""
    address = request.build_absolute_uri(reverse(PAGES[sight], args=[token]))
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=2, scale=6)
    picture = base64.b64encode(out.getvalue()).decode()
    return Screen(sight.label, address, f"data:image/svg+xml;base64,{picture}")


def offered() -> list[Sight]:
    """The kinds of screens that this installation serves."""
    return [sight for sight, name in PAGES.items() if _is_served(name)]


def _is_served(name: str) -> bool:
    try:
        reverse(name, args=["x"])
    except NoReverseMatch:
        return False
    return True
