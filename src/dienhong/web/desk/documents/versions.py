"""Mending a draft by one click, looking at what was saved, taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.documents.actions.draft import save_document
from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.linting import apply_fixes
from dienhong.civic.documents.models import DocumentVersion
from dienhong.civic.documents.permissions import may_draft_document
from dienhong.civic.documents.queries import versions_of
from dienhong.civic.documents.states import DocumentState
from dienhong.civic.people.roles import Permission
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import number
from dienhong.web.desk.documents.findings import shown_findings
from dienhong.web.desk.documents.page import back_with_undo, show_again
from dienhong.web.desk.documents.paper import as_written, preview
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.forms import seen_version
from dienhong.web.kit.requests import CommuneRequest


@official(Permission.DRAFT_DOCUMENT)
@require_POST
def mend(request: CommuneRequest, pk: int) -> HttpResponse:
    """Apply the fix number `loi`, or all fixes without one, to the version that the person saw."""
    row = seen_document(request.actor, pk)
    asked = number(request.POST.get("loi", ""))
    fixable = [one for one in shown_findings(row) if one.is_fixable]
    chosen = [one.finding for one in fixable if asked is None or one.at == asked]
    if not chosen:
        messages.warning(request, "Chỗ này đã được sửa hoặc không tự sửa được.")
        return redirect("desk:document", pk=pk)
    before = seen_version(request)
    mended = as_written(row, apply_fixes(document_of(row), chosen))
    try:
        save_document(request.actor, pk, mended, seen_version=before, now=timezone.now())
    except (Overtaken, Refused) as error:
        return show_again(request, pk, error)
    messages.success(request, "Đã sửa 1 chỗ." if len(chosen) == 1 else f"Đã sửa {len(chosen)} chỗ.")
    return back_with_undo(pk, before)


@official()
@require_safe
def version(request: CommuneRequest, pk: int, at: int) -> HttpResponse:
    """A content as it was saved."""
    row = seen_document(request.actor, pk)
    saved = _version(pk, at)
    context = {
        "document": row,
        "saved": saved,
        "preview": preview(from_json(saved.content)),
        "may_restore": row.state == DocumentState.DRAFT
        and bool(may_draft_document(request.actor))
        and saved.version != row.version,
    }
    return render(request, "desk/documents/version.html", context)


@official(Permission.DRAFT_DOCUMENT)
@require_POST
def restore(request: CommuneRequest, pk: int, at: int) -> HttpResponse:
    """Save an earlier content anew: nothing is lost, it becomes the newest version."""
    seen_document(request.actor, pk)
    saved = _version(pk, at)
    content = from_json(saved.content)
    try:
        save_document(request.actor, pk, content, seen_version=seen_version(request), now=timezone.now())
    except (Overtaken, Refused) as error:
        return show_again(request, pk, error)
    messages.success(request, f"Đã lấy lại nội dung của bản {at}.")
    return redirect("desk:document", pk=pk)


def _version(document_id: int, at: int) -> DocumentVersion:
    saved = versions_of(document_id).filter(version=at).first()
    if saved is None:
        raise Missing
    return saved
