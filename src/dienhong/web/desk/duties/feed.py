"""A person's duties in their own calendar: the page with the address, and what calendars read there."""

import secrets
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from icalendar import Calendar, Event

from dienhong.civic.people.queries import actor_for
from dienhong.cycle.dialogues.actions.feed import open_calendar_feed
from dienhong.cycle.dialogues.checklist import duties_for, feed_owner
from dienhong.cycle.dialogues.models import CalendarFeed, DialogueDuty
from dienhong.web.desk.access import official
from dienhong.web.kit.requests import CommuneRequest

_TOKEN_BYTES, _MOST = 24, 500


@official()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feed_page(request: CommuneRequest) -> HttpResponse:
    """Whether there is an address; the answer that makes one is the only one that shows it."""
    if request.method == "POST":
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        open_calendar_feed(request.actor, token=token, now=timezone.now())
        address = request.build_absolute_uri(reverse("desk:duty_ics", args=[token]))
        return render(request, "desk/duties/feed.html", {"address": address})
    made = CalendarFeed.objects.filter(user_id=request.actor.person_id).first()
    return render(request, "desk/duties/feed.html", {"feed": made})


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Open duties as days in a calendar; the token is the log-in. Nobody's or an ended role's token: 404."""
    now, owner = timezone.now(), feed_owner(token)
    actor = actor_for(owner, localdate(now)) if owner and owner.is_active else None
    if actor is None:
        raise Http404
    host, written = request.get_host(), Calendar()
    written.add("prodid", "-//Dien Hong//Viec doi thoai//VI")
    written.add("version", "2.0")
    written.add("x-wr-calname", "Việc đối thoại")
    for duty in duties_for(actor)[:_MOST]:
        address = request.build_absolute_uri(reverse("desk:duty", args=[duty.pk]))
        written.add_component(_entry(duty, host, address, now))
    headers = {"Content-Disposition": 'inline; filename="viec-doi-thoai.ics"'}
    return HttpResponse(written.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _entry(duty: DialogueDuty, host: str, address: str, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"duty-{duty.pk}@{host}")
    entry.add("dtstamp", now)
    entry.add("dtstart", duty.due_date)
    entry.add("dtend", duty.due_date + timedelta(days=1))
    entry.add("summary", f"Hạn: {duty.what}")
    entry.add("description", f"{duty.dialogue}\n{duty.when}\n{duty.source}")
    entry.add("url", address)
    entry.add("transp", "TRANSPARENT")
    return entry
