"""How the commune can be reached."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.communes.actions.describe import describe_commune
from dienhong.web.desk.settings.access import admin
from dienhong.web.desk.settings.forms import CommuneForm
from dienhong.web.kit.requests import CommuneRequest

_FIELDS = ("hotline", "email", "address", "responsible")


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def commune(request: CommuneRequest) -> HttpResponse:
    initial = {name: getattr(request.commune, name) for name in _FIELDS}
    form = CommuneForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        describe_commune(request.actor, **form.cleaned_data, now=timezone.now())
        messages.success(request, "Đã lưu thông tin xã.")
        return redirect("desk:settings")
    return render(request, "desk/settings/commune.html", {"form": form}, status=422 if form.errors else 200)
