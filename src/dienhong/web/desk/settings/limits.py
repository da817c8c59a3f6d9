"""Time limits: the general ones with their law, and the commune's own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dienhong.civic.deadlines.actions import drop_limit, set_limit
from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.rules import UNITS, TimeLimit, national_limits
from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.states import OpinionKind
from dienhong.kernel.errors import Refused
from dienhong.web.desk.forms import DeskForm, LineField
from dienhong.web.desk.settings.access import admin
from dienhong.web.kit.requests import CommuneRequest

_CERTAINTIES = {"law": "theo luật", "memory": "cần đối chiếu văn bản", "local": "quy định của xã"}


class LimitForm(DeskForm):
    rule = forms.ChoiceField(label="Thời hạn nào", choices=())
    amount = forms.IntegerField(label="Số ngày của xã", min_value=1)
    kind = forms.ChoiceField(
        label="Chỉ cho loại ý kiến", required=False, choices=[("", "Mọi loại"), *OpinionKind.choices]
    )
    field = forms.ChoiceField(label="Chỉ cho lĩnh vực", required=False, choices=())
    source = LineField(
        label="Văn bản của xã quy định",
        max_length=200,
        help_text="Ví dụ Quy chế số 12/QC-UBND ngày 05/01/2026",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topics = Topic.objects.filter(is_active=True).values_list("code", "name")
        names = [(key, f"{limit.name} ({_told(limit)})") for key, limit in national_limits().items()]
        self.choose("rule", [("", "Chọn thời hạn"), *names])
        self.choose("field", [("", "Mọi lĩnh vực"), *topics])

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: CommuneRequest) -> HttpResponse:
    """All limits, and a form for a limit of the commune's own; due dates follow by themselves."""
    form = LimitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            set_limit(
                request.actor, typed["rule"], amount=typed["amount"], source=typed["source"], kind=typed["kind"],
                field=typed["field"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu. Hạn của các ý kiến đang giải quyết được tính lại trong ít phút.")
            return redirect("desk:limits")
    context = {"form": form, "rows": _rows(), "own": _own()}
    return render(request, "desk/settings/limits.html", context, status=422 if form.errors else 200)


@admin
@require_POST
def limit_removal(request: CommuneRequest, pk: int) -> HttpResponse:
    drop_limit(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã bỏ. Từ nay theo thời hạn chung; hạn của các ý kiến đang giải quyết được tính lại.")
    return redirect("desk:limits")


def _rows() -> list[dict[str, str]]:
    return [
        {
            "name": limit.name,
            "told": _told(limit),
            "source": limit.source,
            "certainty": _CERTAINTIES[limit.certainty],
            "colour": "green" if limit.certainty == "law" else "grey",
        }
        for limit in national_limits().values()
    ]


def _own() -> list[dict[str, Any]]:
    topics = dict(Topic.objects.values_list("code", "name"))
    kinds = dict(OpinionKind.choices)
    known = national_limits()
    return [
        {
            "row": row,
            "name": known[row.rule].name,
            "told": f"{row.amount} {UNITS[known[row.rule].unit]}",
            "only": "; ".join(filter(None, (kinds.get(row.kind, ""), topics.get(row.field, "")))) or "Mọi ý kiến",
        }
        for row in LocalLimit.objects.order_by("rule", "kind", "field")
        if row.rule in known
    ]


def _told(limit: TimeLimit) -> str:
    return f"{limit.amount} {UNITS[limit.unit]}"
