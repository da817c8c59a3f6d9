"""A timestamp authority (RFC 3161) reached by its address; nothing is asked of the network unless one is given."""

import asyncio
import urllib.request
from urllib.parse import urlsplit

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from dienhong.engines.signing.errors import TimestampUnavailable

_LONGEST_ANSWER = 64 * 1024


class TimestampAuthority(TimeStamper):  # type: ignore[misc]  # pyHanko is read without its types
    """`url`: http(s) address of the authority. A fresh object asks twice (once for the size), a kept one once."""

    def __init__(self, url: str, *, timeout_seconds: float = 10) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError("a timestamp authority has an http or https address")
        super().__init__()
        self._url = url
        self._timeout_seconds = timeout_seconds

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return await asyncio.to_thread(self._ask, req.dump())

    def _ask(self, question: bytes) -> tsp.TimeStampResp:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        request = urllib.request.Request(self._url, question, headers)  # noqa: S310 - the scheme was checked
        try:
            with urllib.request.urlopen(request, timeout=self._timeout_seconds) as answer:  # noqa: S310
                body = answer.read(_LONGEST_ANSWER + 1)
            if len(body) > _LONGEST_ANSWER:
                raise TimestampUnavailable
            response = tsp.TimeStampResp.load(body)
            response["status"].native  # noqa: B018 - reads it
        except (OSError, ValueError) as error:
            raise TimestampUnavailable from error
        return response
