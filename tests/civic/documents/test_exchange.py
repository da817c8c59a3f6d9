"""Packages out and in: sent once a recipient, registered once however often they come, answered, recalled."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from tests.cast import NOW, Cast, do_jobs
from tests.civic.documents.signed_office import SignedOffice
from tests.engines.edxml.sample import MESSAGE

from dienhong.civic.documents.actions.exchange import add_partner, answer_recall, set_exchange, transmit_document
from dienhong.civic.documents.actions.importing import LEASE, collect_packages, import_package
from dienhong.civic.documents.actions.register import issue_document, recall_document
from dienhong.civic.documents.jobs import clerk, spool_folder
from dienhong.civic.documents.models import (
    Dispatch,
    ExchangeOffice,
    ExchangePartner,
    IncomingDocument,
    OfficialDocument,
    ReceivedPackage,
    Transmission,
)
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.states import DocumentState, PackageKind, Required
from dienhong.civic.notices.models import Notice
from dienhong.config.exchange import collect_all
from dienhong.engines.edxml.incoming import read_package
from dienhong.engines.edxml.message import (
    Attachment,
    Business,
    BusinessKind,
    Message,
    Organization,
    Promulgation,
    ResponseFor,
    Trace,
)
from dienhong.engines.edxml.spool import SpoolFolder
from dienhong.engines.edxml.status import DeliveryStatus, StatusMessage, status_to_xml
from dienhong.engines.edxml.write import to_xml
from dienhong.engines.files.store import fetch
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import Forbidden, Overtaken, Refused

OURS, THEIRS = "H99.01", "H99.14"
PROVINCE = Organization(THEIRS, "Sở Nội vụ tỉnh Thử Nghiệm")
K = PackageKind


@pytest.fixture
def office(hoa_phu: Cast, tmp_path: Path, settings: object) -> SignedOffice:
    settings.SPOOL, settings.FILES = tmp_path / "spool", tmp_path  # type: ignore[attr-defined]
    made = SignedOffice(hoa_phu, tmp_path)
    made.pictures()
    set_exchange(hoa_phu.khoa, organ_code=OURS, required=Required.NONE, spool=spool_folder(hoa_phu.commune), now=NOW)
    return made


@pytest.fixture
def spool(office: SignedOffice) -> SpoolFolder:
    return SpoolFolder(spool_folder(office.cast.commune))


def letter(
    *, key: str = f"{THEIRS},2026/03/02,14/SNV-CCHC", body: bytes = b"%PDF-1.7 thu", **header: object
) -> Message:
    """A letter of the province's department to Hòa Phú."""
    fields = {
        "sender": PROVINCE,
        "recipients": (Organization(OURS, "Ủy ban nhân dân xã Hòa Phú"),),
        "document_id": key,
        "code": replace(MESSAGE.header.code, number="14", notation="SNV-CCHC"),
        "promulgation": Promulgation("Thử Nghiệm", date(2026, 3, 2)),
        "document_type": replace(MESSAGE.header.document_type, name="Công văn"),
        "subject": "về việc báo cáo kết quả đối thoại",
    }
    return Message(
        replace(MESSAGE.header, **(fields | header)),  # type: ignore[arg-type]
        Trace(),
        (Attachment("14-SNV.pdf", "application/x-msdownload", body), Attachment("x.pdf", "application/pdf", b"MZ")),
    )


def arrive(spool: SpoolFolder, data: bytes, name: str = "a.edxml") -> Path:
    path = spool.incoming / name
    path.write_bytes(data)
    return path


def collect(office: SignedOffice, spool: SpoolFolder, **later: float) -> int:
    return collect_packages(clerk(office.cast.commune.pk), spool, folder=office.folder, now=NOW + timedelta(**later))


def out(spool: SpoolFolder) -> list[Message | StatusMessage]:
    return [read_package(path.read_bytes()) for path in sorted(spool.outgoing.iterdir())]


def statuses(spool: SpoolFolder) -> list[DeliveryStatus]:
    return sorted(one.status for one in out(spool) if isinstance(one, StatusMessage))


