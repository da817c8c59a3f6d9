"""What an examination finds in whole, changed, extended and hostile files."""

import datetime as dt
import random
import re
from hashlib import sha256
from io import BytesIO

import pytest
from asn1crypto.cms import ContentInfo
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    pdf_name,
    pdf_string,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pypdf import PdfReader, PdfWriter
from tests.engines.signing.authority import NOW, PASSPHRASE, Authority, Holder, ec_key

from dienhong.engines.signing.errors import BadTrustFile, UnreadablePdf
from dienhong.engines.signing.loops import beside_any_loop
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import Signer, load_pkcs12
from dienhong.engines.signing.verification import LaterChanges, TimeSource, Trust
from dienhong.engines.signing.verify import MAX_SIGNATURES, verify_pdf


@pytest.fixture
def signed(paper: bytes, dung: Signer) -> bytes:
    return sign_pdf(paper, dung, field_name="nguoi-ky", reason="Ban hành", location="Hòa Phú", now=NOW)


def reason(pdf: bytes) -> str:
    with pytest.raises(UnreadablePdf) as refusal:
        verify_pdf(pdf)
    return refusal.value.reason


def appended(pdf: bytes, change: str) -> bytes:
    """One incremental edit of the kinds that a forger tries."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page = writer.find_page_for_modification(0)[0]
    if change == "text":
        content = writer.add_object(StreamObject(stream_data=b"BT /F1 20 Tf 100 100 Td (Sua) Tj ET"))
        page.get_object()["/Contents"] = content
        writer.mark_update(page)
    elif change == "page":
        pages = writer.root["/Pages"]
        blank = DictionaryObject(
            {pdf_name("/Type"): pdf_name("/Page"), pdf_name("/Parent"): writer.root.raw_get("/Pages")}
        )
        blank["/MediaBox"] = ArrayObject([NumberObject(side) for side in (0, 0, 595, 842)])
        pages["/Kids"].append(writer.add_object(blank))
        pages["/Count"] = NumberObject(3)
        writer.update_container(pages)
    elif change == "note":
        note = DictionaryObject({pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/Square")})
        note["/Rect"] = ArrayObject([NumberObject(side) for side in (10, 10, 500, 500)])
        writer.register_annotation(page, writer.add_object(note))
    elif change == "look":
        field = writer.root["/AcroForm"]["/Fields"][0]
        field["/Rect"] = ArrayObject([NumberObject(side) for side in (0, 0, 300, 300)])
        writer.update_container(field)
    else:
        writer.root[NameObject("/Lang")] = pdf_string("en")
        writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_whole_file_tells_who_when_and_why(signed: bytes, person: Holder) -> None:
    found = verify_pdf(signed, [person.root_pem])
    (signature,) = found.signatures
    assert (found.is_intact, found.signature_count, found.changed_count, found.trusted_count) == (True, 1, 0, 1)
    assert signature.certificate
    assert (signature.certificate.name, signature.certificate.organisation) == (
        "Nguyễn Văn Dũng",
        "Ủy ban nhân dân xã Hòa Phú",
    )
    assert (signature.signed_at, signature.time_source) == (NOW, TimeSource.CLAIMED)
    assert (signature.covers_file, signature.later_changes, signature.trust) == (True, LaterChanges.NONE, Trust.TRUSTED)
    assert (signature.purpose, signature.location) == ("Ban hành", "Hòa Phú")
    assert signature.reason == "Nội dung được ký còn nguyên vẹn; không có gì được thêm sau khi ký."
    assert "Chưa kiểm tra chứng thư có bị thu hồi" in found.revocation_note


def test_trust_needs_the_right_root(signed: bytes) -> None:
    other = Authority("CA khác").certify("Ai đó", ec_key())
    assert [item.trust for item in verify_pdf(signed).signatures] == [Trust.NO_ROOTS]
    assert [item.trust for item in verify_pdf(signed, [other.root_pem]).signatures] == [Trust.UNKNOWN_ISSUER]


def test_roots_may_be_pem_der_or_several(signed: bytes, person: Holder) -> None:
    other = Authority("CA khác").certify("Ai đó", ec_key())
    for roots in ([person.root_der], [other.root_pem + person.root_pem], [other.root_der, person.root_pem]):
        assert verify_pdf(signed, roots).trusted_count == 1
    for bad in (b"", b"khong phai", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(BadTrustFile):
            verify_pdf(signed, [bad])


def test_certificate_is_judged_at_the_time_of_signing(paper: bytes, expired: Holder) -> None:
    signer = load_pkcs12(expired.p12, PASSPHRASE)
    then = NOW - dt.timedelta(days=30)
    (signature,) = verify_pdf(sign_pdf(paper, signer, field_name="ky", now=then), [expired.root_pem]).signatures
    assert (signature.trust, signature.signed_at) == (Trust.TRUSTED, then)


def test_foreign_signature_made_after_expiry_is_not_trusted(authority: Authority, paper: bytes) -> None:
    """As a careless programme makes it: by the machine's clock, in the older format."""
    long_ago = NOW - dt.timedelta(days=2500)
    holder = authority.certify("Trần Thị Hà", ec_key(), since=long_ago, until=long_ago + dt.timedelta(days=365))
    pen = PdfSigner(PdfSignatureMetadata(field_name="ky"), signer=load_pkcs12(holder.p12, PASSPHRASE).cms)
    signed = beside_any_loop(lambda: pen.sign_pdf(IncrementalPdfFileWriter(BytesIO(paper))).getvalue())
    (signature,) = verify_pdf(signed, [holder.root_pem]).signatures
    assert (signature.is_intact, signature.trust) == (True, Trust.NOT_IN_FORCE)


