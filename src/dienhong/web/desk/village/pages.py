"""The village head's page: an ordinary form online; the same form, without anybody's data, is kept on the phone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.queries import entered_by
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.village.entering import blank_form, entry_form, submit
from dienhong.web.desk.village.worker import VERSION_HEADER, version
from dienhong.web.kit.requests import CommuneRequest

_LISTED = 6


@never_cache
@official(Permission.ENTER_OPINION)
@require_http_methods(["GET", "HEAD", "POST"])
def village_page(request: CommuneRequest) -> HttpResponse:
    """Without scripts this is all there is: one form, saved on the server."""
    form = entry_form(request.actor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            received = submit(request.actor, form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã gửi. Mã tra cứu để đưa người gửi: {received.code}")
            return redirect("desk:village")
    context = {"form": form, "entered": entered_by(request.actor)[:_LISTED]}
    return render(request, "desk/village/page.html", context, status=422 if form.errors else 200)


@never_cache
@official(Permission.ENTER_OPINION)
@require_safe
def shell(request: CommuneRequest) -> HttpResponse:
    """What the worker keeps: no name, no token, no list of this person's places."""
    nobody = {"actor": None, "csrf_token": "", "messages": (), "is_shell": True, "form": blank_form()}
    response = render(request, "desk/village/page.html", nobody)
    response.headers[VERSION_HEADER] = version()
    return response
