"""The journal for those who answer for the office: newest first.

What is withheld does not appear, so that no neighbour in time tells of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.opinions.events import OpinionDiverted
from dienhong.cycle.opinions.queries import visible_to as opinions_visible_to
from dienhong.cycle.plans.queries import visible_to as plans_visible_to
from dienhong.engines.journal.models import Entry
from dienhong.engines.journal.queries import newest_entries
from dienhong.kernel.actors import Actor
from dienhong.web.desk.access import official
from dienhong.web.desk.history import body_of, title_of
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

_NEUTRAL = "Việc thuộc mục hạn chế"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the page shows it; `href` leads to the record when the reader may see it."""

    entry: Entry
    title: str
    body: str
    about: str
    href: str
    by: str


@official(Permission.READ_JOURNAL)
@require_safe
def journal(request: CommuneRequest) -> HttpResponse:
    page = keyset_page(newest_entries(without="sealed"), ("-number",), request.GET.get("trang", ""))
    context = {
        "lines": _lines(page.rows, request.actor),
        "previous": f"?{urlencode({'trang': page.previous})}" if page.previous else "",
        "next": f"?{urlencode({'trang': page.next})}" if page.next else "",
    }
    return render(request, "desk/journal/list.html", context)


def _lines(entries: Sequence[Entry], actor: Actor) -> list[Line]:
    """The records that the page's entries are about are fetched in one query a kind."""
    wanted: dict[str, set[int]] = {"opinion": set(), "dialogue": set(), "plan": set()}
    for entry in entries:
        kind, key = _record(entry)
        wanted.get(kind, set()).add(key)
    opinions = dict(opinions_visible_to(actor).filter(pk__in=wanted["opinion"]).values_list("pk", "code"))
    dialogues = dict(dialogues_visible_to(actor).filter(pk__in=wanted["dialogue"]).values_list("pk", "title"))
    plans = dict(plans_visible_to(actor).filter(pk__in=wanted["plan"]).values_list("pk", "title"))
    known = {"opinion": opinions, "dialogue": dialogues, "plan": plans}
    return [_line(entry, known) for entry in entries]


def _line(entry: Entry, known: dict[str, dict[int, str]]) -> Line:
    if entry.verb == OpinionDiverted.verb:
        return Line(entry, _NEUTRAL, "", "", "", "")
    kind, key = _record(entry)
    about = known.get(kind, {}).get(key, "")
    href = reverse(f"desk:{kind}", args=[key]) if about else ""
    told = body_of(entry) if about or kind != "opinion" else ""  # no particulars of what the reader may not see
    return Line(entry, title_of(entry), told, about, href, entry.actor_name)


def _record(entry: Entry) -> tuple[str, int]:
    """Kind and id of the record: a reply's events lead to its opinion."""
    if entry.subject == "reply":
        return "opinion", int(entry.details.get("opinion") or 0)
    return entry.subject, entry.subject_id
