"""An invented message, and edits of its XML, for the tests of the exchange."""

import base64
import io
import zipfile
from datetime import date, datetime

from dienhong.engines.edxml.message import (
    VIETNAM,
    Attachment,
    Business,
    Code,
    DocumentType,
    Message,
    MessageHeader,
    Organization,
    OtherInfo,
    Priority,
    Promulgation,
    ResponseFor,
    Signer,
    Staff,
    Trace,
    TraceStep,
)
from dienhong.engines.edxml.write import document_id, to_xml

COMMUNE = Organization(
    code="000.12.07.H05",
    name="Ủy ban nhân dân xã Hòa Phú",
    in_charge="Ủy ban nhân dân xã Hòa Phú",
    address="Thôn Đông, xã Hòa Phú",
    email="vanthu@hoaphu.example",
    telephone="0200 000 0001",
    fax="0200 000 0002",
    website="https://hoaphu.example",
)
PROVINCE = Organization(code="000.00.00.H05", name="Ủy ban nhân dân tỉnh An Bình")
DEPARTMENT = Organization(code="H05.14", name="Sở Nội vụ tỉnh An Bình")
DOCUMENT_ID = document_id("000.12.07.H05", date(2026, 1, 5), "80/KH-UBND")

MESSAGE = Message(
    MessageHeader(
        sender=COMMUNE,
        recipients=(PROVINCE, DEPARTMENT),
        document_id=DOCUMENT_ID,
        code=Code("80", "KH-UBND"),
        promulgation=Promulgation("Hòa Phú", date(2026, 1, 5)),
        document_type=DocumentType(1, "Kế hoạch", 0),
        subject="Kế hoạch tiếp xúc, đối thoại trực tiếp với Nhân dân năm 2026",
        content="Tổ chức hai cuộc đối thoại định kỳ trong năm 2026.",
        signer=Signer("TM. ỦY BAN NHÂN DÂN", "Chủ tịch", "Trần Văn Dũng"),
        due_date=date(2026, 1, 20),
        to_places=("Ủy ban nhân dân tỉnh An Bình", "Sở Nội vụ tỉnh An Bình"),
        other=OtherInfo(Priority.URGENT, "Trong tỉnh", "NTH", 3, 12, False, ("Phụ lục phân công",)),
        response_for=(ResponseFor("000.00.00.H05", "000.00.00.H05,2025/12/15,1420/UBND-NC", "1420/UBND-NC"),),
        steering_type=0,
    ),
    Trace(
        Business(reason="Văn bản mới", has_paper=False, staff=Staff("Văn phòng", "Nguyễn Thu Hà", "0900 000 003")),
        (TraceStep("000.12.07.H05", datetime(2026, 1, 5, 8, 30, tzinfo=VIETNAM)),),
    ),
    (
        Attachment("ke-hoach-80.txt", "text/plain", "Kế hoạch đối thoại năm 2026\n".encode(), "Toàn văn"),
        Attachment("phu-luc.csv", "text/csv", "thôn;ngày\nĐông;2026-03-12\n".encode()),
    ),
)
XML = to_xml(MESSAGE)


def edited(old: str, new: str, count: int = 1) -> bytes:
    """The sample's XML with its first `count` passages `old` replaced by `new`."""
    text = XML.decode()
    assert old in text
    return text.replace(old, new, count).encode()


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return packed.getvalue()


def carrying(packed: bytes) -> bytes:
    """The sample's XML with `packed` in place of its first attachment's ZIP."""
    text = XML.decode()
    start = text.index("ContentTransferEncoded xmlns")
    start = text.index(">", start) + 1
    end = text.index("<", start)
    return (text[:start] + base64.b64encode(packed).decode() + text[end:]).encode()
