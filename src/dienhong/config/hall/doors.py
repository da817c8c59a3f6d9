"""The doors of one conference: who opens which page, as addresses and QR codes that stay the same after a restart."""

import io
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import segno
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils.safestring import SafeString, mark_safe
from segno.helpers import make_wifi

from dienhong.civic.people.roles import Permission
from dienhong.cycle.conference.actions.prepare import make_token
from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.queries import sight_digest, sight_of
from dienhong.cycle.conference.states import Sight
from dienhong.kernel.actors import Actor, system
from dienhong.web.stage.screens import PAGES, offered

_CONSOLES = (
    ("Chủ tọa", "stage:chair", "Điều hành, mời phát biểu, ghi kết quả. Phải đăng nhập."),
    ("Thư ký", "stage:secretary", "Ghi biên bản. Phải đăng nhập."),
    ("Bàn tiếp nhận", "stage:desk", "Ghi danh sách phát biểu. Phải đăng nhập."),
)
_FOR = {
    Sight.PROJECTOR: "Mở trên máy nối với máy chiếu.",
    Sight.AUDIENCE: "Dán ở nơi mọi người quét được; không cần tài khoản.",
    Sight.KIOSK: "Mở trên máy đặt tại hội trường để bà con tự đăng ký.",
    Sight.CHECK_IN: "Mở trên máy của bàn đón tiếp.",
}


@dataclass(frozen=True, slots=True)
class Door:
    """`purpose` says who opens it."""

    label: str
    purpose: str
    address: str

    def picture(self) -> SafeString:
        """The QR code as SVG."""
        return _svg(segno.make(self.address, error="m"))

    def drawn(self) -> str:
        """The QR code for a terminal."""
        out = io.StringIO()
        segno.make(self.address, error="m").terminal(out=out, border=2, compact=True)
        return out.getvalue()


def keeper(commune_id: int) -> Actor:
    """Whoever runs the command at the machine prepares the hall."""
    held = frozenset({Permission.MANAGE_DIALOGUE.value})
    return replace(system(commune_id), name="Máy tại hội trường", permissions=held)


def doors_of(conference: Conference, base: str, slug: str, *, home: Path, now: datetime) -> list[Door]:
    """All doors that this installation serves. base: such as http://192.168.1.5:8000.

    Tokens of screens are kept in a private file below `home`, so that codes on the wall stay good after a restart.
    """
    tokens = _tokens(conference, home / "secrets" / f"hall-{conference.pk}.json", now)
    with _below(f"/{slug}/"):
        consoles = [
            Door(label, purpose, base + reverse(name, args=[conference.dialogue_id]))
            for label, name, purpose in _CONSOLES
        ]
        screens = [
            Door(sight.label, _FOR[sight], base + reverse(PAGES[sight], args=[token]))
            for sight, token in tokens.items()
        ]
    return consoles + screens


def sheet(conference: Conference, doors: list[Door], wifi: tuple[str, str] | None) -> str:
    """The page to print: a QR code for each door. wifi: name and password of the hall's network, where it is told."""
    network = _svg(make_wifi(wifi[0], wifi[1] or None, "WPA" if wifi[1] else None)) if wifi else ""
    context = {"dialogue": conference.dialogue, "doors": doors, "wifi": wifi, "network": network}
    return render_to_string("hall/sheet.html", context)


def _tokens(conference: Conference, kept_at: Path, now: datetime) -> dict[Sight, str]:
    kept = json.loads(kept_at.read_text("utf-8")) if kept_at.exists() else {}
    tokens = {
        sight: token
        if (token := kept.get(sight.value)) and sight_of(sight_digest(token), now)
        else make_token(
            keeper(conference.commune_id), conference.pk, sight, random_token=lambda: secrets.token_urlsafe(18), now=now
        )
        for sight in offered()
    }
    kept_at.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(kept_at, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(tokens, file)
    return tokens


@contextmanager
def _below(prefix: str) -> Iterator[None]:
    """Addresses of one commune."""
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def _svg(code: segno.QRCode) -> SafeString:
    return mark_safe(code.svg_inline(border=2, scale=6))
