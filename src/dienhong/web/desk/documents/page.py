"""One document: the paper beside its state, steps, files, findings, versions and history."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.documents.actions.decide import override_findings
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.permissions import may_approve_document, may_draft_document, may_register
from dienhong.civic.documents.queries import versions_of
from dienhong.civic.documents.rules import authority_of
from dienhong.civic.documents.states import DocumentState
from dienhong.engines.journal.models import Entry
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.errors import DienHongError, Overtaken
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import is_frozen, number
from dienhong.web.desk.documents.findings import Shown, shown_findings
from dienhong.web.desk.documents.looks import state_colour
from dienhong.web.desk.documents.paper import preview_of
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.documents.step_forms import AcknowledgeForm, DispatchForm, ReasonForm, StepForm
from dienhong.web.desk.documents.steps import open_steps
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
