"""A dossier: opened, filled, closed, and exported for the archive."""

import hashlib
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.cast import NOW, TODAY, Cast
from tests.civic.documents.office import make_document

from dienhong.civic.documents.actions.dossiers import close_dossier, file_document, open_dossier
from dienhong.civic.documents.actions.incoming import Arrival, receive_document
from dienhong.civic.documents.export import export_dossier
from dienhong.civic.documents.metadata import Organ, as_xml, document_fields
from dienhong.civic.documents.models import Dossier
from dienhong.civic.documents.queries import dossiers
from dienhong.civic.documents.states import DocumentState
from dienhong.engines.files.store import fetch, keep
from dienhong.engines.typeset.model import Issuer
from dienhong.kernel.errors import Forbidden, Refused

S = DocumentState
ORGAN = Organ("H99.01", "Ủy ban nhân dân xã Hòa Phú")
ISSUER = Issuer(("Ủy ban nhân dân", "xã Hòa Phú"))


def a_dossier(cast: Cast, code: str = "01.VP") -> Dossier:
    return open_dossier(
        cast.ha, code=code, title="Đối thoại với Nhân dân thôn Đông", on=date(2026, 1, 5), retention_years=20, now=NOW
    )


def test_code_of_a_dossier_is_used_once(hoa_phu: Cast) -> None:
    a_dossier(hoa_phu)
    with pytest.raises(Refused, match="đã dùng"):
        a_dossier(hoa_phu)
    with pytest.raises(Forbidden):
        open_dossier(hoa_phu.sau, code="02", title="x", on=TODAY, now=NOW)


def test_closed_dossier_takes_no_more(hoa_phu: Cast) -> None:
    dossier = a_dossier(hoa_phu)
    row = make_document(hoa_phu, S.SUBMITTED, dossier_id=dossier.pk)
    other = make_document(hoa_phu)
    with pytest.raises(Refused, match="chưa ban hành"):
        close_dossier(hoa_phu.ha, dossier.pk, on=TODAY, now=NOW)
    second = a_dossier(hoa_phu, "02.VP")
    file_document(hoa_phu.ha, row.pk, second.pk, now=NOW)
    close_dossier(hoa_phu.ha, dossier.pk, on=TODAY, now=NOW)
    with pytest.raises(Refused, match="kết thúc"):
        file_document(hoa_phu.ha, other.pk, dossier.pk, now=NOW)


def test_a_document_leaves_only_an_open_dossier(hoa_phu: Cast) -> None:
    dossier = a_dossier(hoa_phu)
    row = make_document(hoa_phu, dossier_id=dossier.pk)
    file_document(hoa_phu.ha, row.pk, None, now=NOW)
    assert not dossier.documents.exists()
    file_document(hoa_phu.ha, row.pk, dossier.pk, now=NOW)
    close_dossier(hoa_phu.ha, dossier.pk, on=TODAY, now=NOW)
    with pytest.raises(Refused, match="kết thúc"):
        file_document(hoa_phu.ha, row.pk, None, now=NOW)
    assert list(dossier.documents.all()) == [row]


def test_dossier_counts_what_went_out(hoa_phu: Cast, tmp_path: Path) -> None:
    dossier = a_dossier(hoa_phu)
    make_document(hoa_phu, S.ISSUED, dossier_id=dossier.pk, folder=tmp_path)
    make_document(hoa_phu, dossier_id=dossier.pk)
    assert list(dossiers().values_list("document_count", "page_count")) == [(1, 1)]


def test_export_holds_documents_in_the_order_of_time(hoa_phu: Cast, tmp_path: Path) -> None:
    dossier = a_dossier(hoa_phu)
    later = NOW + timedelta(days=1)
    first = make_document(hoa_phu, S.ISSUED, dossier_id=dossier.pk, folder=tmp_path)
    make_document(hoa_phu, S.ISSUED, kind="report", dossier_id=dossier.pk, folder=tmp_path, now=later)
    make_document(hoa_phu, S.NUMBERED, dossier_id=dossier.pk, now=later)
    scan = keep(tmp_path, b"%PDF-1.7 scan", name="../7-SNV.PDF", content_type="application/pdf", now=NOW)
    arrival = Arrival("Sở Nội vụ", "7/SNV", TODAY, "Đề nghị báo cáo", file_id=scan.pk, dossier_id=dossier.pk)
    receive_document(hoa_phu.van, arrival, now=NOW)
    exports = []
    for _ in range(2):
        out = io.BytesIO()
        count = export_dossier(dossier, out, folder=tmp_path, organ=ORGAN, issuer=ISSUER, place="Hòa Phú", day=TODAY)
        exports.append(out.getvalue())
    assert (count, exports[0] == exports[1]) == (3, True)
    with zipfile.ZipFile(io.BytesIO(exports[0])) as archive:
        assert archive.namelist() == [
            "000_muc_luc.pdf",
            "001_01_kh_ubnd.pdf",
            "002_7_snv.pdf",
            "003_02_bc_ubnd.pdf",
            "metadata.xml",
            "SHA256SUMS",
        ]
        for line in archive.read("SHA256SUMS").decode().splitlines():
            digest, _, name = line.partition("  ")
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        assert first.pdf is not None
        assert archive.read("001_01_kh_ubnd.pdf") == fetch(tmp_path, first.pdf)
        tree = ET.fromstring(archive.read("metadata.xml"))
    assert [tree.findtext(path) for path in ("FileCode/FileNotation", "Maintenance", "DocTotal", "PageTotal")] == [
        "01.VP",
        "20 năm",
        "3",
        "2",
    ]
    assert [one.findtext("CodeNotation") for one in tree.iter("Document")] == ["KH-UBND", "7/SNV", "BC-UBND"]


def test_metadata_speaks_the_words_of_the_decree(hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    assert document_fields(row, ORGAN) == {
        "FileCode": {"OrganId": "H99.01", "FileCatalog": "", "FileNotation": ""},
        "DocOrdinal": 0,
        "TypeName": "Kế hoạch",
        "CodeNumber": "01",
        "CodeNotation": "KH-UBND",
        "IssuedDate": "2026-03-09",
        "OrganName": "Ủy ban nhân dân xã Hòa Phú",
        "Subject": "Tiếp xúc, đối thoại với Nhân dân năm 2026",
        "Language": "Tiếng Việt",
        "PageAmount": 1,
        "Description": "Đã ban hành",
        "SignerInfo": {"Position": "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "FullName": "Trần Văn Dũng"},
        "To": [{"OrganId": "", "OrganName": "Thường trực Đảng ủy"}],
        "Priority": 0,
        "IssuedAmount": 1,
        "DueDate": "",
    }


def test_xml_holds_any_text() -> None:
    tree = ET.fromstring(
        as_xml("Document", {"Subject": "<a> & \x07“b”", "To": [{"OrganName": "x"}, {"OrganName": "y"}]})
    )
    assert (tree.findtext("Subject"), [to.findtext("OrganName") for to in tree.iter("To")]) == ("<a> & “b”", ["x", "y"])
