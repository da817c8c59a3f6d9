"""What stands in the file after signing."""

import asyncio
import datetime as dt
import random
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from tests.engines.signing.authority import NOW, Holder

from dienhong.engines.signing.appearance import Label, set_label, time_text
from dienhong.engines.signing.errors import BadPicture, BadPlace, CannotSign, SigningError, UnreadablePdf
from dienhong.engines.signing.loops import beside_any_loop
from dienhong.engines.signing.places import Place, seal_over
from dienhong.engines.signing.sign import Certify, reserve_fields, sign_pdf
from dienhong.engines.signing.signers import Signer
from dienhong.engines.signing.verification import LaterChanges
from dienhong.engines.signing.verify import verify_pdf

SIGNATURE = Place(page=2, x_mm=122.5, y_mm=200, width_mm=45, height_mm=20)
SEAL = seal_over(SIGNATURE, width_mm=36, height_mm=36)


def field(pdf: bytes, name: str) -> DictionaryObject:
    form = PdfReader(BytesIO(pdf)).trailer["/Root"]["/AcroForm"]
    return next(item.get_object() for item in form["/Fields"] if item.get_object()["/T"] == name)


def place_of(pdf: bytes, name: str) -> Place:
    """The place as a viewer reads it from the annotation."""
    pages = PdfReader(BytesIO(pdf)).pages
    for number, page in enumerate(pages, start=1):
        for annotation in page.get("/Annots", []):
            if annotation.get_object()["/T"] == name:
                left, bottom, right, top = (float(value) * 25.4 / 72 for value in annotation.get_object()["/Rect"])
                return Place(number, left, 297 - top, right - left, top - bottom)
    raise AssertionError(name)


def near(place: Place) -> object:
    return pytest.approx((place.x_mm, place.y_mm, place.width_mm, place.height_mm), abs=0.1)


def both_signed(paper: bytes, dung: Signer, office: Signer, blue: bytes, red: bytes) -> bytes:
    first = sign_pdf(paper, dung, field_name="nguoi-ky", place=SIGNATURE, image=blue, now=NOW)
    return sign_pdf(first, office, field_name="co-quan", place=SEAL, image=red, now=NOW + dt.timedelta(minutes=5))


def test_signature_is_pades_with_the_given_time_reason_and_place(paper: bytes, dung: Signer) -> None:
    signed = sign_pdf(paper, dung, field_name="nguoi-ky", reason="Ban hành", location="Hòa Phú", now=NOW)
    value = field(signed, "nguoi-ky")["/V"]
    assert (value["/SubFilter"], value["/Filter"]) == ("/ETSI.CAdES.detached", "/Adobe.PPKLite")
    assert (value["/Reason"], value["/Location"]) == ("Ban hành", "Hòa Phú")
    assert value["/M"] == "D:20260105013000Z"


def test_signing_appends_and_rewrites_nothing(paper: bytes, dung: Signer) -> None:
    signed = sign_pdf(paper, dung, field_name="nguoi-ky", now=NOW)
    assert signed.startswith(paper)


def test_second_signature_leaves_the_first_valid(
    paper: bytes, dung: Signer, office: Signer, blue_signature: bytes, red_seal: bytes
) -> None:
    found = verify_pdf(both_signed(paper, dung, office, blue_signature, red_seal))
    first, second = found.signatures
    assert (first.field_name, second.field_name) == ("nguoi-ky", "co-quan")
    assert (first.is_intact, first.later_changes, first.later_signatures) == (True, LaterChanges.PERMITTED, 1)
    assert (second.is_intact, second.later_changes, second.covers_file) == (True, LaterChanges.NONE, True)


def test_pictures_stand_where_they_were_put(
    paper: bytes, dung: Signer, office: Signer, blue_signature: bytes, red_seal: bytes
) -> None:
    signed = both_signed(paper, dung, office, blue_signature, red_seal)
    person, seal = place_of(signed, "nguoi-ky"), place_of(signed, "co-quan")
    assert (person.page, seal.page) == (2, 2)
    assert (person.x_mm, person.y_mm, person.width_mm, person.height_mm) == near(SIGNATURE)
    assert (seal.x_mm, seal.y_mm, seal.width_mm, seal.height_mm) == near(SEAL)
    assert seal.x_mm + seal.width_mm - person.x_mm == pytest.approx(person.width_mm / 3, abs=0.1)


