"""One document: the paper beside its state, steps, files, findings, versions and history."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.documents.actions.decide import override_findings
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.permissions import may_approve_document, may_draft_document, may_register
from dienhong.civic.documents.queries import signers_of, versions_of
from dienhong.civic.documents.rules import MANNER_LABELS, authority_of
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState
from dienhong.engines.journal.models import Entry
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.errors import DienHongError, Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import is_frozen, number
from dienhong.web.desk.documents.findings import Shown, shown_findings
from dienhong.web.desk.documents.forms import AcknowledgeForm, DispatchForm, ReasonForm, StepForm
from dienhong.web.desk.documents.looks import state_colour
from dienhong.web.desk.documents.paper import preview_of
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.documents.steps import STEPS, Deed, StepPage, open_steps
from dienhong.web.desk.forms import seen_version
from dienhong.web.desk.history import body_of, title_of
from dienhong.web.kit.requests import CommuneRequest

_MENDABLE = (
    DocumentState.SUBMITTED,
    DocumentState.APPROVED,
    DocumentState.SIGNED,
    DocumentState.NUMBERED,
)


@official()
@require_safe
def document_page(request: CommuneRequest, pk: int) -> HttpResponse:
    return show(request, seen_document(request.actor, pk))


def show(
    request: CommuneRequest, row: OfficialDocument, *, status: int = 200, **forms: StepForm | DispatchForm | None
) -> HttpResponse:
    """The page; `forms` are those that were sent with faults."""
    found = [] if is_frozen(row) else shown_findings(row)
    faulty = [form for form in forms.values() if form is not None]
    context: dict[str, Any] = {
        "document": row,
        "colour": state_colour(row.state),
        "authority": authority_of(row.signer.authority(), row.of_kind) if row.signer else (),
        "preview": preview_of(row),
        "steps": open_steps(request.actor, row),
        "findings": found,
        "history": _history(row),
        "may_edit": row.state == DocumentState.DRAFT and bool(may_draft_document(request.actor)),
        "may_copy": bool(may_draft_document(request.actor)),
        "is_frozen": is_frozen(row),
        "undo": number(request.GET.get("hoan-tac", "")),
        "form": faulty[0] if faulty else None,
        **_findings(request, row, found, forms.get("override")),
        **_dispatches(request, row, forms.get("dispatch")),
        **_relations(row),
    }
    return render(request, "desk/documents/page.html", context, status=status)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: CommuneRequest, pk: int, slug: str) -> HttpResponse:
    """One step: what it does and what it needs to know, with the paper below; then it is taken."""
    page, row = STEPS.get(slug), seen_document(request.actor, pk)
    if page is None:
        raise Missing
    DOCUMENT_FLOW.require(page.name, DocumentState(row.state))
    page.may(request.actor, row).require()
    form = _step_form(request, page, row)
    if request.method != "POST" or not form.is_valid():
        return _step_page(request, page, row, form, 422 if form.errors else 200)
    deed = Deed(request.actor, row, seen_version(request), form.cleaned_data, timezone.now())
    try:
        then = page.run(deed)
    except (Refused, Overtaken) as error:
        form.refuse(error)
        status = 409 if isinstance(error, Overtaken) else 422
        return _step_page(request, page, seen_document(request.actor, pk), form, status)
    messages.success(request, page.done)
    if page.name == "discard":
        return redirect("desk:documents")
    return redirect("desk:document_edit", pk=then) if then else redirect("desk:document", pk=pk)


@official()
@require_POST
def override(request: CommuneRequest, pk: int) -> HttpResponse:
    """Let it go out with its errors, for a reason."""
    row = seen_document(request.actor, pk)
    form = ReasonForm(request.POST, today=timezone.localdate(), prefix="bo-qua")
    if not form.is_valid():
        return show(request, row, status=422, override=form)
    override_findings(request.actor, pk, reason=form.cleaned_data["reason"], now=timezone.now())
    messages.success(request, "Đã ghi lý do. Văn bản được ban hành dù còn lỗi thể thức.")
    return redirect("desk:document", pk=pk)


def _step_form(request: CommuneRequest, page: StepPage, row: OfficialDocument) -> StepForm:
    today = timezone.localdate()
    signers = []
    if page.name == "submit":
        signers = [
            (mandate.pk, f"{mandate.holder}, {mandate.post} – {MANNER_LABELS[mandate.authority().manner]}")
            for mandate in signers_of(row.of_kind, today)
        ]
    data = request.POST if request.method == "POST" else None
    return page.form_for(row)(data, signers=signers, today=today)


def _step_page(
    request: CommuneRequest, page: StepPage, row: OfficialDocument, form: StepForm, status: int
) -> HttpResponse:
    context = {
        "page": page,
        "document": row,
        "form": form,
        "preview": preview_of(row),
        "errors_left": [] if is_frozen(row) else [one for one in shown_findings(row) if one.look == "error"],
        "no_signers": page.name == "submit" and not form.signers,
    }
    return render(request, "desk/documents/step.html", context, status=status)


def _findings(
    request: CommuneRequest, row: OfficialDocument, found: list[Shown], form: StepForm | DispatchForm | None
) -> dict[str, Any]:
    errors = sum(one.look == "error" for one in found)
    holder = row.signer.holder_id if row.signer else None
    may_override = row.state in _MENDABLE and bool(may_approve_document(request.actor, row.of_system, holder))
    shown = form or (ReasonForm(today=timezone.localdate(), prefix="bo-qua") if may_override and errors else None)
    return {
        "error_count": errors,
        "fixable_count": sum(one.is_fixable for one in found),
        "override_form": None if row.lint_override else shown,
    }


def _dispatches(request: CommuneRequest, row: OfficialDocument, form: StepForm | DispatchForm | None) -> dict[str, Any]:
    if not is_frozen(row):
        return {}
    registers = bool(may_register(request.actor))
    sent = list(row.dispatches.all())
    told = {dispatch.recipient for dispatch in sent}
    initial = {"medium": row.medium, "copies": 1}
    return {
        "dispatches": sent,
        "recipients_left": [line for line in row.recipients if line not in told],
        "dispatch_form": (form or DispatchForm(initial=initial)) if registers else None,
        "acknowledge_form": AcknowledgeForm() if registers else None,
    }


def _relations(row: OfficialDocument) -> dict[str, Any]:
    """Earlier and later documents, the batch, and every saved content but the present one, newest first."""
    later = OfficialDocument.objects.filter(replaces_id=row.pk) | OfficialDocument.objects.filter(corrects_id=row.pk)
    item = getattr(row, "batch_item", None)
    return {
        "successors": later.exclude(state=DocumentState.DISCARDED).select_related("number").defer("content"),
        "batch": item.batch_id if item else None,
        "versions": versions_of(row.pk).defer("content").order_by("-version")[:50],
    }


def _history(row: OfficialDocument) -> list[dict[str, Any]]:
    """The journal's entries, newest first."""
    lines = [
        {"title": title_of(entry), "at": entry.at, "by": entry.actor_name, "body": _told(entry)}
        for entry in entries_about("document", row.pk)
    ]
    return lines[::-1]


def _told(entry: Entry) -> str:
    reference = entry.details.get("reference")
    return f"Số {reference}" if reference else body_of(entry)


def show_again(request: CommuneRequest, pk: int, error: DienHongError) -> HttpResponse:
    """The page as it is now, with why the order sent from it was not carried out."""
    messages.warning(request, error.message)
    return show(request, seen_document(request.actor, pk), status=409 if isinstance(error, Overtaken) else 422)


def back_with_undo(pk: int, version: int) -> HttpResponse:
    """To the page, which offers to take the last change back."""
    return redirect(f"{reverse('desk:document', args=[pk])}?{urlencode({'hoan-tac': version})}#the-thuc")
