"""Signing, sending and templates through their pages: whose turn it is, hostile uploads, other communes."""

import io
import logging
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document as Word
from tests.cast import NOW, Cast
from tests.civic.documents.signed_office import DUNG, SignedOffice, ink
from tests.engines.signing.authority import PASSPHRASE
from tests.web.desk.office import Desk

from dienhong.civic.communes.models import Commune
from dienhong.civic.documents.actions.exchange import add_partner, set_exchange
from dienhong.civic.documents.actions.register import issue_document
from dienhong.civic.documents.jobs import spool_folder
from dienhong.civic.documents.models import (
    DocumentAttachment,
    DocumentSignature,
    ExchangeOffice,
    Letterhead,
    OfficialDocument,
    SealPicture,
    SignaturePicture,
    Transmission,
)
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.states import DocumentState, Required
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.engines.files.store import fetch
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import _held
from dienhong.engines.tenancy.scope import in_commune

S = DocumentState


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def signed_office(hoa_phu: Cast, tmp_path: Path, settings: object) -> SignedOffice:
    made = SignedOffice(hoa_phu, tmp_path)
    settings.FILES, settings.SPOOL = tmp_path, tmp_path / "spool"  # type: ignore[attr-defined]
    settings.AGENCY_KEYS = {("99001", "state"): made.key}  # type: ignore[attr-defined]
    made.pictures()
    return made


