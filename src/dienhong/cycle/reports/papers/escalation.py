"""Matters beyond the commune's power, put to those who can decide: as submission, report or letter."""

from dataclasses import dataclass
from typing import Literal

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import capitalised, items, paragraph, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.engines.typeset.model import Block, Document, Heading, Level

Form = Literal["submission", "report", "letter"]


@dataclass(frozen=True, slots=True)
class EscalatedMatter:
    """One matter: what the people said, what the commune has done, what it asks for."""

    title: str
    said: str
    done: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationContext:
    """`addressee` is such as "Ủy ban nhân dân tỉnh Bắc Ninh"; `meeting` where the matters were raised."""

    head: Letterhead
    addressee: str
    meeting: str
    matters: tuple[EscalatedMatter, ...]
    copies: tuple[str, ...] = ()


def escalation_paper(context: EscalationContext, form: Form = "submission") -> Document:
    """Tờ trình, báo cáo or công văn with the same matters."""
    head, phrases = context.head, KINDS["submission"].phrases
    opening = phrases["opening"].format(commune=head.commune, addressee=context.addressee)
    opening = opening.replace("Qua tiếp xúc, đối thoại với Nhân dân", f"Qua {context.meeting}")
    closing = phrases["closing"].format(commune=head.commune, addressee=context.addressee)
    if form != "submission":
        opening = opening.replace("kính trình", "kính báo cáo" if form == "report" else "kính đề nghị")
        closing = closing.replace("kính trình", "kính đề nghị")
    body: list[Block] = [paragraph(opening)]
    for ordinal, matter in enumerate(context.matters, start=1):
        body += [Heading(Level.CLAUSE, ordinal, matter.title), *items(_lines(matter))]
    about = "giải quyết kiến nghị của Nhân dân vượt thẩm quyền cấp xã"
    return draft_of(
        form,
        head,
        subject=about if form == "letter" else capitalised(about),
        addressees=(context.addressee,),
        body=(*body, paragraph(sentence(closing))),
        recipients=("Như trên", *context.copies),
    )


def _lines(matter: EscalatedMatter) -> tuple[str, ...]:
    told = (
        ("Nội dung kiến nghị", matter.said),
        ("Tình hình, kết quả xử lý của địa phương", matter.done),
        ("Đề nghị", matter.asked),
    )
    return tuple(f"{label}: {text}" for label, text in told if text)
