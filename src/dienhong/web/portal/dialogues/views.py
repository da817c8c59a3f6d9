"""Dialogues: when, where, what about, how to take part, what came of it."""

from collections.abc import Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from dienhong.civic.people.models import User
from dienhong.civic.people.queries import memberships_on
from dienhong.civic.topics.models import Topic
from dienhong.cycle.conference.queries import public_minutes
from dienhong.cycle.dialogues.calendars import calendar_entry
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import accepting_opinions, planned_for_public, public_dialogues
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.queries import received_for
from dienhong.cycle.replies.queries import published_replies
from dienhong.engines.journal.queries import entries_about
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.dialogues.words import when
from dienhong.web.portal.responses import public_page
from dienhong.web.portal.timeline import public_timeline
from dienhong.web.portal.topics import named_topics

_OVER = (DialogueState.HELD, DialogueState.CONCLUDED)
_MOST_REPLIES = 50


@public_page
def dialogues(request: CommuneRequest) -> HttpResponse:
    """What comes first, then what is planned without a date, then what was held."""
    today = timezone.localdate()
    names = dict(Topic.objects.values_list("code", "name"))
    rows = list(planned_for_public())
    for row in rows:
        row.named_topics = named_topics(row.topics, names)  # type: ignore[attr-defined]
    announced = [row for row in rows if row.state != DialogueState.PLANNED]
    context = {
        "upcoming": [row for row in announced if not _is_over(row, today)],
        "planned": [row for row in rows if row.state == DialogueState.PLANNED],
        "held": [row for row in reversed(announced) if _is_over(row, today)],
    }
    return render(request, "portal/dialogues/list.html", context)


@public_page
def dialogue(request: CommuneRequest, pk: int) -> HttpResponse:
    found = _public(pk)
    today = timezone.localdate()
    context = {
        "dialogue": found,
        "rows": _facts(found, today),
        "topics": named_topics(found.topics, dict(Topic.objects.values_list("code", "name"))),
        "send_address": f"{reverse('portal:send')}?doi-thoai={pk}",
        "accepts": accepting_opinions(today).filter(pk=pk).exists(),
        "is_over": _is_over(found, today),
        "days_to_send": (found.intake_until - today).days if found.intake_until else None,
        "page": request.build_absolute_uri(reverse("portal:dialogue", args=[pk])),
        "received": received_for(pk),
        "replies": published_replies().filter(opinion__dialogue_id=pk)[:_MOST_REPLIES],
        "minutes": public_minutes(pk),
        "timeline": public_timeline(entries_about("dialogue", pk)),
    }
    return render(request, "portal/dialogues/detail.html", context)


@public_page
def calendar_file(request: CommuneRequest, pk: int) -> HttpResponse:
    """The dialogue for the calendar of a telephone."""
    found = _public(pk)
    if found.date is None:
        raise Http404
    address = request.build_absolute_uri(reverse("portal:dialogue", args=[pk]))
    text = calendar_entry(found, host=request.get_host(), address=address, stamp=found.announced_at or timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="doi-thoai-{found.date:%Y-%m-%d}.ics"'
    return response


def _public(pk: int) -> Dialogue:
    found = public_dialogues().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _facts(row: Dialogue, today: date) -> list[dict[str, str]]:
    """When, where, who presides, for whom, as key and value."""
    beside = list(row.co_presiders.all())
    posts = {
        member.user_id: member.post
        for member in memberships_on(row.date or today).filter(
            user__in=[person.pk for person in (row.chair, *beside) if person]
        )
    }
    facts = (
        ("Thời gian", when(row)),
        ("Địa điểm", row.venue and "\n".join(part for part in (row.venue.name, row.venue.address) if part)),
        ("Chủ trì", row.chair and _with_post(row.chair, posts)),
        ("Đồng chủ trì", "\n".join(_with_post(person, posts) for person in beside)),
        ("Dành cho", row.audience_name[:1].upper() + row.audience_name[1:]),
    )
    return [{"key": key, "value": value} for key, value in facts if value]


def _with_post(person: User, posts: Mapping[int, str]) -> str:
    post = posts.get(person.pk)
    return f"{person.full_name}, {post}" if post else person.full_name


def _is_over(row: Dialogue, today: date) -> bool:
    return row.state in _OVER or (row.date is not None and row.date < today)
