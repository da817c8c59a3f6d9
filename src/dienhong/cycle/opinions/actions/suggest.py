"""Proposing kind, fields and urgency: with reasons, for a person to confirm."""

from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.language.suggest import suggest


def suggest_for(opinion_id: int) -> None:
    """Store a suggestion beside the opinion; what a person has set stays."""
    opinion = Opinion.objects.filter(pk=opinion_id).first()
    if opinion is None:
        return
    words = dict(Topic.objects.filter(is_active=True).values_list("code", "keywords"))
    proposal = suggest(opinion.text, words)
    Opinion.objects.filter(pk=opinion_id).update(suggestion=proposal.as_json())
