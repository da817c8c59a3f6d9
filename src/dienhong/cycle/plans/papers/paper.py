"""The plan laid out: aims, dialogues, course, duties (NĐ 30/2020, mẫu 1.4; the Party's form by its profile)."""

import re

from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items, paragraph, points, sections, sentence
from dienhong.cycle.plans.papers.context import PlanContext, PlannedDialogue, PlannedDuty
from dienhong.engines.typeset.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Level,
    Table,
)

_DUTY_COLUMNS = (
    Column("STT", 0.6, Align.CENTRE),
    Column("Đơn vị thực hiện", 1.6),
    Column("Nội dung công việc", 3),
    Column("Thời hạn", 1.5),
)
_LOWERED = ("Tổ chức", "Tiếp xúc", "Đối thoại", "Triển khai", "Thực hiện", "Gặp gỡ", "Gặp mặt")


def plan_paper(context: PlanContext) -> Document:
    """The annual plan of either system."""
    head = context.letterhead
    parts = (
        ("MỤC ĐÍCH, YÊU CẦU", _aims(context)),
        ("NỘI DUNG ĐỐI THOẠI", _dialogues(context.dialogues)),
        _circumstances(context),
        ("NGHI THỨC MỞ ĐẦU", _opening_order(context)),
        ("TRÌNH TỰ TIẾN HÀNH", points(context.procedure)),
        ("TỔ CHỨC THỰC HIỆN", _duties(context.duties)),
    )
    return draft_of(
        "plan" if head.system == "state" else "party_plan",
        head,
        symbol=context.symbol,
        subject=context.subject,
        bases=context.bases,
        body=(paragraph(_opening(context)), *sections(parts), paragraph(_closing(context))),
    )


def _opening(context: PlanContext) -> str:
    """The head issues alone where the signature has no TM.; a collective body issues as itself."""
    head = context.letterhead
    collective = head.system == "party" or any(line.startswith("TM.") for line in head.signature.authority)
    issuer = head.body if collective else f"Chủ tịch {head.body}"
    return f"{issuer} ban hành Kế hoạch {_lowered(context.subject)}, cụ thể như sau:"


def _lowered(subject: str) -> str:
    return subject[:1].lower() + subject[1:] if subject.startswith(_LOWERED) else subject


def _closing(context: PlanContext) -> str:
    head = context.letterhead
    ending = f"Trên đây là Kế hoạch {_lowered(context.subject)}."
    if head.system == "party":
        return f"{ending} {head.body} yêu cầu các chi bộ, cơ quan, đoàn thể nghiêm túc triển khai thực hiện."
    asked = (
        f"Yêu cầu trưởng các ban, ngành, đoàn thể, {_settlements(head.kind)} nghiêm túc tổ chức triển khai thực hiện."
    )
    return f"{ending} {asked}"


def _settlements(kind: str) -> str:
    return "các tổ dân phố" if kind in ("phường", "thị trấn") else "các thôn"


def _aims(context: PlanContext) -> list[Block]:
    parts = [
        ("Mục đích", context.purposes),
        ("Yêu cầu", context.requirements),
    ]
    said = " ".join([*context.purposes, *context.requirements]).casefold()
    mottos = tuple(f"Thực hiện phương châm “{motto}”." for motto in context.mottos if _bare(motto) not in _bare(said))
    return _numbered([*parts, ("Phương châm", mottos)])


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())


def _numbered(parts: list[tuple[str, tuple[str, ...]]]) -> list[Block]:
    blocks: list[Block] = []
    for ordinal, (title, lines) in enumerate(((t, lines) for t, lines in parts if lines), start=1):
        blocks.append(Heading(Level.CLAUSE, ordinal, title))
        blocks += items(lines)
    return blocks


def _dialogues(dialogues: tuple[PlannedDialogue, ...]) -> list[Block]:
    blocks: list[Block] = []
    for ordinal, dialogue in enumerate(dialogues, start=1):
        title = f"Đối thoại với {dialogue.audience}" if dialogue.audience else f"Cuộc đối thoại thứ {ordinal}"
        facts = (
            ("Nội dung", "; ".join(dialogue.topics)),
            ("Thời gian", dialogue.when),
            ("Địa điểm", dialogue.venue),
            ("Chủ trì", dialogue.chair),
            ("Đơn vị chuẩn bị", dialogue.preparing_unit),
        )
        blocks.append(Heading(Level.CLAUSE, ordinal, title))
        blocks += items(f"{label}: {value}" for label, value in facts if value)
    return blocks


def _circumstances(context: PlanContext) -> tuple[str, list[Block]]:
    """What holds for every dialogue, under a title of just the parts that are told."""
    own = {dialogue.venue for dialogue in context.dialogues}
    facts = (
        ("Thành phần", "; ".join(context.participants)),
        ("Thời lượng", f"mỗi cuộc đối thoại {context.duration}" if context.duration else ""),
        ("Địa điểm", " hoặc ".join(venue for venue in context.venues if venue not in own)),
    )
    told = [(label, value) for label, value in facts if value]
    title = ", ".join(label for label, _ in told).upper()
    if len(told) == 1:
        return title, [paragraph(sentence(value)) for _, value in told]
    return title, [*points(f"{label}: {value}" for label, value in told)]


def _opening_order(context: PlanContext) -> list[Block]:
    """How the conference is opened, where neither a step nor a duty tells it."""
    told = _bare(" ".join([*context.procedure, *(duty.what for duty in context.duties)]))
    if all(_bare(step) in told for step in context.opening):
        return []
    steps = "; ".join(context.opening)
    return [paragraph(sentence(steps))]


def _duties(duties: tuple[PlannedDuty, ...]) -> list[Block]:
    """Points in order; a table where time limits stand beside the duties."""
    if any(duty.due for duty in duties):
        return [Table(_DUTY_COLUMNS, tuple(_duty_row(number, duty) for number, duty in enumerate(duties, start=1)))]
    return [*points(f"{duty.who}: {duty.what}" if duty.who else duty.what for duty in duties)]


def _duty_row(number: int, duty: PlannedDuty) -> tuple[str, ...]:
    return (str(number), duty.who, duty.what, duty.due)
