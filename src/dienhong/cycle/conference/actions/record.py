"""The minutes and the notice of conclusions, drafted from the live record."""

from datetime import datetime

from django.utils.timezone import localdate

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.reviewing import shut_review
from dienhong.cycle.conference.models import Conference, MinutesReview
from dienhong.cycle.conference.papers import Conclusion, ConclusionsContext, conclusions_paper, minutes_paper
from dienhong.cycle.conference.papers.record import BLANK, record_context
from dienhong.cycle.conference.permissions import may_record
from dienhong.cycle.conference.queries import duties_of, waiting_corrections
from dienhong.cycle.conference.states import ReviewState
from dienhong.cycle.dialogues.filing import draft_one
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.engines.typeset.model import Document
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


def preview_minutes(actor: Actor, conference_id: int, *, now: datetime) -> Document:
    """The minutes as they stand, for reading out and checking: nothing is filed."""
    may_record(actor, duties_of(actor, conference_id)).require()
    return minutes_paper(record_context(_ended(conference_id), today=localdate(now)))


def draft_hall_minutes(
    actor: Actor,
    conference_id: int,
    *,
    early_reason: str = "",
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The document that is signed: once nobody may ask for corrections any more, or before for a reason.

    Raises `Refused` while a request waits, while the window is open without a reason, or for another draft that was
    not `confirmed`.
    """
    conference = _ended(conference_id)
    review = MinutesReview.objects.filter(conference=conference).first()
    if review is None:
        raise Refused("Hội nghị vừa bế mạc, hệ thống đang chuyển kết quả vào sổ. Mời tải lại trang sau ít phút.")
    is_over = review.state == ReviewState.CLOSED
    waiting = waiting_corrections(conference_id).count()
    rules.may_sign_minutes(is_over, review.until, localdate(now), waiting, early_reason).enforce("reason")

    def compose(_dialogue: Dialogue) -> Document:
        if not is_over:
            shut_review(actor, review, reason=early_reason, now=now)
        return minutes_paper(record_context(conference, today=localdate(now)))

    dialogue = conference.dialogue_id
    return draft_one(actor, dialogue, PaperKind.MINUTES, compose, medium=medium, confirmed=confirmed, now=now)


def draft_hall_conclusions(
    actor: Actor,
    conference_id: int,
    *,
    medium: Medium = Medium.ELECTRONIC,
    confirmed: bool = False,
    now: datetime,
) -> OfficialDocument:
    """The notice of conclusions: each promise of the hall a task with its unit and day."""
    conference = _ended(conference_id)

    def compose(dialogue: Dialogue) -> Document:
        minutes = record_context(conference, today=localdate(now))
        tasks = tuple(Conclusion(row.text, row.unit, due=row.due) for row in minutes.commitments)
        head = letterhead_of(dialogue.commune, today=localdate(now))
        said = tuple(line.strip() for line in minutes.conclusion.splitlines() if line.strip())
        context = ConclusionsContext(
            head=head,
            occasion=minutes.occasion,
            participants=f"đại biểu và {minutes.occasion.audience}",
            assessment=said or (BLANK,),
            conclusions=tasks or (Conclusion(BLANK, BLANK),),
            execution=(BLANK,),
        )
        return conclusions_paper(context)

    dialogue = conference.dialogue_id
    return draft_one(actor, dialogue, PaperKind.CONCLUSIONS, compose, medium=medium, confirmed=confirmed, now=now)


def _ended(conference_id: int) -> Conference:
    found = Conference.objects.select_related("dialogue__venue", "dialogue__chair", "commune", "dialogue__plan")
    conference = found.filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    if conference.ended_at is None:
        raise Refused("Hội nghị chưa bế mạc nên chưa lập được biên bản.")
    return conference
