"""How good the machine's proposals are, what they learnt from, and the way back to the model before."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.civic.topics.models import Topic
from dienhong.cycle.learning.actions.training import roll_back_model
from dienhong.engines.language import models
from dienhong.web.desk.access import official
from dienhong.web.desk.learning.shown import agreement_rows, fields_of, service_of, versions_of
from dienhong.web.kit.requests import CommuneRequest

_seers = official(Permission.TRIAGE, Permission.CONFIGURE)


@_seers
@require_safe
def learning(request: CommuneRequest) -> HttpResponse:
    folders = models.folders_for(settings.MODELS, request.commune.code)
    stored = models.current(*folders)
    names = dict(Topic.objects.values_list("code", "name"))
    context = {
        "service": service_of(stored),
        "fields": fields_of(stored, names),
        "agreement": agreement_rows(),
        "versions": versions_of(folders[0]),
        "slug": request.commune.slug,
    }
    return render(request, "desk/learning/page.html", context)


@_seers
@require_http_methods(["GET", "HEAD", "POST"])
def roll_back(request: CommuneRequest) -> HttpResponse:
    """Asks first; the version on the page goes along, so that nobody takes back what somebody else has changed."""
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        roll_back_model(request.actor, root=settings.MODELS, seen_version=seen, now=timezone.now())
        messages.success(request, "Đã trở lại mô hình trước. Ý kiến mới được gợi ý bằng mô hình đó.")
        return redirect("desk:learning")
    folder = models.commune_folder(settings.MODELS, request.commune.code)
    in_use = next((version for version in versions_of(folder) if version["is_active"]), None)
    return render(request, "desk/learning/rollback.html", {"in_use": in_use})
