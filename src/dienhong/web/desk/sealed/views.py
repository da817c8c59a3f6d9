"""The sealed track: each sees the cases of which they may know, and no word of them without a reason."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.sealed.actions import confirm_case, confirm_complaint
from dienhong.civic.sealed.actions.reaching import known_case, open_case_for
from dienhong.civic.sealed.models import CaseAccess, CaseEntry, Look, RedactedCopy, SealedCase
from dienhong.civic.sealed.permissions import may_read_sealed
from dienhong.civic.sealed.queries import clock_of, clocks_of, keeper_of, sealed_cases
from dienhong.civic.sealed.states import SEALED_FLOW, SealedState
from dienhong.cycle.opinions.actions.sealing import release_to_register
from dienhong.engines.secrets.seal import SealBrokenError
from dienhong.kernel.errors import Missing
from dienhong.web.desk.access import official
from dienhong.web.desk.sealed.deeds import offered
from dienhong.web.desk.sealed.forms import LookForm
from dienhong.web.kit.requests import CommuneRequest, seal

_DECISIONS = {
    "xac-nhan": "Nội dung ở lại mục này và được xử lý theo Luật Tố cáo. Sổ ý kiến không bao giờ thấy.",
    "khieu-nai": "Nội dung ở lại mục này và được xử lý theo Luật Khiếu nại. Sổ ý kiến không thấy.",
    "chuyen-so": "Nội dung và người gửi hiện trong sổ ý kiến; Văn phòng và đơn vị giải quyết đọc được. "
    "Việc này không rút lại được.",
}
_STEPS = {"xac-nhan": "confirm", "khieu-nai": "confirm_complaint", "chuyen-so": "release"}


@never_cache
@official()
@require_safe
def cases(request: CommuneRequest) -> HttpResponse:
    """Without a word of their content: that is read one by one."""
    today = timezone.localdate()
    known = list(sealed_cases(request.actor, today)[:500])
    rows = [
        {"case": case, "clock": clock, "days": (clock.due - today).days if clock else None}
        for case, clock in zip(known, clocks_of(known), strict=True)
    ]
    if not rows:
        may_read_sealed(request.actor).require()
    return render(request, "desk/sealed/list.html", {"rows": rows})


@never_cache
@official()
@require_safe
def case_page(request: CommuneRequest, pk: int) -> HttpResponse:
    return cover(request, pk, LookForm())


def cover(request: CommuneRequest, pk: int, form: LookForm) -> HttpResponse:
    """The case from outside: its clock, its log, who may see it, who looked."""
    today = timezone.localdate()
    case, may = known_case(request.actor, pk, now=timezone.now())
    if not (may.open or may.list):
        may.hand_up.require()
        return render(request, "desk/sealed/higher.html", {"case": case})
    clock = clock_of(case)
    context: dict[str, Any] = {
        "case": case,
        "may": may,
        "form": form,
        "clock": clock,
        "days": (clock.due - today).days if clock else None,
        "keeper": keeper_of(case, today),
        "entries": _entries(case),
        "looks": Look.objects.filter(case=case).defer("sealed").select_related("by").order_by("-pk")[:200],
        "access": CaseAccess.objects.filter(case=case).select_related("user").order_by("user__sort_key"),
        "copy": RedactedCopy.objects.filter(case=case).defer("sealed").first(),
        "deeds": offered(case, may),
        "steps": _open_steps(case) if may.open else [],
    }
    return render(request, "desk/sealed/page.html", context, status=422 if form.errors else 200)


@never_cache
@official()
@require_safe
def ask(request: CommuneRequest, pk: int, decision: str) -> HttpResponse:
    """Say what follows before it is decided."""
    case = open_case_for(request.actor, pk, now=timezone.now())
    if decision not in _DECISIONS:
        raise Missing
    step = SEALED_FLOW.require(_STEPS[decision], SealedState(case.state))
    context = {"case": case, "step": step, "decision": decision, "consequence": _DECISIONS[decision]}
    return render(request, "desk/sealed/decide.html", context)


@never_cache
@official()
@require_POST
def decide(request: CommuneRequest, pk: int, decision: str) -> HttpResponse:
    if decision == "xac-nhan":
        confirm_case(request.actor, pk, now=timezone.now())
        messages.success(request, "Đã xác nhận. Tiếp theo: ghi người bị tố cáo.")
        return redirect("desk:sealed_deed", pk, "nguoi-bi-to-cao")
    if decision == "khieu-nai":
        confirm_complaint(request.actor, pk, now=timezone.now())
        messages.success(request, "Đã xác nhận là khiếu nại; nội dung ở lại mục đơn thư.")
    elif decision == "chuyen-so":
        release_to_register(request.actor, pk, seal=seal(), folder=settings.FILES, now=timezone.now())
        messages.success(request, "Đã chuyển về sổ ý kiến.")
    else:
        raise Missing
    return redirect("desk:sealed")


def _open_steps(case: SealedCase) -> list[dict[str, Any]]:
    return [
        {"address": address, "step": SEALED_FLOW.step(name)}
        for address, name in _STEPS.items()
        if SEALED_FLOW.allows(name, SealedState(case.state))
    ]


def _entries(case: SealedCase) -> list[dict[str, Any]]:
    """The case's log, newest first, for the kit's time line. A lost key hides the notes, not the deeds."""
    rows = CaseEntry.objects.filter(case=case).select_related("by", "person").order_by("-pk")
    return [
        {"title": _title(row), "at": row.at, "by": row.by.full_name if row.by else "Hệ thống", "body": _note(row)}
        for row in rows
    ]


def _title(row: CaseEntry) -> str:
    about = f": {row.person.full_name}" if row.person else ""
    day = f", ngày {row.on:%d/%m/%Y}" if row.on else ""
    return f"{row.get_deed_display()}{about}{day}"


def _note(row: CaseEntry) -> str:
    try:
        return seal().open(row.sealed)
    except SealBrokenError as error:
        return error.message
