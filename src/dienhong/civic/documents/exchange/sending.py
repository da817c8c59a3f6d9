"""Writing packages into the spool: parts of jobs, which may run twice and then write the same."""

from datetime import datetime
from pathlib import Path

from dienhong.civic.documents.exchange.packages import document_message, recall_message
from dienhong.civic.documents.models import ExchangeOffice, Transmission
from dienhong.engines.edxml.spool import SpoolFolder


def put_document(transmission_id: int, spool: SpoolFolder, *, folder: Path, now: datetime) -> None:
    """The package of a transmission; `folder` holds the stored files. Raises EdxmlRefused."""
    sent = _transmission(transmission_id)
    spool.put(document_message(sent, ExchangeOffice.objects.get().organ_code, folder))
    Transmission.objects.filter(pk=sent.pk, put_at=None).update(put_at=now)


def put_recalls(document_id: int, spool: SpoolFolder) -> None:
    """The wish to have a recalled document back, to everybody who got it as a package."""
    for pk in Transmission.objects.filter(dispatch__document_id=document_id).values_list("pk", flat=True):
        spool.put(recall_message(_transmission(pk), ExchangeOffice.objects.get().organ_code))


def _transmission(transmission_id: int) -> Transmission:
    row = "dispatch__document"
    rows = Transmission.objects.select_related(
        f"{row}__signer__holder", f"{row}__number", f"{row}__pdf", f"{row}__signed_pdf"
    )
    return rows.get(pk=transmission_id)
