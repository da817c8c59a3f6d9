"""Where the commune's e-mail is read; the password stays with whoever installed the server."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.cycle.mailbox.actions.setting import set_mailbox
from dienhong.cycle.mailbox.queries import mailbox_of
from dienhong.cycle.mailbox.states import SourceKind
from dienhong.kernel.errors import Refused
from dienhong.web.desk.forms import DeskForm, LineField, day_field
from dienhong.web.desk.settings.access import admin
from dienhong.web.kit.requests import CommuneRequest

_FIELDS = ("kind", "host", "port", "username", "folder", "since", "registers_alone", "keeps_sender")


class MailboxForm(DeskForm):
    kind = forms.ChoiceField(label="Thư nằm ở đâu", choices=SourceKind.choices, widget=forms.RadioSelect)
    host = LineField(label="Máy chủ IMAP", required=False, max_length=120, help_text="Ví dụ imap.vidu.vn")
    port = forms.IntegerField(
        label="Cổng",
        min_value=1,
        max_value=65535,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "dt-input--short"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Cổng là số từ 1 đến 65535."),
    )
    username = LineField(label="Tên đăng nhập", required=False, max_length=120)
    folder = LineField(label="Thư mục thư", required=False, max_length=120, help_text="Thường là INBOX.")
    since = day_field("Nhận thư đến từ ngày", help_text="Thư cũ hơn không đọc. Ví dụ 05/11/2026")
    registers_alone = forms.BooleanField(
        label="Tự ghi vào sổ, không chờ cán bộ xem",
        required=False,
        help_text="Thư tự động, thư rác, thư chưa rõ người gửi vẫn chờ cán bộ.",
    )
    keeps_sender = forms.BooleanField(
        label="Lưu tên và địa chỉ thư của người gửi trong sổ để trả lời",
        required=False,
        help_text="Hãy nói rõ việc này ở nơi công bố địa chỉ thư của xã.",
    )


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def mailbox(request: CommuneRequest) -> HttpResponse:
    box = mailbox_of(timezone.localdate())
    initial = {name: getattr(box, name) for name in _FIELDS}
    form = MailboxForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data | {"kind": SourceKind(form.cleaned_data["kind"])}
        try:
            set_mailbox(request.actor, **typed, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu cấu hình hộp thư.")
            return redirect("desk:mailbox_settings")
    context = {"form": form, "box": box}
    return render(request, "desk/settings/mailbox.html", context, status=422 if form.errors else 200)