def test_look_is_the_picture_alone_with_its_transparency(paper: bytes, dung: Signer, blue_signature: bytes) -> None:
    signed = sign_pdf(paper, dung, field_name="nguoi-ky", place=SIGNATURE, image=blue_signature, now=NOW)
    look = field(signed, "nguoi-ky")["/AP"]["/N"]
    assert list(look["/Resources"]["/XObject"]) == ["/Picture"]
    assert "/Font" not in look["/Resources"]
    drawn = look.get_data().split()
    assert (drawn[0], drawn[-3:]) == (b"q", [b"/Picture", b"Do", b"Q"])
    picture = look["/Resources"]["/XObject"]["/Picture"]
    assert (picture["/Width"], picture["/Height"], picture["/SMask"]["/ColorSpace"]) == (600, 200, "/DeviceGray")


def test_picture_keeps_its_proportions_in_the_middle(paper: bytes, dung: Signer, red_seal: bytes) -> None:
    wide = Place(page=1, x_mm=50, y_mm=50, width_mm=60, height_mm=20)
    signed = sign_pdf(paper, dung, field_name="dau", place=wide, image=red_seal, now=NOW)
    _, width, _, _, height, x, y, *_ = field(signed, "dau")["/AP"]["/N"].get_data().split()
    millimetres = [float(value) * 25.4 / 72 for value in (width, height, x, y)]
    assert millimetres == pytest.approx([20, 20, 20, 0], abs=0.01)


def test_time_text_of_an_appendix_is_text_at_the_top_right(paper: bytes, office: Signer) -> None:
    label = set_label(time_text("80/KH-ĐU", NOW), families=["Libertinus Serif"])
    signed = sign_pdf(paper, office, field_name="phu-luc", label=label, now=NOW)
    place = place_of(signed, "phu-luc")
    assert (place.page, place.y_mm) == (1, pytest.approx(10, abs=0.1))
    assert place.x_mm + place.width_mm == pytest.approx(195, abs=0.1)
    assert verify_pdf(signed).is_intact


def test_time_text_is_ten_point_upright_black(office: Signer) -> None:
    label = set_label(time_text("80/KH-UBND", NOW), families=["Libertinus Serif"])
    with pdfplumber.open(BytesIO(label.pdf)) as document:
        letters = document.pages[0].chars
    assert "".join(letter["text"] for letter in letters) == "80/KH-UBND; 2026-01-05T08:30:00+07:00"
    assert {round(letter["size"], 1) for letter in letters} == {10.0}
    assert {letter["upright"] for letter in letters} == {True}
    assert {letter["non_stroking_color"] for letter in letters} <= {(0,), (0, 0, 0), (0.0,)}
    assert all("Libertinus" in letter["fontname"] for letter in letters)


def test_label_text_is_never_a_programme() -> None:
    text = '80/KH"; #panic() \\ $x$ {{ }}'
    with pdfplumber.open(BytesIO(set_label(text, families=["Libertinus Serif"]).pdf)) as document:
        shown = "".join(letter["text"] for letter in document.pages[0].chars)
    assert shown == text


def test_archival_marks_and_tags_stay(paper: bytes, dung: Signer, blue_signature: bytes) -> None:
    signed = sign_pdf(paper, dung, field_name="nguoi-ky", place=SIGNATURE, image=blue_signature, now=NOW)
    before, after = PdfReader(BytesIO(paper)), PdfReader(BytesIO(signed))
    assert after.xmp_metadata.stream.get_data() == before.xmp_metadata.stream.get_data()
    assert after.metadata == before.metadata
    assert after.trailer["/Root"]["/MarkInfo"] == {"/Marked": True, "/Suspects": False}
    assert "/StructTreeRoot" in after.trailer["/Root"]
    assert len(after.trailer["/Root"]["/OutputIntents"]) == 1
    assert after.trailer["/ID"][0] == before.trailer["/ID"][0]
    assert field(signed, "nguoi-ky")["/F"] & 0b110 == 0b100  # printed and not hidden (ISO 19005-2 §6.3.2)
    assert field(signed, "nguoi-ky")["/TU"] == "Chữ ký số của Nguyễn Văn Dũng"


def test_signed_archival_document_opens_elsewhere(
    paper: bytes, dung: Signer, office: Signer, blue_signature: bytes, red_seal: bytes
) -> None:
    signed = both_signed(paper, dung, office, blue_signature, red_seal)
    with pdfplumber.open(BytesIO(signed)) as document:
        assert len(document.pages) == 2
        assert document.pages[0].extract_text().startswith("Kế hoạch đối thoại")


