"""A phone in the hall: a random mark in a signed cookie, with what was sent from it. Nobody's account, two days."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from django.core import signing
from django.http import HttpRequest, HttpResponse

from dienhong.engines.limits.tallies import Limit, count_try
from dienhong.web.kit.requests import client_address

_LIFE = 2 * 24 * 60 * 60
_KEPT = 8
"""How many turns and questions a phone remembers."""
# A whole village sits behind one address, so an address may do what a full hall does; a phone may do a little.
PHONE = Limit("hall-phone", most=40, seconds=600)
HALL = {
    "register": Limit("hall-register", most=600, seconds=600),
    "ask": Limit("hall-ask", most=1500, seconds=600),
    "second": Limit("hall-second", most=8000, seconds=600),
}
"""Tries from one address, by what is done."""
TOO_MANY = "Máy này vừa gửi nhiều lần. Xin ông/bà đợi vài phút rồi gửi lại, hoặc báo bàn tiếp nhận."


@dataclass(frozen=True, slots=True)
class Device:
    """`turns` and `questions` are ids of what was sent from this phone, the newest last."""

    mark: str
    turns: tuple[int, ...] = ()
    questions: tuple[int, ...] = ()

    def with_turn(self, pk: int) -> "Device":
        return replace(self, turns=(*(one for one in self.turns if one != pk), pk)[-_KEPT:])

    def with_question(self, pk: int) -> "Device":
        return replace(self, questions=(*(one for one in self.questions if one != pk), pk)[-_KEPT:])


def device_of(request: HttpRequest, conference_id: int) -> Device:
    """The phone that asks; a new one when it has no cookie of this conference."""
    try:
        told = signing.loads(request.COOKIES.get(_name(conference_id), ""), salt=_salt(conference_id), max_age=_LIFE)
        return Device(str(told["d"]), tuple(told["t"]), tuple(told["q"]))
    except (signing.BadSignature, KeyError, TypeError):
        return Device(uuid.uuid4().hex)


def remember(response: HttpResponse, request: HttpRequest, conference_id: int, device: Device) -> HttpResponse:
    """Let the phone keep who it is."""
    told = {"d": device.mark, "t": device.turns, "q": device.questions}
    response.set_cookie(
        _name(conference_id),
        signing.dumps(told, salt=_salt(conference_id)),
        max_age=_LIFE,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


def may_try(request: HttpRequest, device: Device, what: str, now: datetime) -> bool:
    """Count one try; False when this phone, or its address, has done too much in ten minutes."""
    by_phone = count_try(PHONE, device.mark, now)
    return count_try(HALL[what], client_address(request), now) and by_phone


def _name(conference_id: int) -> str:
    return f"dt_hall_{conference_id}"


def _salt(conference_id: int) -> str:
    return f"dienhong.hall.phone.{conference_id}"
