"""Who calls: a key in the `Authorization` header, never a cookie; and how often anybody may."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from dienhong.civic.keys.actions.use import Caller, recognise_key
from dienhong.civic.keys.states import Scope
from dienhong.engines.limits.tallies import Limit, count_try, is_spent
from dienhong.kernel.actors import citizen
from dienhong.web.api.problems import Problem
from dienhong.web.kit.requests import CommuneRequest, client_address

BY_KEY = Limit("api-key", most=300, seconds=60)
SENDING = Limit("api-send", most=60, seconds=60)
BY_ADDRESS = Limit("api-address", most=120, seconds=60)
WRONG_KEYS = Limit("api-wrong-key", most=30, seconds=3600)
WRONG_CODES = Limit("api-wrong-code", most=60, seconds=3600)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever reads open data: with a key, or as anybody."""

    caller: Caller | None = None


class KeyBearer(HttpBearer):
    """A key that may send opinions and ask for their state."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        caller = _recognise(request, token)
        if caller is None:
            return None
        if not caller.may(Scope.INTAKE):
            raise Problem(403, "scope_missing", "Khóa này không có quyền gửi ý kiến.")
        within(BY_KEY, str(caller.key_id), timezone.now())
        return caller


def open_to_all(request: HttpRequest) -> Visitor:
    """Open data needs no key; one with the scope `read` is let through more often."""
    cast(Any, request).is_open_data = True
    now = timezone.now()
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    caller = _recognise(request, token) if kind.lower() == "bearer" else None
    if caller is not None and caller.may(Scope.READ):
        within(BY_KEY, str(caller.key_id), now)
        return Visitor(caller)
    within(BY_ADDRESS, client_address(request), now)
    return Visitor()


def caller_of(request: HttpRequest) -> Caller:
    """The key that `KeyBearer` let in."""
    return cast(Caller, cast(Any, request).auth)


def within(limit: Limit, who: str, now: datetime) -> None:
    """Count one request; a Problem (429) when it is one too many."""
    if not count_try(limit, who, now):
        _too_many(limit)


def check_spent(limit: Limit, who: str, now: datetime) -> None:
    """A Problem (429) when the limit is used up, without counting."""
    if is_spent(limit, who, now):
        _too_many(limit)


def _too_many(limit: Limit) -> None:
    told = f"Quá {limit.most} lần trong {limit.seconds // 60} phút. Hãy chờ rồi gửi lại."
    raise Problem(429, "too_many", told, retry_after=limit.seconds)


def _recognise(request: HttpRequest, token: str) -> Caller | None:
    """Wrong keys are counted by address, so that nobody tries them out."""
    now, address = timezone.now(), client_address(request)
    check_spent(WRONG_KEYS, address, now)
    visitor = citizen(cast(CommuneRequest, request).commune.pk)
    caller = recognise_key(visitor, token, now=now)
    if caller is None:
        count_try(WRONG_KEYS, address, now)
    return caller
