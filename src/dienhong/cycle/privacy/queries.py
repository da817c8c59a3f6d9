"""Named reads about personal data."""

from django.db import models

from dienhong.cycle.opinions.concerned import kept_from
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.models import Amendment, DataRequest, PublicWording
from dienhong.cycle.privacy.states import About
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.actors import Actor


def to_review(actor: Actor) -> models.QuerySet[Reply]:
    """Approved or given replies whose wording is not public, the oldest first; none to what is about the actor."""
    waiting = Reply.objects.filter(state__in=(ReplyState.APPROVED, ReplyState.PUBLISHED), public_since=None)
    waiting = waiting.exclude(opinion__state__in=(OpinionState.MERGED, OpinionState.WITHDRAWN, OpinionState.DIVERTED))
    waiting = waiting.exclude(opinion_id__in=kept_from(actor))
    return waiting.select_related("opinion__unit", "opinion__village").order_by("approved_at", "pk")


def made_public(actor: Actor) -> models.QuerySet[Reply]:
    """Replies that everybody can read now, newest first."""
    public = Reply.objects.filter(state=ReplyState.PUBLISHED, public_since__isnull=False)
    public = public.exclude(opinion_id__in=kept_from(actor))
    return public.select_related("opinion__unit").order_by("-public_since", "-pk")


def wordings_of(reply_id: int) -> models.QuerySet[PublicWording]:
    """All approved versions, newest first."""
    return PublicWording.objects.filter(reply_id=reply_id).select_related("approved_by", "taken_back_by")


def requests_open_to(actor: Actor) -> models.QuerySet[DataRequest]:
    """All requests, the nearest day first; none to what is about the actor."""
    requests = DataRequest.objects.exclude(opinion_id__in=kept_from(actor))
    return requests.select_related("opinion", "handled_by").order_by("due_date", "pk")


def requests_about(opinion_id: int) -> models.QuerySet[DataRequest]:
    """The requests under one code, newest first."""
    return DataRequest.objects.filter(opinion_id=opinion_id).order_by("-received_at", "-pk")


def amendments_of(opinion_id: int) -> models.QuerySet[Amendment]:
    """Corrections beside the words of an opinion."""
    return Amendment.objects.filter(opinion_id=opinion_id, about=About.WORDS)
