"""Electronic signatures in the life of a document: person first, agency last, the issued file never rewritten."""

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from tests.cast import NOW, Cast
from tests.civic.documents.office import make_document, paper
from tests.civic.documents.signed_office import DUNG, HA, OFFICE, SignedOffice, ink
from tests.engines.signing.authority import PASSPHRASE
from tests.engines.signing.conftest import agency, authority, person, token  # noqa: F401
from tests.engines.signing.holders import Token

from dienhong.civic.documents.actions.attachments import add_attachment, remove_attachment
from dienhong.civic.documents.actions.exchange import set_exchange
from dienhong.civic.documents.actions.pictures import keep_seal_picture, keep_signature_picture
from dienhong.civic.documents.actions.register import issue_document
from dienhong.civic.documents.actions.signing import begin_signing, sign_elsewhere, sign_for_agency, sign_with_key
from dienhong.civic.documents.models import (
    DocumentAttachment,
    DocumentSignature,
    OfficialDocument,
    SealPicture,
    SignaturePicture,
)
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.signing.copies import copy_of
from dienhong.civic.documents.signing.keys import TokenKey
from dienhong.civic.documents.states import DocumentState, Medium, Required
from dienhong.engines.files.store import fetch
from dienhong.engines.journal.queries import entries_about
from dienhong.engines.signing.errors import BadPicture, UnreadablePdf, WrongPassphrase
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import load_pkcs12
from dienhong.engines.signing.verification import Trust, Verification
from dienhong.engines.signing.verify import verify_pdf
from dienhong.engines.tenancy.scope import in_commune
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.errors import Forbidden, Missing, Refused

S = DocumentState
POINTS = 72 / 25.4


@pytest.fixture
def office(hoa_phu: Cast, tmp_path: Path) -> SignedOffice:
    made = SignedOffice(hoa_phu, tmp_path)
    made.pictures()
    return made


def current(office: SignedOffice, row: OfficialDocument) -> bytes:
    copy = copy_of(row)
    assert copy is not None
    return fetch(office.folder, copy.current)


def blank(office: SignedOffice, row: OfficialDocument) -> bytes:
    copy = copy_of(row)
    assert copy is not None
    return fetch(office.folder, copy.blank)


def begin(office: SignedOffice, row: OfficialDocument) -> bytes:
    """Dũng takes the PDF away to sign it elsewhere."""
    copy = begin_signing(office.cast.dung, row.pk, seen_version=row.version, folder=office.folder, now=NOW)
    return fetch(office.folder, copy.current)


def names(found: Verification) -> list[str]:
    return [signature.certificate.name for signature in found.signatures if signature.certificate]


def boxes(pdf: bytes) -> dict[str, tuple[float, float, float, float]]:
    """Field name → x0, y0, x1, y1 in mm from the lower left corner, with zero size where nothing is seen."""
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for note in page.get("/Annots", ()):
            entry = note.get_object()
            found[str(entry["/T"])] = tuple(float(value) / POINTS for value in entry["/Rect"])
    return found


def test_chairman_signs_with_his_key_and_the_number_comes_first(office: SignedOffice) -> None:
    row = office.signed(agency=False)
    found = verify_pdf(current(office, row), [office.root])
    (signature,) = found.signatures
    assert (row.state, row.reference) == (S.NUMBERED, "01/KH-UBND")
    assert (names(found), signature.is_intact, signature.trust) == ([DUNG], True, Trust.TRUSTED)
    assert signature.signed_at == NOW
    assert "01/KH-UBND" in PdfReader(BytesIO(current(office, row))).pages[0].extract_text()


def test_agency_signs_after_the_authority_and_breaks_nothing(office: SignedOffice) -> None:
    row = office.plan()
    with pytest.raises(Refused, match="chỉ đóng sau khi"):
        sign_for_agency(office.cast.van, row.pk, office.key, folder=office.folder, now=NOW)
    row = office.signed(row)
    found = verify_pdf(current(office, row), [office.root])
    assert (names(found), found.is_intact, found.trusted_count) == ([DUNG, OFFICE], True, 2)
    with pytest.raises(Refused, match="đã có chữ ký số của cơ quan"):
        sign_for_agency(office.cast.van, row.pk, office.key, folder=office.folder, now=NOW)


