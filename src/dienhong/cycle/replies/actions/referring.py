"""Answering by reference: what was answered once is said again, with the day on which it was first said."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.cycle.opinions.actions.repeating import mark_repeat
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.actions.draft import draft_reply
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.queries import answer_for
from dienhong.cycle.replies.rules import reference
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def answer_by_reference(actor: Actor, opinion_id: int, *, earlier_id: int, now: datetime) -> Reply | None:
    """Keep that it was asked and answered before, and start the draft with that answer; None until a unit has it.

    The earlier opinion's code stays out of the text: it opens what its own sender wrote. Raises `Refused` when a draft
    stands already.
    """
    earlier = Opinion.objects.filter(pk=earlier_id).first()
    answer = answer_for(earlier) if earlier else None
    if answer is None or answer.published_at is None:
        raise Missing
    mark_repeat(actor, opinion_id, earlier_id=earlier_id, now=now)
    if not Opinion.objects.filter(pk=opinion_id, state=OpinionState.ASSIGNED).exists():
        return None
    if Reply.objects.filter(opinion_id=opinion_id).exclude(state=ReplyState.PUBLISHED).exists():
        raise Refused("Ý kiến này đã có bản đang soạn. Hãy mở bản đó; câu trả lời trước vẫn hiện bên cạnh để chép lại.")
    text = reference(answer.text, timezone.localdate(answer.published_at))
    return draft_reply(actor, opinion_id, text=text, legal_basis=answer.legal_basis, now=now)
