"""Named reads of what hangs together: groups, parts, and pairs that speak of one thing."""

from django.db import models

from dienhong.cycle.opinions.events import OpinionReplied
from dienhong.cycle.opinions.grouping import Standing
from dienhong.cycle.opinions.models import Merge, Opinion, Part, Similarity
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState
from dienhong.engines.journal.queries import entries_about
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing


def standing(opinion: Opinion) -> Standing:
    """What the rules of groups ask of an opinion."""
    original = Part.objects.filter(child=opinion).values_list("original_id", flat=True).first()
    return Standing(
        pk=opinion.pk,
        commune_id=opinion.commune_id,
        code=opinion.code,
        state=OpinionState(opinion.state),
        leader_code=opinion.merged_into.code if opinion.merged_into else "",
        original_id=original,
    )


def led_by(leader_id: int) -> list[Merge]:
    """Who was merged into it directly and still waits for its answer, of longest standing first."""
    return list(Merge.objects.filter(into_id=leader_id, left_at=None, answered_at=None).order_by("at", "pk"))


def last_reply_id(opinion_id: int) -> int:
    """The reply that an answered opinion was answered with."""
    replied = [entry for entry in entries_about("opinion", opinion_id) if entry.verb == OpinionReplied.verb]
    return int(replied[-1].details["reply"])


def similarities_of(opinion_id: int) -> models.QuerySet[Similarity]:
    """The pairs that an opinion is in, the surest first."""
    return Similarity.objects.filter(models.Q(a_id=opinion_id) | models.Q(b_id=opinion_id))


def comparable() -> models.QuerySet[Opinion]:
    """Opinions that may be set beside others: neither withheld nor taken out of the register."""
    gone = (OpinionState.DIVERTED, OpinionState.WITHDRAWN, OpinionState.REJECTED)
    return Opinion.objects.select_related("part_of").exclude(state__in=gone)


def pairs_seen_by(actor: Actor) -> models.QuerySet[Similarity]:
    """Pairs of which the actor may see both opinions, the surest first."""
    seen = visible_to(actor).values("pk")
    pairs = Similarity.objects.filter(a__in=seen, b__in=seen)
    return pairs.select_related("a__village", "b__village", "a__unit", "b__unit")


def pairs_to_judge(actor: Actor) -> models.QuerySet[Similarity]:
    """Those that nobody has judged, where something can still be done about one of the two."""
    waits = models.Q(a__state__in=OPEN_STATES) | models.Q(b__state__in=OPEN_STATES)
    return pairs_seen_by(actor).filter(waits, judgement="")


def judged_pairs() -> models.QuerySet[Similarity]:
    """What people said about pairs: from this the engine may learn."""
    return Similarity.objects.exclude(judgement="").order_by("pk")


def seen_by(actor: Actor, opinion_id: int) -> Opinion:
    """The opinion when the actor may see it; raises `Missing` otherwise."""
    opinion = visible_to(actor).filter(pk=opinion_id).first()
    if opinion is None:
        raise Missing
    return opinion


def parts_of(opinion_id: int) -> models.QuerySet[Part]:
    """The issues split off an opinion, in the order of its words; without those that were merged back into it."""
    parts = Part.objects.filter(original_id=opinion_id).exclude(child__merged_into_id=opinion_id)
    return parts.select_related("child__unit", "child__merged_into")


def group_of(leader_id: int) -> models.QuerySet[Opinion]:
    """All who are answered together with the leader, in the order in which they came."""
    return Opinion.objects.filter(merged_into_id=leader_id).select_related("village").order_by("received_at", "pk")
