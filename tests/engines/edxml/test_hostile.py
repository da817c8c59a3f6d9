"""Whatever arrives, only EdxmlRefused leaves the reader."""

import base64
import contextlib
import io
import random
import struct
import zipfile

import pytest
from tests.engines.edxml.sample import MESSAGE, XML, carrying, edited, zipped

from dienhong.engines.edxml.incoming import read_package
from dienhong.engines.edxml.limits import Limits
from dienhong.engines.edxml.message import Attachment, Message
from dienhong.engines.edxml.read import from_xml
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.validate import violations
from dienhong.engines.edxml.write import to_xml

CONTENT = "edXML/AttachmentEncoded/Attachment[1]/ContentTransferEncoded"
NO_DTD = "Gói tin khai báo DTD hoặc thực thể, là cách tấn công qua XML; không nhận (tại edXML)."
NOT_ZIP = f"Nội dung không phải là một gói nén ZIP nguyên vẹn (tại {CONTENT})."
BOMB = f"Tệp phình quá lớn khi giải nén, nghi là gói nén độc hại (tại {CONTENT})."
DAMAGED = f"Gói nén bị hỏng, không mở được (tại {CONTENT})."


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(EdxmlRefused) as refused:
        from_xml(data, limits or Limits())
    return str(refused.value)


def with_dtd(dtd: str, subject: str) -> bytes:
    data = edited("<edXML:Subject>", f"<edXML:Subject>{subject}")
    return data.replace(b"?>", f"?><!DOCTYPE edXML [{dtd}]>".encode(), 1)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("dtd", "subject"),
    [
        ('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        ('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "&x;"),
        ('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;', ""),
        (f'<!ENTITY l0 "lol">{LAUGHS}', "&l9;"),
        (f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 5_000),
        ("<!ELEMENT x ANY>", ""),
    ],
    ids=["file", "http", "parameter", "billion-laughs", "quadratic", "harmless-dtd"],
)
def test_any_dtd_is_refused_unread(dtd: str, subject: str) -> None:
    data = with_dtd(dtd, subject)
    assert refusal(data) == NO_DTD
    assert [violation.message for violation in violations(data)] == [NO_DTD]


def test_dtd_outside_the_document_is_refused() -> None:
    assert refusal(XML.replace(b"?>", b'?><!DOCTYPE edXML SYSTEM "http://127.0.0.1:9/x.dtd">', 1)) == NO_DTD


def test_xinclude_is_an_unknown_element() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
    assert refusal(edited("<edXML:Subject>", include + "<edXML:Subject>")) == (
        "Thẻ include mang không gian tên lạ “http://www.w3.org/2001/XInclude”, phải là "
        "http://www.mic.gov.vn/TBT/QCVN_102_2016 (tại edXML/edXMLEnvelope/edXMLHeader/MessageHeader)."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "Gói tin trống (tại edXML)."),
        (b" \r\n", "Gói tin trống (tại edXML)."),
        (XML.decode().encode("utf-16"), "Gói tin phải dùng bảng mã UTF-8; byte thứ 1 không đúng (tại edXML)."),
        (edited("Trần Văn Dũng", "Trần").decode().encode("cp1258", "replace"), None),
        (XML.replace(b"utf-8", b"utf-7", 1), "Gói tin phải dùng bảng mã UTF-8 (tại edXML)."),
        (XML.replace(b"utf-8", b"windows-1258", 1), "Gói tin phải dùng bảng mã UTF-8 (tại edXML)."),
        (b"PK\x03\x04", "Gói tin không phải XML nguyên vẹn, sai từ dòng 1 (tại edXML)."),
        (b"1212" + XML, "Gói tin không phải XML nguyên vẹn, sai từ dòng 1 (tại edXML)."),
        (XML + b"<x/>", None),
    ],
)
def test_bytes_that_are_no_utf8_xml_are_refused(data: bytes, message: str | None) -> None:
    found = refusal(data)
    assert message is None or found == message


