"""The commune's own list of fields."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.communes.queries import active_units
from dienhong.civic.topics.actions import edit_topic
from dienhong.civic.topics.models import Topic
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.forms import DeskForm, LineField, text_area
from dienhong.web.desk.settings.access import admin
from dienhong.web.kit.requests import CommuneRequest


class TopicForm(DeskForm):
    name = LineField(label="Tên lĩnh vực", max_length=120)
    unit_key = forms.ChoiceField(label="Đơn vị phụ trách", required=False, help_text="Được chọn sẵn khi phân công.")
    keywords = forms.CharField(
        label="Từ khóa, mỗi dòng một từ",
        required=False,
        widget=text_area(12),
        max_length=40000,
        help_text="Máy dùng để gợi ý lĩnh vực; gõ có dấu, người dân viết không dấu máy vẫn nhận ra.",
    )
    is_active = forms.BooleanField(label="Đang dùng", required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_key"].choices = [("", "Chưa chọn"), *units]  # type: ignore[attr-defined]


@admin
@require_safe
def topics(request: CommuneRequest) -> HttpResponse:
    units = dict(active_units().values_list("key", "name"))
    rows = [
        {"topic": topic, "unit": units.get(topic.unit_key, ""), "words": len(topic.keywords)}
        for topic in Topic.objects.all()
    ]
    return render(request, "desk/settings/topics.html", {"rows": rows})


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def topic(request: CommuneRequest, code: str) -> HttpResponse:
    row = Topic.objects.filter(code=code).first()
    if row is None:
        raise Missing
    units = list(active_units().values_list("key", "name"))
    if row.unit_key and row.unit_key not in dict(units):
        units.append((row.unit_key, f"{row.unit_key} (chưa có đơn vị này)"))
    initial = {
        "name": row.name, "unit_key": row.unit_key, "keywords": "\n".join(row.keywords), "is_active": row.is_active,
    }  # fmt: skip
    form = TopicForm(request.POST if request.method == "POST" else None, initial=initial, units=units)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            edit_topic(
                request.actor, code, name=typed["name"], unit_key=typed["unit_key"],
                keywords=typed["keywords"].splitlines(), is_active=typed["is_active"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã lưu lĩnh vực {typed['name']}.")
            return redirect("desk:topics")
    return render(request, "desk/settings/topic.html", {"topic": row, "form": form}, status=422 if form.errors else 200)
