"""One HTTP request to a gateway: no redirects, no proxies, a small answer, a deadline."""

import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from dienhong.engines.outbox.channels.protocol import ChannelDown

_MOST_BYTES = 65536
_MOST_WAIT = 86_400


class AnswerLost(Exception):
    """The request has left, its answer did not come: whether it took effect is unknown."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str
    wait: timedelta | None

    def json(self) -> Any:
        """The body as JSON; None when it is none."""
        try:
            return json.loads(self.text)
        except ValueError:
            return None


def call(
    url: str,
    *,
    method: str = "POST",
    headers: Mapping[str, str],
    body: bytes = b"",
    timeout: float,
    trust: ssl.SSLContext | None = None,
) -> Answer:
    """Send one request; `timeout` in seconds for each step.

    Raises `ChannelDown` when no connection was made, `AnswerLost` when it broke afterwards.
    """
    parts = urlsplit(url)
    path = parts.path or "/"
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, timeout, trust)
    try:
        try:
            connection.connect()
        except OSError as error:
            raise ChannelDown("Không kết nối được cổng tin nhắn.") from error
        try:
            connection.request(method, f"{path}?{parts.query}" if parts.query else path, body or None, dict(headers))
            response = connection.getresponse()
            text = response.read(_MOST_BYTES).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise AnswerLost from error
    finally:
        connection.close()
    return Answer(response.status, text, _wait(response.getheader("Retry-After", "")))


def _connection(
    scheme: str, host: str, port: int | None, timeout: float, trust: ssl.SSLContext | None
) -> http.client.HTTPConnection:
    if scheme == "http":
        return http.client.HTTPConnection(host, port, timeout=timeout)
    return http.client.HTTPSConnection(host, port, timeout=timeout, context=trust or ssl.create_default_context())


def _wait(seconds: str | None) -> timedelta | None:
    return (
        timedelta(seconds=min(int(seconds), _MOST_WAIT))
        if seconds and seconds.isascii() and seconds.isdigit()
        else None
    )