def test_byte_order_mark_is_welcome() -> None:
    assert from_xml(b"\xef\xbb\xbf" + XML) == MESSAGE


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(package=1000), f"Gói tin nặng {len(XML)} byte, tối đa 1000 byte (tại edXML)."),
        (Limits(markup=500), "Phần chữ và thẻ của gói tin dài bất thường (tại edXML)."),
        (Limits(elements=20), "Có quá 20 thẻ (tại edXML)."),
        (Limits(depth=4), "Các thẻ lồng nhau quá 4 tầng (tại edXML)."),
        (Limits(attachments=1), "Có 2 tệp đính kèm, tối đa 1 (tại edXML/AttachmentEncoded)."),
        (Limits(files=10), BOMB),
    ],
)
def test_each_limit_is_kept(limits: Limits, message: str) -> None:
    assert refusal(XML, limits) == message


def test_deep_and_wide_trees_stop_early() -> None:
    assert refusal(b"<a>" * 90_000) == "Các thẻ lồng nhau quá 16 tầng (tại edXML)."
    assert refusal(b"<a>" + b"<b/>" * 90_000) == "Có quá 20000 thẻ (tại edXML)."
    assert refusal(b"<a " + b" ".join(b'b%d="">' % n for n in range(400_000))) == (
        "Phần chữ và thẻ của gói tin dài bất thường (tại edXML)."
    )


LONG = b"a" * 70_000


@pytest.mark.parametrize(
    "data",
    [
        b"<" + LONG,
        b'<a x=">' + LONG + b'"/>',
        XML.replace(b"<edXML:Subject>", b"<!-- >" + LONG + b"--><edXML:Subject>", 1),
        XML.replace(b"<edXML:Subject>", b"<edXML:Subject>" + LONG, 1),
        XML.replace(b"<ContentId>", b"<ContentId><![CDATA[>" + LONG + b"]]>", 1),
        XML.replace(
            b"<edXML:ContentTransferEncoded xmlns", b'<edXML:ContentTransferEncoded a=">' + LONG + b'" xmlns', 1
        ),
        XML + b" " * 70_000,
    ],
    ids=["name", "attribute", "comment", "text", "cdata", "attribute-of-file", "end"],
)
def test_long_passages_outside_a_file_are_refused_before_parsing(data: bytes) -> None:
    assert refusal(data) == "Có đoạn dài bất thường ngoài nội dung tệp (tại edXML)."


def test_base64_may_come_in_lines_or_as_cdata() -> None:
    packed = zipped(("a.txt", random.Random(1).randbytes(200_000)))
    plain, lines = carrying(packed), base64.encodebytes(packed)
    encoded = base64.b64encode(packed)
    expected = from_xml(plain)
    variants = [plain.replace(encoded, lines), plain.replace(encoded, b"<![CDATA[" + lines + b"]]>")]
    assert [from_xml(each) for each in variants] == [expected, expected]


def test_files_together_are_bounded() -> None:
    first, second = (len(each.content) for each in MESSAGE.attachments)
    assert from_xml(XML, Limits(files=first + second)) == MESSAGE
    assert refusal(XML, Limits(files=first + second - 1)) == BOMB.replace("[1]", "[2]")


@pytest.mark.parametrize("size", [2_000_000, 50_000_000])
def test_zip_bomb_of_a_thousand_to_one_is_refused(size: int) -> None:
    assert refusal(carrying(zipped(("a.txt", bytes(size))))) == BOMB


def test_size_that_lies_is_found_out() -> None:
    honest = zipped(("a.txt", b"x" * 5000))
    lying = honest.replace(struct.pack("<I", 5000), struct.pack("<I", 10))
    assert refusal(carrying(lying)) == DAMAGED


def test_zip_in_the_zip_stays_bytes() -> None:
    inner = zipped(("b.txt", bytes(2_000_000)))
    assert from_xml(carrying(zipped(("a.zip", inner)))).attachments[0].content == inner


@pytest.mark.parametrize("count", [0, 2, 10_000])
def test_zip_must_hold_exactly_one_file(count: int) -> None:
    packed = zipped(*((f"{n}.txt", b"") for n in range(count)))
    assert refusal(carrying(packed)) == (
        f"Gói nén có {count} mục; mỗi tệp đính kèm phải nén riêng, đúng một tệp (tại {CONTENT})."
    )


def test_number_of_entries_that_lies_is_found_out() -> None:
    packed = bytearray(zipped(("1.txt", b"x"), ("2.txt", b"y")))
    packed[-14:-10] = struct.pack("<HH", 1, 1)
    assert refusal(carrying(bytes(packed))) == f"Gói nén phải chứa đúng một tệp (tại {CONTENT})."


