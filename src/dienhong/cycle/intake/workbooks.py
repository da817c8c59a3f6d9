"""Workbooks that go out: the template for villages, and the rows that could not go in with their reasons."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.rules import EXAMPLE
from dienhong.cycle.intake.states import Column

_LAST_ROW = 2000
"""Rows of the template that are prepared for typing."""
_LONGEST_CELL = 32_767  # what the format allows
_WIDTHS = {
    Column.TEXT: 60,
    Column.VILLAGE: 22,
    Column.NAME: 28,
    Column.PHONE: 18,
    Column.CONSENT: 20,
    Column.DAY: 16,
    Column.FIELD: 30,
}
_REASON = "Lý do chưa nhập được"
_GUIDE = (
    "Ghi mỗi ý kiến một dòng ở trang “Ý kiến”, bắt đầu từ dòng 2. Xóa hai dòng ví dụ trước khi gửi.",
    "Nội dung ý kiến: ghi đúng lời người dân, ít nhất 10 ký tự, nhiều nhất 5.000 ký tự. Đây là cột duy nhất bắt buộc.",
    "Thôn, tổ dân phố: chọn trong danh sách thả xuống.",
    "Họ và tên, số điện thoại: chỉ ghi khi người có ý kiến đồng ý, và chọn “Có” ở cột đồng ý; không thì để trống.",
    "Số điện thoại: cột này ở dạng văn bản nên số 0 đầu không bị mất.",
    "Ngày ghi nhận: ghi ngày/tháng/năm, ví dụ 05/3/2026.",
    "Lĩnh vực: chọn trong danh sách nếu biết, không bắt buộc. Mức độ cấp thiết do Văn phòng xác định.",
    "Người đi thu thập không phải là người có ý kiến: tên người thu thập ghi một lần khi tải tệp lên.",
    "Nếu nội dung là tố cáo thì không ghi vào bảng này; người tố cáo gửi thẳng cho xã để được giữ kín.",
)


def template(villages: Sequence[str], fields: Sequence[str]) -> bytes:
    """The .xlsx for a village: drop-downs, telephone numbers as text, two rows to show how, a sheet that explains."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, guide, lists = (book.add_worksheet(name) for name in ("Ý kiến", "Hướng dẫn", "Danh sách"))
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4", "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for index, column in enumerate(Column):
            sheet.set_column(index, index, _WIDTHS[column], text)
            sheet.write_string(0, index, column.label, head)
        sheet.freeze_panes(1, 0)
        for line, row in enumerate(_examples(villages), start=1):
            for index, column in enumerate(Column):
                sheet.write_string(line, index, row.get(column, ""), text)
        for place, (column, names) in enumerate(
            ((Column.VILLAGE, villages), (Column.FIELD, fields), (Column.CONSENT, ("Có", "Không")))
        ):
            _drop_down(sheet, lists, place, column, names)
        lists.hide()
        guide.set_column(0, 0, 110, book.add_format({"text_wrap": True, "valign": "top"}))
        guide.write_string(0, 0, "Cách ghi bảng ý kiến", book.add_format({"bold": True, "font_size": 14}))
        for line, words in enumerate(_GUIDE, start=1):
            guide.write_string(line, 0, f"{line}. {words}")
    return made.getvalue()


def rejected(batch: IntakeBatch, rows: Iterable[IntakeRow]) -> bytes:
    """The table's own columns with the reasons at the end; to be mended and sent in again.

    Every cell is written as text, so that no spreadsheet takes a citizen's words for a formula or a link.
    """
    made = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet("Cần sửa")
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet.set_column(0, len(batch.heading), 28, text)
        for index, words in enumerate([*batch.heading, _REASON]):
            sheet.write_string(0, index, _printable(words), head)
        for line, row in enumerate(rows, start=1):
            cells = [*row.cells, *[""] * (len(batch.heading) - len(row.cells))]
            for index, words in enumerate([*cells, reasons_of(row)]):
                sheet.write_string(line, index, _printable(words), text)
    return made.getvalue()


def reasons_of(row: IntakeRow) -> str:
    """All that is to be mended in a row, or why it stays out, in one text."""
    faults = [f"{Column(name).label}: {reason}" for name, reason in row.faults.items()]
    return "\n".join([f"Dòng {row.number} của bảng gốc.", *(faults or row.notes.values())])


def _drop_down(sheet: Any, lists: Any, place: int, column: Column, names: Sequence[str]) -> None:
    if not names:
        return
    lists.write_column(0, place, list(names))
    letter = "ABC"[place]
    index = list(Column).index(column)
    sheet.data_validation(
        1,
        index,
        _LAST_ROW,
        index,
        {
            "validate": "list",
            "source": f"='Danh sách'!${letter}$1:${letter}${len(names)}",
            "error_type": "warning",
            "error_title": "Không có trong danh sách",
            "error_message": "Hãy chọn một mục trong danh sách thả xuống.",
        },
    )


def _examples(villages: Sequence[str]) -> list[dict[Column, str]]:
    village = villages[0] if villages else ""
    return [
        {
            Column.TEXT: f"{EXAMPLE}: Đèn đường trước nhà văn hóa hỏng từ Tết, buổi tối đi lại khó.",
            Column.VILLAGE: village,
            Column.NAME: "Nguyễn Văn Mẫu",
            Column.PHONE: "0900000000",
            Column.CONSENT: "Có",
            Column.DAY: "05/3/2026",
        },
        {
            Column.TEXT: f"{EXAMPLE}: Đề nghị nạo vét mương thoát nước đầu làng trước mùa mưa.",
            Column.VILLAGE: village,
            Column.CONSENT: "Không",
        },
    ]


def _printable(text: str) -> str:
    """Without control characters, which the format cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")[:_LONGEST_CELL]
