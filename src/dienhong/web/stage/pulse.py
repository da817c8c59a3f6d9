"""Which stream a page may hold: a signed word that names the conference and nothing else."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

_SALT = "dienhong.hall.pulse"
_LIFE = 3 * 24 * 60 * 60
"""Seconds for which a page may come back to its stream. The stream tells only numbers; what they mean is asked for."""


def pulse_token(conference_id: int) -> str:
    """The word for the streams of one conference."""
    return signing.dumps(conference_id, salt=_SALT)


def channel_of(token: str) -> int | None:
    """The conference behind a word; None when it is not ours or too old. Asks no database: thousands come at once."""
    try:
        value = signing.loads(token, salt=_SALT, max_age=_LIFE)
    except signing.BadSignature:
        return None
    return value if isinstance(value, int) else None


def pulse_address(request: HttpRequest, conference_id: int) -> str:
    """Where the page's stream is; empty where none is served, so that the page asks now and then instead."""
    if settings.LIVE_ADDRESS:
        return f"{settings.LIVE_ADDRESS.rstrip('/')}/{pulse_token(conference_id)}"
    if settings.LIVE_PORT:
        host = request.get_host().rsplit(":", 1)[0] if not request.get_host().endswith("]") else request.get_host()
        return f"{request.scheme}://{host}:{settings.LIVE_PORT}/{pulse_token(conference_id)}"
    return ""
