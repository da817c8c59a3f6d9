"""The room for a signature is read off the page; a returned file is ours with signatures alone."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from tests.engines.signing.authority import NOW

from dienhong.engines.signing.additions import only_signatures_added
from dienhong.engines.signing.errors import BadPlace, UnreadablePdf
from dienhong.engines.signing.finding import find_gap
from dienhong.engines.signing.places import Place
from dienhong.engines.signing.sign import reserve_fields, sign_pdf
from dienhong.engines.signing.signers import Signer
from dienhong.engines.typeset.model import Appendix, Document, Issuer, Paragraph, Recipients, Signature, inline
from dienhong.engines.typeset.typst_pdf import to_pdf

NAME, POST = "Trần Văn Dũng", "PHÓ CHỦ TỊCH"


def plan(body: str, *blocks: Signature, appendix: str = "") -> bytes:
    return to_pdf(
        Document(
            system="state",
            form_day=date(2026, 3, 9),
            issuer=Issuer(("ỦY BAN NHÂN DÂN", "XÃ HÒA PHÚ")),
            symbol="KH-UBND",
            kind_name="KẾ HOẠCH",
            subject=f"Phân công ông {NAME}",
            place="Hòa Phú",
            body=(Paragraph(inline(body)),),
            signatures=blocks or (Signature(("KT. CHỦ TỊCH", POST), NAME),),
            recipients=(Recipients(("Như trên", NAME), "Lưu: VT"),),
            appendices=(Appendix("Danh sách", (Paragraph(inline(appendix)),)),) if appendix else (),
        )
    )


@pytest.mark.parametrize("words", [3, 900])
@pytest.mark.parametrize("appendix", ["", f"{POST} {NAME} chủ trì."])
def test_gap_is_found_on_the_signature_s_page_whatever_else_bears_the_name(words: int, appendix: str) -> None:
    pdf = plan(f"Phó Chủ tịch {NAME} chủ trì. " * words, appendix=appendix)
    gap = find_gap(pdf, title=POST, name=NAME)
    text = PdfReader(BytesIO(pdf)).pages[gap.page - 1].extract_text()
    assert "Nơi nhận:" in text
    assert 140 < gap.centre_mm < 165
    assert 20 < gap.bottom_mm - gap.top_mm < 40


def test_each_of_two_signers_has_a_gap() -> None:
    pdf = plan("Nội dung.", Signature(("THƯ KÝ",), "Nguyễn Thị Hà"), Signature(("CHỦ TRÌ",), NAME))
    left, right = find_gap(pdf, title="THƯ KÝ", name="Nguyễn Thị Hà"), find_gap(pdf, title="CHỦ TRÌ", name=NAME)
    assert (left.page, left.top_mm) == (right.page, right.top_mm)
    assert left.centre_mm < 105 < right.centre_mm


def test_long_title_on_two_lines_is_met_at_its_last() -> None:
    title = "PHÓ CHỦ TỊCH THƯỜNG TRỰC ỦY BAN NHÂN DÂN XÃ HÒA PHÚ"
    gap = find_gap(plan("Nội dung.", Signature((title,), NAME)), title=title, name=NAME)
    assert 20 < gap.bottom_mm - gap.top_mm < 40


@pytest.mark.parametrize(("title", "name"), [(POST, "Lê Văn Khác"), ("BÍ THƯ", NAME), ("", NAME), (POST, " ")])
def test_no_place_is_told(title: str, name: str) -> None:
    pdf = plan("Nội dung.")
    with pytest.raises(BadPlace):
        find_gap(pdf, title=title, name=name)


@pytest.fixture
def given() -> bytes:
    return reserve_fields(plan("Nội dung."), {"nguoi-ky-1": Place(1, 130, 120, 40, 25)})


@pytest.mark.parametrize("field", ["nguoi-ky-1", "Signature1"])
def test_signatures_alone_are_let_through(given: bytes, dung: Signer, field: str) -> None:
    once = sign_pdf(given, dung, field_name=field, now=NOW)
    twice = sign_pdf(once, dung, field_name="more", now=NOW)
    assert [only_signatures_added(given, one) for one in (once, twice)] == [True, True]
    assert only_signatures_added(once, twice)


def test_changed_pages_other_and_unchanged_files_are_not(given: bytes, dung: Signer) -> None:
    writer = PdfWriter(BytesIO(given), incremental=True)
    writer.pages[0].rotate(90)
    out = BytesIO()
    writer.write(out)
    other = sign_pdf(plan("Khác."), dung, field_name="a", now=NOW)
    assert [only_signatures_added(given, wrong) for wrong in (given, out.getvalue(), other)] == [False] * 3
    with pytest.raises(UnreadablePdf):
        only_signatures_added(given, b"khong phai pdf")
