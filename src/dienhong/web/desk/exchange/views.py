"""What came in as packages, what is sent as packages, and recalls to be answered."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.documents.actions.exchange import answer_recall, transmit_document
from dienhong.civic.documents.models import ExchangePartner, ReceivedFile, ReceivedPackage, Transmission
from dienhong.civic.documents.states import PackageKind
from dienhong.civic.people.roles import Permission
from dienhong.engines.edxml.status import DeliveryStatus
from dienhong.engines.files.store import fetch
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import fold
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.seen import seen_document
from dienhong.web.desk.exchange.forms import RecallForm, SendForm
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

clerks = official(Permission.REGISTER_DOCUMENT)
_SAID = {
    DeliveryStatus.ARRIVED: "Đã đến",
    DeliveryStatus.REFUSED: "Từ chối nhận",
    DeliveryStatus.ACCEPTED: "Đã tiếp nhận",
    DeliveryStatus.ASSIGNED: "Đã phân công",
    DeliveryStatus.PROCESSING: "Đang xử lý",
    DeliveryStatus.DONE: "Đã xử lý xong",
    DeliveryStatus.RECALLED: "Đồng ý thu hồi",
    DeliveryStatus.RECALL_REFUSED: "Không đồng ý thu hồi",
}


@clerks
@require_safe
def packages(request: CommuneRequest) -> HttpResponse:
    """Everything that came in, newest first."""
    rows = ReceivedPackage.objects.select_related("incoming__number")
    page = keyset_page(rows, ("-received_at", "-pk"), request.GET.get("trang", ""))
    context = {
        "rows": page.rows,
        "previous": f"?{urlencode({'trang': page.previous})}" if page.previous else "",
        "next": f"?{urlencode({'trang': page.next})}" if page.next else "",
    }
    return render(request, "desk/exchange/list.html", context)


@clerks
@require_http_methods(["GET", "HEAD", "POST"])
def package(request: CommuneRequest, pk: int) -> HttpResponse:
    """One package; a recall is answered here."""
    row = ReceivedPackage.objects.select_related("incoming__number", "about__incoming__number").filter(pk=pk).first()
    if row is None:
        raise Missing
    form = RecallForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            answer_recall(request.actor, pk, **form.cleaned_data, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã trả lời đề nghị thu hồi.")
            return redirect("desk:package", pk=pk)
    context = {
        "row": row,
        "form": form,
        "files": row.files.select_related("file"),
        "answer": _SAID.get(DeliveryStatus(row.answer)) if row.answer else "",
        "asks": row.kind == PackageKind.RECALL and row.answer is None,
    }
    return render(request, "desk/exchange/package.html", context, status=422 if form.errors else 200)


@clerks
@require_safe
def package_file(_request: CommuneRequest, pk: int, at: int) -> HttpResponse:
    """A file of a package, to be kept: nothing from outside is shown in the browser."""
    held = ReceivedFile.objects.select_related("file").filter(pk=at, package_id=pk).first()
    if held is None:
        raise Missing
    try:
        response = HttpResponse(fetch(settings.FILES, held.file), content_type=held.file.content_type)
    except FileNotFoundError as error:
        raise Missing from error
    disposition = content_disposition_header(as_attachment=True, filename=held.file.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


@clerks
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: CommuneRequest, pk: int) -> HttpResponse:
    """Send an issued document to partners; those named in "Nơi nhận" are ticked."""
    row = seen_document(request.actor, pk)
    partners = list(ExchangePartner.objects.all())
    named = {fold(name) for name in row.recipients}
    initial = {"partners": [one.pk for one in partners if fold(one.name) in named]}
    form = SendForm(request.POST if request.method == "POST" else None, partners=partners, initial=initial)
    if form.is_valid():
        try:
            made = transmit_document(request.actor, pk, form.cleaned_data["partners"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đang gửi đến {len(made)} nơi nhận.")
            return redirect("desk:send", pk=pk)
    sent = Transmission.objects.filter(dispatch__document=row).select_related("dispatch").order_by("pk")
    lines = [{"row": one, "said": _SAID.get(DeliveryStatus(one.status)) if one.status else ""} for one in sent]
    context = {"document": row, "form": form, "sent": lines}
    return render(request, "desk/exchange/send.html", context, status=422 if form.errors else 200)
