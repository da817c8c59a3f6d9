"""Badges of those who come, eight a sheet of A4, each with the code that the reception scans."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import typst

from dienhong.cycle.invitations.models import Invitee
from dienhong.cycle.invitations.papers import link_code
from dienhong.engines.typeset.fonts import FOLDER

_SHEET: Final = (Path(__file__).parent / "badges.typ").read_bytes()
_FONTS: Final = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])


def badges_pdf(guests: Iterable[Invitee], title: str) -> bytes:
    """One PDF in the order of `guests`; whoever is sent for a guest has the badge."""
    badges = [
        {
            "title": title,
            "name": guest.coming,
            "post": guest.substitute_post if guest.substitute_name else guest.post,
            "code": link_code(guest.token),
            "token": guest.token,
        }
        for guest in guests
    ]
    inputs = {"badges": json.dumps(badges, ensure_ascii=False)}
    return typst.compile(_SHEET, font_paths=_FONTS, ignore_system_fonts=True, format="pdf", sys_inputs=inputs)
