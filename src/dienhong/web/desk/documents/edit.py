"""Writing a draft. Two writers at once: both texts stay, a person joins them. The preview saves nothing."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.documents.actions.dossiers import file_document
from dienhong.civic.documents.actions.draft import save_document
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.civic.people.roles import Permission
from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.forms import WriteForm
from dienhong.web.desk.documents.paper import Preview, fields_of, preview, two_sign, written_from
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.documents.start import open_dossiers
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.DRAFT_DOCUMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: CommuneRequest, pk: int) -> HttpResponse:
    """Save, or only show how it would look."""
    row = seen_document(request.actor, pk)
    if row.state != DocumentState.DRAFT:
        raise Refused("Văn bản đã trình nên không sửa được. Hãy đề nghị người duyệt trả lại.")
    if request.method != "POST":
        return _page(request, row, _form(row))
    form = _form(row, request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    try:
        written = written_from(from_json(row.content), form.cleaned_data)
    except Refused as error:
        form.refuse(error)
        return _page(request, row, form, status=422)
    if "preview" in request.POST:
        return _page(request, row, form, shown=preview(written))
    return _save(request, row, form, written)


def _save(request: CommuneRequest, row: OfficialDocument, form: WriteForm, written: Document) -> HttpResponse:
    now, dossier = timezone.now(), form.cleaned_data["dossier"]
    try:
        with transaction.atomic():
            save_document(
                request.actor,
                row.pk,
                written,
                seen_version=form.cleaned_data["seen_version"] or 0,
                medium=Medium(form.cleaned_data["medium"]),
                copies=form.cleaned_data["copies"],
                now=now,
            )
            if dossier != row.dossier_id:
                file_document(request.actor, row.pk, dossier, now=now)
    except Overtaken:
        theirs = seen_document(request.actor, row.pk)
        return _page(request, theirs, _typed_again(theirs, form), status=409, theirs=from_json(theirs.content))
    except Refused as error:
        form.refuse(error)
        return _page(request, row, form, status=422)
    messages.success(request, f"Đã lưu lúc {timezone.localtime(now):%H:%M}.")
    return redirect("desk:document_edit" if "stay" in request.POST else "desk:document", pk=row.pk)


def _form(row: OfficialDocument, data: Any = None) -> WriteForm:
    kept = {"medium": row.medium, "copies": row.copies, "dossier": row.dossier_id or "", "seen_version": row.version}
    initial = fields_of(from_json(row.content)) | kept
    here = [(row.dossier.pk, f"{row.dossier.code} – {row.dossier.title}")] if row.dossier else []
    dossiers = dict(here + open_dossiers()).items()
    return WriteForm(data, initial=initial, dossiers=dossiers, two_sign=two_sign(row))


def _typed_again(theirs: OfficialDocument, form: WriteForm) -> WriteForm:
    """What was typed, now on top of the other's version."""
    again = _form(theirs, {name: form.data.get(name) for name in form.fields} | {"seen_version": theirs.version})
    again.is_valid()
    return again


def _page(
    request: CommuneRequest,
    row: OfficialDocument,
    form: WriteForm,
    *,
    status: int = 200,
    shown: Preview | None = None,
    theirs: Document | None = None,
) -> HttpResponse:
    written = from_json(row.content)
    context = {
        "document": row,
        "form": form,
        "preview": shown or preview(written),
        "is_saved": shown is None,
        "theirs": fields_of(theirs) if theirs else None,
        "last": row.versions.select_related("saved_by").defer("content").last() if theirs else None,
        "appendix_count": len(written.appendices),
    }
    return render(request, "desk/documents/edit.html", context, status=status)
