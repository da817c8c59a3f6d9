"""Taking note of what people decided, and forgetting it when the words leave the register."""

from collections.abc import Mapping
from datetime import datetime

from dienhong.cycle.learning.models import Correction
from dienhong.cycle.learning.rules import answers
from dienhong.cycle.learning.states import Aspect
from dienhong.cycle.opinions.models import Opinion, Suggestion
from dienhong.cycle.opinions.states import OpinionState


def note_decision(opinion_id: int, decided: Mapping[Aspect, str], *, now: datetime) -> None:
    """Keep what was decided beside what was proposed; a later decision replaces an earlier one."""
    if not Opinion.objects.filter(pk=opinion_id).exclude(state=OpinionState.DIVERTED).exists():
        return
    found = Suggestion.objects.filter(opinion_id=opinion_id).values_list("found", flat=True).first() or {}
    for answer in answers(found, decided):
        kept = {"proposed": answer.proposed, "decided": answer.decided, "score": answer.score}
        Correction.objects.update_or_create(
            opinion_id=opinion_id,
            aspect=answer.aspect,
            defaults=kept | {"model_version": answer.model_version, "at": now},
        )


def forget_decision(opinion_id: int) -> None:
    """Nothing is learnt from an opinion that left the register."""
    Correction.objects.filter(opinion_id=opinion_id).delete()
