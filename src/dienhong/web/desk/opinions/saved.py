"""Lists kept under a name: keep the filter that is on, rename, share with the office, delete."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.people.actions.preferences import change_view, delete_view, save_view
from dienhong.civic.people.models import SavedView
from dienhong.civic.people.queries import saved_views
from dienhong.civic.people.roles import Permission
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm, LineField
from dienhong.web.desk.opinions.filters import address
from dienhong.web.desk.opinions.looks import PAGE
from dienhong.web.kit.requests import CommuneRequest

readers = official(Permission.READ_REGISTER, Permission.READ_OWN_UNIT)


class ViewForm(DeskForm):
    name = LineField(label="Tên bộ lọc", max_length=60)
    is_shared = forms.BooleanField(label="Cả cơ quan dùng chung", required=False)


@readers
@require_safe
def kept_views(request: CommuneRequest) -> HttpResponse:
    return _page(request)


@readers
@require_POST
def keep_view(request: CommuneRequest) -> HttpResponse:
    """Keep the filter in `query` under a name."""
    query = address(QueryDict(request.POST.get("query", "")))
    form = ViewForm(request.POST)
    if form.is_valid():
        try:
            save_view(request.actor, PAGE, query=query, now=timezone.now(), **form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã lưu bộ lọc “{form.cleaned_data['name']}”.")
            return redirect(f"{reverse('desk:register')}?{query}")
    return _page(request, form, query)


@readers
@require_POST
def change(request: CommuneRequest, pk: int) -> HttpResponse:
    """Rename or share; with `delete` forget it."""
    if "delete" in request.POST:
        delete_view(request.actor, pk, now=timezone.now())
        messages.success(request, "Đã xóa bộ lọc. Ý kiến trong sổ vẫn nguyên.")
        return redirect("desk:register_views")
    form = ViewForm(request.POST, prefix=str(pk))
    if form.is_valid():
        try:
            change_view(request.actor, pk, now=timezone.now(), **form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu.")
            return redirect("desk:register_views")
    return _page(request, form, changed=pk)


def _page(
    request: CommuneRequest, form: ViewForm | None = None, query: str = "", changed: int | None = None
) -> HttpResponse:
    kept = list(saved_views(request.actor, PAGE).select_related("owner"))
    own = [view for view in kept if view.owner_id == request.actor.user_id]
    context = {
        "own": [(view, form if form and view.pk == changed else _filled(view)) for view in own],
        "others": [view for view in kept if view.owner_id != request.actor.user_id],
        "form": form,
        "is_new": form is not None and changed is None,
        "query": query,
    }
    return render(request, "desk/opinions/register_views.html", context, status=422 if form else 200)


def _filled(view: SavedView) -> ViewForm:
    return ViewForm(initial={"name": view.name, "is_shared": view.is_shared}, prefix=str(view.pk))