def test_changed_byte_of_the_text_is_found(signed: bytes) -> None:
    spot = signed.index(b"stream\n") + 40
    changed = signed[:spot] + bytes([signed[spot] ^ 1]) + signed[spot + 1 :]
    (signature,) = verify_pdf(changed).signatures
    assert (signature.is_whole, signature.is_intact) == (False, False)
    assert signature.reason.startswith("Chữ ký KHÔNG hợp lệ")


@pytest.mark.parametrize("part", ["name of the signer", "public key", "signed attributes", "signature", "room behind"])
def test_changed_byte_of_the_signature_is_found(signed: bytes, person: Holder, part: str) -> None:
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    container = bytearray.fromhex(signed[start : signed.index(b">", start)].decode())
    digits = len(container) * 2
    certificate = container.index(person.certificate_der)
    end = len(ContentInfo.load(bytes(container)).dump())
    spot = {
        "name of the signer": container.rindex("Nguyễn Văn Dũng".encode()),
        "public key": certificate + person.certificate_der.index(person.modulus) + 50,
        "signed attributes": container.rindex(sha256(person.certificate_der).digest()),
        "signature": end - 100,
        "room behind": end + 10,
    }[part]
    container[spot] ^= 1
    changed = signed[:start] + container.hex().encode() + signed[start + digits :]
    assert [item.is_intact for item in verify_pdf(changed).signatures] == [False]


@pytest.mark.parametrize("change", ["text", "page", "note", "look", "language"])
def test_edit_after_signing_is_found(signed: bytes, change: str) -> None:
    found = verify_pdf(appended(signed, change))
    (signature,) = found.signatures
    assert signature.is_whole  # what was signed is still there …
    assert signature.later_changes is LaterChanges.FORBIDDEN  # … but it is no longer what a reader sees
    assert (found.is_intact, signature.covers_file) == (False, False)
    assert signature.reason == "Chữ ký KHÔNG còn giá trị cho tệp này: sau khi ký, văn bản đã bị sửa."


def test_edit_between_two_signatures_breaks_only_the_first(signed: bytes, office: Signer) -> None:
    both = sign_pdf(appended(signed, "text"), office, field_name="co-quan", now=NOW)
    assert [item.is_intact for item in verify_pdf(both).signatures] == [False, True]


def test_signature_copied_into_another_file_is_broken(signed: bytes, paper: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(signed)))
    writer.add_blank_page(100, 100)
    out = BytesIO()
    writer.write(out)
    assert verify_pdf(out.getvalue()).is_intact is False


def test_file_without_signature_is_empty_not_intact(paper: bytes) -> None:
    found = verify_pdf(paper)
    assert (found.signatures, found.is_intact) == ((), False)


def test_names_of_strangers_hold_no_control_characters(authority: Authority, paper: bytes) -> None:
    holder = authority.certify("Lê \x1b[31mVăn\u202e Minh\x07", ec_key())
    signed = sign_pdf(
        paper, load_pkcs12(holder.p12, PASSPHRASE), field_name="ky", reason="a\x1b]0;b\x07\u200bc", now=NOW
    )
    (signature,) = verify_pdf(signed).signatures
    assert signature.certificate
    assert signature.certificate.name == "Lê [31mVăn Minh"
    assert signature.purpose == "a]0;bc"


def test_hostile_files_are_refused_with_a_sentence(paper: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper)))
    writer.encrypt("mat-khau", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    assert reason(locked.getvalue()) == "encrypted"
    assert reason(b"%PDF-1.7\n" + bytes(20 * 1024 * 1024)) == "too_large"
    assert reason(b"") == "not_pdf"
    assert reason(b"<html>") == "not_pdf"
    assert reason(b"%PDF-1.7\n" + b"[" * 100_000) == "damaged"
    assert reason(paper[: len(paper) // 2]) == "damaged"


def test_thousands_of_pages_are_refused() -> None:
    writer = PdfWriter()
    for _ in range(2001):
        writer.add_blank_page(100, 100)
    out = BytesIO()
    writer.write(out)
    assert reason(out.getvalue()) == "too_many_pages"


def test_more_signatures_than_anybody_needs_are_refused(paper: bytes, office: Signer) -> None:
    for number in range(MAX_SIGNATURES + 1):
        paper = sign_pdf(paper, office, field_name=f"ky-{number}", now=NOW)
    assert reason(paper) == "too_complex"


def test_endless_cross_references_are_refused(paper: bytes) -> None:
    looped = re.sub(rb"/Size \d+", rb"/Size 99999999 /Prev 19093", paper)
    assert reason(looped) in {"damaged", "too_complex"}


def signed_part(pdf: bytes, original: bytes) -> bytes:
    """All but the signature value, whose spare certificates no signature covers."""
    start = original.index(b"/Contents <")
    return pdf[:start] + pdf[original.index(b">", start) :]


def test_any_damage_is_a_finding_or_a_refusal(signed: bytes) -> None:
    chance = random.Random(20260105)
    for _ in range(150):
        changed = bytearray(signed)
        for _ in range(chance.choice([1, 3, 30])):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        cut = bytes(changed[: chance.choice([len(changed), chance.randrange(len(changed))])])
        try:
            found = verify_pdf(cut)
        except UnreadablePdf:
            continue
        assert not found.is_intact or signed_part(cut, signed) == signed_part(signed, signed)
