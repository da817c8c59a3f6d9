"""Signing electronically: what stands, what is next, by which of the two ways; and văn thư's turn at the end."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.documents.actions.attachments import add_attachment, remove_attachment
from dienhong.civic.documents.actions.signing import begin_signing, sign_elsewhere, sign_for_agency, sign_with_key
from dienhong.civic.documents.models import DocumentAttachment, DocumentSignature, OfficialDocument, SignaturePicture
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.documents.signing.copies import copy_of, open_slots, signed_places
from dienhong.civic.documents.signing.slots import AGENCY, may_sign_slot, slots_of
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch
from dienhong.kernel.errors import DienHongError, Forbidden, Missing
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.forms import DeskForm, seen_version
from dienhong.web.desk.signing.forms import AttachmentForm, KeyForm, SignedFileForm
from dienhong.web.desk.signing.keys import MemoryOnly, opened_key
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.kit.uploads import sent_bytes

_SIGNABLE = (DocumentState.APPROVED, DocumentState.NUMBERED)


@official()
@require_safe
def signing(request: CommuneRequest, pk: int) -> HttpResponse:
    """Who has signed, who has not, and the forms for whose turn it is."""
    return _page(request, pk)


@official()
@require_POST
def begin(request: CommuneRequest, pk: int) -> HttpResponse:
    """Number the document and give out the PDF to sign with another programme."""
    seen_document(request.actor, pk)
    begin_signing(request.actor, pk, seen_version=seen_version(request), folder=settings.FILES, now=timezone.now())
    messages.success(request, "Bản PDF đã sẵn sàng. Hãy tải về, ký rồi tải lên ở bước 2.")
    return redirect("desk:signing", pk=pk)


@csrf_exempt  # the upload handler must be set before the check reads the form; the check follows inside
def with_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign with a key from a file, which never touches the disk."""
    request.upload_handlers = [MemoryOnly(request)]
    return _with_key(request, pk)


@csrf_protect
@sensitive_post_parameters("passphrase")
@official()
@require_POST
@sensitive_variables("form", "passphrase", "content")
def _with_key(request: CommuneRequest, pk: int) -> HttpResponse:
    seen_document(request.actor, pk)
    form = KeyForm(request.POST, request.FILES)

    def sign() -> None:
        content, passphrase = sent_bytes(form.cleaned_data, "key"), form.cleaned_data["passphrase"]
        with opened_key(content, passphrase) as signer:
            sign_with_key(
                request.actor,
                pk,
                signer,
                seen_version=seen_version(request),
                even_if_other_name=form.cleaned_data["even_if_other_name"],
                folder=settings.FILES,
                now=timezone.now(),
            )

    return _done(request, pk, "key_form", form, sign, "Đã ký số văn bản.")


@official()
@require_POST
def elsewhere(request: CommuneRequest, pk: int) -> HttpResponse:
    """Take in what was signed with another programme."""
    seen_document(request.actor, pk)
    form = SignedFileForm(request.POST, request.FILES)

    def keep() -> None:
        sign_elsewhere(
            request.actor,
            pk,
            sent_bytes(form.cleaned_data),
            even_if_other_name=form.cleaned_data["even_if_other_name"],
            folder=settings.FILES,
            now=timezone.now(),
        )

    return _done(request, pk, "file_form", form, keep, "Đã nhận tệp đã ký số.")


@official()
@require_POST
def agency(request: CommuneRequest, pk: int) -> HttpResponse:
    """The agency's signature and seal."""
    row = seen_document(request.actor, pk)
    key = settings.AGENCY_KEYS.get((request.commune.code, row.system))
    form = DeskForm(request.POST)
    now = timezone.now()
    return _done(
        request,
        pk,
        "agency_form",
        form,
        lambda: sign_for_agency(request.actor, pk, key, folder=settings.FILES, now=now),
        "Đã ký số của cơ quan. Văn bản có thể ban hành.",
    )


