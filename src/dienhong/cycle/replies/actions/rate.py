"""The sender's judgement, and the promise kept."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from dienhong.cycle.replies.actions.draft import reply_by_id
from dienhong.cycle.replies.events import CommitmentFulfilled, ReplyRated
from dienhong.cycle.replies.models import Commitment, Rating
from dienhong.cycle.replies.permissions import may_draft
from dienhong.cycle.replies.queries import serves
from dienhong.cycle.replies.states import CommitmentState, ReplyState, Satisfaction
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc


def rate_reply(
    actor: Actor,
    reply_id: int,
    *,
    opinion_id: int | None = None,
    score: Satisfaction,
    comment: str = "",
    now: datetime,
) -> None:
    """Once for each reply and asker: `opinion_id` is theirs, where the answer is common to several.

    The caller has made sure that it is the sender.
    """
    reply = reply_by_id(reply_id)
    asked = reply.opinion_id if opinion_id is None else opinion_id
    if reply.state != ReplyState.PUBLISHED or not serves(reply, asked):
        raise Missing
    try:
        with transaction.atomic():
            Rating.objects.create(
                reply=reply, opinion_id=asked, score=score, comment=nfc(comment).strip(), rated_at=now
            )
            record(actor, ReplyRated(subject_id=reply.pk, opinion=asked, score=int(score)), now)
    except IntegrityError as error:
        raise Refused("Ông/bà đã đánh giá câu trả lời này. Cảm ơn ông/bà.") from error


@transaction.atomic
def fulfil_commitment(actor: Actor, commitment_id: int, *, on: date, evidence: str, now: datetime) -> None:
    """The promise was kept: when, and what the people can go and see."""
    commitment = Commitment.objects.select_related("reply").filter(pk=commitment_id).first()
    if commitment is None:
        raise Missing
    may_draft(actor, commitment.unit_id).require()
    if commitment.reply.state != ReplyState.PUBLISHED:
        raise Refused("Cam kết này chưa công khai. Hãy công khai câu trả lời trước.")
    if not evidence.strip():
        raise Refused("Hãy ghi kết quả đã làm được; người dân sẽ đọc được.", field="evidence")
    waiting = Commitment.objects.filter(pk=commitment_id, state=CommitmentState.OPEN)
    if not waiting.update(state=CommitmentState.DONE, fulfilled_on=on, evidence=evidence.strip()):
        raise Overtaken
    event = CommitmentFulfilled(
        subject_id=commitment.reply_id, opinion=commitment.reply.opinion_id, commitment=commitment.pk
    )
    record(actor, event, now)
