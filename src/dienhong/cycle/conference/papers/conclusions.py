"""The notice of conclusions: what the chair decided, who does it, by when."""

from dataclasses import dataclass
from datetime import date

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items, paragraph, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.dialogues.papers import Occasion
from dienhong.engines.typeset.model import Block, Document, Heading, Level
from dienhong.kernel.numbering import day_figures, day_words

_PHRASES = KINDS["conclusion_notice"].phrases


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One decision of the chair. Without `due` it names no day."""

    content: str
    lead: str
    partners: tuple[str, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionsContext:
    """`participants` follows "ý kiến của". `assessment` and `execution` are sentences of the chair."""

    head: Letterhead
    occasion: Occasion
    participants: str
    assessment: tuple[str, ...]
    conclusions: tuple[Conclusion, ...]
    execution: tuple[str, ...]


def conclusions_paper(context: ConclusionsContext) -> Document:
    """Thông báo kết luận of either system."""
    party = context.head.system == "party"
    parts = (
        (_PHRASES["assessment"], context.assessment),
        (_PHRASES["items"], tuple(_item(conclusion) for conclusion in context.conclusions)),
        (_PHRASES["execution"], context.execution),
    )
    told = [(title, lines) for title, lines in parts if lines]
    body: list[Block] = [paragraph(_opening(context.occasion, context.participants))]
    for ordinal, (title, lines) in enumerate(told, start=1):
        body += [Heading(Level.CLAUSE, ordinal, title), *items(lines)]
    closing = KINDS["party_notice" if party else "conclusion_notice"].phrases["closing"]
    chair = context.occasion.chair
    whose = chair.introduced if chair else "người chủ trì"
    return draft_of(
        "party_notice" if party else "conclusion_notice",
        context.head,
        subject=f"Kết luận của {whose} tại {context.occasion.name}",
        body=(*body, paragraph(sentence(closing))),
    )


def _opening(occasion: Occasion, participants: str) -> str:
    chair = occasion.chair
    return _PHRASES["opening"].format(
        date=day_words(occasion.day).removeprefix("ngày ") if occasion.day else "",
        place=occasion.where,
        chair=chair.name if chair else "",
        post=chair.post if chair else "",
        meeting=occasion.name,
        participants=participants,
    )


def _item(conclusion: Conclusion) -> str:
    if conclusion.due is None:
        partners = f", phối hợp với {', '.join(conclusion.partners)}" if conclusion.partners else ""
        return f"{conclusion.content} – giao {conclusion.lead} chủ trì{partners}"
    form = _PHRASES["item" if conclusion.partners else "item_alone"]
    return form.format(
        content=conclusion.content.rstrip(" ."),
        lead=conclusion.lead,
        partners=", ".join(conclusion.partners),
        due=day_figures(conclusion.due),
    )
