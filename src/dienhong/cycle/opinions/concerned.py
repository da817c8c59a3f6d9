"""Officials whom an opinion is about never meet it: what every read and every move asks."""

from django.db import models

from dienhong.cycle.opinions.models import ConcernedOfficial
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing


def kept_from(actor: Actor) -> models.QuerySet[ConcernedOfficial, int]:
    """The opinions about the actor, as a subquery that does not depend on the row."""
    return ConcernedOfficial.objects.filter(user_id=actor.user_id or 0).values_list("opinion_id", flat=True)


def concerned_by(opinion_id: int) -> set[int]:
    """Ids of the people whom the opinion is about."""
    return set(ConcernedOfficial.objects.filter(opinion_id=opinion_id).values_list("user_id", flat=True))


def concerns_anybody(opinion_id: int) -> bool:
    return ConcernedOfficial.objects.filter(opinion_id=opinion_id).exists()


def require_open_to(actor: Actor, opinion_id: int) -> None:
    """`Missing` for somebody whom the opinion is about: not even that it exists is told."""
    if actor.user_id is not None and kept_from(actor).filter(opinion_id=opinion_id).exists():
        raise Missing