def sent(office: SignedOffice, *names: str) -> OfficialDocument:
    """An issued plan, signed by both, on its way to partners."""
    row = office.signed()
    issue_document(office.cast.van, row.pk, folder=office.folder, now=NOW)
    partners = [
        add_partner(office.cast.khoa, name=name, organ_code=f"H99.{14 + at}", now=NOW)
        for at, name in enumerate(names or (PROVINCE.name,))
    ]
    transmit_document(office.cast.van, row.pk, [one.pk for one in partners], now=NOW)
    do_jobs()
    return document_by_id(row.pk)


# ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_recipient_gets_a_dispatch_and_a_package_with_the_signed_pdf(
    office: SignedOffice, spool: SpoolFolder
) -> None:
    row = sent(office, PROVINCE.name, "Huyện ủy cũ")
    assert row.signed_pdf is not None
    packages = [one for one in out(spool) if isinstance(one, Message)]
    assert sorted(one.header.recipients[0].code for one in packages) == ["H99.14", "H99.15"]
    assert {one.header.document_id for one in packages} == {f"{OURS},2026/03/09,01/KH-UBND"}
    assert {one.header.signer.full_name for one in packages} == {"Trần Văn Dũng"}
    assert [part.content for part in packages[0].attachments] == [fetch(office.folder, row.signed_pdf)]
    assert (Dispatch.objects.count(), Transmission.objects.filter(put_at=NOW).count()) == (2, 2)


def test_document_without_the_agency_s_signature_is_not_sent(office: SignedOffice) -> None:
    row = office.signed(agency=False)
    partner = add_partner(office.cast.khoa, name=PROVINCE.name, organ_code=THEIRS, now=NOW)
    issue_document(office.cast.van, row.pk, folder=office.folder, now=NOW)
    with pytest.raises(Refused, match="chữ ký số của cơ quan"):
        transmit_document(office.cast.van, row.pk, [partner.pk], now=NOW)
    with pytest.raises(Forbidden):
        transmit_document(office.cast.dung, row.pk, [partner.pk], now=NOW)


def test_same_recipient_is_sent_to_once(office: SignedOffice) -> None:
    row = sent(office)
    partner = ExchangePartner.objects.get()
    with pytest.raises(Refused, match="đã chuyển cho nơi nhận này"):
        transmit_document(office.cast.van, row.pk, [partner.pk], now=NOW)
    assert Transmission.objects.count() == 1


def test_receiver_s_status_is_noted_and_counts_as_acknowledgement(office: SignedOffice, spool: SpoolFolder) -> None:
    sent(office)
    transmission = Transmission.objects.get()
    about = ResponseFor(OURS, transmission.document_key)
    later = StatusMessage(PROVINCE, about, DeliveryStatus.ACCEPTED, NOW + timedelta(hours=2))
    earlier = StatusMessage(PROVINCE, about, DeliveryStatus.ARRIVED, NOW + timedelta(hours=1))
    arrive(spool, status_to_xml(later), "1.edxml")
    arrive(spool, status_to_xml(earlier), "2.edxml")
    assert collect(office, spool, hours=3) == 2
    transmission.refresh_from_db()
    dispatch = Dispatch.objects.get()
    assert (transmission.status, transmission.status_at) == (DeliveryStatus.ACCEPTED, NOW + timedelta(hours=2))
    assert dispatch.acknowledged_by == PROVINCE.name
    assert statuses(spool) == []  # a status is not answered by a status


def test_status_of_what_we_never_sent_is_set_aside(office: SignedOffice, spool: SpoolFolder) -> None:
    stranger = StatusMessage(PROVINCE, ResponseFor(OURS, "H99.01,2026,99"), DeliveryStatus.ARRIVED, NOW)
    arrive(spool, status_to_xml(stranger))
    collect(office, spool)
    assert ([path.suffix for path in sorted(spool.refused.iterdir())], statuses(spool)) == ([".edxml", ".txt"], [])


