"""Every address the product answers at, filled with known records, whether or not a link leads there."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.pages.spider import Visit

_PLACE = re.compile(r"<(?:(\w+):)?\w+>")
_LEAVES = "dang-xuat"


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """The address patterns of the whole resolver, in order."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from routes(one, route)


def addresses(root: str, ids: Iterable[int], words: Iterable[str]) -> list[str]:
    """Each route below `root`: its first number takes every id, further numbers 1, each text every word."""
    made = []
    for route in routes():
        if "^" in route or _LEAVES in route:
            continue
        kinds = [place[1] or "" for place in _PLACE.finditer(route)]
        shape = _PLACE.sub("{}", route)
        choices = [
            [1] if kind == "int" and "int" in kinds[:at] else list(ids) if kind == "int" else list(words)
            for at, kind in enumerate(kinds)
        ]
        made += [root + shape.format(*values) for values in product(*choices)]
    return made


def knock(client: Client, at: list[str]) -> Iterator[Visit]:
    """What stands behind each address, error pages too."""
    for address in at:
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield Visit(address, answer.status_code, answer.headers.get("Content-Type", ""), body)
