"""Leaving a group for good: the member, and what happens to the others when it is the leader who goes."""

from datetime import datetime

from dienhong.cycle.opinions.actions.moving import Move, moving
from dienhong.cycle.opinions.events import OpinionMerged, OpinionParted, OpinionTransferred
from dienhong.cycle.opinions.models import Merge, Opinion
from dienhong.cycle.opinions.relations import led_by
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor, system


def leave_group(actor: Actor, move: Move, *, now: datetime) -> None:
    """The opinion of `move` is no longer answered together with others; whom it had brought along stay with them."""
    leader_id = move.opinion.merged_into_id
    if leader_id is None:
        return
    live = Merge.objects.filter(opinion=move.opinion, left_at=None)
    live.update(left_at=now, left_by=actor.user_id)
    Merge.objects.filter(into=move.opinion, left_at=None, answered_at=None).update(into=leader_id)
    move.set(merged_into=None)


def hand_over_group(actor: Actor, leader_id: int, *, now: datetime) -> None:
    """The leader ends without an answer: the member of longest standing leads the others from where it stood."""
    members = led_by(leader_id)
    if not members:
        return
    heir, others = members[0], members[1:]
    part(system(actor.commune_id), heir, now=now)
    for row in others:
        Merge.objects.filter(pk=row.pk).update(into=heir.opinion_id)
        record(system(actor.commune_id), OpinionMerged(subject_id=row.opinion_id, into=heir.opinion_id), now)
    _lead(heir.opinion_id)


def transfer_group(actor: Actor, leader_id: int, *, to: str, outcome: str, now: datetime) -> None:
    """What goes to another body goes with all who asked: each reads under their own code where it went."""
    for pk in list(
        Opinion.objects.filter(merged_into_id=leader_id, state=OpinionState.MERGED).values_list("pk", flat=True)
    ):
        with moving(system(actor.commune_id), pk, "transfer", now=now) as move:
            move.set(outcome_reason=outcome)
            move.record(OpinionTransferred(subject_id=pk, to=to))
        Merge.objects.filter(opinion_id=pk, left_at=None).update(answered_at=now)


def part(actor: Actor, row: Merge, *, now: datetime) -> None:
    """Take the opinion of `row` out of its group, to the state in which it came; its own followers come along."""
    with moving(actor, row.opinion_id, f"part_{row.previous_state}", now=now) as move:
        move.set(merged_into=None)
        move.record(OpinionParted(subject_id=row.opinion_id, left=row.into_id))
        Merge.objects.filter(pk=row.pk).update(left_at=now, left_by=actor.user_id)
    _lead(row.opinion_id)


def _lead(leader_id: int) -> None:
    """Make `leader_id` the leader of all who follow it, directly or through others."""
    following = [leader_id]
    while following:
        rows = Merge.objects.filter(into_id__in=following, left_at=None, answered_at=None)
        following = list(rows.values_list("opinion_id", flat=True))
        Opinion.objects.filter(pk__in=following).update(merged_into=leader_id)
