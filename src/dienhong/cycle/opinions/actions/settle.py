"""Ends other than a reply: transferred, rejected, withdrawn, closed; and the one reopening."""

from datetime import datetime

from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.leaving import hand_over_group, leave_group, transfer_group
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.events import (
    OpinionClosed,
    OpinionRejected,
    OpinionReopened,
    OpinionTransferred,
    OpinionWithdrawn,
)
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc


def transfer_opinion(actor: Actor, opinion_id: int, *, to: str, reason: str, now: datetime) -> None:
    """Hand over to the body that is competent; the sender reads to whom and why."""
    may_triage(actor).require()
    if not to.strip():
        raise Refused("Hãy ghi tên cơ quan nhận.", field="to")
    _reason_needed(reason)
    with moving(actor, opinion_id, "transfer", now=now) as move:
        outcome = f"Chuyển {to.strip()}: {reason.strip()}"
        move.set(outcome_reason=outcome)
        move.record(OpinionTransferred(subject_id=opinion_id, to=to.strip()))
        leave_group(actor, move, now=now)
        transfer_group(actor, opinion_id, to=to.strip(), outcome=outcome, now=now)


def reject_opinion(actor: Actor, opinion_id: int, *, reason: str, now: datetime) -> None:
    """Not considered, with the reason that the sender will read."""
    may_triage(actor).require()
    _reason_needed(reason)
    with moving(actor, opinion_id, "reject", now=now) as move:
        move.set(outcome_reason=reason.strip())
        move.record(OpinionRejected(subject_id=opinion_id, reason=reason.strip()))
        hand_over_group(actor, opinion_id, now=now)


def withdraw_opinion(actor: Actor, opinion_id: int, *, reason: str = "", now: datetime) -> None:
    """The sender takes it back: the caller has made sure that it is the sender.

    Or a triaging official for a sender who asked for it, with `reason`: who asked, and how. That stays out of the
    journal, for it may name the sender.
    """
    if actor.is_official:
        may_triage(actor).require()
        if not reason.strip():
            raise Refused("Hãy ghi người gửi đề nghị rút lúc nào, bằng cách nào.", field="reason")
    with moving(actor, opinion_id, "withdraw", now=now) as move:
        move.set(outcome_reason=nfc(reason).strip())
        move.record(OpinionWithdrawn(subject_id=opinion_id))
        leave_group(actor, move, now=now)
        hand_over_group(actor, opinion_id, now=now)


def close_opinion(actor: Actor, opinion_id: int, *, now: datetime) -> None:
    """Nothing more to do. By a triaging official, or by the sender who is content."""
    if actor.is_official:
        may_triage(actor).require()
    with moving(actor, opinion_id, "close", now=now) as move:
        move.record(OpinionClosed(subject_id=opinion_id))


def reopen_opinion(actor: Actor, opinion_id: int, *, reason: str = "", now: datetime) -> None:
    """The sender is not content, and may say why: the same unit answers again, with a new time limit. Once."""
    with moving(actor, opinion_id, "reopen", now=now) as move:
        rules.may_reopen(move.opinion.reopened_count).enforce()
        due = rules.due_date(timezone.localdate(now), limit("soon"), calendar())
        move.set(reopened_count=move.opinion.reopened_count + 1, reopen_reason=nfc(reason).strip(), due_date=due)
        move.record(OpinionReopened(subject_id=opinion_id))
        leave_group(actor, move, now=now)


def _reason_needed(reason: str) -> None:
    if not reason.strip():
        raise Refused("Hãy ghi lý do; người gửi sẽ đọc được lý do này.", field="reason")
