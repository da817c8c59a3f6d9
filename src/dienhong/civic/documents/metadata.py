"""What is told about documents and dossiers, in the words of Phụ lục VI of NĐ 30/2020: as a table and as XML.

`OrganId` is the agency's code (QĐ 20/2020/QĐ-TTg), which each province gives out: it comes from the caller.
Texts longer than the decree allows are cut.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from dienhong.civic.documents.models import Dossier, IncomingDocument, OfficialDocument
from dienhong.civic.documents.rules import authority_of

Fields = dict[str, object]

_LANGUAGE = "Tiếng Việt"


@dataclass(frozen=True, slots=True)
class Organ:
    """The agency: its code, empty where none is known, and its name."""

    code: str
    name: str


def document_fields(row: OfficialDocument, organ: Organ) -> Fields:
    """The fields of a document that went out. `DocOrdinal`, its place in a dossier, is 0 here."""
    return {
        "FileCode": _file_code(row.dossier, organ),
        "DocOrdinal": 0,
        "TypeName": row.of_kind.title[:100],
        "CodeNumber": (row.number.written if row.number else "")[:11],
        "CodeNotation": row.symbol[:30],
        "IssuedDate": row.day.isoformat() if row.day else "",
        "OrganName": organ.name[:200],
        "Subject": row.subject[:500],
        "Language": _LANGUAGE,
        "PageAmount": row.pages or 0,
        "Description": row.get_state_display()[:500],
        "SignerInfo": _signer(row),
        "To": [{"OrganId": "", "OrganName": name[:200]} for name in row.recipients],
        "Priority": row.urgency,
        "IssuedAmount": row.copies,
        "DueDate": "",
    }


def incoming_fields(row: IncomingDocument, organ: Organ) -> Fields:
    """The fields of a document that came in: those of the document, and of its arrival here."""
    return {
        "FileCode": _file_code(row.dossier, organ),
        "DocOrdinal": 0,
        "CodeNotation": row.reference[:30],
        "IssuedDate": row.day.isoformat(),
        "OrganName": row.author[:200],
        "Subject": row.subject[:500],
        "Language": _LANGUAGE,
        "Priority": row.urgency,
        "DueDate": row.due_on.isoformat() if row.due_on else "",
        "ArrivalDate": row.arrived_on.isoformat(),
        "ArrivalNumber": row.number.number,
        "ToPlaces": (row.unit.name if row.unit else "")[:1000],
        "TraceHeaderList": [],
    }


def dossier_fields(dossier: Dossier, organ: Organ, pages: Sequence[int]) -> Fields:
    """The fields of a dossier; `pages` are the numbers of pages of its documents."""
    return {
        "FileCode": _file_code(dossier, organ),
        "Title": dossier.title[:500],
        "Maintenance": (dossier.maintenance or _years(dossier))[:30],
        "Rights": dossier.rights[:30],
        "Creator": (dossier.keeper.full_name if dossier.keeper else "")[:30],
        "Language": _LANGUAGE,
        "StartDate": dossier.opened_on.isoformat(),
        "EndDate": dossier.closed_on.isoformat() if dossier.closed_on else "",
        "DocTotal": len(pages),
        "PageTotal": sum(pages),
    }


def as_xml(root: str, fields: Mapping[str, object]) -> bytes:
    """`fields` as UTF-8 XML, an element a field, one element an item of a list."""
    tree = _element(root, fields)
    ET.indent(tree)
    return bytes(ET.tostring(tree, encoding="utf-8", xml_declaration=True))


def _element(name: str, value: object) -> ET.Element:
    element = ET.Element(name)
    if isinstance(value, Mapping):
        for key, part in value.items():
            parts = part if isinstance(part, list) else [part]
            element.extend(_element(str(key), one) for one in parts)
    else:
        element.text = "".join(char for char in str(value) if char >= " " or char in "\n\t")
    return element


def _file_code(dossier: Dossier | None, organ: Organ) -> Fields:
    return {
        "OrganId": organ.code[:13],
        "FileCatalog": dossier.opened_on.year if dossier else "",
        "FileNotation": dossier.code[:20] if dossier else "",
    }


def _signer(row: OfficialDocument) -> Fields:
    if row.signer is None:
        return {"Position": "", "FullName": ""}
    position = " ".join(authority_of(row.signer.authority(), row.of_kind))
    return {"Position": position[:100], "FullName": row.signer.holder.full_name[:50]}


def _years(dossier: Dossier) -> str:
    return f"{dossier.retention_years} năm" if dossier.retention_years else ""
