"""The linter over a `Document`: its parts, its forms, and the place of each finding."""

from datetime import date
from typing import Any

import pytest
from tests.civic.documents.linting.documents import DAY, LETTER, PARTY, PARTY_DAY, STATE, spoilt

from dienhong.civic.documents.linting import Finding, Part, Where, apply_fix, lint
from dienhong.engines.typeset.model import (
    Column,
    Document,
    Heading,
    Issuer,
    Level,
    Paragraph,
    Picture,
    Recipients,
    Signature,
    Table,
    inline,
)


def found(document: Document, on: date | None = None) -> list[tuple[str, str, str | None]]:
    return [(f.rule, f.excerpt, f.fix) for f in lint(document, on or document.form_day)]


@pytest.mark.parametrize("document", [STATE, LETTER, PARTY], ids=["plan", "letter", "party plan"])
def test_clean_document_has_no_findings(document: Document) -> None:
    assert found(document) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"subject": ""}, ("subject_missing", "", None)),
        ({"issuer": Issuer(())}, ("issuer_missing", "", None)),
        ({"body": ()}, ("body_missing", "", None)),
        ({"recipients": ()}, ("recipients_missing", "", None)),
        ({"recipients": (Recipients(("UBND tỉnh",)),)}, ("archive_missing", "", "Lưu: VT")),
        ({"recipients": (Recipients(("UBND tỉnh",), "Lưu VT"),)}, ("archive_form", "Lưu ", "Lưu: ")),
        ({"recipients": (Recipients(("- UBND tỉnh",), "Lưu: VT"),)}, ("recipient_mark", "- ", "")),
        ({"recipients": (Recipients(("UBND tỉnh;",), "Lưu: VT"),)}, ("recipient_mark", ";", "")),
        ({"recipients": (Recipients(("Các thôn", "Các thôn"), "Lưu: VT"),)}, ("recipient_repeated", "Các thôn", None)),
        ({"signatures": ()}, ("signature_missing", "", None)),
        ({"signatures": (Signature(("CHỦ TỊCH",)),)}, ("signature_missing", "", None)),
        ({"signatures": (Signature(("CHỦ TỊCH",), "TS. Đinh Văn Lự"),)}, ("signer_title", "TS. ", "")),
        ({"signatures": (Signature(("CHỦ TỊCH",), "Đồng chí Đinh Văn Lự"),)}, ("signer_title", "Đồng chí ", "")),
        ({"signatures": (Signature(("CHỦ TỊCH",), "Đinh văn Lự"),)}, ("capital_signer", "Đinh văn Lự", "Đinh Văn Lự")),
        ({"signatures": (Signature(("KT. CHỦ TỊCH",), "Đinh Văn Lự"),)}, ("authority_deputy", "KT. CHỦ TỊCH", None)),
        ({"signatures": (Signature(("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lự"),)}, ("authority_style", "T/M ", "TM. ")),
        (
            {"signatures": (Signature(("KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Đinh Văn Lự"),)},
            ("space_after_authority", "KT.", "KT. "),
        ),
        ({"bases": ("Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18/01/2024",)}, ("basis_law", " số 31/2024/QH15", "")),
        ({"bases": ("Căn cứ Luật Đất đai ngày 18/01/2024 của Quốc hội",)}, ("basis_law", " của Quốc hội", "")),
        ({"bases": ("Căn cứ Luật Đất đai ngày 18/01/2024;",)}, ("basis_mark", ";", "")),
        ({"bases": ("Thực hiện Luật Đất đai ngày 18/01/2024",)}, ("basis_opening", "Thực hiện", "Căn cứ")),
        ({"bases": ("Luật Đất đai ngày 18/01/2024",)}, ("basis_opening", "Luật", None)),
        ({"bases": ("Căn cứ Kế hoạch của tỉnh",)}, ("basis_elements", "Kế hoạch", None)),
        ({"bases": ("Căn cứ Luật Đất đai ngày 18/01/2027",)}, ("basis_later", "ngày 18/01/2027", None)),
        (
            {"bases": ("Căn cứ Luật Đất đai ngày 18/01/2024; Căn cứ Luật Đầu tư ngày 17/6/2020",)},
            ("bases_fused", "; ", "\n"),
        ),
        ({"symbol": "TB-UBND"}, ("own_symbol", "", None)),
        ({"symbol": "KH/UBND"}, ("own_symbol", "", None)),
        ({"body": (Paragraph(inline("Thực hiện./.")),), "appendices": ()}, ("end_mark", "./.", "")),
        ({"body": (Heading(Level.SECTION, 2, "MỤC ĐÍCH"),), "appendices": ()}, ("numbering", "", None)),
        ({"body": (Paragraph(inline("Thực hiện.")),)}, ("appendix_not_cited", "", None)),
        ({"body": (Paragraph(inline("thực hiện phụ lục.")),)}, ("capital_sentence", "t", "T")),
    ],
)  # fmt: skip
def test_fault_of_form_is_told(changes: dict[str, Any], expected: tuple[str, str, str | None]) -> None:
    assert expected in found(spoilt(STATE, **changes))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"addressees": ()}, ("addressee_missing", "", None)),
        ({"symbol": "CV-UBND"}, ("own_symbol", "", None)),
        ({"recipients": (Recipients(("Các thôn",), "Lưu: VT"),)}, ("recipient_as_above", "Các thôn", None)),
    ],
)
def test_fault_of_a_letter_is_told(changes: dict[str, Any], expected: tuple[str, str, str | None]) -> None:
    assert found(spoilt(LETTER, **changes)) == [expected]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"bases": ("Căn cứ Quy định số 11-QĐi/TW ngày 18/02/2019 của Bộ Chính trị về đối thoại với dân",)},
            ("party_citation_comma", "11-QĐi/TW ", "11-QĐi/TW, "),
        ),
        ({"signatures": (Signature(("TM. ĐẢNG ỦY", "BÍ THƯ"), "Lò Văn Chiến"),)}, ("authority_style", "TM. ", "T/M ")),
        (
            {"signatures": (Signature(("K/T BÍ THƯ", "PHÓ BÍ THƯ"), "Lò Văn Chiến"),)},
            ("authority_collective", "K/T BÍ THƯ", None),
        ),
        ({"recipients": (Recipients(("Tỉnh ủy",), "Lưu: VT"),)}, ("archive_form", "Lưu: VT", "Lưu Đảng ủy")),
        ({"recipients": (Recipients(("Tỉnh ủy",)),)}, ("archive_missing", "", "Lưu Đảng ủy")),
        ({"subject": "V/v đối thoại"}, ("party_about", "V/v", "về việc")),
        ({"symbol": "KH-ĐU"}, ("own_symbol", "", None)),
    ],
)
def test_fault_of_a_party_paper_is_told(changes: dict[str, Any], expected: tuple[str, str, str | None]) -> None:
    assert found(spoilt(PARTY, **changes)) == [expected]


