"""The contact list as a workbook, and the rows of a table that could not go in. Both can be read in again."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from dienhong.cycle.invitations.contacts import COLUMNS
from dienhong.cycle.invitations.models import Contact
from dienhong.cycle.invitations.states import ContactGroup
from dienhong.kernel.phones import show_phone

_WIDTHS = (34, 30, 24, 22, 16, 28, 40)


def contacts_workbook(contacts: Iterable[Contact]) -> bytes:
    """The list in the columns in which it is read."""
    return _workbook(
        COLUMNS,
        (
            (row.name, row.post, row.get_group_display(), row.village.name if row.village else "",
             show_phone(row.phone) if row.phone else "", row.email)
            for row in contacts
        ),
    )  # fmt: skip


def faulty_workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as `ContactTable` keeps them that did not go in, each with its reason."""
    told = (
        (row[3], row[4], ContactGroup(str(row[5])).label, "", row[7], row[8], f"Dòng {row[0]}: {row[2]}")
        for row in rows
    )
    return _workbook((*COLUMNS, "Lý do"), told)


def _workbook(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    made = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True, "in_memory": True}
    with xlsxwriter.Workbook(made, options) as book:
        sheet, bold = book.add_worksheet("Danh bạ"), book.add_format({"bold": True})
        text = book.add_format({"num_format": "@"})
        for place, width in enumerate(_WIDTHS[: len(head)]):
            sheet.set_column(place, place, width, text)
        sheet.write_row(0, 0, head, bold)
        for line, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(line, place, str(cell))
    return made.getvalue()
