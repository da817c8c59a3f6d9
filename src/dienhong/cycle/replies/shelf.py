"""Reads for writing a reply: texts of its draft, templates and law to put into it."""

from django.db import models

from dienhong.cycle.replies.models import AnswerTemplate, LegalSnippet, ReplyText

_KEPT_SHOWN = 20


def waiting_texts(reply_id: int) -> models.QuerySet[ReplyText]:
    """Texts beside the reply's own for a person to choose, oldest first."""
    return ReplyText.objects.filter(reply_id=reply_id, settled=False).select_related("by").order_by("pk")


def history_texts(reply_id: int) -> models.QuerySet[ReplyText]:
    """The newest texts of a reply, those that were not chosen too."""
    return ReplyText.objects.filter(reply_id=reply_id).select_related("by")[:_KEPT_SHOWN]


def templates_for(field: str) -> models.QuerySet[AnswerTemplate]:
    """Templates in use for a field of affairs, its own before the general ones."""
    return AnswerTemplate.objects.filter(is_active=True, field__in={field, ""}).order_by("-field", "name")


def snippets_for(field: str) -> models.QuerySet[LegalSnippet]:
    """Passages of law in use for a field of affairs, its own before the general ones."""
    return LegalSnippet.objects.filter(is_active=True, field__in={field, ""}).order_by("-field", "citation")
