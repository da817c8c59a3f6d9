"""A dossier as one file for the archive: its documents in the order of time, an index, metadata, digests."""

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import IO

from dienhong.civic.documents.metadata import Fields, Organ, as_xml, document_fields, dossier_fields, incoming_fields
from dienhong.civic.documents.models import Dossier, IncomingDocument, OfficialDocument
from dienhong.civic.documents.queries import arrived_in, issued_in
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch
from dienhong.engines.typeset.model import Align, Column, Document, Issuer, Table
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.numbering import day_figures
from dienhong.kernel.vietnamese import fold

_COLUMNS = (
    Column("STT", 1.4, Align.CENTRE),
    Column("Số, ký hiệu", 3.2),
    Column("Ngày tháng", 2.5),
    Column("Tên loại và trích yếu", 4.7),
    Column("Số trang", 1.5, Align.CENTRE),
    Column("Tên tệp", 4.0),
)
_SUFFIXES = {".pdf", ".docx", ".jpg", ".jpeg", ".png", ".xlsx"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a dossier."""

    day: date
    reference: str
    title: str
    pages: int | None
    file: StoredFile
    fields: Fields


def export_dossier(
    dossier: Dossier, out: IO[bytes], *, folder: Path, organ: Organ, issuer: Issuer, place: str, day: date
) -> int:
    """Write the ZIP to `out` and return how many documents are in it.

    `folder` holds the stored files. Entries carry a fixed time, so that equal dossiers give equal bytes.
    """
    pieces = _pieces(dossier, organ)
    fields = dossier_fields(dossier, organ, [piece.pages or 0 for piece in pieces])
    fields["Document"] = [piece.fields | {"DocOrdinal": ordinal} for ordinal, piece in enumerate(pieces, start=1)]
    digests: list[str] = []
    with zipfile.ZipFile(out, "w") as archive:

        def put(name: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name), content)
            digests.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")

        put("000_muc_luc.pdf", to_pdf(_index(dossier, pieces, issuer, place, day)))
        for ordinal, piece in enumerate(pieces, start=1):
            put(_name(ordinal, piece), fetch(folder, piece.file))
        put("metadata.xml", as_xml("File", fields))
        archive.writestr(zipfile.ZipInfo("SHA256SUMS"), "".join(digests))
    return len(pieces)


def _pieces(dossier: Dossier, organ: Organ) -> list[Piece]:
    """What went out and what came in, by the day on which it did."""
    pieces = [_outgoing(row, organ) for row in issued_in(dossier.pk)]
    pieces += [_incoming(row, organ) for row in arrived_in(dossier.pk)]
    return sorted(pieces, key=lambda piece: piece.day)


def _outgoing(row: OfficialDocument, organ: Organ) -> Piece:
    file = row.signed_pdf or row.pdf
    if row.day is None or file is None:
        raise ValueError(f"document {row.pk} is out without its day or file")
    title = f"{row.of_kind.title} {row.subject}"
    return Piece(row.day, row.reference, title, row.pages, file, document_fields(row, organ))


def _incoming(row: IncomingDocument, organ: Organ) -> Piece:
    if row.file is None:
        raise ValueError(f"arrival {row.pk} has no scan")
    return Piece(row.arrived_on, row.reference, row.subject, None, row.file, incoming_fields(row, organ))


def _index(dossier: Dossier, pieces: Sequence[Piece], issuer: Issuer, place: str, day: date) -> Document:
    rows = tuple(
        (
            str(ordinal),
            piece.reference,
            day_figures(piece.day),
            piece.title,
            str(piece.pages or ""),
            _name(ordinal, piece),
        )
        for ordinal, piece in enumerate(pieces, start=1)
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


def _name(ordinal: int, piece: Piece) -> str:
    """001_05_kh_ubnd.pdf: in the order of time, plain letters, never a path of somebody's making."""
    suffix = PurePath(piece.file.name).suffix.lower()
    words = fold(piece.reference).replace(" ", "_")[:40] or "khong_so"
    return f"{ordinal:03d}_{words}{suffix if suffix in _SUFFIXES else '.bin'}"
