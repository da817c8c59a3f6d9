"""Sorting an opinion by kind, field and urgency."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.events import OpinionTriaged
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.states import OpinionKind, Urgency
from dienhong.cycle.opinions.winding import wind_after_triage
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def triage_opinion(
    actor: Actor,
    opinion_id: int,
    *,
    kind: OpinionKind,
    fields: Sequence[str],
    urgency: Urgency,
    seen_version: int | None = None,
    now: datetime,
) -> None:
    """Set what it is, its fields (the first one leads) and how pressing; the due date follows from all three.

    Raises `Overtaken` when the opinion moved after `seen_version`.
    """
    may_triage(actor).require()
    chosen = list(dict.fromkeys(fields))
    known = set(Topic.objects.filter(code__in=chosen).values_list("code", flat=True))
    if not chosen or set(chosen) != known:
        raise Refused("Hãy chọn ít nhất một lĩnh vực trong danh sách.", field="fields")
    with moving(actor, opinion_id, "triage", seen_version=seen_version, now=now) as move:
        found = {"kind": kind, "urgency": urgency, "lead_field": chosen[0]}
        due = wind_after_triage(move.opinion, found, timezone.localdate(now))
        move.set(**found, fields=chosen, due_date=due)
        move.record(OpinionTriaged(subject_id=opinion_id, kind=kind, fields=tuple(chosen), urgency=int(urgency)))