def test_folder_instead_of_a_file_is_refused() -> None:
    assert refusal(carrying(zipped(("folder/", b"")))) == f"Gói nén phải chứa đúng một tệp (tại {CONTENT})."


def test_encrypted_zip_is_refused() -> None:
    packed = bytearray(zipped(("a.txt", b"x")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.index(signature) + offset
        packed[at] |= 1
    assert refusal(carrying(bytes(packed))) == f"Gói nén đặt mật khẩu, không mở được (tại {CONTENT})."


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_compression_is_refused(method: int) -> None:
    packed = zipped(("a.txt", b"x" * 100), method=method)
    assert refusal(carrying(packed)) == f"Gói nén dùng cách nén lạ; chỉ nhận ZIP thông thường (tại {CONTENT})."


def test_zip64_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", b"x")
    plain = packed.getvalue()
    locator = b"PK\x06\x07" + bytes(16)
    assert refusal(carrying(plain[:-22] + locator + plain[-22:])) == (
        f"Gói nén dùng dạng ZIP64 cho tệp rất lớn, không nhận (tại {CONTENT})."
    )


@pytest.mark.parametrize("packed", [b"", b"%PDF-1.7", zipped(("a", b"x"))[:-1], zipped(("a", b"x")) + b"tail"])
def test_content_that_is_no_zip_is_refused(packed: bytes) -> None:
    assert refusal(carrying(packed)) == NOT_ZIP


def test_damaged_content_is_refused() -> None:
    packed = bytearray(zipped(("a.txt", b"x" * 1000), method=zipfile.ZIP_STORED))
    packed[100] ^= 1
    assert refusal(carrying(bytes(packed))) == DAMAGED


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\Windows\\win.ini", "a\x00.txt", "con.txt"])
def test_path_in_the_zip_is_never_used(name: str) -> None:
    entry = zipfile.ZipInfo("placeholder")
    entry.filename = name
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(entry, b"x")
    message = from_xml(carrying(packed.getvalue()))
    assert message.attachments[0] == Attachment("ke-hoach-80.txt", "text/plain", b"x", "Toàn văn")


@pytest.mark.parametrize("encoded", ["UEsDB*==", "UEsDB", "ÀÁÂ=", "UEsD\u00a0BA==", "<b/>UEsDBA=="])
def test_wrong_base64_is_refused(encoded: str) -> None:
    text = carrying(b"").decode()
    at = text.index("></edXML:ContentTransferEncoded>") + 1
    problem = "Chỉ được chứa chữ nhưng lại có thẻ con" if "<" in encoded else "Nội dung tệp không phải là base64 đúng"
    namespaced = encoded.replace("<b/>", "<edXML:b/>")
    assert refusal((text[:at] + namespaced + text[at:]).encode()) == f"{problem} (tại {CONTENT})."


@pytest.mark.parametrize("end", range(0, len(XML) - 2, 200))
def test_truncated_package_is_refused(end: int) -> None:
    refusal(XML[:end])


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_only_ever_raise_refusals(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        data = bytearray(XML)
        for _ in range(chance.choice([1, 2, 8, 64])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        survives(bytes(data))


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_in_a_zip_only_ever_raise_refusals(seed: int) -> None:
    chance, packed = random.Random(seed), zipped(("a.txt", b"dialogue " * 50))
    for _ in range(25):
        data = bytearray(packed)
        for _ in range(chance.choice([1, 2, 4])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        survives(carrying(bytes(data)))


@pytest.mark.parametrize("seed", range(20))
def test_shuffled_passages_only_ever_raise_refusals(seed: int) -> None:
    chance, lines = random.Random(seed), XML.decode().splitlines()
    for _ in range(10):
        shuffled = lines.copy()
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        shuffled.insert(to, shuffled.pop(at) if chance.random() < 0.5 else shuffled[at])
        survives("\n".join(shuffled).encode())


def survives(data: bytes) -> None:
    """Either a message that can be told again, or a refusal; any other error fails the test."""
    with contextlib.suppress(EdxmlRefused):
        message = read_package(data)
        assert isinstance(message, Message)
        assert from_xml(to_xml(message)) == message
