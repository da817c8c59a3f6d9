"""A dossier for the archive: its metadata in the decree's names, and all of it in one file."""

import tempfile
from typing import cast

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.communes.models import Commune
from dienhong.civic.documents.export import export_dossier
from dienhong.civic.documents.metadata import Organ, as_xml, dossier_fields
from dienhong.civic.documents.models import Dossier, ExchangeOffice
from dienhong.civic.documents.queries import arrived_in, issued_in
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import fold
from dienhong.web.desk.registry.paper import attached
from dienhong.web.desk.registry.seen import readers, seen_dossier
from dienhong.web.kit.requests import CommuneRequest

_IN_MEMORY = 8 * 1024 * 1024


def metadata_of(commune: Commune, dossier: Dossier) -> dict[str, str]:
    """The dossier's own fields (Phụ lục VI of NĐ 30/2020), a value a line."""
    pages = [row.pages or 0 for row in issued_in(dossier.pk)] + [0 for _ in arrived_in(dossier.pk)]
    fields = dossier_fields(dossier, organ_of(commune), pages)
    code = fields.pop("FileCode")
    named = {f"FileCode.{name}": value for name, value in dict(code).items()} | fields  # type: ignore[call-overload]
    return {name: str(value) for name, value in named.items()}


def organ_of(commune: Commune) -> Organ:
    """The commune by its code, where the office has set one."""
    office = ExchangeOffice.objects.first()
    name = letterhead_of(commune, today=timezone.localdate()).body
    return Organ(office.organ_code if office else "", name)


@readers
@require_safe
def metadata(request: CommuneRequest, pk: int) -> HttpResponse:
    """The dossier's fields as XML."""
    row = seen_dossier(pk)
    pages = [one.pages or 0 for one in issued_in(pk)] + [0 for _ in arrived_in(pk)]
    content = as_xml("File", dossier_fields(row, organ_of(request.commune), pages))
    return attached(content, "application/xml", f"{_name(row)}.xml")


@readers
@require_safe
def archive(request: CommuneRequest, pk: int) -> HttpResponse:
    """All documents in the order of time, index, metadata and digests, as a ZIP.

    A large one is written to a file and sent from there, so that it costs no memory.
    """
    row, today = seen_dossier(pk), timezone.localdate()
    head = letterhead_of(request.commune, today=today)
    made = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed by the response)
    try:
        export_dossier(
            row, made, folder=settings.FILES, organ=organ_of(request.commune),
            issuer=head.issuer(), place=head.place, day=today,
        )  # fmt: skip
    except FileNotFoundError as error:
        made.close()
        raise Refused(
            "Kho tệp thiếu một văn bản của hồ sơ này. Hãy báo người quản trị khôi phục từ bản sao lưu."
        ) from error
    size = made.tell()
    made.seek(0)
    if size <= _IN_MEMORY:
        with made:
            return attached(made.read(), "application/zip", f"{_name(row)}.zip")
    response = FileResponse(made, as_attachment=True, filename=f"{_name(row)}.zip", content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, response)


def _name(row: Dossier) -> str:
    """ho-so-01-vp: plain letters, whatever the office called it."""
    return f"ho-so-{'-'.join(fold(row.code).split()) or row.pk}"
