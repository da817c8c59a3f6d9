"""A dossier as one file for the archive: its documents in the order of time, an index, metadata, digests."""

import hashlib
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO

from dienhong.civic.documents.metadata import Organ, as_xml, document_fields, dossier_fields
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.queries import issued_in
from dienhong.engines.files.store import fetch
from dienhong.engines.typeset.model import Align, Column, Document, Issuer, Table
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.numbering import day_figures

_COLUMNS = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Số, ký hiệu", 1.3),
    Column("Ngày tháng", 1),
    Column("Tên loại và trích yếu", 3.5),
    Column("Số trang", 0.7, Align.CENTRE),
    Column("Tên tệp", 1.6),
)


def export_dossier(
    dossier: Dossier, out: IO[bytes], *, folder: Path, organ: Organ, issuer: Issuer, place: str, day: date
) -> int:
    """Write the ZIP to `out` and return how many documents are in it.

    `folder` holds the stored files. Every entry carries the same fixed time, so that equal dossiers give equal bytes.
    """
    documents = issued_in(dossier.pk)
    index = _index(dossier, documents, issuer, place, day)
    fields = dossier_fields(dossier, organ, documents)
    fields["Document"] = [document_fields(row, organ, ordinal=n) for n, row in enumerate(documents, start=1)]
    digests: list[str] = []
    with zipfile.ZipFile(out, "w") as archive:

        def put(name: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name), content)
            digests.append(f"{hashlib.sha256(content).hexdigest()}  {name}")

        put("000_muc_luc.pdf", to_pdf(index))
        for ordinal, row in enumerate(documents, start=1):
            assert row.pdf is not None  # noqa: S101 (the table refuses an issued document without its files)
            put(_name(ordinal, row), fetch(folder, row.pdf))
        put("metadata.xml", as_xml("File", fields))
        archive.writestr(zipfile.ZipInfo("SHA256SUMS"), "".join(f"{line}\n" for line in digests))
    return len(documents)


def _index(dossier: Dossier, documents: Sequence[OfficialDocument], issuer: Issuer, place: str, day: date) -> Document:
    rows = tuple(
        (
            str(ordinal),
            row.reference,
            day_figures(row.day) if row.day else "",
            f"{row.of_kind.title} {row.subject}",
            str(row.pages or ""),
            _name(ordinal, row),
        )
        for ordinal, row in enumerate(documents, start=1)
    )
    return Document(
        system="state",
        form_day=day,
        issuer=issuer,
        symbol="",
        kind_name="MỤC LỤC VĂN BẢN",
        subject=f"Hồ sơ {dossier.code}: {dossier.title}",
        place=place,
        day=day,
        numbered=False,
        closed=False,
        body=(Table(_COLUMNS, rows),),
    )


def _name(ordinal: int, row: OfficialDocument) -> str:
    """001_05-KH-UBND.pdf: in the order of time, ASCII but for Đ, without a path."""
    return f"{ordinal:03d}_{row.reference.replace('/', '-')}.pdf"
