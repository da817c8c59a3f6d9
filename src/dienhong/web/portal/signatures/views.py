"""Anybody may ask who signed a PDF, and whether it was changed since. The file is read and forgotten."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from dienhong.engines.limits.tallies import Limit, count_try
from dienhong.engines.signing.errors import SigningError
from dienhong.engines.signing.verification import SignatureReport, Trust, Verification
from dienhong.engines.signing.verify import verify_pdf
from dienhong.web.kit.requests import CommuneRequest, client_address
from dienhong.web.kit.uploads import sent_bytes
from dienhong.web.portal.responses import personal_page
from dienhong.web.portal.signatures.forms import CheckForm

# A whole village may stand behind one address; a file takes a tenth of a second.
BY_ADDRESS = Limit("check-signature-address", most=300, seconds=3600)


@csrf_exempt  # changes nothing
@personal_page
def check(request: CommuneRequest) -> HttpResponse:
    """Ask for the file, and say what its signatures say."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    if request.method != "POST" or not form.is_valid():
        return _page(request, form)
    if not count_try(BY_ADDRESS, client_address(request), timezone.now()):
        response = render(request, "portal/signatures/too_many.html", status=429)
        response.headers["Retry-After"] = str(BY_ADDRESS.seconds)
        return response
    file = form.cleaned_data["file"]
    try:
        found = verify_pdf(sent_bytes(form.cleaned_data), _roots())
    except SigningError as error:
        form.add_error("file", error.message)
        return _page(request, form)
    return render(request, "portal/signatures/found.html", _facts(file.name, found))


def _page(request: CommuneRequest, form: CheckForm) -> HttpResponse:
    return render(request, "portal/signatures/ask.html", {"form": form}, status=422 if form.errors else 200)


def _facts(name: str, found: Verification) -> dict[str, Any]:
    return {
        "name": name,
        "found": found,
        "all_known": found.trusted_count == found.signature_count,
        "cards": [
            {"title": _title(place, one), "rows": _rows(one), "intact": one.is_intact}
            for place, one in enumerate(found.signatures, start=1)
        ],
    }


def _title(place: int, one: SignatureReport) -> str:
    return f"{place}. {one.certificate.name if one.certificate else 'Chữ ký không đọc được'}"


def _rows(one: SignatureReport) -> list[dict[str, str]]:
    rows = [("Kết quả", one.reason)]
    if one.signed_at:
        rows.append(("Ký lúc", f"{_moment(one.signed_at)}, {one.time_source.value}"))
    if one.certificate:
        holder = one.certificate
        rows += [
            ("Cơ quan, tổ chức", holder.organisation),
            ("Chứng thư", f"số {holder.serial}, nơi cấp {holder.issuer}"),
            ("Hiệu lực chứng thư", f"{holder.valid_from:%d/%m/%Y} đến {holder.valid_until:%d/%m/%Y}"),
        ]
    if one.trust is not Trust.UNREAD:
        rows.append(("Người ký", one.trust.value[:1].upper() + one.trust.value[1:]))
    rows += [("Lý do ký", one.purpose), ("Nơi ký", one.location)]
    return [{"key": key, "value": value} for key, value in rows if value]


def _moment(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M:%S ngày %d/%m/%Y}"


def _roots() -> list[bytes]:
    return [Path(path).read_bytes() for path in settings.TRUST_ROOTS]
