"""What offices really send is read; what breaks the standard is refused with its place."""

import pytest
from tests.engines.edxml.sample import COMMUNE, DOCUMENT_ID, MESSAGE, XML, edited

from dienhong.engines.edxml.message import Message, OtherInfo, Signer, Trace
from dienhong.engines.edxml.read import from_xml
from dienhong.engines.edxml.refused import EdxmlRefused

HEADER = "edXML/edXMLEnvelope/edXMLHeader"
STEP = f"{HEADER}/TraceHeaderList/TraceHeader"
FIELDS = f"{HEADER}/MessageHeader"
MANIFEST = "edXML/edXMLEnvelope/edXMLBody/edXMLManifest"
FILES = "edXML/AttachmentEncoded"

MINIMAL = f"""<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>
<From><OrganId>{COMMUNE.code}</OrganId><OrganName> {COMMUNE.name}
</OrganName></From><To><OrganId>H05.14</OrganId><OrganName>Sở Nội vụ tỉnh An Bình</OrganName></To>
<Code><CodeNumber>80</CodeNumber><CodeNotation>KH-UBND</CodeNotation></Code>
<PromulgationInfo><Place>Hòa Phú</Place><PromulgationDate>2026/01/05</PromulgationDate></PromulgationInfo>
<DocumentType><Type>1</Type><TypeName>Kế hoạch</TypeName></DocumentType><Subject>Đối thoại<!-- x --> năm 2026</Subject>
<SignerInfo><FullName/></SignerInfo><DueDate/><OtherInfo/>
<ResponseFor><OrganId></OrganId><Code></Code><PromulgationDate></PromulgationDate><DocumentId></DocumentId></ResponseFor>
<SteeringType>1</SteeringType><ToPlaces><Place/></ToPlaces><DocumentId>{DOCUMENT_ID}</DocumentId>
</MessageHeader></edXMLHeader><edXMLBody/></edXMLEnvelope></edXML>"""


def test_package_without_prefix_in_another_order_with_hollow_tags_is_read() -> None:
    message = from_xml(MINIMAL.encode())
    header = message.header
    assert (header.document_id, header.sender.name, header.subject) == (DOCUMENT_ID, COMMUNE.name, "Đối thoại năm 2026")
    assert (
        header.signer,
        header.due_date,
        header.other,
        header.response_for,
        header.to_places,
        header.steering_type,
    ) == (
        Signer(),
        None,
        OtherInfo(),
        (),
        (),
        1,
    )
    assert message == Message(header, Trace(), ())


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("</edXML:edXMLHeader>", "<Signature><x/></Signature></edXML:edXMLHeader>", "chưa được kiểm tra"),
        (
            "</edXML:edXMLHeader>",
            '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></edXML:edXMLHeader>',
            "chưa được kiểm tra",
        ),
        ("</edXML:edXMLHeader>", "<ErrorList><Error/></ErrorList></edXML:edXMLHeader>", "ErrorList"),
        ("</edXML:OtherInfo>", "<edXML:ReferenceCodes>1</edXML:ReferenceCodes></edXML:OtherInfo>", "ReferenceCodes"),
        ("<edXML:Paper>", "<edXML:BussinessDocumentInfo/><edXML:Paper>", "BussinessDocumentInfo"),
    ],
)
def test_known_parts_that_we_do_not_use_are_noted(old: str, new: str, note: str) -> None:
    message = from_xml(edited(old, new))
    assert (message, [note in each for each in message.notes]) == (MESSAGE, [True])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("QCVN_102_2016", "QCVN_102_2014", None),
        (
            "edXML:Bussiness>",
            "edXML:Business>",
            f"Không nhận ra thẻ Business; quy chuẩn viết là Bussiness (tại {HEADER}/TraceHeaderList).",
        ),
        (
            "TyperNotation>",
            "TypeNotation>",
            f"Không nhận ra thẻ TypeNotation; quy chuẩn viết là TyperNotation (tại {FIELDS}/OtherInfo).",
        ),
        ("edXMLEnvelope", "Envelope", "Không nhận ra thẻ Envelope; quy chuẩn viết là edXMLEnvelope (tại edXML)."),
        ("2026/01/20", "2026/02/30", None),
        (
            "2026/01/20",
            "20/01/2026",
            f"Giá trị “20/01/2026” không phải là ngày có thật dạng năm/tháng/ngày, như 2026/01/05 (tại {FIELDS}/DueDate).",
        ),
        (
            "2026/01/05 08:30:00",
            "2026/01/05T08:30",
            f"Giá trị “2026/01/05T08:30” không phải là thời điểm có thật, như 2026/01/05 08:30:00 (tại {STEP}/Timestamp).",
        ),
        (
            "Priority>1",
            "Priority>4",
            f"Giá trị “4” phải là một trong các mã 0, 1, 2, 3 (tại {FIELDS}/OtherInfo/Priority).",
        ),
        ("PageAmount>12", "PageAmount>١٢", None),
        (
            "Direction>false",
            "Direction>no",
            f"Giá trị “no” phải là true hoặc false (tại {FIELDS}/OtherInfo/Direction).",
        ),
        (
            "<edXML:Subject>",
            "<edXML:Subject>x</edXML:Subject><edXML:Subject>",
            f"Thẻ Subject xuất hiện 2 lần, chỉ được một lần (tại {FIELDS}/Subject).",
        ),
        ("<edXML:To>", "lạc<edXML:To>", f"Có chữ nằm ngoài các thẻ (tại {FIELDS})."),
        ("H05.14", "H05 14", None),
        ('version="1.0"', 'version="2.0"', None),
        (
            "<ContentId>cid:2",
            "<ContentId>cid:1",
            f"ContentId “cid:1” dùng hai lần (tại {FILES}/Attachment[2]/ContentId).",
        ),
        (
            "edXML:ContentId>cid:2",
            "edXML:ContentId>cid:1",
            f"ContentId “cid:1” dùng hai lần (tại {MANIFEST}/Reference[2]/ContentId).",
        ),
        (
            "<ContentId>cid:2",
            "<ContentId>cid:9",
            f"Danh mục nhắc tệp “cid:2” nhưng gói tin không kèm tệp này (tại {MANIFEST}/Reference[2]).",
        ),
        ("<ContentId>cid:2</ContentId>", "", f"Thiếu ContentId (tại {FILES}/Attachment[2]/ContentId)."),
    ],
)
def test_package_that_breaks_the_standard_is_refused(old: str, new: str, message: str | None) -> None:
    with pytest.raises(EdxmlRefused) as refused:
        from_xml(edited(old, new, -1))
    assert message is None or str(refused.value) == message


