"""Where a document went, and who signed for it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dienhong.civic.documents.actions.dispatch import acknowledge_dispatch, confirm_destroyed, dispatch_document
from dienhong.civic.documents.states import Medium
from dienhong.civic.people.roles import Permission
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.page import show, show_again
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.documents.step_forms import AcknowledgeForm, DispatchForm
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.REGISTER_DOCUMENT)
@require_POST
def dispatch(request: CommuneRequest, pk: int) -> HttpResponse:
    """Note that the document was handed to one recipient."""
    row = seen_document(request.actor, pk)
    form = DispatchForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            dispatch_document(
                request.actor, pk, recipient=typed["recipient"], medium=Medium(typed["medium"]),
                copies=typed["copies"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi: chuyển {typed['recipient']}.")
            return redirect("desk:document", pk=pk)
    return show(request, row, status=422, dispatch=form)


@official(Permission.REGISTER_DOCUMENT)
@require_POST
def acknowledge(request: CommuneRequest, pk: int, at: int) -> HttpResponse:
    """The recipient signed for it."""
    row = seen_document(request.actor, pk)
    if not row.dispatches.filter(pk=at).exists():
        raise Missing
    form = AcknowledgeForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Chưa ghi: hãy điền họ tên người ký nhận (không quá 120 ký tự).")
        return redirect("desk:document", pk=pk)
    try:
        acknowledge_dispatch(request.actor, at, by=form.cleaned_data["by"], now=timezone.now())
    except Overtaken as error:
        return show_again(request, pk, error)
    messages.success(request, "Đã ghi người ký nhận.")
    return redirect("desk:document", pk=pk)


@official(Permission.REGISTER_DOCUMENT)
@require_POST
def destroyed(request: CommuneRequest, pk: int, at: int) -> HttpResponse:
    """The recipient of a recalled document confirmed that it is gone."""
    row = seen_document(request.actor, pk)
    if not row.dispatches.filter(pk=at).exists():
        raise Missing
    try:
        confirm_destroyed(request.actor, at, now=timezone.now())
    except (Overtaken, Refused) as error:
        return show_again(request, pk, error)
    messages.success(request, "Đã ghi: nơi nhận đã hủy hoặc trả lại văn bản.")
    return redirect("desk:document", pk=pk)
