"""Documents that need opinions and their answers: letters to senders, and what the dialogue led to."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.queries import active_units
from dienhong.civic.documents.actions.draft import draft_document
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.conference.papers import conclusions_paper, minutes_paper
from dienhong.cycle.conference.queries import has_ended_conference
from dienhong.cycle.dialogues.filing import draft_one
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.cycle.opinions.actions.drafting import dossier_for, refuse_paper_about_officials
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import named_sender
from dienhong.cycle.replies import rules
from dienhong.cycle.replies.actions.draft import reply_by_id
from dienhong.cycle.replies.events import ReplyLetterDrafted
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.papers import (
    Hours,
    conclusions_context,
    drafts_context,
    drafts_paper,
    minutes_context,
    reply_letter_context,
    reply_letter_paper,
)
from dienhong.cycle.replies.permissions import may_draft_letter
from dienhong.cycle.replies.queries import letter_of
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.record import record
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


@transaction.atomic
def draft_reply_letter(
    actor: Actor,
    reply_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The letter of an approved reply to its sender, who is named when they agreed to it.

    Raises `Refused` when a letter stands already, unless `confirmed`: then the new one becomes the reply's letter.
    """
    reply = reply_by_id(reply_id)
    opinion = Opinion.objects.select_for_update().get(pk=reply.opinion_id)
    may_draft_letter(actor, opinion.unit_id).require()
    refuse_paper_about_officials(opinion.pk)
    rules.may_have_letter(ReplyState(reply.state)).enforce()
    if not confirmed and letter_of(reply) is not None:
        raise Refused("Công văn trả lời đã được soạn. Hãy mở bản đã có, hoặc xác nhận soạn thêm bản nữa.")
    name, organisation = named_sender(opinion)
    context = reply_letter_context(reply, sender=name, organisation=organisation, today=localdate(now))
    unit = opinion.unit_id if opinion.unit_id in active_units().values_list("pk", flat=True) else None
    document = draft_document(
        actor,
        "letter",
        reply_letter_paper(context),
        medium=medium,
        dossier_id=dossier_for(actor, opinion, now),
        unit_id=unit,
        now=now,
    )
    Reply.objects.filter(pk=reply.pk).update(letter=document)
    record(actor, ReplyLetterDrafted(subject_id=reply.pk, opinion=opinion.pk, document=document.pk), now)
    return document


def draft_replies_report(
    actor: Actor,
    dialogue_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The report of all drafted replies that the Chairman gets before the conference."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        return drafts_paper(drafts_context(dialogue, today=today))

    return draft_one(actor, dialogue_id, PaperKind.DRAFTS, compose, medium=medium, confirmed=confirmed, now=now)


def draft_minutes(
    actor: Actor,
    dialogue_id: int,
    hours: Hours,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The minutes with what was entered in the hall; the rest stands as dots to be filled in."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        if hours.ended <= hours.started:
            raise Refused("Giờ kết thúc phải sau giờ bắt đầu.", field="ended")
        if has_ended_conference(dialogue.pk):
            raise Refused("Hội nghị này được ghi trực tiếp. Hãy lập biên bản ở trang “Biên bản hội nghị”.")
        return minutes_paper(minutes_context(dialogue, hours, today=today))

    return draft_one(actor, dialogue_id, PaperKind.MINUTES, compose, medium=medium, confirmed=confirmed, now=now)


def draft_conclusions(
    actor: Actor,
    dialogue_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The notice of conclusions with what was promised; the chair's assessment is for people to write."""
    today = localdate(now)

    def compose(dialogue: Dialogue) -> Document:
        return conclusions_paper(conclusions_context(dialogue, today=today))

    return draft_one(actor, dialogue_id, PaperKind.CONCLUSIONS, compose, medium=medium, confirmed=confirmed, now=now)