def test_certifying_signature_allows_the_reserved_seal_only(
    paper: bytes, dung: Signer, office: Signer, blue_signature: bytes, red_seal: bytes
) -> None:
    prepared = reserve_fields(paper, {"co-quan": SEAL})
    certified = sign_pdf(
        prepared,
        dung,
        field_name="nguoi-ky",
        place=SIGNATURE,
        image=blue_signature,
        now=NOW,
        certify=Certify.RESERVED_FIELDS,
    )
    with pytest.raises(CannotSign, match="ô chữ ký dành sẵn"):
        sign_pdf(certified, office, field_name="khac", place=SEAL, image=red_seal, now=NOW)
    signed = sign_pdf(certified, office, field_name="co-quan", place=SEAL, image=red_seal, now=NOW)
    assert [signature.is_intact for signature in verify_pdf(signed).signatures] == [True, True]
    assert place_of(signed, "co-quan").x_mm == pytest.approx(SEAL.x_mm, abs=0.1)


def test_locked_document_takes_no_further_signature(paper: bytes, dung: Signer, office: Signer) -> None:
    locked = sign_pdf(paper, dung, field_name="nguoi-ky", now=NOW, certify=Certify.NOTHING)
    with pytest.raises(CannotSign, match="không nhận thêm chữ ký"):
        sign_pdf(locked, office, field_name="co-quan", now=NOW)


def test_field_is_signed_once(paper: bytes, dung: Signer) -> None:
    signed = sign_pdf(paper, dung, field_name="nguoi-ky", now=NOW)
    with pytest.raises(CannotSign, match="tên ô chữ ký đã dùng"):
        sign_pdf(signed, dung, field_name="nguoi-ky", now=NOW)


def test_bad_place_and_bad_picture_are_refused(paper: bytes, dung: Signer, blue_signature: bytes) -> None:
    with pytest.raises(BadPlace):
        sign_pdf(paper, dung, field_name="a", place=Place(9, 1, 1, 1, 1), image=blue_signature, now=NOW)
    with pytest.raises(BadPicture):
        sign_pdf(paper, dung, field_name="a", place=SIGNATURE, image=b"GIF89a", now=NOW)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nkhong co gi", b"PK\x03\x04"])
def test_file_that_is_no_pdf_is_refused(content: bytes, dung: Signer) -> None:
    with pytest.raises(UnreadablePdf):
        sign_pdf(content, dung, field_name="a", now=NOW)


def test_damaged_paper_is_signed_or_refused_with_a_sentence(paper: bytes, dung: Signer, blue_signature: bytes) -> None:
    chance = random.Random(5)
    for _ in range(150):
        changed = bytearray(paper)
        for _ in range(chance.choice([1, 5, 60])):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        try:
            signed = sign_pdf(bytes(changed), dung, field_name="a", place=SIGNATURE, image=blue_signature, now=NOW)
        except SigningError:
            continue
        assert signed.startswith(changed)


def test_callers_mistakes_are_told_apart(paper: bytes, dung: Signer, blue_signature: bytes) -> None:
    label = Label(b"", 1, 1)
    with pytest.raises(ValueError, match="zone"):
        sign_pdf(paper, dung, field_name="a", now=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="stands alone"):
        sign_pdf(paper, dung, field_name="a", place=SIGNATURE, image=blue_signature, label=label, now=NOW)
    with pytest.raises(ValueError, match="field name"):
        sign_pdf(paper, dung, field_name="a.b", now=NOW)


def test_long_chain_of_signatures_stays_whole(paper: bytes, office: Signer, agency: Holder) -> None:
    signed = paper
    for number in range(6):
        signed = sign_pdf(signed, office, field_name=f"ky-{number}", now=NOW + dt.timedelta(minutes=number))
    found = verify_pdf(signed, [agency.root_pem])
    assert (found.signature_count, found.changed_count, found.trusted_count) == (6, 0, 6)
    assert [signature.later_signatures for signature in found.signatures] == [5, 4, 3, 2, 1, 0]


def test_signs_and_examines_where_an_event_loop_runs(paper: bytes, dung: Signer) -> None:
    async def work() -> bool:
        return verify_pdf(sign_pdf(paper, dung, field_name="nguoi-ky", now=NOW)).signatures[0].is_intact

    assert beside_any_loop(lambda: asyncio.run(work()))  # other tests may leave a loop running here