def file(content: bytes, name: str = "a.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def word(*lines: str) -> bytes:
    document = Word()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_macro(docx: bytes) -> bytes:
    out = io.BytesIO(docx)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


def press(desk: Desk, row: OfficialDocument, office: SignedOffice, name: str = DUNG, **changes: object) -> object:
    """Send the form with the key."""
    values = {"key": file(office.holder(name).p12, "khoa.p12"), "passphrase": PASSPHRASE, "seen_version": row.version}
    return desk.post(f"ky-so/{row.pk}/bang-khoa/", **(values | changes))


def test_chairman_signs_then_the_registrar_seals(signed_office: SignedOffice) -> None:
    row, dung, van = signed_office.plan(), Desk("dung"), Desk("van")
    assert "Chưa ký số" in dung.text(f"ky-so/{row.pk}/")
    assert "Ký bằng tệp khóa" not in van.text(f"ky-so/{row.pk}/")
    assert press(dung, row, signed_office).status_code == 302
    assert "đã ký số" in dung.text(f"ky-so/{row.pk}/").lower()
    assert "Ký số của cơ quan" in van.text(f"ky-so/{row.pk}/")
    assert van.post(f"ky-so/{row.pk}/co-quan/").status_code == 302
    assert DocumentSignature.objects.count() == 2
    pdf = van.get(f"ky-so/{row.pk}/ban-ky/")
    assert (pdf.status_code, pdf["Content-Type"], pdf.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert pdf["Content-Disposition"].startswith("attachment")


def test_key_and_passphrase_are_neither_shown_kept_nor_logged(
    signed_office: SignedOffice, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    row, dung = signed_office.plan(), Desk("dung")
    answer = press(dung, row, signed_office, passphrase="sai-" + PASSPHRASE)
    assert (answer.status_code, "Mật khẩu của tệp khóa ký không đúng" in answer.content.decode()) == (422, True)
    assert PASSPHRASE not in answer.content.decode()
    assert press(dung, row, signed_office).status_code == 302
    assert PASSPHRASE not in caplog.text
    assert len(_held) == 0
    key = signed_office.holder(DUNG).p12
    kept = [path for path in signed_office.folder.rglob("*") if path.is_file() and path.name != "uy-ban.p12"]
    assert kept
    assert not [path for path in kept if key in path.read_bytes() or PASSPHRASE.encode() in path.read_bytes()]


def test_key_form_is_guarded_against_forgery(signed_office: SignedOffice) -> None:
    row, dung = signed_office.plan(), Desk("dung")
    dung.client.handler.enforce_csrf_checks = True
    assert press(dung, row, signed_office).status_code == 403
    assert not DocumentSignature.objects.exists()


def test_large_file_in_place_of_a_key_is_refused(signed_office: SignedOffice) -> None:
    row, dung = signed_office.plan(), Desk("dung")
    for size in (300 * 1024, 30 * 1024 * 1024):
        answer = press(dung, row, signed_office, key=file(bytes(size), "khoa.p12"))
        assert answer.status_code == 422
    assert document_by_id(row.pk).state == S.APPROVED


def test_other_name_is_warned_of_and_can_be_confirmed(signed_office: SignedOffice) -> None:
    row, dung = signed_office.plan(), Desk("dung")
    answer = press(dung, row, signed_office, "Trần Văn Dụng")
    assert (answer.status_code, "mang tên" in answer.content.decode()) == (422, True)
    assert press(dung, row, signed_office, "Trần Văn Dụng", even_if_other_name="on").status_code == 302


def test_pdf_signed_elsewhere_comes_back(signed_office: SignedOffice) -> None:
    row, dung = signed_office.plan(), Desk("dung")
    assert dung.post(f"ky-so/{row.pk}/bat-dau/", seen_version=row.version).status_code == 302
    given = dung.get(f"ky-so/{row.pk}/ban-ky/").content
    for wrong in (given, b"khong phai pdf", b"%PDF-" + bytes(30 * 1024 * 1024)):
        assert dung.post(f"ky-so/{row.pk}/ky-noi-khac/", file=file(wrong)).status_code == 422
    signed = sign_pdf(given, signed_office.signer(), field_name="A", now=NOW)
    assert dung.post(f"ky-so/{row.pk}/ky-noi-khac/", file=file(signed)).status_code == 302
    assert dung.get(f"ky-so/{row.pk}/ban-ky/").content == signed


def test_appendix_is_added_and_taken_away(signed_office: SignedOffice) -> None:
    row, van = signed_office.plan(), Desk("van")
    pdf = sign_pdf_of(signed_office)
    assert van.post(f"ky-so/{row.pk}/phu-luc/", title="Phụ lục I", file=file(b"PK")).status_code == 422
    assert van.post(f"ky-so/{row.pk}/phu-luc/", title="Phụ lục I", file=file(pdf)).status_code == 302
    part = DocumentAttachment.objects.get()
    assert van.get(f"ky-so/{row.pk}/phu-luc/{part.pk}/").content == pdf
    assert van.post(f"ky-so/{row.pk}/phu-luc/{part.pk}/bo/").status_code == 302
    assert not DocumentAttachment.objects.exists()


def sign_pdf_of(office: SignedOffice) -> bytes:
    from tests.civic.documents.office import paper

    from dienhong.engines.typeset.typst_pdf import to_pdf

    return to_pdf(paper(subject=f"Bảng của {office.cast.commune.name}"))


def test_own_picture_only(signed_office: SignedOffice) -> None:
    SignaturePicture.objects.all().delete()
    dung = Desk("dung")
    assert dung.get("ky-so/chu-ky-cua-toi/anh.png").status_code == 404
    huge = b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024)
    for wrong, told in ((huge, "lớn hơn 2 MB"), (b"GIF89a" + bytes(50), "không phải tệp PNG")):
        answer = dung.post("ky-so/chu-ky-cua-toi/", file=file(wrong, "a.png"))
        assert (answer.status_code, told in answer.content.decode()) == (422, True)
    assert dung.post("ky-so/chu-ky-cua-toi/", file=file(ink((0, 0, 0, 255)), "a.png")).status_code == 302
    assert dung.get("ky-so/chu-ky-cua-toi/anh.png")["Content-Type"] == "image/png"
    assert Desk("phuc").get("ky-so/chu-ky-cua-toi/anh.png").status_code == 404


def test_seal_is_the_registrar_s(signed_office: SignedOffice) -> None:
    assert Desk("dung").get("ky-so/con-dau/").status_code == 403
    assert Desk("dung").get("ky-so/con-dau/state.png").status_code == 403
    van = Desk("van")
    assert van.get("ky-so/con-dau/state.png").status_code == 200
    sent = {"system": "party", "width_mm": "36", "file": file(ink((210, 0, 0, 255), 300, 300), "dau.png")}
    assert van.post("ky-so/con-dau/", **sent).status_code == 302
    assert SealPicture.objects.count() == 2


# ── templates ────────────────────────────────────────────────────────────────────────────────────────────────


def test_template_is_checked_by_line_and_used_when_it_is_right(signed_office: SignedOffice) -> None:
    khoa = Desk("khoa")
    khoa.post("cau-hinh/mau-van-ban/", kind="plan", file=file(word("{{ ten_co_quan }}", "{{ trich_yeuu }}"), "a.docx"))
    wrong = Letterhead.objects.get()
    page = khoa.text(f"cau-hinh/mau-van-ban/{wrong.pk}/")
    assert "Đoạn 2" in page
    assert "trich_yeu?" in page
    assert khoa.post(f"cau-hinh/mau-van-ban/{wrong.pk}/dung/").status_code == 422
    good = word("CƠ QUAN: {{ ten_co_quan }}", "{{ so_ky_hieu }} {{ trich_yeu }}", "{{p toan_van }}")
    khoa.post("cau-hinh/mau-van-ban/", kind="plan", file=file(good, "b.docx"))
    right = Letterhead.objects.latest("pk")
    assert "Chưa có văn bản nào" in khoa.text(f"cau-hinh/mau-van-ban/{right.pk}/")
    row = signed_office.plan()
    preview = khoa.get(f"cau-hinh/mau-van-ban/{right.pk}/xem-thu.docx")
    assert row.subject in "\n".join(one.text for one in Word(io.BytesIO(preview.content)).paragraphs)
    assert khoa.post(f"cau-hinh/mau-van-ban/{right.pk}/dung/").status_code == 302
    row = signed_office.signed(row)
    issue_document(signed_office.cast.van, row.pk, folder=signed_office.folder, now=NOW)
    row = document_by_id(row.pk)
    assert row.docx is not None
    lines = [one.text for one in Word(io.BytesIO(fetch(signed_office.folder, row.docx))).paragraphs]
    assert lines[1] == f"01/KH-UBND {row.subject}"
    assert khoa.post(f"cau-hinh/mau-van-ban/{right.pk}/bo/").status_code == 302
    assert khoa.get(f"cau-hinh/mau-van-ban/{right.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04 hong", "không phải tệp .docx hợp lệ"),
        (b"%PDF-1.7", "không phải tệp .docx hợp lệ"),
        (with_macro(word("{{ ten_co_quan }}")), "macro"),
        (bytes(30 * 1024 * 1024), "lớn hơn 5 MB"),
    ],
)
def test_harmful_template_is_not_kept(signed_office: SignedOffice, content: bytes, told: str) -> None:
    answer = Desk("khoa").post("cau-hinh/mau-van-ban/", kind="plan", file=file(content, "a.docx"))
    assert (answer.status_code, told in answer.content.decode(), Letterhead.objects.count()) == (422, True, 0)


