"""What happens to tables of opinions. Numbers and states only: no words, no names, no file names."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _IntakeEvent(Event):
    subject: ClassVar[str] = "intake_batch"


@dataclass(frozen=True, kw_only=True)
class TableRead(_IntakeEvent):
    verb: ClassVar[str] = "intake_read"
    label: ClassVar[str] = "Đọc bảng ý kiến"
    rows: int


@dataclass(frozen=True, kw_only=True)
class ColumnsChosen(_IntakeEvent):
    verb: ClassVar[str] = "intake_columns_chosen"
    label: ClassVar[str] = "Chọn cột của bảng ý kiến"


@dataclass(frozen=True, kw_only=True)
class RowMended(_IntakeEvent):
    """`row` is the number in the table, `state` what became of it."""

    verb: ClassVar[str] = "intake_row_mended"
    label: ClassVar[str] = "Sửa, bỏ qua dòng của bảng ý kiến"
    row: int
    state: str


@dataclass(frozen=True, kw_only=True)
class ImportContinued(_IntakeEvent):
    """The next chunk of rows; `round` rises with every start, so that a chunk of an earlier one does nothing."""

    verb: ClassVar[str] = "intake_continued"
    label: ClassVar[str] = "Nhập bảng ý kiến"
    round: int


@dataclass(frozen=True, kw_only=True)
class ImportStopped(_IntakeEvent):
    verb: ClassVar[str] = "intake_stopped"
    label: ClassVar[str] = "Tạm dừng nhập bảng ý kiến"


@dataclass(frozen=True, kw_only=True)
class ImportFinished(_IntakeEvent):
    verb: ClassVar[str] = "intake_finished"
    label: ClassVar[str] = "Nhập xong bảng ý kiến"
    imported: int


@dataclass(frozen=True, kw_only=True)
class UndoContinued(_IntakeEvent):
    """The next chunk of rows, those numbered above `after`."""

    verb: ClassVar[str] = "intake_undo_continued"
    label: ClassVar[str] = "Rút lần nhập bảng ý kiến"
    round: int
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class UndoFinished(_IntakeEvent):
    verb: ClassVar[str] = "intake_undone"
    label: ClassVar[str] = "Rút xong lần nhập bảng ý kiến"
    withdrawn: int
    kept: int


@dataclass(frozen=True, kw_only=True)
class BatchClosed(_IntakeEvent):
    verb: ClassVar[str] = "intake_closed"
    label: ClassVar[str] = "Đóng lần nhập bảng ý kiến"


@dataclass(frozen=True, kw_only=True)
class ImportedOpinionWithdrawn(Event):
    """Of the opinion, not of the batch: the office takes back what it had entered by mistake."""

    verb: ClassVar[str] = "opinion_import_undone"
    subject: ClassVar[str] = "opinion"
    label: ClassVar[str] = "Rút vì nhập nhầm từ bảng"
    public: ClassVar[bool] = True
