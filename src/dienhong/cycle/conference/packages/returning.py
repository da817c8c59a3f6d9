"""Back from the hall: the laptop's record joins the server's, act by act, once; what both changed is kept twice."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from dienhong.cycle.conference.actions.acting import TABLES
from dienhong.cycle.conference.events import ConferenceClosed
from dienhong.cycle.conference.models import Act, Clash, Conference
from dienhong.cycle.conference.packages.columns import packed_rows
from dienhong.cycle.conference.packages.events import RecordReturned
from dienhong.cycle.conference.packages.lending import rows_of
from dienhong.cycle.conference.packages.merging import Merge
from dienhong.cycle.conference.packages.names import Names
from dienhong.cycle.conference.packages.replaying import ACT, add_acts, packed_acts
from dienhong.cycle.conference.packages.tables import CONFERENCE, HALL, Table
from dienhong.cycle.conference.permissions import may_prepare
from dienhong.cycle.conference.states import ConferenceState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


def give_back(
    actor: Actor, conference_id: int, *, around: Sequence[Table], mark: str
) -> dict[str, Any]:  # fmt: skip
    """The content of the returning package: the hall's tables and what was done since the package came."""
    may_prepare(actor).require()
    names = Names(mark, (*around, CONFERENCE, *HALL, ACT))
    with transaction.atomic():  # one state of the hall, also while it goes on
        conference = Conference.objects.select_for_update().get(pk=conference_id)
        first = Act.objects.filter(conference=conference).order_by("number").first()
        base = first.number - 1 if first else conference.number  # acts before it stayed on the server
        return {
            "conference": names.name("conference", conference.pk),
            "base": base,
            "tables": {table.name: packed_rows(table, table.rows(conference), names) for table in (CONFERENCE, *HALL)},
            "acts": packed_acts(conference, base, names),
        }


@transaction.atomic
def take_back(
    actor: Actor, content: Mapping[str, Any], *, around: Sequence[Table], mark: str, digest: str, now: datetime
) -> tuple[Conference, int, list[Clash]]:
    """Add what is new; returns the conference, how many acts were new and what both sides had changed.

    The same package again, or an older one after a newer, adds nothing. Raises `Refused`, then nothing is changed.
    """
    may_prepare(actor).require()
    names = Names(mark, (*around, CONFERENCE, *HALL, ACT))
    found = names.find("conference", content.get("conference"))
    conference = Conference.objects.select_for_update().filter(pk=found or 0).first()
    if conference is None:
        raise Refused("Gói này không thuộc hội nghị nào của xã trên máy chủ này. Không có gì được nhập.")
    fresh = _fresh(conference, content)
    if not fresh:
        return conference, 0, []
    was_closed = conference.state == ConferenceState.CLOSED
    merge = Merge(conference, content, names, now)
    merge.apply(fresh)
    add_acts(conference, fresh, names)
    record(
        actor,
        RecordReturned(subject_id=conference.pk, acts=len(fresh), clashes=len(merge.clashes), digest=digest),
        now,
    )
    conference.refresh_from_db()
    if conference.state == ConferenceState.CLOSED and not was_closed:
        record(actor, ConferenceClosed(subject_id=conference.pk), now)
    return conference, len(fresh), merge.clashes


def _fresh(conference: Conference, content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The package's acts that are not here yet, in their order."""
    acts = rows_of({"tables": {"act": content.get("acts")}}, "act")
    known = {str(one) for one in Act.objects.filter(conference=conference).values_list("client_id", flat=True)}
    fresh = [act for act in acts if act.get("client_id") not in known]
    if not all(_is_act(act) for act in fresh):
        raise Refused("Nội dung gói không đúng dạng. Không có gì được nhập.")
    return sorted(fresh, key=lambda act: act["number"])


def _is_act(act: Mapping[str, Any]) -> bool:
    changes = act.get("changes")
    return (
        isinstance(act.get("number"), int)
        and isinstance(act.get("result"), dict)
        and isinstance(changes, list)
        and all(isinstance(change, dict) and _is_change(change) for change in changes)
    )


def _is_change(change: Mapping[str, Any]) -> bool:
    sides = (change.get("before"), change.get("after"))
    return change.get("table") in TABLES and "pk" in change and all(isinstance(side, dict) for side in sides)
