"""One step of a document as a page: what it does, what it needs to know, the paper below; then it is taken."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.queries import signers_of
from dienhong.civic.documents.rules import MANNER_LABELS
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import is_frozen
from dienhong.web.desk.documents.findings import shown_findings
from dienhong.web.desk.documents.paper import preview_of
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.documents.step_forms import StepForm
from dienhong.web.desk.documents.steps import STEPS, Deed, StepPage
from dienhong.web.desk.forms import seen_version
from dienhong.web.kit.requests import CommuneRequest


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
