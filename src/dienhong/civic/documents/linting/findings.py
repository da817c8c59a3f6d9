"""What the linter says: one remark, where it holds, by which source, and what one click puts instead."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]


class Part(Enum):
    """Parts of a document; the value is what a clerk calls it."""

    ISSUER = "Tên cơ quan ban hành"
    NUMBER = "Số, ký hiệu"
    DATE = "Địa danh, ngày tháng"
    KIND = "Tên loại"
    SUBJECT = "Trích yếu"
    ADDRESSEE = "Kính gửi"
    BASIS = "Căn cứ"
    BODY = "Nội dung"
    TABLE = "Bảng"
    AUTHORITY = "Quyền hạn, chức vụ"
    SIGNER = "Họ tên người ký"
    RECIPIENT = "Nơi nhận"
    ARCHIVE = "Nơi nhận, dòng lưu"
    HEADER = "Đầu văn bản"
    WHOLE = "Toàn văn bản"


@dataclass(frozen=True, slots=True)
class Where:
    """A text of a document. `path` leads to it from the `Document`: ("body", 3, "content"); empty in a plain text."""

    part: Part
    path: Path = ()

    @property
    def appendix(self) -> int | None:
        """Which appendix, from 1; None in the document itself."""
        match self.path:
            case ("appendices", int(index), *_):
                return index + 1
        return None

    @property
    def label(self) -> str:
        """For people: "Căn cứ 2", "Phụ lục 1, Nội dung 4"."""
        inner = self.path[2:] if self.appendix else self.path
        index = next((step + 1 for step in inner if isinstance(step, int)), None)
        name = f"{self.part.value} {index}" if index else self.part.value
        return f"Phụ lục {self.appendix}, {name}" if self.appendix else name


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. [start, end) counts characters of the text at `where`, or of the whole plain text.

    `fix` stands for `excerpt` when applied; None where a person must decide. `source` is the article of the rule book.
    """

    rule: str
    severity: Severity
    where: Where
    start: int
    end: int
    excerpt: str
    message: str
    source: str
    fix: str | None = None
