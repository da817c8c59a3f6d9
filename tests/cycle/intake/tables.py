"""Tables as villages write them, in the formats in which they come."""

import io
from collections.abc import Sequence
from datetime import timedelta

import xlsxwriter
from tests.cast import NOW, Cast, do_jobs

from dienhong.cycle.intake.actions.preview import Origin, keep_table
from dienhong.cycle.intake.actions.run import start_import
from dienhong.cycle.intake.models import IntakeBatch
from dienhong.cycle.intake.tables import paste_table, read_table
from dienhong.kernel.actors import Actor

HEAD = ("STT", "Nội dung kiến nghị", "Thôn", "Họ và tên", "SĐT", "Đồng ý", "Ngày")
LAMP = ("1", "Đèn đường trước nhà văn hóa hỏng đã hai tháng.", "Thôn Đông", "", "", "", "05/3/2026")
DITCH = ("2", "Đề nghị nạo vét mương đầu làng trước mùa mưa.", "dong", "Vũ Đức Minh", "900000002", "x", "")
WATER = ("3", "Nước máy yếu vào giờ nấu cơm chiều.", "Thôn Đoài", "Phạm Thị Lan", "0900000001", "Không", "")
SHORT = ("4", "Hỏng.", "Thôn Đông", "", "", "", "")
GOOD = (LAMP, DITCH, WATER)


def xlsx(*rows: Sequence[str]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Sheet1")
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, cell)
    return made.getvalue()


def pasted(*rows: Sequence[str]) -> str:
    return "\r\n".join("\t".join(row) for row in rows) + "\r\n"


def keep(actor: Actor, *rows: Sequence[str], head: Sequence[str] = HEAD, **origin: object) -> IntakeBatch:
    """`actor` uploads the rows as a workbook that Sáu filled in."""
    table = read_table(xlsx(head, *rows))
    return keep_table(actor, table, Origin(**({"collector": "Trưởng thôn Bùi Văn Sáu"} | origin)), now=NOW)


def paste(actor: Actor, text: str, **origin: object) -> IntakeBatch:
    return keep_table(actor, paste_table(text), Origin(**({"collector": "Hội Phụ nữ"} | origin)), now=NOW)


def states(batch: IntakeBatch) -> list[str]:
    return list(batch.rows.exclude(state="outside").order_by("number").values_list("state", flat=True))


def bring_in(cast: Cast, batch: IntakeBatch, actor: Actor | None = None) -> None:
    """Import the batch's good rows to the end."""
    start_import(actor or cast.ha, batch.pk, now=NOW + timedelta(minutes=5))
    while do_jobs():
        pass
    batch.refresh_from_db()
