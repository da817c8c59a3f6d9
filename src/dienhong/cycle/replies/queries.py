"""Named reads of replies and promises."""

from datetime import date

from django.db import models

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.states import CommitmentState, ReplyState
from dienhong.engines.journal.models import Entry


def replies_to(opinion_id: int) -> models.QuerySet[Reply]:
    """All replies to an opinion, newest first, with their promises and ratings."""
    replies = Reply.objects.filter(opinion_id=opinion_id).select_related("drafted_by", "approved_by", "rating")
    return replies.prefetch_related("commitments__unit")


def published_replies() -> models.QuerySet[Reply]:
    """What everybody may read, newest first."""
    replies = Reply.objects.filter(state=ReplyState.PUBLISHED).select_related(
        "opinion__dialogue", "opinion__unit", "opinion__village"
    )
    return replies.order_by("-published_at", "-pk")


def published_reply(reply_id: int) -> Reply | None:
    return published_replies().filter(pk=reply_id).prefetch_related("commitments__unit").first()


def answer_for(opinion: Opinion) -> Reply | None:
    """The newest published reply that the opinion's sender may read, through a merge too."""
    target = opinion.merged_into_id or opinion.pk
    return published_replies().filter(opinion_id=target).prefetch_related("commitments__unit").first()


def to_approve() -> models.QuerySet[Reply]:
    """Replies that wait for a leader, the most pressing first."""
    waiting = Reply.objects.filter(state=ReplyState.IN_REVIEW)
    return waiting.select_related("opinion__unit", "drafted_by").order_by("opinion__due_date", "pk")


def to_publish() -> models.QuerySet[Reply]:
    waiting = Reply.objects.filter(state=ReplyState.APPROVED)
    return waiting.select_related("opinion__unit").order_by("approved_at", "pk")


def public_commitments() -> models.QuerySet[Commitment]:
    """Promises made in published replies, the nearest day first."""
    made = Commitment.objects.filter(reply__state=ReplyState.PUBLISHED)
    return made.select_related("unit", "reply__opinion__dialogue").order_by("due_date", "pk")


def open_commitments() -> models.QuerySet[Commitment]:
    return public_commitments().filter(state=CommitmentState.OPEN)


def late_commitments(today: date) -> models.QuerySet[Commitment]:
    return open_commitments().filter(due_date__lt=today)


def history_of(opinion_id: int) -> list[Entry]:
    """Everything that happened to an opinion and its replies, oldest first."""
    about_opinion = models.Q(subject="opinion", subject_id=opinion_id)
    about_replies = models.Q(subject="reply", subject_id__in=Reply.objects.filter(opinion_id=opinion_id).values("pk"))
    return list(Entry.objects.filter(about_opinion | about_replies).order_by("number"))
