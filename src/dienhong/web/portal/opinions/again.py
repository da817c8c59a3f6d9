"""A page of questions that has to be answered again: its answers wait in the session for one showing.

The page is then shown by a GET, so that the browser's Back button never meets a form that was sent.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from dienhong.web.kit.requests import CommuneRequest

# Longer answers are shown at once instead: the session is no store for a megabyte.
_MOST_CHARS = 20_000


def fits(form: forms.Form) -> bool:
    """Whether the form's answers can wait in the session."""
    return sum(len(value) for value in _typed(form).values()) <= _MOST_CHARS


def ask_again(
    request: CommuneRequest, page: str, form: forms.Form, query: str = "", faults: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """Lead to `page` ("text", "place", "contact", "check") where `form` will be shown as it was answered.

    faults: each a field ("" for none) and what is wrong, besides what the form finds by itself.
    """
    request.session[_name(request)] = {"page": page, "typed": _typed(form), "faults": [list(fault) for fault in faults]}
    return redirect(reverse(f"portal:send_{page}") + (f"?{query}" if query else ""))


def waiting(request: CommuneRequest, page: str) -> dict[str, str] | None:
    """The answers that wait for this page, with which its form is built; None when there are none."""
    kept = request.session.get(_name(request))
    return kept["typed"] if kept and kept["page"] == page else None


def shown(request: CommuneRequest, form: forms.Form) -> None:
    """Take the waiting answers away, and say in the form what was wrong with them."""
    for field, message in request.session.pop(_name(request))["faults"]:
        if message not in [text for texts in form.errors.values() for text in texts]:
            form.add_error(field if field in form.fields else None, message)


def _typed(form: forms.Form) -> dict[str, Any]:
    return {name: form.data[name] for name in form.fields if name in form.data}


def _name(request: CommuneRequest) -> str:
    return f"portal:again:{request.commune.pk}"
