"""The table of opinions and their answers that goes with reports and notices: ten columns, on its side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.topics.catalogue import FIELDS
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Reply
from dienhong.engines.language.privacy import hide
from dienhong.engines.typeset.model import Align, Appendix, Column, Table
from dienhong.kernel.numbering import day_figures

UNNAMED = "Không nêu tên"
_COLUMNS = (
    Column("STT", 0.7, Align.CENTRE),
    Column("Họ và tên", 1.2),
    Column("Thôn, tổ dân phố", 1.1),
    Column("Nội dung kiến nghị", 2.8),
    Column("Lĩnh vực", 1.1),
    Column("Cơ quan chủ trì", 1.2),
    Column("Nội dung trả lời, kết quả", 3),
    Column("Hình thức", 1, Align.CENTRE),
    Column("Thời hạn", 1.3, Align.CENTRE),
    Column("Trạng thái", 1, Align.CENTRE),
)
_NAMES = {field.code: field.name for field in FIELDS}


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One line of the table; an empty name is one that is not published."""

    content: str
    name: str = ""
    village: str = ""
    field: str = ""
    unit: str = ""
    answer: str = ""
    form: str = ""
    due: date | None = None
    state: str = ""


def replies_appendix(rows: Iterable[ReplyRow]) -> Appendix:
    """Phụ lục with all rows in order."""
    cells = tuple(_cells(number, row) for number, row in enumerate(rows, start=1))
    return Appendix(KINDS["report"].phrases["appendix"], (Table(_COLUMNS, cells),), landscape=True)


def reply_row(opinion: Opinion, reply: Reply | None, *, name: str = "") -> ReplyRow:
    """The row of an opinion: its public wording, before that its words without what may be personal.

    `name` only for readers who may know it.
    """
    return ReplyRow(
        content=opinion.public_text or hide(opinion.text),
        name=name,
        village=opinion.village.name if opinion.village else "",
        field=_NAMES.get(opinion.lead_field, ""),
        unit=opinion.unit.name if opinion.unit else "",
        answer=(reply.public_text or hide(reply.text)) if reply else "",
        form="Văn bản" if reply else "",
        due=opinion.due_date,
        state=OpinionState(opinion.state).label,
    )


def _cells(number: int, row: ReplyRow) -> tuple[str, ...]:
    due = day_figures(row.due) if row.due else ""
    name = row.name or UNNAMED
    return (str(number), name, row.village, row.content, row.field, row.unit, row.answer, row.form, due, row.state)