def test_templates_are_the_administrator_s(signed_office: SignedOffice) -> None:
    for who in ("dung", "van", "ha"):
        assert Desk(who).get("cau-hinh/mau-van-ban/").status_code == 403
        assert Desk(who).get("cau-hinh/lien-thong/").status_code == 403


# ── exchange ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_code_partners_and_sending(signed_office: SignedOffice) -> None:
    khoa, van = Desk("khoa"), Desk("van")
    wrong = khoa.post("cau-hinh/lien-thong/", organ_code="sai mã", required="both")
    assert (wrong.status_code, "Mã cơ quan" in wrong.content.decode()) == (422, True)
    assert khoa.post("cau-hinh/lien-thong/", organ_code="H99.01", required="both").status_code == 302
    assert ExchangeOffice.objects.get().required == Required.BOTH
    assert (signed_office.folder / "spool/99001/in").is_dir()
    khoa.post("cau-hinh/lien-thong/noi-nhan/", name="Thường trực Đảng ủy", organ_code="H99.02")
    row = signed_office.signed()
    issue_document(signed_office.cast.van, row.pk, folder=signed_office.folder, now=NOW)
    page = van.text(f"lien-thong/gui/{row.pk}/")
    assert "checked" in page  # named in "Nơi nhận"
    partner = page.split('name="partners" value="')[1].split('"')[0]
    assert van.post(f"lien-thong/gui/{row.pk}/", partners=partner).status_code == 302
    assert Transmission.objects.get().organ_code == "H99.02"
    assert "chưa có trả lời" in van.text(f"lien-thong/gui/{row.pk}/")
    assert van.post(f"lien-thong/gui/{row.pk}/", partners=partner).status_code == 422
    assert Desk("dung").get("lien-thong/").status_code == 403


# ── another commune ──────────────────────────────────────────────────────────────────────────────────────────


def test_another_commune_finds_none_of_it(signed_office: SignedOffice, binh_an: Cast) -> None:
    cast = signed_office.cast
    row = signed_office.signed()
    part = DocumentSignature.objects.first()
    assert part is not None
    set_exchange(cast.khoa, organ_code="H99.01", required=Required.NONE, spool=spool_folder(cast.commune), now=NOW)
    add_partner(cast.khoa, name="Sở", organ_code="H99.14", now=NOW)
    khoa = Desk("khoa")
    khoa.post("cau-hinh/mau-van-ban/", kind="plan", file=file(word("{{ ten_co_quan }}"), "a.docx"))
    template = Letterhead.objects.get().pk
    user = User.objects.get(username="ngoc")
    with in_commune(Commune.objects.get(slug="binh-an").pk):
        for role in Role:
            Membership.objects.create(user=user, role=role, valid_from=date(2025, 7, 1))
    ngoc = Desk("ngoc", "/binh-an/ban-lam-viec/")
    for path in (
        f"ky-so/{row.pk}/", f"ky-so/{row.pk}/ban-ky/", f"lien-thong/gui/{row.pk}/", "ky-so/con-dau/state.png",
        "ky-so/chu-ky-cua-toi/anh.png", f"cau-hinh/mau-van-ban/{template}/",
        f"cau-hinh/mau-van-ban/{template}/tep/",
    ):  # fmt: skip
        assert (path, ngoc.get(path).status_code) == (path, 404)
    for path in (f"ky-so/{row.pk}/co-quan/", f"ky-so/{row.pk}/bat-dau/", f"cau-hinh/mau-van-ban/{template}/dung/"):
        assert (path, ngoc.post(path).status_code) == (path, 404)
    assert "Sở" not in ngoc.text("cau-hinh/lien-thong/")
    assert Desk("ngoc", "/hoa-phu/ban-lam-viec/").get(f"ky-so/{row.pk}/").status_code == 404
