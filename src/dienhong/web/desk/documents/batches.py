"""Issuing many signed documents in one go: the list, the choice, the progress."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.documents.actions.batches import resume_batch, start_batch, stop_batch
from dienhong.civic.documents.models import IssueBatch
from dienhong.civic.documents.queries import documents_in, progress_of
from dienhong.civic.documents.states import BatchState, DocumentState, ItemState
from dienhong.civic.people.roles import Permission
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import number
from dienhong.web.desk.documents.step_forms import BatchForm
from dienhong.web.kit.requests import CommuneRequest

readers = official(Permission.READ_DOCUMENTS)
_MOST_BATCHES = 100
_MOST_READY = 500
_COLOURS = {BatchState.RUNNING: "blue", BatchState.STOPPED: "orange", BatchState.DONE: "green"}


@readers
@require_safe
def batches(request: CommuneRequest) -> HttpResponse:
    states = {state: Count("items", filter=Q(items__state=state)) for state in ItemState.values}
    rows = IssueBatch.objects.select_related("started_by").annotate(all_items=Count("items"), **_named(states))
    listed = [
        (batch, _COLOURS[BatchState(batch.state)]) for batch in rows.order_by("-started_at", "-pk")[:_MOST_BATCHES]
    ]
    return render(request, "desk/documents/batches.html", {"batches": listed})


@official(Permission.REGISTER_DOCUMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def new_batch(request: CommuneRequest) -> HttpResponse:
    """Choose among the signed documents that are in no batch yet."""
    form = BatchForm(request.POST if request.method == "POST" else None)
    chosen = [key for key in map(number, request.POST.getlist("chosen")) if key is not None]
    if request.method == "POST" and form.is_valid():
        try:
            batch = start_batch(request.actor, chosen, title=form.cleaned_data["title"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã bắt đầu. Có thể rời trang này, việc vẫn chạy tiếp.")
            return redirect("desk:batch", pk=batch.pk)
    ready = documents_in(DocumentState.SIGNED, DocumentState.NUMBERED).filter(batch_item=None).defer("content")
    rows = [(row, row.pk in chosen) for row in ready.order_by("kind", "drafted_at", "pk")[:_MOST_READY]]
    context = {"form": form, "rows": rows, "chosen_count": len(chosen)}
    return render(request, "desk/documents/new_batch.html", context, status=422 if form.errors else 200)


@readers
@require_safe
def batch_page(request: CommuneRequest, pk: int) -> HttpResponse:
    """How far it is; the browser asks again by itself while it runs."""
    batch = _batch(pk)
    items = batch.items.select_related("document__number").defer("document__content")
    context: dict[str, Any] = {
        "batch": batch,
        "colour": _COLOURS[BatchState(batch.state)],
        "progress": progress_of(batch),
        "refused": list(items.filter(state=ItemState.REFUSED)[:_MOST_READY]),
        "done": list(items.filter(state=ItemState.DONE)[:_MOST_READY]),
        "is_running": batch.state == BatchState.RUNNING,
        "is_stopped": batch.state == BatchState.STOPPED,
        "may_steer": request.actor.may(Permission.REGISTER_DOCUMENT),
    }
    return render(request, "desk/documents/batch.html", context)


@official(Permission.REGISTER_DOCUMENT)
@require_POST
def stop(request: CommuneRequest, pk: int) -> HttpResponse:
    try:
        stop_batch(request.actor, pk, now=timezone.now())
    except (Overtaken, Refused) as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, "Đã tạm dừng. Văn bản đang làm dở được làm nốt.")
    return redirect("desk:batch", pk=pk)


@official(Permission.REGISTER_DOCUMENT)
@require_POST
def resume(request: CommuneRequest, pk: int) -> HttpResponse:
    try:
        resume_batch(request.actor, pk, now=timezone.now())
    except (Overtaken, Refused) as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, "Đang ban hành tiếp; văn bản chưa ban hành được sẽ được thử lại.")
    return redirect("desk:batch", pk=pk)


def _batch(pk: int) -> IssueBatch:
    batch = IssueBatch.objects.select_related("started_by").filter(pk=pk).first()
    if batch is None:
        raise Missing
    return batch


def _named(states: dict[str, Count]) -> dict[str, Count]:
    return {f"{name}_items": count for name, count in states.items()}
