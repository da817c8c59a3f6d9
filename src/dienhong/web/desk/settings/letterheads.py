"""The office's own templates: brought, looked through, tried on real data, used, taken away."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.documents.actions.letterheads import activate_letterhead, remove_letterhead, upload_letterhead
from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.letterheads import preview_document, problems_of
from dienhong.civic.documents.models import Letterhead
from dienhong.civic.documents.render import DOCX
from dienhong.engines.files.store import fetch
from dienhong.engines.typeset.letterhead import PLACEHOLDERS, context_of, fill
from dienhong.engines.typeset.letterhead.opening import MAX_BYTES
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.forms import DeskForm
from dienhong.web.desk.settings.access import admin
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.kit.uploads import BoundedFileField, sent_bytes

_KINDS = [("", "Chọn loại"), *((key, kind.title) for key, kind in KINDS.items())]


class LetterheadForm(DeskForm):
    kind = forms.ChoiceField(
        label="Loại văn bản", choices=[("", "Chọn loại"), *((k, v.title) for k, v in KINDS.items())]
    )
    file = BoundedFileField(
        label="Tệp mẫu Word",
        most=MAX_BYTES,
        accept=".docx",
        too_large="Tệp mẫu lớn hơn 5 MB. Hãy thu nhỏ ảnh trong mẫu rồi tải lại.",
        help_text="Tệp .docx không quá 5 MB, không có macro.",
    )


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def letterheads(request: CommuneRequest) -> HttpResponse:
    form = LetterheadForm(request.POST, request.FILES) if request.method == "POST" else LetterheadForm()
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        name, template = typed["file"].name, sent_bytes(typed)
        try:
            row = upload_letterhead(
                request.actor, typed["kind"], template, name=name, folder=settings.FILES, now=timezone.now()
            )
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã tải mẫu lên. Hãy xem lỗi (nếu có), xem thử rồi đưa vào dùng.")
            return redirect("desk:letterhead", pk=row.pk)
    rows = Letterhead.objects.filter(removed_at=None).select_related("file", "uploaded_by")
    context = {"form": form, "rows": rows, "placeholders": [(name, *told) for name, told in PLACEHOLDERS.items()]}
    return render(request, "desk/settings/letterheads.html", context, status=422 if form.errors else 200)


@admin
@require_safe
def letterhead(request: CommuneRequest, pk: int) -> HttpResponse:
    """One template with its mistakes by line."""
    row = _row(pk)
    context = {
        "row": row,
        "problems": problems_of(fetch(settings.FILES, row.file)),
        "sample": preview_document(row.kind),
    }
    return render(request, "desk/settings/letterhead.html", context)


@admin
@require_safe
def preview(request: CommuneRequest, pk: int) -> HttpResponse:
    """The newest document of the kind under this template."""
    row = _row(pk)
    sample = preview_document(row.kind)
    if sample is None:
        raise Refused("Chưa có văn bản nào thuộc loại này để xem thử. Hãy soạn một dự thảo trước.")
    filled = fill(fetch(settings.FILES, row.file), context_of(document_of(sample)))
    return _download(filled, f"xem-thu-{row.file.name}")


@admin
@require_safe
def original(request: CommuneRequest, pk: int) -> HttpResponse:
    """The template as it was uploaded."""
    row = _row(pk)
    return _download(fetch(settings.FILES, row.file), row.file.name)


@admin
@require_POST
def use(request: CommuneRequest, pk: int) -> HttpResponse:
    activate_letterhead(request.actor, pk, folder=settings.FILES, now=timezone.now())
    messages.success(request, "Đã dùng mẫu này cho các văn bản ban hành từ nay.")
    return redirect("desk:letterhead", pk=pk)


@admin
@require_POST
def removal(request: CommuneRequest, pk: int) -> HttpResponse:
    remove_letterhead(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã bỏ mẫu.")
    return redirect("desk:letterheads")


def _row(pk: int) -> Letterhead:
    row = Letterhead.objects.filter(pk=pk, removed_at=None).select_related("file", "uploaded_by").first()
    if row is None:
        raise Missing
    return row


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=DOCX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response
