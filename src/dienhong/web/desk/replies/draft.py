"""Writing a reply with the question beside it. Two writers at once: both texts stay, a person joins them."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.communes.queries import active_units
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.replies.actions.draft import draft_reply, submit_reply
from dienhong.cycle.replies.actions.saving import save_text
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.permissions import may_draft
from dienhong.cycle.replies.queries import replies_to
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import faulty_forms
from dienhong.web.desk.replies.beside import beside, inserted
from dienhong.web.desk.replies.forms import DraftForm, PromiseRows, promise_rows, promises
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.DRAFT_REPLY)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: CommuneRequest, pk: int) -> HttpResponse:
    """Save, or save and hand in."""
    opinion = visible_to(request.actor).select_related("unit", "village").filter(pk=pk).first()
    if opinion is None:
        raise Missing
    may_draft(request.actor, opinion.unit_id).require()
    reply = _open_reply(pk)
    row = {"units": list(active_units().values_list("pk", "name")), "today": timezone.localdate()}
    if request.method != "POST":
        return _page(request, opinion, reply, _form_of(reply), promise_rows(reply, **row))
    if "insert" in request.POST or "undo" in request.POST:
        return _offered(request, opinion, reply, row)
    form = DraftForm(request.POST)
    rows = PromiseRows(request.POST, prefix="promises", form_kwargs=row)
    if not (form.is_valid() and rows.is_valid()):
        return _page(request, opinion, reply, form, rows, status=422)
    return _save(request, opinion, form, rows)


def _save(request: CommuneRequest, opinion: Opinion, form: DraftForm, rows: Any) -> HttpResponse:
    typed, now = form.cleaned_data, timezone.now()
    try:
        reply = draft_reply(
            request.actor, opinion.pk, text=typed["text"], legal_basis=typed["legal_basis"],
            promises=promises(rows), seen_version=typed["seen_version"], now=now,
        )  # fmt: skip
    except Overtaken:
        return _both_texts(request, opinion, form, rows)
    except Refused as error:
        form.refuse(error)
        return _page(request, opinion, _open_reply(opinion.pk), form, rows, status=422)
    if "submit" not in request.POST:
        messages.success(request, f"Đã lưu nháp lúc {timezone.localtime(now):%H:%M}.")
        return redirect("desk:draft", pk=opinion.pk)
    try:
        submit_reply(request.actor, reply.pk, now=now)
    except Refused as error:
        form = _typed_again(form, reply.version)
        form.refuse(error)
        return _page(request, opinion, reply, form, rows, status=422)
    messages.success(request, "Đã trình duyệt.")
    return redirect("desk:opinion", pk=opinion.pk)


def _offered(request: CommuneRequest, opinion: Opinion, reply: Reply | None, row: dict[str, Any]) -> HttpResponse:
    """What was typed with an offer put into it, not saved yet: the writer reads it first, or takes it out again."""
    put = inserted(request.POST, beside(request, opinion, reply))
    values = {name: put.get(name, request.POST.get(name, "")) for name in ("text", "legal_basis", "seen_version")}
    rows = PromiseRows(request.POST, prefix="promises", form_kwargs=row)
    rows.is_valid()
    before = {name: put[f"before_{name}"] for name in ("text", "legal_basis") if f"before_{name}" in put}
    return _page(request, opinion, reply, DraftForm(initial=values), rows, before=before)


def _both_texts(request: CommuneRequest, opinion: Opinion, form: DraftForm, rows: Any) -> HttpResponse:
    """Someone saved meanwhile: what was typed stays in the form and is kept, theirs stands above it; people choose."""
    typed = form.cleaned_data
    save_text(
        request.actor, opinion.pk, client_id=uuid4(), text=typed["text"], legal_basis=typed["legal_basis"],
        seen_version=typed["seen_version"], now=timezone.now(),
    )  # fmt: skip
    theirs = _open_reply(opinion.pk)
    mine = _typed_again(form, theirs.version if theirs else None)
    return _page(request, opinion, theirs, mine, rows, status=409, overtaken=True)


def _typed_again(form: DraftForm, version: int | None) -> DraftForm:
    again = DraftForm({name: form.data.get(name) for name in form.fields} | {"seen_version": version or ""})
    again.is_valid()
    return again


def _page(
    request: CommuneRequest,
    opinion: Opinion,
    reply: Reply | None,
    form: DraftForm,
    rows: Any,
    *,
    status: int = 200,
    overtaken: bool = False,
    before: dict[str, str] | None = None,
) -> HttpResponse:
    context = {
        "opinion": opinion,
        "reply": reply,
        "form": form,
        "rows": rows,
        "faulty": faulty_forms(form, *rows),
        "overtaken": overtaken,
        "editable": reply is None or reply.state == ReplyState.DRAFT,
        "days_left": (opinion.due_date - timezone.localdate()).days if opinion.due_date else None,
        "before": before,
        **beside(request, opinion, reply),
        "earlier": [old for old in replies_to(opinion.pk) if old.state == ReplyState.PUBLISHED],
    }
    return render(request, "desk/replies/draft.html", context, status=status)


def _form_of(reply: Reply | None) -> DraftForm:
    if reply is None:
        return DraftForm()
    return DraftForm(initial={"text": reply.text, "legal_basis": reply.legal_basis, "seen_version": reply.version})


def _open_reply(opinion_id: int) -> Reply | None:
    return replies_to(opinion_id).exclude(state=ReplyState.PUBLISHED).first()
