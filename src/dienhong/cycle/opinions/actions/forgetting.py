"""What is withheld takes its words along: out of its group, out of the pairs, out of the parts that quote it."""

from datetime import datetime

from dienhong.cycle.opinions.actions.leaving import hand_over_group, leave_group
from dienhong.cycle.opinions.actions.moving import Move, moving
from dienhong.cycle.opinions.events import OpinionDiverted
from dienhong.cycle.opinions.models import SEARCH_KIND, Merge, Opinion, Part, Repeat, Suggestion
from dienhong.cycle.opinions.relations import similarities_of
from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.engines.search.index import forget
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def forget_company(actor: Actor, move: Move, *, now: datetime) -> None:
    """Nothing tells any more what the opinion of `move` was like, with whom it was answered, or quotes it.

    Raises `Refused` for a part of another opinion.
    """
    pk = move.opinion.pk
    _refuse_part(pk)
    leave_group(actor, move, now=now)
    hand_over_group(actor, pk, now=now)
    similarities_of(pk).delete()
    Repeat.objects.filter(opinion_id=pk).delete()
    Merge.objects.filter(opinion_id=pk).update(reason="")
    Merge.objects.filter(into_id=pk).update(reason="")
    for child in Opinion.objects.filter(part_of__original_id=pk):
        _forget_part(actor, child, now)


def _forget_part(actor: Actor, child: Opinion, now: datetime) -> None:
    """An answered part keeps its public answer and loses the quoted words; an open one is diverted with the whole."""
    similarities_of(child.pk).delete()
    Suggestion.objects.filter(opinion=child).delete()
    forget(SEARCH_KIND, child.pk)
    if not OPINION_FLOW.allows("divert", OpinionState(child.state)):
        Opinion.objects.filter(pk=child.pk).update(text="")
        return
    with moving(actor, child.pk, "divert", now=now) as move:
        move.set(text="", public_text="", village=None)
        move.record(OpinionDiverted(subject_id=child.pk))
        leave_group(actor, move, now=now)
        hand_over_group(actor, child.pk, now=now)


def _refuse_part(opinion_id: int) -> None:
    """A part does not go alone: its words stand in the original too."""
    code = Part.objects.filter(child_id=opinion_id).values_list("original__code", flat=True).first()
    if code:
        raise Refused(
            f"Việc này tách từ ý kiến {code}. Hãy chuyển ý kiến {code}: toàn bộ lời của người gửi đi cùng một lần."
        )
