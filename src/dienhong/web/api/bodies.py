"""Reading a request's body: its size, kind and depth are judged before it is parsed."""

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from dienhong.web.api.problems import Problem

MOST_BYTES = 64 * 1024
MOST_DEPTH = 4
_MOST_DIGITS = 9
_QUOTE, _ESCAPE = ord('"'), ord("\\")


class BoundedParser(Parser):
    """JSON objects of at most four levels, without NaN and without one name twice."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise Problem(415, "json_needed", "Chỉ nhận Content-Type: application/json.")
        body = request.body
        if _depth(body) > MOST_DEPTH:
            raise Problem(400, "too_deep", "JSON lồng quá bốn tầng.")
        try:
            return json.loads(body.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            told = "Không đọc được JSON. Hãy kiểm tra dấu ngoặc, dấu phẩy và mã hóa UTF-8."
            raise Problem(400, "unreadable", told) from error


def is_too_large(request: HttpRequest) -> bool:
    """By the length that the request announces: nothing was read yet, and no more than that will be."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    return not (told.isascii() and told.isdigit()) or len(told) > _MOST_DIGITS or int(told) > MOST_BYTES


def _depth(body: bytes) -> int:
    """The deepest level of brackets outside strings; stops counting one above the bound."""
    deepest = level = 0
    in_string = escaped = False
    for byte in body:
        if in_string:
            in_string = escaped or byte != _QUOTE
            escaped = not escaped and byte == _ESCAPE
        elif byte == _QUOTE:
            in_string = True
        elif byte in b"{[":
            level += 1
            deepest = max(deepest, level)
            if deepest > MOST_DEPTH:
                return deepest
        elif byte in b"}]":
            level -= 1
    return deepest


def _refuse(word: str) -> Any:
    raise ValueError(word)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found
