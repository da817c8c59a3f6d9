"""SMS over a gateway's HTTP interface, as its table in the settings describes it."""

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from dienhong.engines.outbox.channels.http import Answer, AnswerLost, call
from dienhong.engines.outbox.channels.protocol import ChannelDown, Outcome, Parcel, Result
from dienhong.engines.outbox.texts import fill, one_segment

_TOO_MANY = 429
_UNAVAILABLE = 503
_BARRED = (401, 403)
_MINUTE = timedelta(minutes=1)
_MISCONFIGURED = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """`{to}`, `{text}`, `{reference}`, `{secret}` stand for what changes in url query, headers and fields.

    `fields` go as JSON or as a form; with GET as the query. `number`: how it wants 0912345678 ("0", "84" or "+84").
    `answer` names the field of its JSON answer that says how it went (dotted; "" for the whole text), the tuples which
    of its values mean what; any other value is a refusal.
    """

    url: str
    method: str = "POST"
    encoding: str = "json"
    headers: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Any]
    number: str = "84"
    secret: str = field(default="", repr=False)
    answer: str = ""
    accepted: tuple[str, ...]
    repeated: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    id_field: str = ""
    trust: ssl.SSLContext | None = field(default=None, repr=False)
    timeout: float = 20.0


class SmsChannel:
    def __init__(self, gateway: Gateway) -> None:
        self.tells_repeats = bool(gateway.repeated)
        self._gateway = gateway

    def hand_over(self, parcel: Parcel) -> Outcome:
        gateway = self._gateway
        values = {
            "to": gateway.number + parcel.address.removeprefix("+84"),
            "text": one_segment(parcel.short_text or parcel.text),
            "reference": parcel.reference,
            "secret": gateway.secret,
        }
        url, headers, body = _request(gateway, values)
        try:
            answer = call(
                url, method=gateway.method, headers=headers, body=body, timeout=gateway.timeout, trust=gateway.trust
            )
        except AnswerLost:
            return Outcome(Result.UNKNOWN, "Cổng tin nhắn không trả lời, không rõ tin đã nhận chưa.")
        return _understood(gateway, answer)

    def close(self) -> None:
        """Each request has its own connection."""


def _request(gateway: Gateway, values: Mapping[str, str]) -> tuple[str, dict[str, str], bytes]:
    fields = _filled(gateway.fields, values)
    headers = {name: fill(value, values) for name, value in gateway.headers.items()}
    if gateway.method == "GET":
        joint = "&" if urlsplit(gateway.url).query else "?"
        return f"{gateway.url}{joint}{urlencode(fields)}", headers, b""
    if gateway.encoding == "form":
        return gateway.url, {"Content-Type": "application/x-www-form-urlencoded"} | headers, urlencode(fields).encode()
    return gateway.url, {"Content-Type": "application/json"} | headers, json.dumps(fields).encode()


def _filled(value: Any, values: Mapping[str, str]) -> Any:
    """Strings filled wherever they stand; so no value of ours can change the shape of a request."""
    if isinstance(value, str):
        return fill(value, values)
    if isinstance(value, Mapping):
        return {name: _filled(one, values) for name, one in value.items()}
    return [_filled(one, values) for one in value] if isinstance(value, list) else value


def _understood(gateway: Gateway, answer: Answer) -> Outcome:
    if answer.status == _TOO_MANY:
        raise ChannelDown("Cổng tin nhắn báo gửi quá nhanh.", answer.wait or _MINUTE)
    if answer.status in _BARRED:
        raise ChannelDown("Cổng tin nhắn không nhận khóa kết nối.", _MISCONFIGURED)
    if answer.status == _UNAVAILABLE:
        raise ChannelDown("Cổng tin nhắn tạm ngừng.", answer.wait)
    if answer.status >= 500:  # noqa: PLR2004
        return Outcome(Result.UNKNOWN, f"Cổng tin nhắn gặp lỗi {answer.status}, không rõ tin đã nhận chưa.")
    if 300 <= answer.status < 400:  # noqa: PLR2004
        raise ChannelDown("Cổng tin nhắn chuyển sang địa chỉ khác; hãy sửa địa chỉ đã khai.", _MISCONFIGURED)
    body = answer.json()
    said = _at(body, gateway.answer) if gateway.answer else answer.text.strip()
    if said in gateway.repeated:
        return Outcome(Result.REPEATED, f"Cổng đã có tin này ({said}).")
    if said in gateway.accepted:
        return Outcome(Result.ACCEPTED, remote_id=_at(body, gateway.id_field)[:120])
    if said in gateway.down:
        raise ChannelDown(f"Cổng tin nhắn báo {said[:80]}.", answer.wait)
    if said in gateway.later:
        return Outcome(Result.LATER, f"Cổng tin nhắn báo {said[:80]}.", answer.wait)
    return Outcome(Result.REFUSED, f"Cổng tin nhắn không nhận: {said[:120] or answer.status}.")


def _at(body: Any, path: str) -> str:
    for part in path.split(".") if path else ():
        body = body.get(part) if isinstance(body, dict) else None
    return "" if body is None or isinstance(body, dict | list) else str(body)