@official()
@require_POST
def attach(request: CommuneRequest, pk: int) -> HttpResponse:
    """Add an appendix in a file of its own."""
    seen_document(request.actor, pk)
    form = AttachmentForm(request.POST, request.FILES)

    def add() -> None:
        title = form.cleaned_data["title"]
        content = sent_bytes(form.cleaned_data)
        add_attachment(request.actor, pk, content, title=title, folder=settings.FILES, now=timezone.now())

    return _done(request, pk, "attachment_form", form, add, "Đã thêm phụ lục.")


@official()
@require_POST
def detach(request: CommuneRequest, pk: int, at: int) -> HttpResponse:
    """Take an appendix away again."""
    seen_document(request.actor, pk)
    remove_attachment(request.actor, pk, at, now=timezone.now())
    messages.success(request, "Đã bỏ phụ lục.")
    return redirect("desk:signing", pk=pk)


@official()
@require_safe
def copy_file(request: CommuneRequest, pk: int) -> HttpResponse:
    """The PDF as it stands, with the signatures that it has."""
    copy = copy_of(seen_document(request.actor, pk))
    if copy is None:
        raise Missing
    return _file(copy.current)


@official()
@require_safe
def attachment_file(request: CommuneRequest, pk: int, at: int) -> HttpResponse:
    row = seen_document(request.actor, pk)
    part = DocumentAttachment.objects.select_related("file", "signed").filter(pk=at, document=row).first()
    if part is None:
        raise Missing
    return _file(part.signed or part.file)


def _done(
    request: CommuneRequest, pk: int, name: str, form: DeskForm, act: Callable[[], object], said: str
) -> HttpResponse:
    """Act when the form is whole; a refusal stands at its field. Files and passphrases are asked for anew."""
    if form.is_valid():
        try:
            act()
        except (Forbidden, Missing):
            raise
        except DienHongError as error:
            form.refuse(error)
        else:
            messages.success(request, said)
            return redirect("desk:signing", pk=pk)
    return _page(request, pk, **{name: form})


def _page(request: CommuneRequest, pk: int, **forms_sent: DeskForm) -> HttpResponse:
    row = seen_document(request.actor, pk)
    context = _state(request, row) | {
        "key_form": KeyForm(),
        "file_form": SignedFileForm(),
        "attachment_form": AttachmentForm(),
        "agency_form": DeskForm(),
        "faulty": next(iter(forms_sent.values()), ""),
    }
    status = 422 if forms_sent else 200
    return render(request, "desk/signing/page.html", context | forms_sent, status=status)


def _state(request: CommuneRequest, row: OfficialDocument) -> dict[str, Any]:
    actor, signed = request.actor, signed_places(row)
    waiting = open_slots(row)
    signable = row.medium == Medium.ELECTRONIC and row.state in _SIGNABLE
    mine = next((slot for slot in waiting if may_sign_slot(actor, slot)), None)
    open_for_files = signable and AGENCY not in signed
    return {
        "document": row,
        "slots": [{"slot": slot, "signed": slot.place in signed} for slot in slots_of(row)],
        "agency_signed": AGENCY in signed,
        "signatures": DocumentSignature.objects.filter(document=row).select_related("signed_by"),
        "attachments": DocumentAttachment.objects.filter(document=row),
        "copy": copy_of(row),
        "mine": mine if signable else None,
        "has_picture": SignaturePicture.objects.filter(holder_id=actor.user_id).exists(),
        "may_seal": signable and bool(may_register(actor)) and not waiting and AGENCY not in signed,
        "has_agency_key": (request.commune.code, row.system) in settings.AGENCY_KEYS,
        "may_attach": open_for_files and (bool(may_register(actor)) or actor.may("draft_document")),
    }


def _file(file: StoredFile) -> HttpResponse:
    try:
        response = HttpResponse(fetch(settings.FILES, file), content_type=file.content_type)
    except FileNotFoundError as error:
        raise Missing from error
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response
