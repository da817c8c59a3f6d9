"""The schema is a schema, the samples keep it, and a breach is told in Vietnamese with its line."""

from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree
from tests.engines.edxml.sample import MESSAGE, XML, edited

from dienhong.engines.edxml.read import from_xml
from dienhong.engines.edxml.validate import violations

GOLDEN = Path(__file__).parents[2] / "golden" / "edxml" / "ke-hoach-doi-thoai.edxml"


def test_schema_is_well_formed_and_valid() -> None:
    source = files("dienhong.engines.edxml").joinpath("schema", "edxml.xsd").read_bytes()
    assert etree.XMLSchema(etree.fromstring(source)).validate(etree.fromstring(XML))


def test_golden_sample_is_what_the_writer_writes() -> None:
    assert GOLDEN.read_bytes() == XML


def test_golden_sample_is_valid_and_readable() -> None:
    data = GOLDEN.read_bytes()
    assert (violations(data), from_xml(data)) == ([], MESSAGE)


@pytest.mark.parametrize(
    ("old", "new", "element", "message"),
    [
        ("Trần Văn Dũng", "D" * 51, "FullName", "FullName dài 51 ký tự, tối đa 50."),
        ("2026/01/20", "20/01/2026", "DueDate", "DueDate không đúng dạng: “20/01/2026”."),
        ("Direction>false", "Direction>no", "Direction", "Direction có giá trị không đúng kiểu: “no”."),
        (MESSAGE.header.subject, "", "Subject", "Subject không được để trống."),
        (
            "<edXML:DocumentId>000.12.07.H05,2026/01/05,80/KH-UBND</edXML:DocumentId>",
            "",
            "Code",
            "Code không được đứng ở đây; ở đây phải là To, DocumentId.",
        ),
        (
            "<edXML:CodeNotation>KH-UBND</edXML:CodeNotation>",
            "",
            "Code",
            "Code thiếu thẻ con; ở đây phải là CodeNotation.",
        ),
        (
            "Bussiness>",
            "Business>",
            "Business",
            "Business không được đứng ở đây; ở đây phải là Bussiness, TraceHeader.",
        ),
        (
            "<ContentId>cid:2",
            "<ContentId>cid:9",
            "Reference",
            "Reference: mã ContentId bị trùng, hoặc nhắc tệp không có trong gói.",
        ),
        (
            "QCVN_102_2016",
            "QCVN_102_2014",
            "edXML",
            "Thẻ gốc edXML không đúng; phải là edXML với không gian tên của QCVN 102:2016.",
        ),
    ],
)
def test_breach_is_told_with_its_element(old: str, new: str, element: str, message: str) -> None:
    found = violations(edited(old, new, -1))
    assert [(each.element, each.message) for each in found[:1]] == [(element, message)]


def test_breach_is_told_with_its_line() -> None:
    data = edited("Direction>false", "Direction>no")
    line = data.decode().splitlines().index("          <edXML:Direction>no</edXML:Direction>") + 1
    assert [each.line for each in violations(data)] == [line]
