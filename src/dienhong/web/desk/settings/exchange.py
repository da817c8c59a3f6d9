"""What the commune is called in the exchange, which signatures it asks for, and whom it sends to."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.civic.documents.actions.exchange import add_partner, remove_partner, set_exchange
from dienhong.civic.documents.jobs import spool_folder
from dienhong.civic.documents.models import ExchangeOffice, ExchangePartner
from dienhong.civic.documents.states import Required
from dienhong.kernel.errors import Refused
from dienhong.web.desk.forms import DeskForm, LineField
from dienhong.web.desk.settings.access import admin
from dienhong.web.kit.requests import CommuneRequest

_CODE_HELP = "Theo danh mục mã định danh của tỉnh, ví dụ H05.12 hoặc 000.00.12.H05."


class OfficeForm(DeskForm):
    organ_code = LineField(
        label="Mã cơ quan của xã",
        required=False,
        max_length=35,
        help_text=f"{_CODE_HELP} Để trống thì không gửi, nhận văn bản liên thông.",
        widget=forms.TextInput(attrs={"class": "dt-input--medium", "autocomplete": "off", "spellcheck": "false"}),
    )
    required = forms.ChoiceField(
        label="Trước khi ban hành văn bản điện tử",
        choices=Required.choices,
        widget=forms.RadioSelect,
    )


class PartnerForm(DeskForm):
    name = LineField(label="Tên cơ quan", max_length=200)
    organ_code = LineField(label="Mã cơ quan", max_length=35, help_text=_CODE_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="id_partner_%s", **kwargs)  # the page has another field of this name


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: CommuneRequest) -> HttpResponse:
    office = ExchangeOffice.objects.first() or ExchangeOffice()
    initial = {"organ_code": office.organ_code, "required": office.required}
    form = OfficeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            set_exchange(
                request.actor,
                organ_code=typed["organ_code"],
                required=Required(typed["required"]),
                spool=spool_folder(request.commune),
                now=timezone.now(),
            )
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu.")
            return redirect("desk:exchange_settings")
    return _page(request, form, PartnerForm())


@admin
@require_POST
def new_partner(request: CommuneRequest) -> HttpResponse:
    form = PartnerForm(request.POST)
    if form.is_valid():
        try:
            add_partner(request.actor, **form.cleaned_data, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã thêm {form.cleaned_data['name']}.")
            return redirect("desk:exchange_settings")
    office = ExchangeOffice.objects.first() or ExchangeOffice()
    return _page(request, OfficeForm(initial={"organ_code": office.organ_code, "required": office.required}), form)


@admin
@require_POST
def partner_removal(request: CommuneRequest, pk: int) -> HttpResponse:
    remove_partner(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã bỏ cơ quan khỏi danh sách.")
    return redirect("desk:exchange_settings")


def _page(request: CommuneRequest, form: DeskForm, partner_form: DeskForm) -> HttpResponse:
    context = {"form": form, "partner_form": partner_form, "partners": ExchangePartner.objects.all()}
    status = 422 if form.errors or partner_form.errors else 200
    return render(request, "desk/settings/exchange.html", context, status=status)
