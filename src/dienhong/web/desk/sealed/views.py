"""The sealed track: for the petition officer alone; each opening is recorded, nothing stays in a cache."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.communes.models import Village
from dienhong.civic.people.roles import Permission
from dienhong.civic.sealed.actions import confirm_case, confirm_complaint, open_case
from dienhong.civic.sealed.queries import sealed_cases
from dienhong.civic.sealed.states import SEALED_FLOW, SealedState
from dienhong.cycle.opinions.actions.sealing import release_to_register
from dienhong.cycle.opinions.states import Channel
from dienhong.kernel.errors import Missing
from dienhong.kernel.phones import show_phone
from dienhong.web.desk.access import official
from dienhong.web.kit.requests import CommuneRequest, seal

reader = official(Permission.READ_SEALED)
_DECISIONS = {
    "xac-nhan": "Nội dung ở lại mục này và được xử lý theo Luật Tố cáo. Sổ ý kiến không bao giờ thấy.",
    "khieu-nai": "Nội dung ở lại mục này và được xử lý theo Luật Khiếu nại. Sổ ý kiến không thấy.",
    "chuyen-so": "Nội dung và người gửi hiện trong sổ ý kiến; Văn phòng và đơn vị giải quyết đọc được. "
    "Việc này không rút lại được.",
}
_STEPS = {"xac-nhan": "confirm", "khieu-nai": "confirm_complaint", "chuyen-so": "release"}


@never_cache
@reader
@require_safe
def cases(request: CommuneRequest) -> HttpResponse:
    """Without a word of their content: that is read one by one."""
    rows = sealed_cases(request.actor).defer("sealed")[:500]
    return render(request, "desk/sealed/list.html", {"cases": rows})


@never_cache
@reader
@require_safe
def case_page(request: CommuneRequest, pk: int) -> HttpResponse:
    """Open one; the journal says who and when."""
    case, content = open_case(request.actor, pk, seal=seal(), now=timezone.now())
    village = Village.objects.filter(pk=content["village_id"]).first() if content["village_id"] else None
    context: dict[str, Any] = {
        "case": case,
        "content": content,
        "phone_shown": show_phone(content.get("phone") or ""),
        "village": village,
        "channel": Channel(content["channel"]).label,
        "steps": [
            {"address": address, "step": SEALED_FLOW.step(name)}
            for address, name in _STEPS.items()
            if SEALED_FLOW.allows(name, SealedState(case.state))
        ],
    }
    return render(request, "desk/sealed/page.html", context)


@never_cache
@reader
@require_safe
def ask(request: CommuneRequest, pk: int, decision: str) -> HttpResponse:
    """Say what follows before it is decided."""
    case = sealed_cases(request.actor).defer("sealed").filter(pk=pk).first()
    if case is None or decision not in _DECISIONS:
        raise Missing
    step = SEALED_FLOW.require(_STEPS[decision], SealedState(case.state))
    context = {"case": case, "step": step, "decision": decision, "consequence": _DECISIONS[decision]}
    return render(request, "desk/sealed/decide.html", context)


@never_cache
@reader
@require_POST
def decide(request: CommuneRequest, pk: int, decision: str) -> HttpResponse:
    if decision == "xac-nhan":
        confirm_case(request.actor, pk, now=timezone.now())
        messages.success(request, "Đã xác nhận; nội dung ở lại mục đơn thư.")
    elif decision == "khieu-nai":
        confirm_complaint(request.actor, pk, now=timezone.now())
        messages.success(request, "Đã xác nhận là khiếu nại; nội dung ở lại mục đơn thư.")
    elif decision == "chuyen-so":
        release_to_register(request.actor, pk, seal=seal(), now=timezone.now())
        messages.success(request, "Đã chuyển về sổ ý kiến.")
    else:
        raise Missing
    return redirect("desk:sealed")
