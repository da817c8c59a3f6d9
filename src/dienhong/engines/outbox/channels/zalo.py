"""Messages of a Zalo Official Account to people who follow it (Open API v3, "tin tư vấn")."""

import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from dienhong.engines.outbox.channels.http import AnswerLost, call
from dienhong.engines.outbox.channels.protocol import ChannelDown, Outcome, Parcel, Result

_URL = "https://openapi.zalo.me/v3.0/oa/message/cs"
_MOST_CHARACTERS = 2000
_TOO_MANY = 429
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
# The account's own trouble: no recipient can be reached until somebody mends it, or time passes.
_DOWN = {
    -216: ("Zalo không nhận mã truy cập (hết hạn hoặc sai).", _HOUR),
    -124: ("Zalo không nhận mã truy cập (hết hạn hoặc sai).", _HOUR),
    -32: ("Zalo báo gửi quá nhanh.", _MINUTE),
    -211: ("Tài khoản Zalo đã hết số tin được gửi.", 6 * _HOUR),
    -224: ("Tài khoản Zalo chưa có gói dịch vụ cho phép gửi tin.", 6 * _HOUR),
}
_LATER = {-200: "Zalo gửi không thành công.", -234: "Zalo không gửi loại tin này ban đêm."}
_REFUSED = {
    -213: "Người nhận chưa quan tâm trang Zalo của xã.",
    -217: "Người nhận không muốn nhận tin của trang Zalo.",
    -201: "Zalo báo thông tin gửi không hợp lệ.",
    -227: "Tài khoản Zalo của người nhận bị khóa hoặc đã lâu không dùng.",
    -230: "Người nhận không liên hệ với trang Zalo trong 7 ngày qua.",
    -232: "Người nhận chưa từng liên hệ với trang Zalo.",
    -233: "Loại tin này không được Zalo hỗ trợ.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """`token` gives the access token anew for each message: whoever renews it writes it where it is read."""

    token: Callable[[], str] = field(repr=False)
    url: str = _URL
    trust: ssl.SSLContext | None = field(default=None, repr=False)
    timeout: float = 20.0


class ZaloChannel:
    """Zalo takes no reference of ours, so it cannot tell a repeat."""

    tells_repeats = False

    def __init__(self, account: Account) -> None:
        self._account = account

    def hand_over(self, parcel: Parcel) -> Outcome:
        account = self._account
        said = (parcel.short_text or parcel.text)[:_MOST_CHARACTERS]
        body = {"recipient": {"user_id": parcel.address}, "message": {"text": said}}
        headers = {"Content-Type": "application/json", "access_token": account.token()}
        try:
            answer = call(
                account.url,
                headers=headers,
                body=json.dumps(body).encode(),
                timeout=account.timeout,
                trust=account.trust,
            )
        except AnswerLost:
            return Outcome(Result.UNKNOWN, "Zalo không trả lời, không rõ tin đã nhận chưa.")
        if answer.status == _TOO_MANY:
            raise ChannelDown("Zalo báo gửi quá nhanh.", answer.wait or _MINUTE)
        if answer.status != 200:  # noqa: PLR2004
            return Outcome(Result.UNKNOWN, f"Zalo gặp lỗi {answer.status}, không rõ tin đã nhận chưa.")
        return _understood(answer.json())

    def close(self) -> None:
        """Each request has its own connection."""


def _understood(body: object) -> Outcome:
    if not isinstance(body, dict) or not isinstance(body.get("error"), int):
        return Outcome(Result.UNKNOWN, "Zalo trả lời không đọc được.")
    code = body["error"]
    if code == 0:
        told = body.get("data")
        return Outcome(
            Result.ACCEPTED, remote_id=str(told.get("message_id", ""))[:120] if isinstance(told, dict) else ""
        )
    if code in _DOWN:
        raise ChannelDown(*_DOWN[code])
    if code in _LATER:
        return Outcome(Result.LATER, _LATER[code])
    return Outcome(Result.REFUSED, _REFUSED.get(code, f"Zalo không nhận, mã {code}."))
