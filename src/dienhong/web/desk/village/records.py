"""Reading one record as it comes from a phone: anything may stand in it, and only plain answers come out."""

import json
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError

LARGEST = 64 * 1024
_TEXTS = ("key", "text", "channel", "name", "phone")
_NUMBERS = ("village", "dialogue")
_TOO_LARGE = "Ý kiến này quá dài, không gửi được. Hãy rút gọn hoặc ghi thành hai ý kiến."
_NOT_RECORD = "Máy chủ không đọc được bản ghi này. Hãy mở “Sửa lại” rồi lưu lần nữa."


class Unreadable(Exception):
    """What was sent is no record at all."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.message, self.status = message, status


@dataclass(frozen=True, slots=True)
class Record:
    """Who wrote it, and the answers as a form would have sent them."""

    person: int
    answers: dict[str, str]


def read_record(request: HttpRequest) -> Record:
    """The record in the body of `request` (JSON, at most `LARGEST` bytes); raises `Unreadable`."""
    sent = _object(_body(request))
    person = sent.get("person")
    if not _is_number(person):
        raise Unreadable(_NOT_RECORD, 422)
    answers = {name: _text(sent.get(name, "")) for name in _TEXTS}
    answers |= {name: _number(sent.get(name)) for name in _NUMBERS}
    consents = sent.get("consents", False)
    if not isinstance(consents, bool):
        raise Unreadable(_NOT_RECORD, 422)
    return Record(int(str(person)), answers | ({"consents": "on"} if consents else {}))


def _body(request: HttpRequest) -> bytes:
    if request.content_type != "application/json":
        raise Unreadable(_NOT_RECORD, 415)
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise Unreadable(_TOO_LARGE, 413) from error
    except UnreadablePostError as error:
        raise Unreadable(_NOT_RECORD, 400) from error
    if len(body) > LARGEST:
        raise Unreadable(_TOO_LARGE, 413)
    return body


def _object(body: bytes) -> dict[str, object]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_NOT_RECORD, 400) from error
    if not isinstance(sent, dict):
        raise Unreadable(_NOT_RECORD, 400)
    return sent


def _text(value: object) -> str:
    """Half of a surrogate pair can stand in JSON and in no database."""
    if not isinstance(value, str):
        raise Unreadable(_NOT_RECORD, 422)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unreadable(_NOT_RECORD, 422) from error
    return value


def _number(value: object) -> str:
    if value is None:
        return ""
    if not _is_number(value):
        raise Unreadable(_NOT_RECORD, 422)
    return str(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
