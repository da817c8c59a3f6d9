"""Importing, stopping, taking back, putting away."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.cycle.intake.actions.run import close_batch, start_import, stop_import
from dienhong.cycle.intake.actions.undo import undo_batch
from dienhong.cycle.intake.queries import counts_by_state
from dienhong.cycle.intake.states import RowState
from dienhong.kernel.errors import Overtaken, Refused
from dienhong.web.desk.intake.forms import UndoForm
from dienhong.web.desk.intake.preview import batch_of
from dienhong.web.desk.intake.start import enterers
from dienhong.web.kit.requests import CommuneRequest


@enterers
@require_POST
def start(request: CommuneRequest, pk: int) -> HttpResponse:
    return _take(request, pk, start_import, "Đang nhập. Có thể rời trang này, việc vẫn chạy tiếp.")


@enterers
@require_POST
def stop(request: CommuneRequest, pk: int) -> HttpResponse:
    return _take(request, pk, stop_import, "Đã tạm dừng. Những dòng đang làm dở được làm nốt.")


@enterers
@require_POST
def close(request: CommuneRequest, pk: int) -> HttpResponse:
    batch_of(request, pk)
    try:
        close_batch(request.actor, pk, now=timezone.now())
    except (Overtaken, Refused) as error:
        messages.warning(request, error.message)
        return redirect("desk:intake_batch", pk=pk)
    messages.success(request, "Đã đóng; nội dung các dòng chưa nhập đã được xóa khỏi hệ thống.")
    return redirect("desk:intake")


@enterers
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: CommuneRequest, pk: int) -> HttpResponse:
    """Ask why, then take back all that nobody has worked on."""
    batch = batch_of(request, pk)
    form = UndoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            undo_batch(request.actor, pk, reason=form.cleaned_data["reason"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đang rút. Ý kiến đã có người xử lý được giữ lại và liệt kê ở mục “Đã nhập”.")
            return redirect("desk:intake_batch", pk=pk)
    context = {"form": form, "batch": batch, "count": counts_by_state(batch).get(RowState.IMPORTED, 0)}
    return render(request, "desk/intake/undo.html", context, status=422 if form.errors else 200)


def _take(request: CommuneRequest, pk: int, action: Callable[..., None], done: str) -> HttpResponse:
    batch_of(request, pk)
    try:
        action(request.actor, pk, now=timezone.now())
    except (Overtaken, Refused) as error:
        messages.warning(request, error.message)
    else:
        messages.success(request, done)
    return redirect("desk:intake_batch", pk=pk)
