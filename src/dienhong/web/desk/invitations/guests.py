"""The guests of a dialogue: listed, invited, their answers, the seats."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.cycle.dialogues.calendars import calendar_entry
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.invitations import queries, rules
from dienhong.cycle.invitations.actions.answering import Reply, answer_for
from dienhong.cycle.invitations.actions.inviting import invite
from dienhong.cycle.invitations.actions.listing import drop_guest, list_groups, list_typed
from dienhong.cycle.invitations.letters import invitation_text, short_invitation
from dienhong.cycle.invitations.models import Invitee
from dienhong.cycle.invitations.states import Answer, ContactGroup, Place
from dienhong.engines.outbox.states import ChannelKind
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.dialogues.drafting import public_page
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.invitations.contacts import inviters
from dienhong.web.desk.invitations.forms import AnswerForm, GroupsForm, SendForm
from dienhong.web.kit.requests import CommuneRequest

_PAGE = 100


@inviters
@require_safe
def guest_list(request: CommuneRequest, pk: int) -> HttpResponse:
    return _page(request, seen_dialogue(request.actor, pk), None)


@inviters
@require_POST
def add_groups(request: CommuneRequest, pk: int) -> HttpResponse:
    """Guests out of groups of the contact list, and typed ones."""
    dialogue = seen_dialogue(request.actor, pk)
    form = GroupsForm(request.POST, counts=queries.contact_counts())
    if form.is_valid():
        typed, now = form.cleaned_data, timezone.now()
        try:
            groups = [ContactGroup(value) for value in typed.get("groups", ())]
            added = list_groups(request.actor, pk, groups, now=now) if groups else 0
            if typed["guests"].strip() or not groups:
                added += list_typed(request.actor, pk, typed["guests"], group=ContactGroup.OTHER, now=now)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(
                request, f"Đã thêm {added} khách." if added else "Những khách này đều đã có trong danh sách."
            )
            return redirect("desk:guest_list", pk=pk)
    return _page(request, dialogue, form, status=422)


@inviters
@require_POST
def send(request: CommuneRequest, pk: int) -> HttpResponse:
    """The invitation goes into the outbox; its way to each guest is shown in the list."""
    dialogue = seen_dialogue(request.actor, pk)
    form = SendForm(request.POST)
    if not form.is_valid():
        raise Missing
    now = timezone.now()
    address = public_page(request, pk)
    entry = calendar_entry(dialogue, host=request.get_host(), address=address, stamp=now) if dialogue.date else ""
    count = invite(request.actor, pk, ChannelKind(form.cleaned_data["channel"]), calendar=entry, now=now)
    messages.success(request, f"Đã xếp lời mời tới {count} khách để gửi; ai đã được gửi thì không gửi lại.")
    return redirect("desk:guest_list", pk=pk)


@inviters
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: CommuneRequest, pk: int) -> HttpResponse:
    """One guest: the way to answer, texts to copy, the answer told by telephone."""
    row = _seen(pk)
    initial = {"answer": row.answer, "substitute_name": row.substitute_name, "substitute_post": row.substitute_post}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        reply = Reply(
            answer=Answer(typed["answer"]), substitute_name=typed["substitute_name"],
            substitute_post=typed["substitute_post"],
        )  # fmt: skip
        try:
            place = answer_for(request.actor, pk, reply, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi trả lời của khách. {place.label}.")
            return redirect("desk:guest_list", pk=row.dialogue_id)
    link = request.build_absolute_uri(reverse("portal:rsvp", args=[row.token]))
    context = {
        "row": row,
        "form": form,
        "link": link,
        "zalo": invitation_text(row.dialogue, link=link).replace("{guest}", row.name),
        "sms": short_invitation(row.dialogue, link=link),
        "deliveries": queries.deliveries_to([row], row.dialogue_id).get(row.pk, []),
    }
    return render(request, "desk/invitations/guest.html", context, status=422 if form.errors else 200)


@inviters
@require_POST
def drop(request: CommuneRequest, pk: int) -> HttpResponse:
    dialogue_id = drop_guest(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã bỏ khách khỏi danh sách.")
    return redirect("desk:guest_list", pk=dialogue_id)


def _seen(pk: int) -> Invitee:
    row = Invitee.objects.select_related("dialogue__commune", "dialogue__venue", "village").filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def _page(request: CommuneRequest, dialogue: Dialogue, form: GroupsForm | None, status: int = 200) -> HttpResponse:
    answers, places = queries.answer_counts(dialogue.pk), queries.place_counts(dialogue.pk)
    wanted = request.GET.get("tra-loi", "")
    found = queries.guests_of(dialogue.pk)
    page = Paginator(found.filter(answer=wanted) if wanted in Answer.values else found, _PAGE).get_page(
        request.GET.get("trang")
    )
    ways = queries.deliveries_to(page, dialogue.pk)
    villages = queries.turnouts(dialogue.pk)
    villagers = sum(told.expected for _, told in villages if told)
    seats, invited = dialogue.venue.capacity if dialogue.venue else None, sum(answers.values())
    context: dict[str, Any] = {
        "dialogue": dialogue,
        "form": form or GroupsForm(counts=queries.contact_counts()),
        "send_form": SendForm(),
        "page": page,
        "rows": [(row, ways.get(row.pk, [])[-2:]) for row in page],
        "answers": [(answer.value, answer.label, answers.get(answer, 0)) for answer in Answer],
        "wanted": wanted,
        "invited": invited,
        "seats": seats,
        "seated": places.get(Place.SEATED, 0),
        "waiting": places.get(Place.WAITING, 0),
        "warning": rules.crowding(seats, invited, villagers),
        "villages": villages,
        "villagers": villagers,
    }
    return render(request, "desk/invitations/guests.html", context, status=status)
