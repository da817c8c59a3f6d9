"""The demonstration's registers: documents that came in and how far they are, rights to sign, numbers of before."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.actions.dossiers import close_dossier, open_dossier
from dienhong.civic.documents.actions.incoming import Arrival, follow_incoming, forward_incoming, receive_document
from dienhong.civic.documents.actions.mandates import Given, give_mandate
from dienhong.civic.documents.actions.series import note_numbers_used_outside, set_series
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models import Dossier, IncomingDocument, OfficialDocument
from dienhong.civic.documents.numbering import incoming_series
from dienhong.civic.documents.rules import Authority
from dienhong.civic.documents.states import DocumentState
from dienhong.config.demo.places import Place
from dienhong.engines.files.store import keep
from dienhong.engines.typeset.model import Urgency
from dienhong.engines.typeset.plain import from_text
from dienhong.engines.typeset.typst_pdf import to_pdf

_TERM = date(2025, 7, 26)
_BEFORE_US = 118
_REGULATION = "Quy chế làm việc của Ủy ban nhân dân xã, Quyết định số 03/QĐ-UBND ngày 12/01/2026"


def set_up_registry(place: Place, now: datetime) -> None:
    """The office signs by order, a deputy signed for a while; the Party's numbers; what paper registers held."""
    chairman, registrar = place.someone("chairman"), place.someone("registrar")
    today = localdate(now)
    by_order = Authority("state", Manner.TL, "Chánh Văn phòng", "Chủ tịch", "", _REGULATION, date(2026, 1, 12), None)
    give_mandate(chairman, place.someone("coordinator").person_id, Given(by_order), now=now)
    on_trust = Authority(
        "state", Manner.TUQ, "Trưởng phòng Kinh tế", "Chủ tịch", "", "Giấy ủy quyền số 01/GUQ-UBND ngày 02/01/2026",
        date(2026, 1, 2), today, kinds=("transfer_slip",),
    )  # fmt: skip
    give_mandate(chairman, place.someone("unit", unit="economy").person_id, Given(on_trust), now=now)
    secretary = Authority("party", Manner.TM, "Bí thư", "", "Ban Thường vụ", "", _TERM, None)
    give_mandate(chairman, place.someone("party_secretary").person_id, Given(secretary), now=now)
    set_series(registrar, "party_plan", title="Kế hoạch của Đảng ủy", kinds=["party_plan"], term_from=_TERM, now=now)
    reason = "Đã đăng ký ở sổ giấy trước khi dùng phần mềm"
    note_numbers_used_outside(registrar, incoming_series().pk, last=_BEFORE_US, reason=reason, now=now)
    old = open_dossier(
        place.someone("coordinator"), code="02.VP", title="Sơ kết công tác tiếp công dân 6 tháng đầu năm",
        on=today - timedelta(days=90), retention_years=5, now=now,
    )  # fmt: skip
    close_dossier(place.someone("coordinator"), old.pk, on=today, now=now)


def receive(place: Place, row: dict[str, Any], now: datetime) -> None:
    """One arrival, and what became of it."""
    registrar, day = place.someone("registrar"), localdate(now)
    arrival = Arrival(
        row["author"],
        row["reference"],
        day - timedelta(days=2),
        row["subject"],
        urgency=Urgency(row.get("urgency", 0)),
        due_on=day + timedelta(days=row["due_after"]),
        file_id=_scan(row, now) if row.get("scanned") else None,
        dossier_id=Dossier.objects.filter(closed_on=None).values_list("pk", flat=True).first(),
    )
    incoming = receive_document(registrar, arrival, now=now)
    if "unit" in row:
        unit = place.units[row["unit"]]
        forward_incoming(registrar, incoming.pk, unit_id=unit.pk, received_by=_head_of(place, row["unit"]), now=now)


def follow(place: Place, row: dict[str, Any], now: datetime) -> None:
    """How far the arrival is, or which document answered it."""
    incoming = IncomingDocument.objects.get(reference=row["reference"])
    out = OfficialDocument.objects.filter(kind=row.get("answered_by"), state=DocumentState.ISSUED).order_by("pk")
    reply = out.values_list("pk", flat=True).first()
    follow_incoming(place.someone("registrar"), incoming.pk, progress=row["progress"], reply_id=reply, now=now)


def _scan(row: dict[str, Any], now: datetime) -> int:
    """A letter as it might have come, in the place of a scan."""
    head = Letterhead(commune="tỉnh Bắc Ninh", province="", drafted_on=localdate(now), day=localdate(now))
    body = from_text(f"{row['author']} đề nghị các xã thực hiện: {row['subject']}")
    pdf = to_pdf(draft_of("letter", head, subject=row["subject"], body=body, addressees=("Ủy ban nhân dân các xã",)))
    name = f"{row['reference'].replace('/', '-')}.pdf"
    return keep(settings.FILES, pdf, name=name, content_type="application/pdf", now=now).pk


def _head_of(place: Place, unit: str) -> str:
    return next((one["full_name"] for one in place.rows["person"] if one.get("unit") == unit), "")