def test_file_outside_the_manifest_is_refused() -> None:
    start, end = XML.index(b"<edXML:Reference>"), XML.index(b"</edXML:Reference>") + len(b"</edXML:Reference>")
    with pytest.raises(EdxmlRefused) as refused:
        from_xml(XML[:start] + XML[end:])
    assert str(refused.value) == f"Tệp “cid:1” không có trong danh mục của gói tin (tại {FILES}/Attachment[1])."


def test_too_long_a_text_is_refused_with_its_place() -> None:
    with pytest.raises(EdxmlRefused) as refused:
        from_xml(edited(MESSAGE.header.subject, "đ" * 612))
    assert str(refused.value) == f"Giá trị dài 612 ký tự, tối đa 500 (tại {FIELDS}/Subject)."


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Temp\\bao-cao.docx", "bao-cao.docx"),
        ("CON.pdf", "_CON.pdf"),
        ("bao\u202efdp.exe", "baofdp.exe"),
        ("phu-luc.csv", "phu-luc (2).csv"),
        ("..", "tep-dinh-kem"),
    ],
)
def test_name_of_a_file_is_made_safe_and_noted(raw: str, name: str) -> None:
    swapped = edited("<edXML:AttachmentName>phu-luc.csv", "<edXML:AttachmentName>tam.csv").decode()
    data = swapped.replace("ke-hoach-80.txt", raw, 1).replace("tam.csv", "phu-luc.csv").encode()
    message = from_xml(data)
    renamed = [name, "phu-luc.csv"] if raw != "phu-luc.csv" else [raw, name]
    assert [each.name for each in message.attachments] == renamed
    assert [f"đã đổi thành “{name}”" in note for note in message.notes] == [True]


def test_unknown_type_of_a_file_is_noted() -> None:
    message = from_xml(edited("ContentType>text/plain", "ContentType>.docx"))
    assert (message.attachments[0].content_type, message.notes) == (
        "application/octet-stream",
        (f"Loại tệp “.docx” không rõ (tại {MANIFEST}/Reference[1]).",),
    )
