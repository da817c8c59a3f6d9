"""Which dialogue a page is about."""

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import visible_to
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing


def seen_dialogue(actor: Actor, pk: int) -> Dialogue:
    """The dialogue when the actor may see it; `Missing` otherwise."""
    dialogue = visible_to(actor).select_related("dossier").filter(pk=pk).first()
    if dialogue is None:
        raise Missing
    return dialogue
