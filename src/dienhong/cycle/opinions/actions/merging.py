"""One issue, many askers: answering opinions together, taking them apart again, and giving each the one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.cycle.opinions import grouping
from dienhong.cycle.opinions.actions.leaving import part
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.events import OpinionMerged, OpinionReplied
from dienhong.cycle.opinions.models import Merge, Opinion
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.relations import last_reply_id, standing
from dienhong.cycle.opinions.states import OpinionState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_TAKEN_OVER = ("kind", "fields", "lead_field", "urgency", "unit_id")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one opinion of many: `why` it was left alone, empty when it was merged."""

    opinion_id: int
    code: str
    why: str = ""


def merge_opinion(actor: Actor, opinion_id: int, *, into_code: str, reason: str = "", now: datetime) -> None:
    """Answer this opinion together with another one; its sender reads the common answer under their own code."""
    may_triage(actor).require()
    into = Opinion.objects.filter(code=into_code).exclude(state=OpinionState.DIVERTED).values_list("pk", flat=True)
    if not into:
        raise Refused("Không có ý kiến đang xử lý với mã này. Hãy kiểm tra lại mã.", field="into_code")
    _merge(actor, opinion_id, into[0], nfc(reason).strip(), now)


def merge_opinions(
    actor: Actor, opinion_ids: Sequence[int], *, into_id: int, reason: str = "", now: datetime
) -> list[Outcome]:
    """Answer many together with one. Each that cannot be merged stays as it is, with the reason in its outcome."""
    may_triage(actor).require()
    chosen = (
        Opinion.objects.exclude(state=OpinionState.DIVERTED).filter(pk__in=opinion_ids).order_by("received_at", "pk")
    )
    outcomes = []
    for pk, code in chosen.values_list("pk", "code"):
        try:
            _merge(actor, pk, into_id, nfc(reason).strip(), now)
        except (Refused, Overtaken, Missing) as error:
            outcomes.append(Outcome(pk, code, error.message))
        else:
            outcomes.append(Outcome(pk, code))
    return outcomes


@transaction.atomic
def undo_merge(actor: Actor, opinion_id: int, *, now: datetime) -> None:
    """Take the opinion out of its group: it stands again where it stood, and its own followers come along."""
    may_triage(actor).require()
    opinion = Opinion.objects.exclude(state=OpinionState.DIVERTED).filter(pk=opinion_id).first()
    if opinion is None:
        raise Missing
    row = Merge.objects.select_for_update().filter(opinion=opinion, left_at=None).first()
    answered = row.answered_at if row else None
    grouping.may_part(OpinionState(opinion.state), timezone.localdate(answered) if answered else None).enforce()
    if row is not None:
        part(actor, row, now=now)


def answer_group(actor: Actor, leader_id: int, *, reply_id: int, now: datetime) -> int:
    """Everybody who waits for the leader's answer has it: each is replied under their own code. Gives how many."""
    members = Opinion.objects.filter(merged_into_id=leader_id, state=OpinionState.MERGED)
    leader = Opinion.objects.get(pk=leader_id)
    waiting = list(members.order_by("pk"))
    for member in waiting:
        with moving(actor, member.pk, "share", now=now) as move:
            # Whoever asks to have it looked at again needs a unit that looks; figures by field count each asker.
            missing = {name: getattr(leader, name) for name in _TAKEN_OVER if not getattr(member, name)}
            move.set(**missing)
            move.record(OpinionReplied(subject_id=member.pk, reply=reply_id))
    Merge.objects.filter(opinion__in=waiting, left_at=None).update(answered_at=now)
    return len(waiting)


@transaction.atomic
def _merge(actor: Actor, opinion_id: int, into_id: int, reason: str, now: datetime) -> None:
    # Both rows, in one order: two clerks who merge them crosswise, or one who publishes, wait for each other.
    pair = Opinion.objects.select_for_update().filter(pk__in=(opinion_id, into_id)).order_by("pk")
    found = {opinion.pk: opinion for opinion in pair}
    if opinion_id not in found or into_id not in found:
        raise Missing
    opinion, into = found[opinion_id], found[into_id]
    grouping.mergeable(standing(opinion), standing(into)).enforce("into_code")
    with moving(actor, opinion_id, "merge", now=now) as move:
        move.set(merged_into=into)
        move.record(OpinionMerged(subject_id=opinion_id, into=into_id))
        Merge.objects.create(
            opinion=opinion, into=into, by_id=actor.user_id, at=now, previous_state=opinion.state, reason=reason
        )
        Opinion.objects.filter(merged_into_id=opinion_id, state=OpinionState.MERGED).update(merged_into=into)
    if into.state in (OpinionState.REPLIED, OpinionState.CLOSED):
        answer_group(actor, into_id, reply_id=last_reply_id(into_id), now=now)
