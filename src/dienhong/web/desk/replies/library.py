"""Templates of answers and passages of law: the lists, and a page to add or change one."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.civic.topics.models import Topic
from dienhong.cycle.replies.actions.library import keep_snippet, keep_template
from dienhong.cycle.replies.filling import PLACES
from dienhong.cycle.replies.models import AnswerTemplate, LegalSnippet
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.forms import DeskForm, LineField, day_field, text_area
from dienhong.web.kit.requests import CommuneRequest

_PLACES = "Máy điền thay: " + ", ".join(f"{{{name}}} ({words})" for name, words in PLACES.items()) + "."
_keepers = official(Permission.TRIAGE, Permission.CONFIGURE)


class _LibraryForm(DeskForm):
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    is_active = forms.BooleanField(label="Đang dùng", required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Topic.objects.filter(is_active=True).values_list("code", "name")
        self.fields["field"].choices = [("", "Mọi lĩnh vực"), *names]  # type: ignore[attr-defined]


class TemplateForm(_LibraryForm):
    name = LineField(label="Tên mẫu", max_length=120)
    text = forms.CharField(label="Nội dung", max_length=10000, widget=text_area(10), help_text=_PLACES)
    field_order = ("name", "field", "text", "is_active")


class SnippetForm(_LibraryForm):
    citation = LineField(
        label="Viện dẫn", max_length=300, help_text="Điều, khoản, tên, số văn bản, như sẽ đứng trong câu trả lời."
    )
    gist = forms.CharField(label="Nội dung chính", required=False, max_length=2000, widget=text_area(3))
    source = LineField(label="Nguồn", max_length=300, help_text="Nơi đọc được nguyên văn, ví dụ Công báo số, trang.")
    valid_from = day_field("Có hiệu lực từ ngày")
    valid_until = day_field("Hết hiệu lực sau ngày", required=False, help_text="Để trống nếu chưa biết.")
    field_order = ("citation", "gist", "source", "field", "valid_from", "valid_until", "is_active")


@_keepers
@require_safe
def library(request: CommuneRequest) -> HttpResponse:
    context = {
        "templates": AnswerTemplate.objects.order_by("-is_active", "name"),
        "snippets": LegalSnippet.objects.order_by("-is_active", "citation"),
    }
    return render(request, "desk/replies/library.html", context)


@_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: CommuneRequest, pk: int | None = None) -> HttpResponse:
    row = _one(AnswerTemplate, pk)
    form = TemplateForm(request.POST if request.method == "POST" else None, initial=_initial(row, TemplateForm))
    return _kept(request, form, "mẫu trả lời", lambda: keep_template(
        request.actor, pk, **form.cleaned_data, now=timezone.now()), row)  # fmt: skip


@_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def snippet(request: CommuneRequest, pk: int | None = None) -> HttpResponse:
    row = _one(LegalSnippet, pk)
    form = SnippetForm(request.POST if request.method == "POST" else None, initial=_initial(row, SnippetForm))
    return _kept(request, form, "viện dẫn", lambda: keep_snippet(
        request.actor, pk, **form.cleaned_data, now=timezone.now()), row)  # fmt: skip


def _one(model: type[AnswerTemplate] | type[LegalSnippet], pk: int | None) -> Any:
    row = model.objects.filter(pk=pk).first() if pk is not None else None
    if pk is not None and row is None:
        raise Missing
    return row


def _initial(row: Any, form: type[_LibraryForm]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields} if row else {}


def _kept(request: CommuneRequest, form: DeskForm, what: str, act: Callable[[], object], row: Any) -> HttpResponse:
    if form.is_valid():
        try:
            act()
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã lưu {what}.")
            return redirect("desk:library")
    context = {"form": form, "title": f"{'Sửa' if row else 'Thêm'} {what}"}
    return render(request, "desk/replies/library_row.html", context, status=422 if form.errors else 200)
