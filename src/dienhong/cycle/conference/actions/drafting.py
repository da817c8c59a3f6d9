"""Drafts of the papers of the day, from the dialogue's record."""

from datetime import datetime

from django.utils.timezone import localdate

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.conference.papers import (
    BriefContext,
    agenda_context,
    agenda_paper,
    brief_paper,
    house_rules_context,
    house_rules_paper,
    opening_context,
    opening_paper,
)
from dienhong.cycle.dialogues.filing import draft_one
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import occasion_of
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor


def draft_agenda(
    actor: Actor,
    dialogue_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The usual steps, from the hour of the dialogue."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        return agenda_paper(agenda_context(dialogue, today=today))

    return draft_one(actor, dialogue_id, PaperKind.AGENDA, compose, medium=medium, confirmed=confirmed, now=now)


def draft_house_rules(
    actor: Actor,
    dialogue_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The rules that are read out at the start."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        return house_rules_paper(house_rules_context(dialogue, today=today))

    return draft_one(actor, dialogue_id, PaperKind.HOUSE_RULES, compose, medium=medium, confirmed=confirmed, now=now)


def draft_opening(
    actor: Actor,
    dialogue_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The words with which the conference is opened."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        return opening_paper(opening_context(dialogue, today=today))

    return draft_one(actor, dialogue_id, PaperKind.OPENING, compose, medium=medium, confirmed=confirmed, now=now)


def draft_brief(
    actor: Actor,
    dialogue_id: int,
    *,
    period: str,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The frame of the situation brief of a `period` such as "6 tháng đầu năm 2026"; its figures are not on record."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        head = letterhead_of(dialogue.commune, today=today)
        return brief_paper(BriefContext(head=head, occasion=occasion_of(dialogue), period=period))

    return draft_one(actor, dialogue_id, PaperKind.BRIEF, compose, medium=medium, confirmed=confirmed, now=now)
