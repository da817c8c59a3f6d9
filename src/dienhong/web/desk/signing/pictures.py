"""One's own signature picture; the office's seal. Nobody sees another's signature as a file."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.documents.actions.pictures import keep_seal_picture, keep_signature_picture
from dienhong.civic.documents.models import SealPicture, SignaturePicture
from dienhong.civic.documents.models.choices import as_system
from dienhong.civic.people.roles import Permission
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch
from dienhong.engines.signing.errors import SigningError
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.signing.forms import PictureForm, SealForm
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.kit.uploads import sent_bytes

_both = require_http_methods(["GET", "HEAD", "POST"])


@official()
@_both
def my_picture(request: CommuneRequest) -> HttpResponse:
    """See and replace one's own signature."""
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if request.method == "POST" and form.is_valid():
        png = sent_bytes(form.cleaned_data)
        try:
            keep_signature_picture(request.actor, png, folder=settings.FILES, now=timezone.now())
        except SigningError as error:
            form.add_error("file", error.message)
        else:
            messages.success(request, "Đã lưu ảnh chữ ký.")
            return redirect("desk:my_signature")
    held = SignaturePicture.objects.filter(holder_id=request.actor.person_id).first()
    context = {"form": form, "held": held}
    return render(request, "desk/signing/my_picture.html", context, status=422 if form.errors else 200)


@official()
@require_safe
def my_picture_file(request: CommuneRequest) -> HttpResponse:
    held = SignaturePicture.objects.select_related("file").filter(holder_id=request.actor.person_id).first()
    return _png(held.file if held else None)


@official(Permission.REGISTER_DOCUMENT)
@_both
def seal(request: CommuneRequest) -> HttpResponse:
    """See and replace the office's seal."""
    form = SealForm(request.POST, request.FILES) if request.method == "POST" else SealForm()
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            keep_seal_picture(
                request.actor,
                sent_bytes(typed),
                system=as_system(typed["system"]),
                width_mm=typed["width_mm"],
                folder=settings.FILES,
                now=timezone.now(),
            )
        except SigningError as error:
            form.add_error("file", error.message)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu ảnh con dấu.")
            return redirect("desk:seal")
    context = {"form": form, "seals": SealPicture.objects.select_related("uploaded_by").order_by("-system")}
    return render(request, "desk/signing/seal.html", context, status=422 if form.errors else 200)


@official(Permission.REGISTER_DOCUMENT)
@require_safe
def seal_file(_request: CommuneRequest, system: str) -> HttpResponse:
    held = SealPicture.objects.select_related("file").filter(system=system).first()
    return _png(held.file if held else None)


def _png(file: StoredFile | None) -> HttpResponse:
    if file is None:
        raise Missing
    try:
        return HttpResponse(fetch(settings.FILES, file), content_type=file.content_type)
    except FileNotFoundError as error:
        raise Missing from error
