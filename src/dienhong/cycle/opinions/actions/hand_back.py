"""A unit gives an opinion back to the office."""

from datetime import datetime

from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.events import OpinionHandedBack
from dienhong.cycle.opinions.permissions import may_hand_back
from dienhong.cycle.opinions.states import HandBackCause
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc


def hand_back(
    actor: Actor,
    opinion_id: int,
    *,
    cause: HandBackCause,
    note: str,
    seen_version: int | None = None,
    now: datetime,
) -> None:
    """Not this unit's work: the office assigns anew. `note` says who should do it, or what is missing.

    The assignment stays in the opinion's lineage with the reason. Raises `Refused` without a note.
    """
    if not note.strip():
        raise Refused("Hãy ghi rõ vì sao trả lại và nên giao ai.", field="note")
    with moving(actor, opinion_id, "hand_back", seen_version=seen_version, now=now) as move:
        may_hand_back(actor, move.opinion.unit_id).require()
        given = move.opinion.assignments.first()
        if given is not None:
            given.handed_back_at, given.handed_back_by_id = now, actor.user_id
            given.hand_back_cause, given.hand_back_note = cause, nfc(note).strip()
            given.save()
        unit_id = move.opinion.unit_id or 0
        move.set(unit=None)
        move.record(OpinionHandedBack(subject_id=opinion_id, by_unit=unit_id, reason=cause.label))
