"""A guest answers by the token of their letter, and may change the answer until the day.

Whoever guesses tokens learns nothing: unknown ones are one and the same page, and are counted.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from dienhong.cycle.dialogues.calendars import calendar_entry
from dienhong.cycle.invitations import rules
from dienhong.cycle.invitations.actions.answering import Reply, answer_by_token
from dienhong.cycle.invitations.models import Invitee
from dienhong.cycle.invitations.papers import link_code
from dienhong.cycle.invitations.queries import guest_by_token, waiting_before
from dienhong.cycle.invitations.states import Answer, Place
from dienhong.engines.limits.tallies import Limit, count_try, is_spent
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.kit.requests import CommuneRequest, client_address, random_below, seal
from dienhong.web.portal.dialogues.words import when
from dienhong.web.portal.invitations.forms import RsvpForm
from dienhong.web.portal.responses import personal_page

WRONG_TOKENS = Limit("rsvp-unknown", most=30, seconds=3600)
ANSWERS = Limit("rsvp-answer", most=20, seconds=3600)


@personal_page
def rsvp(request: CommuneRequest, token: str) -> HttpResponse:
    guest = _guest(request, token)
    if guest is None:
        return _too_many(request)
    now = timezone.now()
    verdict = rules.may_answer(guest.dialogue.state, guest.dialogue.date, timezone.localdate())
    if request.method != "POST":
        return _page(request, guest, RsvpForm(initial=_told(guest)), verdict.reason)
    if not count_try(ANSWERS, guest.token, now):
        return _too_many(request)
    form = RsvpForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        reply = Reply(**typed | {"answer": Answer(typed["answer"])})
        try:
            done = answer_by_token(request.actor, token, reply, seal=seal(), random=random_below, now=now)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Cảm ơn ông/bà. Xã đã ghi nhận trả lời.")
            if done.code:
                messages.success(request, f"Câu hỏi đã được tiếp nhận, mã tra cứu {done.code}.")
            return redirect("portal:rsvp", token=guest.token)
    return _page(request, guest, form, verdict.reason, status=422)


@personal_page
def entry(request: CommuneRequest, token: str) -> HttpResponse:
    """The dialogue for the guest's calendar, before it is announced too."""
    guest = _guest(request, token)
    if guest is None:
        return _too_many(request)
    if guest.dialogue.date is None:
        raise Http404
    address = request.build_absolute_uri(reverse("portal:rsvp", args=[guest.token]))
    text = calendar_entry(guest.dialogue, host=request.get_host(), address=address, stamp=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="doi-thoai.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _guest(request: CommuneRequest, token: str) -> Invitee | None:
    """The guest; None for somebody who tried too many unknown tokens. Raises Missing for an unknown one."""
    address, now = client_address(request), timezone.now()
    if is_spent(WRONG_TOKENS, address, now):
        return None
    guest = guest_by_token(token)
    if guest is None:
        count_try(WRONG_TOKENS, address, now)
        raise Missing("Đường dẫn này không còn dùng được.")
    return guest


def _told(guest: Invitee) -> dict[str, str]:
    answer = "" if guest.answer == Answer.NONE else guest.answer
    return {"answer": answer, "substitute_name": guest.substitute_name, "substitute_post": guest.substitute_post}


def _page(request: CommuneRequest, guest: Invitee, form: RsvpForm, closed: str, status: int = 200) -> HttpResponse:
    venue = guest.dialogue.venue
    place = "\n".join(part for part in (venue.name, venue.address) if part) if venue else ""
    facts = (("Thời gian", when(guest.dialogue)), ("Địa điểm", place))
    link = request.build_absolute_uri(reverse("portal:rsvp", args=[guest.token]))
    context = {
        "guest": guest,
        "form": form,
        "closed": closed,
        "facts": [{"key": key, "value": value} for key, value in facts if value],
        "code": mark_safe(link_code(link)) if guest.place == Place.SEATED else "",
        "before": waiting_before(guest) if guest.place == Place.WAITING else None,
    }
    return render(request, "portal/invitations/rsvp.html", context, status=status)


def _too_many(request: CommuneRequest) -> HttpResponse:
    response = render(request, "portal/invitations/too_many.html", status=429)
    response.headers["Retry-After"] = str(WRONG_TOKENS.seconds)
    return response
