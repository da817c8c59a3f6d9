"""Drafts of the notice and of the letter that asks for opinions, from the dialogue's record."""

from datetime import date, datetime

from django.utils.timezone import localdate

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.dialogues.filing import draft_one
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.cycle.publicity.papers import collection_context, collection_paper, notice_context, notice_paper
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def draft_notice(
    actor: Actor,
    dialogue_id: int,
    *,
    address: str,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The public notice; its issue announces the dialogue. `address` is the page on which opinions are sent.

    Raises `Refused` when the notice exists or comes too late, unless `confirmed`.
    """
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        return notice_paper(notice_context(dialogue, today=today, address=address))

    return draft_one(actor, dialogue_id, PaperKind.NOTICE, compose, medium=medium, confirmed=confirmed, now=now)


def draft_collection(
    actor: Actor,
    dialogue_id: int,
    *,
    due: date,
    address: str,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The letter to villages and organisations that asks for opinions until the day `due`."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        if due < today:
            raise Refused("Hạn gửi bản tổng hợp không thể trước hôm nay.", field="due")
        if dialogue.date is not None and due >= dialogue.date:
            raise Refused("Hạn gửi bản tổng hợp phải trước ngày đối thoại.", field="due")
        return collection_paper(collection_context(dialogue, due=due, today=today, address=address))

    return draft_one(actor, dialogue_id, PaperKind.COLLECTION, compose, medium=medium, confirmed=confirmed, now=now)
