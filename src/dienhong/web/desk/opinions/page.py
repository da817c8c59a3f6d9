"""One opinion with all that an official needs beside it: proposals, sender, reply, history."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.communes.queries import active_units
from dienhong.civic.keys.queries import channel_name_of
from dienhong.civic.people.roles import Permission
from dienhong.civic.topics.models import Topic
from dienhong.cycle.intake.queries import collected_for
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.permissions import may_read_contact, may_show_photos
from dienhong.cycle.opinions.states import OPEN_STATES, OPINION_FLOW, Channel, OpinionKind, OpinionState, Urgency
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.permissions import may_approve, may_draft, may_publish
from dienhong.cycle.replies.queries import history_of, replies_to
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.errors import Overtaken, Refused
from dienhong.kernel.phones import show_phone
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import seen_version
from dienhong.web.desk.history import overtaken_by, timeline
from dienhong.web.desk.opinions.clock import clock_part
from dienhong.web.desk.opinions.company import company_of
from dienhong.web.desk.opinions.drafting import papers_of
from dienhong.web.desk.opinions.forms import AssignForm, TriageForm
from dienhong.web.desk.opinions.helping import help_of
from dienhong.web.desk.opinions.next_step import next_step
from dienhong.web.desk.opinions.proposals import (
    asks_for_form,
    assign_initial,
    found_for,
    suggestion_of,
    taken,
    triage_initial,
)
from dienhong.web.desk.opinions.reading import reading_of
from dienhong.web.desk.opinions.register import readers
from dienhong.web.desk.opinions.seen import seen_opinion
from dienhong.web.kit.requests import CommuneRequest

_ENDS = {
    "merge": ("desk:merge", "Gộp để trả lời chung", "secondary"),
    "transfer": ("desk:routes", "Chuyển hoặc xử lý theo thủ tục khác", "secondary"),
    "take_back": ("desk:take_back", "Nhận lại để xã giải quyết", "secondary"),
    "withdraw": ("desk:withdraw", "Rút theo đề nghị của người gửi", "secondary"),
    "close": ("desk:close", "Kết thúc", "secondary"),
    "divert": ("desk:divert", "Chuyển người xử lý đơn", "secondary"),
}


@readers
@require_safe
def opinion_page(request: CommuneRequest, pk: int) -> HttpResponse:
    return _page(request, seen_opinion(request.actor, pk))


@official(Permission.TRIAGE)
@require_POST
def triage(request: CommuneRequest, pk: int) -> HttpResponse:
    opinion = seen_opinion(request.actor, pk)
    if "take" in request.POST:
        return redirect(f"{reverse('desk:opinion', args=[pk])}?{taken(opinion, request.POST)}#phan-loai")
    form = TriageForm(request.POST, topics=_topic_names().items())
    if form.is_valid():
        kind, urgency = OpinionKind(form.cleaned_data["kind"]), Urgency(form.cleaned_data["urgency"])
        try:
            triage_opinion(
                request.actor, pk, kind=kind, fields=form.fields_chosen, urgency=urgency,
                seen_version=seen_version(request), now=timezone.now(),
            )  # fmt: skip
        except Overtaken:
            return _overtaken(request, pk, triage_form=form)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã phân loại ý kiến {opinion.code}.")
            return redirect("desk:opinion", pk=pk)
    return _page(request, opinion, triage_form=form)


@official(Permission.TRIAGE)
@require_POST
def assign(request: CommuneRequest, pk: int) -> HttpResponse:
    opinion = seen_opinion(request.actor, pk)
    form = AssignForm(request.POST, units=active_units().values_list("pk", "name"), kept_due=opinion.due_date)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            assign_opinion(
                request.actor, pk, unit_id=typed["unit"], due_date=typed["due_date"], note=typed["note"],
                seen_version=seen_version(request), now=timezone.now(),
            )  # fmt: skip
        except Overtaken:
            return _overtaken(request, pk, assign_form=form)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã giao ý kiến {opinion.code}.")
            return redirect("desk:opinion", pk=pk)
    return _page(request, opinion, assign_form=form)


def _overtaken(
    request: CommuneRequest, pk: int, triage_form: TriageForm | None = None, assign_form: AssignForm | None = None
) -> HttpResponse:
    """The opinion as it is now, what was typed, and what somebody else did meanwhile."""
    for form in (triage_form, assign_form):
        if form is not None:
            form.add_error(None, overtaken_by(history_of(pk)[-1]))
    return _page(request, seen_opinion(request.actor, pk), triage_form, assign_form, status=409)


def _page(
    request: CommuneRequest,
    opinion: Opinion,
    triage_form: TriageForm | None = None,
    assign_form: AssignForm | None = None,
    status: int = 422,
) -> HttpResponse:
    today = timezone.localdate()
    topics = _topic_names()
    replies = list(replies_to(opinion.pk))
    submitter = _submitter(request, opinion)
    failed = triage_form or assign_form
    found = found_for(opinion)
    context: dict[str, Any] = {
        "opinion": opinion,
        "field_names": [topics.get(code, code) for code in opinion.fields],
        "days_left": _days_left(opinion, today),
        "suggestion": suggestion_of(found, topics),
        "reading": reading_of(opinion.text, found),
        "shows_contact": bool(may_read_contact(request.actor)),
        "submitter": submitter,
        "photos": list(opinion.photos.all()),
        "may_show_photos": bool(may_show_photos(request.actor)),
        "signers": list(opinion.cosigners.all()) if submitter and opinion.signer_count > 1 else [],
        "collected": collected_for(opinion),
        "channel_name": channel_name_of(opinion.code) if opinion.channel == Channel.API else "",
        "phone_shown": show_phone(submitter.phone) if submitter else "",
        "replies": replies,
        **_past(opinion),
        "assignment": opinion.assignments.select_related("assigned_by").first(),
        "form": failed,
        **_reply_steps(request, opinion, replies),
        **papers_of(request.actor, opinion),
        **clock_part(request.actor, opinion),
        **company_of(request.actor, opinion),
        **help_of(request.actor, opinion),
    }
    context["next"] = next_step(request.actor, opinion, context)
    if request.actor.may(Permission.TRIAGE):
        context |= _office_forms(request, opinion, topics, triage_form, assign_form)
    return render(request, "desk/opinions/page.html", context, status=status if failed else 200)


def _past(opinion: Opinion) -> dict[str, Any]:
    """The history, and how long it is before one opens it."""
    rows = timeline(history_of(opinion.pk))
    words = "Quá trình xử lý"
    if rows:
        words += f": {len(rows)} bước, mới nhất “{rows[0]['title']}” {timezone.localtime(rows[0]['at']):%d/%m/%Y}"
    return {"history": rows, "history_words": words}


def _office_forms(
    request: CommuneRequest,
    opinion: Opinion,
    topics: dict[str, str],
    triage_form: TriageForm | None,
    assign_form: AssignForm | None,
) -> dict[str, Any]:
    state = OpinionState(opinion.state)
    forms: dict[str, Any] = {
        "ends": [address for name, address in _ENDS.items() if OPINION_FLOW.allows(name, state)],
    }
    if OPINION_FLOW.allows("triage", state):
        initial = triage_initial(opinion, request.GET)
        forms["triage_form"] = triage_form or TriageForm(initial=initial, topics=topics.items())
        forms["triage_open"] = triage_form is not None or asks_for_form(request.GET)
        others = [topics.get(code, code) for code in initial["others"]]
        forms["more_fields"] = f"Lĩnh vực khác: {'; '.join(others)}" if others else "Thêm lĩnh vực khác"
    if OPINION_FLOW.allows("assign", state):
        units = list(active_units())
        names = [(unit.pk, unit.name) for unit in units]
        initial = assign_initial(opinion, units)
        forms["assign_form"] = assign_form or AssignForm(initial=initial, units=names, kept_due=opinion.due_date)
    return forms


def _reply_steps(request: CommuneRequest, opinion: Opinion, replies: list[Reply]) -> dict[str, Any]:
    """Which of the reply's steps this person may take now."""
    actor = request.actor
    reply = next((reply for reply in replies if reply.state != ReplyState.PUBLISHED), None)
    state = reply.state if reply else None
    drafts = opinion.state == OpinionState.ASSIGNED and bool(may_draft(actor, opinion.unit_id))
    return {
        "open_reply": reply,
        "may_write": drafts and state in (None, ReplyState.DRAFT),
        "may_approve": reply is not None
        and state == ReplyState.IN_REVIEW
        and bool(may_approve(actor, reply.drafted_by_id)),
        "may_return": state == ReplyState.IN_REVIEW and bool(may_approve(actor, None)),
        "may_publish": state == ReplyState.APPROVED and bool(may_publish(actor)),
        "published": [reply for reply in replies if reply.state == ReplyState.PUBLISHED],
        "may_fulfil": actor.may(Permission.DRAFT_REPLY),
    }


def _submitter(request: CommuneRequest, opinion: Opinion) -> Submitter | None:
    if not may_read_contact(request.actor):
        return None
    return Submitter.objects.select_related("entered_by").filter(opinion=opinion).first()


def _days_left(opinion: Opinion, today: date) -> int | None:
    if opinion.state not in OPEN_STATES or opinion.due_date is None:
        return None
    return (opinion.due_date - today).days


def _topic_names() -> dict[str, str]:
    return dict(Topic.objects.filter(is_active=True).values_list("code", "name"))