def test_issued_file_begins_with_what_was_set_and_keeps_every_signature(office: SignedOffice) -> None:
    row = office.signed()
    issue_document(office.cast.van, row.pk, folder=office.folder, now=NOW)
    row = document_by_id(row.pk)
    assert row.pdf is not None
    assert row.signed_pdf is not None
    plain, signed = fetch(office.folder, row.pdf), fetch(office.folder, row.signed_pdf)
    assert (row.state, row.pages, plain, signed) == (S.ISSUED, 1, blank(office, row), current(office, row))
    assert signed.startswith(plain)
    first, second = DocumentSignature.objects.select_related("file").filter(document=row)
    assert fetch(office.folder, second.file).startswith(fetch(office.folder, first.file))


def test_signature_stands_between_title_and_name_and_the_seal_over_its_left_third(office: SignedOffice) -> None:
    row = office.signed()
    pdf = current(office, row)
    with pdfplumber.open(BytesIO(pdf)) as opened:
        page = opened.pages[0]
        found = {word["text"]: word for word in page.extract_words()}
        title_foot, name_top = found["TỊCH"]["bottom"] / POINTS, found["Dũng"]["top"] / POINTS
        middle = (found["Trần"]["x0"] + found["Dũng"]["x1"]) / 2 / POINTS
        height = float(page.height) / POINTS
    left, bottom, right, top = boxes(pdf)["nguoi-ky-1"]
    assert title_foot < height - top < height - bottom < name_top
    assert abs((left + right) / 2 - middle) < 0.5
    assert right - left == pytest.approx(40, abs=0.1)  # wide as the picture, which is 16 mm high
    seal = boxes(pdf)["co-quan"]
    assert seal[2] - seal[0] == pytest.approx(36, abs=0.1)
    assert seal[2] == pytest.approx(left + (right - left) / 3, abs=0.1)


def test_two_people_sign_minutes_each_in_their_place(office: SignedOffice) -> None:
    row = office.minutes()
    cast, folder = office.cast, office.folder
    sign_with_key(cast.dung, row.pk, office.signer(), seen_version=row.version, folder=folder, now=NOW)
    with pytest.raises(Refused, match=f"sau khi {HA}"):
        sign_for_agency(cast.van, row.pk, office.key, folder=folder, now=NOW)
    with pytest.raises(Refused, match="Còn thiếu chữ ký số"):
        issue_document(cast.van, row.pk, folder=folder, now=NOW)
    sign_with_key(cast.ha, row.pk, office.signer(HA), seen_version=row.version, folder=folder, now=NOW)
    sign_for_agency(cast.van, row.pk, office.key, folder=folder, now=NOW)
    pdf = current(office, document_by_id(row.pk))
    found = verify_pdf(pdf, [office.root])
    assert (names(found), found.is_intact) == ([DUNG, HA, OFFICE], True)
    places = boxes(pdf)
    assert places["nguoi-ky-1"][2] < places["nguoi-ky-2"][0]
    assert places["co-quan"][2] < places["nguoi-ky-2"][2]


def test_nobody_signs_in_another_s_place(office: SignedOffice) -> None:
    row = office.plan(S.NUMBERED)
    for stranger in (office.cast.phuc, office.cast.ha, office.cast.tuan):
        with pytest.raises(Forbidden):
            sign_with_key(stranger, row.pk, office.signer(), seen_version=row.version, folder=office.folder, now=NOW)
    with pytest.raises(Forbidden):
        sign_for_agency(office.cast.dung, row.pk, office.key, folder=office.folder, now=NOW)
    assert not DocumentSignature.objects.exists()


def test_second_signature_of_the_same_person_is_refused(office: SignedOffice) -> None:
    row = office.signed(agency=False)
    with pytest.raises(Refused, match="đã ký số"):
        office.signed(row)


def test_certificate_of_another_name_needs_a_confirmation(office: SignedOffice) -> None:
    row = office.plan()
    other = office.signer("Trần Văn Dụng")
    cast, folder = office.cast, office.folder
    with pytest.raises(Refused, match="mang tên “Trần Văn Dụng”"):
        sign_with_key(cast.dung, row.pk, other, seen_version=row.version, folder=folder, now=NOW)
    assert document_by_id(row.pk).state == S.APPROVED  # the number was not taken either
    signature = sign_with_key(
        cast.dung, row.pk, other, seen_version=row.version, even_if_other_name=True, folder=folder, now=NOW
    )
    assert (signature.other_name, signature.certificate_name) == (True, "Trần Văn Dụng")


def test_without_a_picture_nothing_is_signed(office: SignedOffice) -> None:
    SignaturePicture.objects.all().delete()
    row = office.plan()
    with pytest.raises(Refused, match="chưa có ảnh chữ ký"):
        office.signed(row)
    assert document_by_id(row.pk).state == S.APPROVED