def test_our_recall_goes_after_the_document(office: SignedOffice, spool: SpoolFolder) -> None:
    row = sent(office)
    recall_document(office.cast.dung, row.pk, reason="Sai thẩm quyền", now=NOW)
    do_jobs()
    (recall,) = [
        one for one in out(spool) if isinstance(one, Message) and one.trace.business.kind is BusinessKind.RECALL
    ]
    assert (recall.trace.business.reason, recall.trace.business.document_id) == (
        "Sai thẩm quyền", recall.header.document_id,
    )  # fmt: skip
    answer = StatusMessage(
        PROVINCE, ResponseFor(OURS, recall.header.document_id), DeliveryStatus.RECALLED, NOW + timedelta(hours=1)
    )
    arrive(spool, status_to_xml(answer))
    collect(office, spool, hours=2)
    assert Dispatch.objects.get().destroyed_at == NOW + timedelta(hours=1)
    assert document_by_id(row.pk).state == DocumentState.RECALLED


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_arrival_is_registered_with_its_files_and_answered(office: SignedOffice, spool: SpoolFolder) -> None:
    arrive(spool, to_xml(letter()))
    assert collect(office, spool) == 1
    arrival = IncomingDocument.objects.select_related("file", "number").get()
    assert (arrival.author, arrival.reference, arrival.day, arrival.number.number) == (
        PROVINCE.name, "14/SNV-CCHC", date(2026, 3, 2), 1,
    )  # fmt: skip
    package = ReceivedPackage.objects.get()
    kinds = list(package.files.values_list("file__content_type", "file__name"))
    assert kinds == [("application/pdf", "14-SNV.pdf"), ("application/octet-stream", "x.pdf")]
    assert arrival.file is not None
    assert fetch(office.folder, arrival.file) == b"%PDF-1.7 thu"
    (answer,) = out(spool)
    assert isinstance(answer, StatusMessage)
    assert (answer.status, answer.response_for.document_id, answer.sender.code) == (
        DeliveryStatus.ARRIVED, package.document_key, OURS,
    )  # fmt: skip
    assert [path.name for path in spool.done.iterdir()] == ["a.edxml"]


def test_package_brought_twice_is_registered_and_answered_once(office: SignedOffice, spool: SpoolFolder) -> None:
    for name in ("a.edxml", "b.edxml"):
        arrive(spool, to_xml(letter()), name)
    assert collect(office, spool) == 2
    assert (IncomingDocument.objects.count(), statuses(spool)) == (1, [DeliveryStatus.ARRIVED])


def test_document_that_is_registered_already_is_refused_and_kept_aside(
    office: SignedOffice, spool: SpoolFolder
) -> None:
    arrive(spool, to_xml(letter()), "a.edxml")
    arrive(spool, to_xml(letter(key=f"{THEIRS},2026,14")), "b.edxml")
    collect(office, spool)
    refused = ReceivedPackage.objects.get(kind=K.REFUSED)
    assert IncomingDocument.objects.count() == 1
    assert refused.reason.startswith("Văn bản này đã đăng ký: số đến 01")
    assert statuses(spool) == [DeliveryStatus.ARRIVED, DeliveryStatus.REFUSED]
    assert refused.reason in (spool.refused / "b.edxml.txt").read_text("utf-8")
    do_jobs()
    assert Notice.objects.get(user_id=office.cast.van.user_id).subject == "package"


def test_package_for_somebody_else_is_refused(office: SignedOffice, spool: SpoolFolder) -> None:
    arrive(spool, to_xml(letter(recipients=(Organization("H99.77", "Xã khác"),))))
    collect(office, spool)
    assert (IncomingDocument.objects.count(), statuses(spool)) == (0, [DeliveryStatus.REFUSED])