def test_party_paper_before_guide_05_is_held_to_the_older_guide() -> None:
    day = date(2026, 5, 26)
    old = spoilt(
        PARTY,
        form_day=day,
        bases=("Căn cứ Quy định số 11-QĐi/TW ngày 18/02/2019 của Bộ Chính trị về đối thoại với dân",),
        signatures=(Signature(("K/T BÍ THƯ", "PHÓ BÍ THƯ"), "Lò Văn Chiến"),),
    )
    assert found(old) == []
    assert [rule for rule, *_ in found(old, PARTY_DAY)] == ["party_citation_comma", "authority_collective"]


def test_finding_knows_its_part_and_appendix() -> None:
    table = Table((Column("Thôn"),), (("Nà Phát",), ("của nhân dân",)))
    [appendix] = STATE.appendices
    document = spoilt(STATE, appendices=(appendix, spoilt(appendix, body=(table,))))  # type: ignore[arg-type]
    [finding] = lint(document, DAY)
    assert finding == Finding(
        rule="capital_people",
        severity="warning",
        where=Where(Part.TABLE, ("appendices", 1, "body", 0, "rows", 1, 0)),
        start=4,
        end=12,
        excerpt="nhân dân",
        message="Viết hoa đúng: “Nhân dân”.",
        source="Nghị định 30/2020/NĐ-CP, Phụ lục II, mục V.1",
        fix="Nhân dân",
    )
    assert (finding.where.appendix, finding.where.label) == (2, "Phụ lục 2, Bảng 1")


def test_caption_of_a_picture_is_read() -> None:
    picture = Picture(b"", 20, "mã QR", caption="Ý kiến của nhân dân")
    [finding] = lint(spoilt(STATE, body=(*STATE.body, picture)), DAY)
    assert finding.where == Where(Part.BODY, ("body", len(STATE.body), "caption"))


def test_open_number_and_day_are_no_fault_of_a_document() -> None:
    assert (STATE.number, STATE.day) == (None, None)
    assert found(STATE) == []


@pytest.mark.parametrize("name", ["H'Mlin Êban", "Y Blô Niê", "A-Páo Thào", "Lò Văn Ơn"])
def test_name_of_any_people_is_left_alone(name: str) -> None:
    assert found(spoilt(STATE, signatures=(Signature(("CHỦ TỊCH",), name),))) == []


def test_missing_archive_line_is_written_by_its_fix() -> None:
    document = spoilt(STATE, recipients=(Recipients(("UBND tỉnh",)),))
    [finding] = lint(document, DAY)
    assert apply_fix(document, finding).recipients == (Recipients(("UBND tỉnh",), "Lưu: VT"),)