def test_paper_is_not_signed_electronically(office: SignedOffice) -> None:
    row = make_document(office.cast, S.NUMBERED, medium=Medium.PAPER)
    with pytest.raises(Refused, match="ký trên giấy"):
        office.signed(row)


def test_wrong_passphrase_is_told(office: SignedOffice) -> None:
    with pytest.raises(WrongPassphrase):
        load_pkcs12(office.holder(DUNG).p12, PASSPHRASE + "x")


def test_journal_names_certificate_and_digest_and_nobody(office: SignedOffice) -> None:
    row = office.signed()
    details = {entry.verb: entry.details for entry in entries_about("document", row.pk)}
    first, second = DocumentSignature.objects.select_related("file").filter(document=row)
    assert details["document_electronically_signed"] == {
        "certificate": first.certificate_serial,
        "pdf": first.file.digest,
        "elsewhere": False,
    }
    assert details["document_agency_signed"] == {"certificate": second.certificate_serial, "pdf": second.file.digest}


# ── signed elsewhere ─────────────────────────────────────────────────────────────────────────────────────────


def test_pdf_signed_elsewhere_is_kept(office: SignedOffice) -> None:
    row = office.plan()
    signed = sign_pdf(begin(office, row), office.signer(), field_name="Signature1", now=NOW)
    kept = sign_elsewhere(office.cast.dung, row.pk, signed, folder=office.folder, now=NOW)
    assert (kept.elsewhere, kept.certificate_name, current(office, row)) == (True, DUNG, signed)
    sign_for_agency(office.cast.van, row.pk, office.key, folder=office.folder, now=NOW)
    assert verify_pdf(current(office, row)).is_intact


def test_field_reserved_on_the_page_can_be_signed_elsewhere(office: SignedOffice) -> None:
    row = office.plan()
    given = begin(office, row)
    assert list(boxes(given)) == ["nguoi-ky-1"]
    signed = sign_pdf(given, office.signer(), field_name="nguoi-ky-1", now=NOW)
    sign_elsewhere(office.cast.dung, row.pk, signed, folder=office.folder, now=NOW)
    assert names(verify_pdf(current(office, row))) == [DUNG]


def test_unsigned_or_changed_file_is_not_kept(office: SignedOffice) -> None:
    row = office.plan()
    given = begin(office, row)
    writer = PdfWriter(BytesIO(given), incremental=True)
    writer.pages[0].rotate(90)
    turned = BytesIO()
    writer.write(turned)
    another = to_pdf(paper(number="01", day=NOW.date()))
    flipped = bytearray(sign_pdf(given, office.signer(), field_name="S", now=NOW))
    flipped[len(given) - 400] ^= 1
    for wrong in (
        given,
        sign_pdf(another, office.signer(), field_name="S", now=NOW),
        sign_pdf(turned.getvalue(), office.signer(), field_name="S", now=NOW),
        bytes(flipped),
    ):
        with pytest.raises((Refused, UnreadablePdf)):
            sign_elsewhere(office.cast.dung, row.pk, wrong, folder=office.folder, now=NOW)
    with pytest.raises(UnreadablePdf, match="không phải tệp PDF"):
        sign_elsewhere(office.cast.dung, row.pk, b"xin chao", folder=office.folder, now=NOW)
    assert turned.getvalue().startswith(given)  # the prefix alone would not have caught it
    assert not DocumentSignature.objects.exists()


def test_two_signatures_at_once_or_a_stranger_s_name_are_not_kept(office: SignedOffice) -> None:
    row = office.plan()
    given = begin(office, row)
    once = sign_pdf(given, office.signer(), field_name="A", now=NOW)
    twice = sign_pdf(once, office.signer(HA), field_name="B", now=NOW)
    with pytest.raises(Refused, match="đúng một chữ ký số mới"):
        sign_elsewhere(office.cast.dung, row.pk, twice, folder=office.folder, now=NOW)
    by_other = sign_pdf(given, office.signer(HA), field_name="A", now=NOW)
    with pytest.raises(Refused, match="mang tên"):
        sign_elsewhere(office.cast.dung, row.pk, by_other, folder=office.folder, now=NOW)


# ── the agency's key and its appendices ──────────────────────────────────────────────────────────────────────


def test_agency_signs_with_its_token(office: SignedOffice, token: Token) -> None:  # noqa: F811
    row = office.signed(agency=False)
    key = TokenKey(token.module, token=token.label, label="xa", pin=token.pin)
    signature = sign_for_agency(office.cast.van, row.pk, key, folder=office.folder, now=NOW)
    assert (signature.certificate_name, verify_pdf(current(office, row)).is_intact) == (OFFICE, True)
    assert token.pin not in repr(key)


