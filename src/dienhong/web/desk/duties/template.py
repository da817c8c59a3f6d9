"""The template: duties that every dialogue brings, with those of the commune's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.civic.deadlines.queries import limits
from dienhong.civic.people.roles import Permission, Role
from dienhong.cycle.dialogues.actions.templates import add_own_duty, use_duty
from dienhong.cycle.dialogues.duties import national_duties
from dienhong.cycle.dialogues.models import OwnDuty
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.duties.forms import OwnDutyForm
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.MANAGE_DIALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: CommuneRequest) -> HttpResponse:
    form = OwnDutyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data
        days = -typed["days"] if typed["side"] == "before" else typed["days"]
        try:
            add_own_duty(
                request.actor, what=typed["what"], role=Role(typed["role"]), days=days,
                evidence=typed["evidence"], source=typed["source"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã thêm vào mẫu. Các cuộc đối thoại xếp lịch từ nay có việc này.")
            return redirect("desk:duty_template")
    own = list(OwnDuty.objects.all())
    left_out = {row.key for row in own if not row.is_used}
    found = limits({rule.limit for rule in national_duties() if rule.limit})
    general = [
        {"rule": rule, "period": rule.period(found), "role": Role(rule.role).label, "used": rule.key not in left_out}
        for rule in national_duties()
    ]
    added = [{"row": row, "days": abs(row.days)} for row in own if row.is_used]
    context = {"form": form, "general": general, "added": added}
    return render(request, "desk/duties/template.html", context, status=422 if form.errors else 200)


@official(Permission.MANAGE_DIALOGUE)
@require_POST
def use(request: CommuneRequest, key: str) -> HttpResponse:
    use_duty(request.actor, key, used=request.POST.get("used") == "1", now=timezone.now())
    messages.success(request, "Đã sửa mẫu việc.")
    return redirect("desk:duty_template")
