"""The page that asks before a draft is made, and the way on after it."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from dienhong.civic.documents.models import OfficialDocument
from dienhong.web.desk.documents.looks import state_colour
from dienhong.web.desk.forms import DeskForm
from dienhong.web.kit.requests import CommuneRequest

_MOST_EARLIER = 5


def ask(
    request: CommuneRequest,
    *,
    title: str,
    form: DeskForm,
    back: str,
    back_label: str,
    doubts: list[str],
    earlier: QuerySet[OfficialDocument],
    hidden: dict[str, str] | None = None,
) -> HttpResponse:
    """What the paper needs to know, and what speaks against another draft; sending the page means yes to it."""
    context: dict[str, Any] = {
        "title": title,
        "form": form,
        "back_address": back,
        "back_label": back_label,
        "doubts": doubts,
        "earlier": [(row, state_colour(row.state)) for row in earlier.defer("content")[:_MOST_EARLIER]],
        "hidden": hidden or {},
    }
    status = 422 if form.errors else 409 if request.method == "POST" else 200
    return render(request, "desk/drafting/ask.html", context, status=status)


def go_on(request: CommuneRequest, document: OfficialDocument, label: str, *, numbered: bool = True) -> HttpResponse:
    """To the new draft."""
    then = "Hãy đọc lại rồi trình duyệt." if numbered else "Tài liệu này không cấp số: sửa xong thì tải về để in."
    messages.success(request, f"Đã lập dự thảo “{label}” từ dữ liệu đang có. {then}")
    return redirect("desk:document", pk=document.pk)


def is_confirmed(request: CommuneRequest) -> bool:
    """Whether the person saw what speaks against the draft and wants it all the same."""
    return request.POST.get("confirmed") == "1"
