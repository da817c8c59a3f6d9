"""Addresses of tracked opinions that hold no code: the code is proven once a session and stays out of every log."""

import secrets

from dienhong.web.kit.requests import CommuneRequest

_BYTES = 8
_MOST_KEPT = 20


def remember(request: CommuneRequest, code: str) -> str:
    """A part of an address that stands for `code` in this session alone."""
    known: dict[str, str] = request.session.get(_name(request), {})
    for ref, kept in known.items():
        if kept == code:
            return ref
    ref = secrets.token_hex(_BYTES)
    request.session[_name(request)] = dict([*known.items(), (ref, code)][-_MOST_KEPT:])
    return ref


def code_of(request: CommuneRequest, part: str) -> str | None:
    """The code that `part` of an address stands for in this session."""
    known: dict[str, str] = request.session.get(_name(request), {})
    return known.get(part)


def _name(request: CommuneRequest) -> str:
    return f"portal:tracked:{request.commune.pk}"
