"""Keys of other systems: given, shown once, taken back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.civic.keys.actions.issue import create_key, revoke_key
from dienhong.civic.keys.models import ApiKey
from dienhong.civic.keys.queries import is_open, keys_of
from dienhong.civic.keys.rules import NAME_LENGTH
from dienhong.civic.keys.states import Scope
from dienhong.kernel.errors import Refused
from dienhong.web.desk.forms import DeskForm, LineField, day_field
from dienhong.web.desk.settings.access import admin
from dienhong.web.kit.requests import CommuneRequest, random_below


class KeyForm(DeskForm):
    name = LineField(
        label="Tên kênh",
        max_length=NAME_LENGTH,
        help_text="Hiện ở ý kiến gửi qua khóa này, ví dụ Ứng dụng của tỉnh.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(label="Quyền", choices=Scope.choices, widget=forms.CheckboxSelectMultiple)
    expires_on = day_field("Dùng đến hết ngày", help_text="Không quá ba năm. Ví dụ 31/12/2027")


@admin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: CommuneRequest) -> HttpResponse:
    """The list, and a form for a new one. The answer that makes a key is the only one that shows it."""
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            issued = create_key(
                request.actor,
                name=typed["name"],
                scopes=[Scope(one) for one in typed["scopes"]],
                expires_on=typed["expires_on"],
                random_below=random_below,
                now=timezone.now(),
            )
        except Refused as error:
            form.refuse(error)
        else:
            address = request.build_absolute_uri(reverse("api_guide"))
            return render(request, "desk/settings/key_told.html", {"issued": issued, "address": address})
    rows = [_row(key) for key in keys_of(request.actor)]
    return render(request, "desk/settings/keys.html", {"form": form, "rows": rows}, status=422 if form.errors else 200)


@admin
@require_POST
def key_revocation(request: CommuneRequest, pk: int) -> HttpResponse:
    revoked = revoke_key(request.actor, pk, now=timezone.now())
    messages.success(request, f"Đã thu hồi khóa của {revoked.name}. Khóa này không dùng được nữa.")
    return redirect("desk:api_keys")


def _row(key: ApiKey) -> dict[str, Any]:
    works = is_open(key, timezone.localdate())
    return {
        "key": key,
        "scopes": ", ".join(Scope(scope).label for scope in key.scopes),
        "works": works,
        "state": "Đang dùng" if works else "Đã thu hồi" if key.revoked_at else "Đã hết hạn",
        "colour": "green" if works else "grey",
    }