@pytest.mark.parametrize(
    "data",
    [b"khong phai xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><edXML>&b;</edXML>', b"<edXML/>"],
)
def test_malformed_package_is_kept_aside_unanswered(office: SignedOffice, spool: SpoolFolder, data: bytes) -> None:
    arrive(spool, data)
    assert collect(office, spool) == 1
    assert (ReceivedPackage.objects.get().kind, statuses(spool)) == (K.REFUSED, [])
    assert sorted(path.name for path in spool.refused.iterdir()) == ["a.edxml", "a.edxml.txt"]


def test_killed_at_each_step_one_arrival_and_one_status(office: SignedOffice, spool: SpoolFolder) -> None:
    """What a process leaves when it dies after each of its steps is what the next one finds."""
    data, here = to_xml(letter()), clerk(office.cast.commune.pk)
    claimed = spool.claim(arrive(spool, data), NOW)
    assert claimed is not None  # died after taking it
    assert collect(office, spool, minutes=1) == 0
    spool.give_back(NOW + timedelta(seconds=1))
    spool.claim(spool.incoming / "a.edxml", NOW)
    import_package(here, data, name="a.edxml", folder=office.folder, now=NOW)  # died after the commit
    spool.give_back(NOW + timedelta(seconds=1))
    assert collect(office, spool, hours=1) == 1
    (spool.done / "a.edxml").rename(spool.incoming / "a.edxml")  # died before setting it aside
    assert collect(office, spool, hours=2) == 1
    assert (IncomingDocument.objects.count(), statuses(spool)) == (1, [DeliveryStatus.ARRIVED])


def test_forgotten_package_is_taken_up_after_the_lease(office: SignedOffice, spool: SpoolFolder) -> None:
    spool.claim(arrive(spool, to_xml(letter())), NOW)
    assert collect(office, spool, seconds=LEASE.total_seconds() + 1) == 1


@pytest.mark.parametrize("by_status", [True, False])
def test_recall_waits_for_the_registrar_who_answers_it(
    office: SignedOffice, spool: SpoolFolder, *, by_status: bool
) -> None:
    message = letter()
    arrive(spool, to_xml(message), "a.edxml")
    key = message.header.document_id
    recall = Trace(Business(kind=BusinessKind.RECALL, reason="Gửi nhầm", document_id=key))
    asked = (
        status_to_xml(StatusMessage(PROVINCE, ResponseFor(OURS, key), DeliveryStatus.RECALL_ASKED, NOW, "Gửi nhầm"))
        if by_status
        else to_xml(replace(message, trace=recall, attachments=()))
    )
    collect(office, spool)
    arrive(spool, asked, "b.edxml")
    collect(office, spool, minutes=5)
    do_jobs()
    package = ReceivedPackage.objects.get(kind=K.RECALL)
    notice = Notice.objects.get(user_id=office.cast.van.user_id)
    assert (package.reason, notice.subject_id, "thu hồi" in notice.text) == ("Gửi nhầm", package.pk, True)
    with pytest.raises(Refused, match="lý do"):
        answer_recall(office.cast.van, package.pk, agreed=False, now=NOW)
    answer_recall(office.cast.van, package.pk, agreed=True, now=NOW)
    with pytest.raises(Overtaken):
        answer_recall(office.cast.van, package.pk, agreed=True, now=NOW)
    do_jobs()
    assert statuses(spool) == [DeliveryStatus.ARRIVED, DeliveryStatus.RECALLED]
    assert IncomingDocument.objects.get().note == "Nơi gửi đã thu hồi văn bản này."


def test_only_the_sender_recalls(office: SignedOffice, spool: SpoolFolder) -> None:
    message = letter()
    arrive(spool, to_xml(message))
    collect(office, spool)
    stranger = StatusMessage(
        Organization("H99.50", "Cơ quan khác"),
        ResponseFor(OURS, message.header.document_id),
        DeliveryStatus.RECALL_ASKED,
        NOW,
    )
    arrive(spool, status_to_xml(stranger), "b.edxml")
    collect(office, spool)
    assert ReceivedPackage.objects.filter(kind=K.RECALL).count() == 0
    assert statuses(spool) == [DeliveryStatus.ARRIVED, DeliveryStatus.RECALL_REFUSED]


# ── who and where ────────────────────────────────────────────────────────────────────────────────────────────


def test_communes_do_not_see_each_other_s_packages(office: SignedOffice, spool: SpoolFolder, binh_an: Cast) -> None:
    arrive(spool, to_xml(letter()))
    with in_commune(binh_an.commune.pk):
        (Path(settings.SPOOL) / binh_an.commune.code / "in").mkdir(parents=True)
        arrive(SpoolFolder(spool_folder(binh_an.commune)), to_xml(letter()))
    assert collect_all(settings.SPOOL, folder=office.folder, now=NOW) == 1
    with in_commune(binh_an.commune.pk):
        assert (IncomingDocument.objects.count(), ReceivedPackage.objects.count()) == (0, 0)
    assert IncomingDocument.objects.count() == 1


def test_code_is_checked_and_only_the_administrator_sets_it(office: SignedOffice) -> None:
    with pytest.raises(Refused, match="Mã cơ quan"):
        set_exchange(office.cast.khoa, organ_code="H 99/..", required=Required.NONE, spool=office.folder, now=NOW)
    with pytest.raises(Forbidden):
        set_exchange(office.cast.van, organ_code="", required=Required.NONE, spool=office.folder, now=NOW)
    assert ExchangeOffice.objects.get().organ_code == OURS
