"""The request as our views know it, and what they need from outside."""

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

from dienhong.civic.communes.models import Commune
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class PageRequest(HttpRequest):
    """Set by the middleware before any view runs. `commune` and `actor` are None on the installation's index only."""

    commune: Commune | None
    actor: Actor | None
    htmx: "HtmxDetails"


class CommuneRequest(PageRequest):
    """A request within a commune: what every view but the index gets."""

    commune: Commune
    actor: Actor


def client_address(request: HttpRequest) -> str:
    """The address that is counted for rate limits: the connection's, or what our own proxies say."""
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    depth = settings.TRUSTED_PROXIES
    if depth and len(forwarded) >= depth:
        return forwarded[-depth]
    return str(request.META.get("REMOTE_ADDR", ""))


def seal() -> Seal:
    """The seal of the sealed track, with the installation's keys."""
    return Seal(settings.SEALED_KEYS)


def random_below(limit: int) -> int:
    """A number below `limit` that nobody can guess."""
    return secrets.randbelow(limit)
