"""The frame of the situation brief: what the commune tells before it listens."""

from dataclasses import dataclass

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items, paragraph, sections
from dienhong.cycle.dialogues.papers import Occasion
from dienhong.engines.typeset.model import Align, Block, Column, Document, Table

_COLUMNS = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Chỉ tiêu", 3),
    Column("Đơn vị tính", 1.2, Align.CENTRE),
    Column("Kế hoạch năm", 1.2, Align.RIGHT),
    Column("Thực hiện", 1.2, Align.RIGHT),
)
_TO_FILL = "…" * 24


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator with numbers as they are to be printed; empty ones are filled in by hand."""

    name: str
    unit: str
    planned: str = ""
    reached: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefContext:
    """`period` is such as "6 tháng đầu năm 2026". Parts without a line are left as dots for the drafting unit."""

    head: Letterhead
    occasion: Occasion
    period: str
    figures: tuple[Figure, ...] = ()
    advantages: tuple[str, ...] = ()
    difficulties: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    kept_promises: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()


def brief_paper(context: BriefContext) -> Document:
    """Báo cáo khái quát for the conference: an attachment without a number."""
    return draft_of(
        "report",
        context.head,
        subject=f"Khái quát tình hình kinh tế - xã hội {context.period}",
        body=sections(
            (
                ("TÌNH HÌNH KINH TẾ - XÃ HỘI", _figures(context)),
                ("THUẬN LỢI", _told(context.advantages)),
                ("KHÓ KHĂN, HẠN CHẾ", _told(context.difficulties)),
                ("NHỮNG VẤN ĐỀ NHÂN DÂN QUAN TÂM", _told(context.concerns)),
                ("KẾT QUẢ THỰC HIỆN CAM KẾT VỚI NHÂN DÂN", _told(context.kept_promises)),
                ("NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI", _told(context.tasks)),
            )
        ),
        numbered=False,
        dated=False,
        closed=False,
    )


def _figures(context: BriefContext) -> tuple[Block, ...]:
    if not context.figures:
        return (paragraph(_TO_FILL),)
    rows = tuple(
        (str(number), figure.name, figure.unit, figure.planned, figure.reached)
        for number, figure in enumerate(context.figures, start=1)
    )
    return (paragraph(f"Kết quả thực hiện một số chỉ tiêu {context.period}:"), Table(_COLUMNS, rows))


def _told(lines: tuple[str, ...]) -> tuple[Block, ...]:
    return items(lines) if lines else (paragraph(_TO_FILL),)
