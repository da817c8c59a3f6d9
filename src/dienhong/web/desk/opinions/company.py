"""What stands beside an opinion on its page: its group, its parts, what it repeats, and what is like it."""

from dataclasses import dataclass
from typing import Any

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions import grouping
from dienhong.cycle.opinions.models import Merge, Opinion, Part, Repeat, Similarity
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.relations import group_of, parts_of, similarities_of
from dienhong.cycle.opinions.states import OPEN_STATES, OpinionState, SimilarityJudgement
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.queries import answer_for
from dienhong.kernel.actors import Actor

_SHOWN = 20
_LIKE_SHOWN = 5
_ANSWERED = (OpinionState.REPLIED, OpinionState.CLOSED)


@dataclass(frozen=True, slots=True)
class Like:
    """Another opinion that may be about the same, and the answer that it had."""

    pair: Similarity
    other: Opinion
    reply: Reply | None


def company_of(actor: Actor, opinion: Opinion) -> dict[str, Any]:
    """For the template `desk/opinions/groups/company.html`."""
    triages = actor.may(Permission.TRIAGE)
    members = list(group_of(opinion.pk)[: _SHOWN + 1])
    return {
        "members": members[:_SHOWN],
        "members_more": len(members) > _SHOWN,
        "may_part": triages and opinion.state == OpinionState.MERGED,
        "merge": Merge.objects.select_related("by").filter(opinion=opinion, left_at=None).first(),
        "part_of": Part.objects.select_related("original").filter(child=opinion).first(),
        "parts": list(parts_of(opinion.pk)),
        "may_split": triages and opinion.state in OPEN_STATES and len(grouping.sentences(opinion.text)) > 1,
        "repeat": _repeat(opinion),
        "likes": likes_of(actor, opinion),
        "may_compare": triages,
        "may_refer": opinion.state in OPEN_STATES and actor.may(Permission.DRAFT_REPLY),
    }


def likes_of(actor: Actor, opinion: Opinion) -> list[Like]:
    """What the machine or a person found to be like it, the surest first; what was judged different is left out."""
    pairs = similarities_of(opinion.pk).exclude(judgement=SimilarityJudgement.DIFFERENT)[: 2 * _LIKE_SHOWN]
    found = {pair.b_id if pair.a_id == opinion.pk else pair.a_id: pair for pair in pairs}
    seen = visible_to(actor).select_related("village", "merged_into").in_bulk(list(found)) if found else {}
    mine = {opinion.pk, opinion.merged_into_id}
    apart = [
        (pair, seen[pk]) for pk, pair in found.items() if pk in seen and (seen[pk].merged_into_id or 0) not in mine
    ]
    return [
        Like(pair, other, answer_for(other) if other.state in _ANSWERED else None)
        for pair, other in apart[:_LIKE_SHOWN]
        if other.pk not in mine
    ]


def _repeat(opinion: Opinion) -> dict[str, Any] | None:
    row = Repeat.objects.select_related("earlier").filter(opinion=opinion).first()
    return {"earlier": row.earlier, "reply": answer_for(row.earlier)} if row else None
