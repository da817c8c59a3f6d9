"""What has been kept long enough, and the record of processing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.privacy.actions.retaining import dry_run
from dienhong.cycle.privacy.processing import processed
from dienhong.web.desk.access import official
from dienhong.web.desk.privacy.places import places
from dienhong.web.kit.requests import CommuneRequest

keepers = official(Permission.CONFIGURE, Permission.TRIAGE)


@keepers
@require_safe
def retention(request: CommuneRequest) -> HttpResponse:
    """The dry run of this commune."""
    context = {"places": places(request.actor, "retention"), "rows": dry_run(request.actor, now=timezone.now())}
    return render(request, "desk/privacy/retention.html", context)


@keepers
@require_safe
def processing(request: CommuneRequest) -> HttpResponse:
    """One page to print."""
    context = {
        "places": places(request.actor, "processing"),
        "categories": processed(),
        "today": timezone.localdate(),
    }
    return render(request, "desk/privacy/processing.html", context)
