"""How a table of opinions gets in: the batch, its rows, the columns that they may have."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class BatchState(models.TextChoices):
    PREVIEW = "preview", "Đang xem trước"
    RUNNING = "running", "Đang nhập"
    STOPPED = "stopped", "Tạm dừng"
    DONE = "done", "Đã nhập"
    UNDOING = "undoing", "Đang rút"
    UNDONE = "undone", "Đã rút cả lần nhập"
    CLOSED = "closed", "Đã đóng"


_S = BatchState

BATCH_FLOW: Flow[BatchState] = Flow(
    _S.PREVIEW,
    [
        Step("start", (_S.PREVIEW, _S.STOPPED, _S.DONE), _S.RUNNING, "Nhập vào sổ"),
        Step("stop", (_S.RUNNING,), _S.STOPPED, "Tạm dừng"),
        Step("finish", (_S.RUNNING,), _S.DONE, "Nhập xong"),
        Step("undo", (_S.STOPPED, _S.DONE), _S.UNDOING, "Rút cả lần nhập"),
        Step("finish_undo", (_S.UNDOING,), _S.UNDONE, "Rút xong"),
        Step("close", (_S.PREVIEW, _S.STOPPED, _S.DONE, _S.UNDONE), _S.CLOSED, "Đóng và xóa các dòng chưa nhập"),
    ],
)

MENDABLE = (_S.PREVIEW, _S.STOPPED, _S.DONE)
"""States in which rows and columns may still be changed."""


class RowState(models.TextChoices):
    READY = "ready", "Sẽ nhập"
    FAULTY = "faulty", "Cần sửa"
    DUPLICATE = "duplicate", "Trùng"
    SKIPPED = "skipped", "Bỏ qua"
    IMPORTED = "imported", "Đã nhập"
    UNDONE = "undone", "Đã rút"
    OUTSIDE = "outside", "Phần đầu bảng"


class Column(models.TextChoices):
    """What a column of the table may hold; the labels are the headings of the template."""

    TEXT = "text", "Nội dung ý kiến"
    VILLAGE = "village", "Thôn, tổ dân phố"
    NAME = "name", "Họ và tên người có ý kiến"
    PHONE = "phone", "Số điện thoại"
    CONSENT = "consent", "Đồng ý lưu tên, số điện thoại"
    DAY = "day", "Ngày ghi nhận"
    FIELD = "field", "Lĩnh vực"
