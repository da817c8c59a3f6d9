"""One document that came in: what is known of it, handing it on, its progress, its scan."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.documents.actions.incoming import follow_incoming, forward_incoming
from dienhong.civic.documents.models import IncomingDocument, OfficialDocument
from dienhong.civic.documents.permissions import may_follow_incoming, may_register
from dienhong.civic.documents.queries import visible_to
from dienhong.civic.documents.states import WITH_FILES
from dienhong.civic.people.roles import Permission
from dienhong.engines.files.store import fetch
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.forms import DeskForm
from dienhong.web.desk.history import timeline
from dienhong.web.desk.registry.incoming import days_left
from dienhong.web.desk.registry.incoming_forms import FollowForm, ForwardForm
from dienhong.web.desk.registry.paper import attached
from dienhong.web.desk.registry.seen import insiders, registrars, seen_arrival
from dienhong.web.kit.requests import CommuneRequest

_MOST_REPLIES = 100


@insiders
@require_safe
def arrival(request: CommuneRequest, pk: int) -> HttpResponse:
    return _show(request, seen_arrival(request.actor, pk))


@registrars
@require_POST
def forward(request: CommuneRequest, pk: int) -> HttpResponse:
    row = seen_arrival(request.actor, pk)
    form = ForwardForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            forward_incoming(
                request.actor, pk, unit_id=typed["unit"], received_by=typed["received_by"],
                due_on=typed["due_on"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã chuyển văn bản cho đơn vị.")
            return redirect("desk:arrival", pk)
    return _show(request, row, forward=form)


@insiders
@require_POST
def follow(request: CommuneRequest, pk: int) -> HttpResponse:
    row = seen_arrival(request.actor, pk)
    form = FollowForm(request.POST, replies=_replies(request.actor, row))
    if form.is_valid():
        typed = form.cleaned_data
        try:
            follow_incoming(
                request.actor, pk, progress=typed["progress"], reply_id=typed["reply"],
                is_done=typed["is_done"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ghi tiến độ.")
            return redirect("desk:arrival", pk)
    return _show(request, row, follow=form)


@insiders
@require_safe
def scan(request: CommuneRequest, pk: int) -> HttpResponse:
    """The scan as it came."""
    row = seen_arrival(request.actor, pk)
    if row.file is None:
        raise Missing
    try:
        content = fetch(settings.FILES, row.file)
    except FileNotFoundError as error:
        raise Refused("Kho tệp không còn bản chụp này. Hãy báo người quản trị khôi phục từ bản sao lưu.") from error
    return attached(content, row.file.content_type, row.file.name)


def _show(request: CommuneRequest, row: IncomingDocument, **faulty: DeskForm) -> HttpResponse:
    today = timezone.localdate()
    form = next(iter(faulty.values()), None)
    context = {
        "row": row,
        "days_left": days_left(row, today),
        "form": form,
        "forward_form": _forward_form(request, row, faulty),
        "follow_form": _follow_form(request, row, faulty),
        "history": timeline(entries_about("incoming_document", row.pk)),
        "may_see_reply": row.reply_id is not None and visible_to(request.actor).filter(pk=row.reply_id).exists(),
        "may_read": request.actor.may(Permission.READ_DOCUMENTS),
    }
    return render(request, "desk/registry/arrival.html", context, status=422 if form else 200)


def _forward_form(request: CommuneRequest, row: IncomingDocument, faulty: dict[str, DeskForm]) -> DeskForm | None:
    if not may_register(request.actor):
        return None
    return faulty.get("forward") or ForwardForm(initial={"unit": row.unit_id, "received_by": row.received_by})


def _follow_form(request: CommuneRequest, row: IncomingDocument, faulty: dict[str, DeskForm]) -> DeskForm | None:
    if not may_follow_incoming(request.actor, row.unit_id):
        return None
    initial = {
        "progress": row.progress,
        "reply": row.reply_id,
        "is_done": row.done_on is not None and row.reply_id is None,
    }
    return faulty.get("follow") or FollowForm(initial=initial, replies=_replies(request.actor, row))


def _replies(actor: Actor, row: IncomingDocument) -> list[tuple[int, str]]:
    """Documents that went out and may answer it: those of this person's that are newest, and the one already named."""
    out = visible_to(actor).filter(state__in=WITH_FILES).defer("content").order_by("-issued_at")
    newest: list[OfficialDocument] = list(out[:_MOST_REPLIES])
    if row.reply is not None and row.reply_id not in {one.pk for one in newest}:
        newest.append(row.reply)
    return [(one.pk, f"{one.reference}: {one.subject[:90]}") for one in newest]
