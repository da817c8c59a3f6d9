"""Which opinion a page is about."""

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing


def seen_opinion(actor: Actor, pk: int) -> Opinion:
    """The opinion when the actor may see it; `Missing` otherwise."""
    opinions = visible_to(actor).select_related("dialogue", "unit", "village", "merged_into")
    opinion = opinions.filter(pk=pk).first()
    if opinion is None:
        raise Missing
    return opinion
