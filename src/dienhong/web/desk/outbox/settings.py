"""When messages rest, which ways out there are, and where one's own notices go."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.messages.actions.setting import set_contact, set_hours
from dienhong.civic.messages.queries import contact_of, hours_of, is_confirmed, rests
from dienhong.civic.messages.states import NoticesBy
from dienhong.civic.people.roles import Permission
from dienhong.kernel.errors import Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm, LineField
from dienhong.web.kit.requests import CommuneRequest


def _hour(label: str, help_text: str = "") -> forms.TimeField:
    return forms.TimeField(
        label=label,
        help_text=help_text,
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "dt-input--short", "inputmode": "numeric"}),
        error_messages={"invalid": "Ghi giờ theo dạng giờ:phút, ví dụ 07:30."},
    )


class HoursForm(DeskForm):
    quiet_from = _hour("Không gửi từ", "Ví dụ 21:00")
    quiet_to = _hour("đến", "Ví dụ 06:30. Hai giờ giống nhau thì không nghỉ.")
    digest_at = _hour("Gửi thư tổng hợp lúc", "Ví dụ 07:30")


class ContactForm(DeskForm):
    email = LineField(
        label="Địa chỉ thư điện tử của ông/bà",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    notices_by = forms.ChoiceField(label="Gửi tin báo qua thư", choices=NoticesBy.choices, widget=forms.RadioSelect)


@official(Permission.CONFIGURE)
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: CommuneRequest) -> HttpResponse:
    held = hours_of()
    initial = {name: getattr(held, name) for name in HoursForm.base_fields}
    form = HoursForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        set_hours(request.actor, **form.cleaned_data, now=timezone.now())
        messages.success(request, "Đã lưu giờ gửi tin.")
        return redirect("desk:outbox_hours")
    context = {"form": form, "rests": rests()}
    return render(request, "desk/outbox/hours.html", context, status=422 if form.errors else 200)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: CommuneRequest) -> HttpResponse:
    """Everybody sets their own."""
    held = contact_of(request.actor)
    chosen = held.notices_by if held else NoticesBy.NOTHING
    initial = {"email": held.email if held else "", "notices_by": chosen}
    form = ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            set_contact(
                request.actor, email=typed["email"], notices_by=NoticesBy(typed["notices_by"]), now=timezone.now()
            )
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu cách nhận tin báo.")
            return redirect("desk:contact")
    context = {"form": form, "held": held, "is_confirmed": held is not None and is_confirmed(held.email)}
    return render(request, "desk/outbox/contact.html", context, status=422 if form.errors else 200)