def test_without_a_key_the_clerk_is_told_what_to_ask_for(office: SignedOffice) -> None:
    row = office.signed(agency=False)
    with pytest.raises(Refused, match="chưa khai khóa ký"):
        sign_for_agency(office.cast.van, row.pk, None, folder=office.folder, now=NOW)


def test_appendix_in_its_own_file_gets_time_text_and_signature(office: SignedOffice) -> None:
    row = office.signed(agency=False)
    table = to_pdf(paper(subject="Bảng phân công"))
    add_attachment(office.cast.van, row.pk, table, title="Phụ lục I", folder=office.folder, now=NOW)
    sign_for_agency(office.cast.van, row.pk, office.key, folder=office.folder, now=NOW)
    part = DocumentAttachment.objects.select_related("signed").get()
    assert part.signed is not None
    signed = fetch(office.folder, part.signed)
    assert (names(verify_pdf(signed)), signed.startswith(table)) == ([OFFICE], True)
    field = PdfReader(BytesIO(signed)).pages[0]["/Annots"][0].get_object()
    label = field["/AP"]["/N"].get_object()["/Resources"]["/XObject"]["/Label"]
    assert label is not None
    left, _, right, top = boxes(signed)["co-quan"]
    assert (round(right), left > 105, top > 270) == (195, True, True)
    with pytest.raises(Refused, match="không đổi phụ lục"):
        remove_attachment(office.cast.van, row.pk, part.pk, now=NOW)


# ── what the office asks for, pictures, tenancy ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("required", "agency_signs", "goes"),
    [(Required.NONE, False, True), (Required.PERSON, False, True), (Required.BOTH, False, False),
     (Required.BOTH, True, True)],
)  # fmt: skip
def test_issue_asks_for_the_signatures_of_the_office_s_rule(
    office: SignedOffice, required: Required, *, agency_signs: bool, goes: bool
) -> None:
    set_exchange(office.cast.khoa, organ_code="", required=required, spool=office.folder / "spool", now=NOW)
    row = office.signed(agency=agency_signs)
    if goes:
        issue_document(office.cast.van, row.pk, folder=office.folder, now=NOW)
        assert document_by_id(row.pk).state == S.ISSUED
    else:
        with pytest.raises(Refused, match="chữ ký số của cơ quan"):
            issue_document(office.cast.van, row.pk, folder=office.folder, now=NOW)


def test_unsigned_electronic_document_does_not_go_out_where_a_signature_is_asked_for(office: SignedOffice) -> None:
    set_exchange(office.cast.khoa, organ_code="", required=Required.PERSON, spool=office.folder, now=NOW)
    row = office.plan(S.NUMBERED)
    with pytest.raises(Refused, match=f"chữ ký số của {DUNG}"):
        issue_document(office.cast.van, row.pk, folder=office.folder, now=NOW)


def test_picture_becomes_blue_and_stays_its_holder_s(office: SignedOffice) -> None:
    picture = SignaturePicture.objects.select_related("file").get(holder_id=office.cast.dung.user_id)
    image = Image.open(BytesIO(fetch(office.folder, picture.file)))
    colours = {pixel[:3] for _, pixel in image.getcolors(1_000_000) if pixel[3] == 255}
    assert colours == {(0, 42, 160)}
    with pytest.raises(Forbidden):
        keep_signature_picture(office.cast.citizen, ink((0, 0, 0, 255)), folder=office.folder, now=NOW)


def test_huge_picture_and_seal_of_the_wrong_hand_or_size_are_refused(office: SignedOffice) -> None:
    huge = b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024)
    with pytest.raises(BadPicture, match="lớn hơn 2 MB"):
        keep_signature_picture(office.cast.dung, huge, folder=office.folder, now=NOW)
    seal = ink((210, 0, 0, 255), 400, 400)
    with pytest.raises(Forbidden):
        keep_seal_picture(office.cast.dung, seal, system="state", width_mm=36, folder=office.folder, now=NOW)
    with pytest.raises(Refused, match="20 đến 60 mm"):
        keep_seal_picture(office.cast.van, seal, system="state", width_mm=90, folder=office.folder, now=NOW)
    assert SealPicture.objects.get().width_mm == 36


def test_document_of_another_commune_is_not_there_to_sign(office: SignedOffice, binh_an: Cast) -> None:
    row = office.plan()
    with in_commune(binh_an.commune.pk), pytest.raises(Missing):
        sign_with_key(binh_an.son, row.pk, office.signer(), seen_version=row.version, folder=office.folder, now=NOW)
