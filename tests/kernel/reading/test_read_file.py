"""Files become text, or a sentence that says what to do."""

import io
import struct
import zipfile

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter
from tests.cycle.plans.golden import FOLDER

from dienhong.kernel.reading import MAX_FILE_BYTES, UnreadableFile, read_file
from dienhong.kernel.reading.unreadable import MESSAGES

TEXT = "Kế hoạch đối thoại với Nhân dân xã Đồng Lạc năm 2026"


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx_with(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml.encode()})


def pdf(pages: int = 1, password: str | None = None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def lying_zip() -> bytes:
    """A part that claims one kilobyte and would inflate to thirty megabytes: it is cut there and fails its checksum."""
    content = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}))
    at = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, 1024)
    struct.pack_into("<I", content, content.index(b"PK\x03\x04") + 22, 1024)
    return bytes(content)


ENTITY_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="x"><w:body>&b;</w:body></w:document>'
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        (b"\x00" * 500, "empty"),
        (b"a" * (MAX_FILE_BYTES + 1), "too_large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "legacy_doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 else", "unsupported"),
        (b"\xff\xd8\xff\xe0 picture", "image"),
        (b"\x89PNG\r\n\x1a\n picture", "image"),
        (b"{\\rtf1 text}", "unsupported"),
        (b"<!DOCTYPE html><html></html>", "unsupported"),
        (bytes(range(1, 9)) * 40, "unsupported"),
        (b"PK\x03\x04 no archive", "damaged"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "spreadsheet"),
        (zipped({"readme.txt": b"text"}), "unsupported"),
        (zipped({"word/document.xml": b"<broken"}), "damaged"),
        (zipped({"word/document.xml": ENTITY_BOMB}), "damaged"),
        (zipped({"word/document.xml": b" " * 60_000_000}), "bomb"),
        (zipped({f"part{i}": b"" for i in range(2001)}), "bomb"),
        (lying_zip(), "damaged"),
        (docx_with(""), "empty"),
        (docx_with(f"<w:p><w:r><w:t>{' '.join(map(str, range(200_000)))}</w:t></w:r></w:p>"), "too_long"),
        (b"%PDF-1.4 nothing behind", "damaged"),
        (pdf(), "scanned"),
        (pdf(password="kín"), "encrypted"),
        (pdf(pages=101), "too_many_pages"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "empty"),
    ],
)
def test_unreadable_file_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_file(content)
    assert (refusal.value.reason, refusal.value.message) == (reason, MESSAGES[reason])


def test_every_refusal_says_what_to_do() -> None:
    assert [reason for reason, message in MESSAGES.items() if "Hãy" not in message] == []


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        b"K\xea\xec hoa\xf2ch \xf0\xf4\xeci thoa\xf2i",
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 with mark", "utf-16", "windows-1258"],
)
def test_text_is_read_in_every_encoding(content: bytes) -> None:
    assert read_file(content).text.strip().startswith("Kế hoạch đối thoại")


def test_decomposed_letters_become_composed() -> None:
    document = read_file((FOLDER / "quet-nhan-dang-nfd.txt").read_bytes())
    assert "XÃ LONG KIỂNG" in document.text
    assert not any("\u0300" <= char <= "\u036f" for char in document.text)


def test_word_numbers_are_written_out() -> None:
    document = read_file((FOLDER / "xa-danh-so-tu-dong.docx").read_bytes())
    lines = document.text.split("\n")
    marks = [
        line.split(" ")[0] for line in lines if line[:2] in ("I.", "II", "IV") or line[:2] in ("1.", "2.", "3.", "- ")
    ]
    assert marks[:10] == ["I.", "1.", "-", "2.", "-", "II.", "1.", "-", "-", "-"]


def test_word_table_keeps_its_cells() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=4)
    for index, text in enumerate(("TT", "Thôn", "Ngày", "Nơi", "1", "Đông | Tây", "12/4\n13/4", "Đình")):
        table.cell(index // 4, index % 4).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    read = read_file(buffer.getvalue())
    rows = [block for block in read.blocks if block.kind == "row"]
    assert [[read.text[a:b] for a, b in row.cells] for row in rows] == [
        ["TT", "Thôn", "Ngày", "Nơi"],
        ["1", "Đông ¦ Tây", "12/4\u202813/4", "Đình"],
    ]


def test_word_text_box_and_insertions_are_read_and_deletions_left_out() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('Số: ')}<w:ins>{run.format('12')}</w:ins><w:del>{run.format('11')}</w:del></w:p>"
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run.format('Mật')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    assert read_file(docx_with(body)).text.split() == ["Số:", "12", "Mật"]


def test_type_is_told_by_content_and_not_by_name() -> None:
    kinds = {path.suffix: read_file(path.read_bytes()).kind for path in FOLDER.iterdir() if path.suffix != ".json"}
    assert kinds == {".docx": "docx", ".pdf": "pdf", ".odt": "odt", ".txt": "text", ".md": "text"}


def test_pdf_columns_come_left_block_first() -> None:
    text = read_file((FOLDER / "xa-hai-cot.pdf").read_bytes()).text
    assert text.split("\n")[:4] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ VĨNH THÀNH",
        "Số: 128/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_pdf_page_numbers_are_left_out() -> None:
    path = FOLDER / "xa-hai-cot.pdf"
    assert len(PdfReader(path).pages) > 1
    assert [line for line in read_file(path.read_bytes()).text.split("\n") if line.strip().isdigit()] == []
