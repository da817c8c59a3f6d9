"""Registering a document that came in, with its scan; a second arrival of the same document is asked about."""

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.documents.actions.incoming import receive_document
from dienhong.civic.documents.models import IncomingDocument
from dienhong.civic.documents.queries import same_incoming
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import keep
from dienhong.kernel.errors import Refused
from dienhong.web.desk.documents.start import open_dossiers
from dienhong.web.desk.registry.incoming_forms import ArrivalForm
from dienhong.web.desk.registry.seen import registrars
from dienhong.web.kit.requests import CommuneRequest

_SALT = "registry.scan"
_ONE_DAY = 24 * 3600


@registrars
@require_http_methods(["GET", "HEAD", "POST"])
def new_arrival(request: CommuneRequest) -> HttpResponse:
    """A scan that came with a faulty form is kept, for a browser does not send it twice by itself."""
    today = timezone.localdate()
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ArrivalForm(*data, dossiers=open_dossiers(), initial={"on": today})
    scan = _scan(request, form) if request.method == "POST" else None
    if request.method == "POST" and form.is_valid():
        try:
            row = receive_document(
                request.actor, form.arrival(scan.pk if scan else None), on=form.cleaned_data["on"],
                even_if_known=form.cleaned_data["even_if_known"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã đăng ký, số đến {row.number.written}.")
            return redirect("desk:arrival", row.pk)
    context = {"form": form, "scan": scan, "sealed_scan": _sealed(request, scan), "known": _known(form)}
    return render(request, "desk/registry/new_arrival.html", context, status=422 if form.errors else 200)


def _scan(request: CommuneRequest, form: ArrivalForm) -> StoredFile | None:
    """The scan of this try, else the one of the try before."""
    form.full_clean()
    sent = form.cleaned_data.get("scan")
    if sent is not None:
        return keep(settings.FILES, sent.content, name=sent.name, content_type=sent.content_type, now=timezone.now())
    try:
        by, pk = signing.loads(request.POST.get("kept_scan", ""), salt=_SALT, max_age=_ONE_DAY)
    except signing.BadSignature:
        return None
    return StoredFile.objects.filter(pk=pk).first() if by == request.actor.user_id else None


def _sealed(request: CommuneRequest, scan: StoredFile | None) -> str:
    return signing.dumps([request.actor.user_id, scan.pk], salt=_SALT) if scan else ""


def _known(form: ArrivalForm) -> IncomingDocument | None:
    """The arrival that this one looks like."""
    typed = getattr(form, "cleaned_data", {})
    if not all(typed.get(name) for name in ("author", "day")):
        return None
    return same_incoming(typed["author"], form.data.get("reference", ""), typed["day"])
