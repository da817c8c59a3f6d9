"""What may not be sent is refused with the place."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from tests.engines.edxml.sample import MESSAGE

from dienhong.engines.edxml.message import Attachment, Code, Organization, Signer, Trace, TraceStep
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.shapes import ORGAN_CODE
from dienhong.engines.edxml.write import to_xml

HEADER = "edXML/edXMLEnvelope/edXMLHeader/MessageHeader"
FILES = "edXML/AttachmentEncoded/Attachment"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"subject": ""}, f"Thiếu Subject (tại {HEADER}/Subject)."),
        ({"subject": "\x00\u202e "}, f"Thiếu Subject (tại {HEADER}/Subject)."),
        ({"subject": "x" * 501}, f"Giá trị dài 501 ký tự, tối đa 500 (tại {HEADER}/Subject)."),
        ({"recipients": ()}, f"Thiếu To (tại {HEADER}/To)."),
        ({"code": Code("80", "")}, f"Thiếu CodeNotation (tại {HEADER}/Code/CodeNotation)."),
        (
            {"signer": Signer(full_name="x" * 51)},
            f"Giá trị dài 51 ký tự, tối đa 50 (tại {HEADER}/SignerInfo/FullName).",
        ),
        ({"steering_type": -1}, f"Giá trị “-1” phải là số nguyên từ 0, tối đa 2 chữ số (tại {HEADER}/SteeringType)."),
        (
            {"sender": Organization("H 05", "Sở")},
            f"Giá trị “H 05” không đúng dạng: {ORGAN_CODE.explained} (tại {HEADER}/From/OrganId).",
        ),
    ],
)
def test_header_that_breaks_a_rule_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(EdxmlRefused) as refused:
        to_xml(replace(MESSAGE, header=replace(MESSAGE.header, **changes)))
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("attachments", "message"),
    [
        ([("../a.pdf", "a/b")], f"Tên tệp “../a.pdf” không an toàn (tại {FILES}[1]/AttachmentName)."),
        ([("a.pdf", "a/b"), ("A.PDF", "a/b")], f"Hai tệp cùng tên “a.pdf” (tại {FILES}[1]/AttachmentName)."),
        ([("a.pdf", "pdf")], f"Loại tệp “pdf” không đúng dạng (tại {FILES}[1]/ContentType)."),
        ([(f"{n}.pdf", "a/b") for n in range(101)], "Tối đa 100 tệp, 100 MB (tại edXML/AttachmentEncoded)."),
    ],
)
def test_attachment_that_breaks_a_rule_is_refused(attachments: list[tuple[str, str]], message: str) -> None:
    files = tuple(Attachment(name, kind, b"") for name, kind in attachments)
    with pytest.raises(EdxmlRefused) as refused:
        to_xml(replace(MESSAGE, attachments=files))
    assert str(refused.value) == message


def test_moment_without_zone_is_refused() -> None:
    step = TraceStep("H05", datetime(2026, 1, 5))  # noqa: DTZ001 (the mistake under test)
    with pytest.raises(EdxmlRefused) as refused:
        to_xml(replace(MESSAGE, trace=Trace(steps=(step,))))
    assert refused.value.path == "edXML/edXMLEnvelope/edXMLHeader/TraceHeaderList/TraceHeader/Timestamp"
