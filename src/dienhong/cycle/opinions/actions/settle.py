"""Ends other than a reply: transferred, rejected, withdrawn, closed; and the one reopening."""

from datetime import datetime

from django.utils import timezone

from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.leaving import hand_over_group, leave_group
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.actions.routing import take_route
from dienhong.cycle.opinions.events import (
    OpinionClosed,
    OpinionReopened,
    OpinionWithdrawn,
)
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.routes import OTHER_REASON, RouteChoice
from dienhong.cycle.opinions.winding import wind_after_reopening
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc


def transfer_opinion(actor: Actor, opinion_id: int, *, to: str, reason: str, now: datetime) -> None:
    """Hand over to the body that is competent, for a reason in the office's own words."""
    take_route(actor, opinion_id, "other", RouteChoice(body=to, cause=OTHER_REASON, reason=reason), now=now)


def reject_opinion(actor: Actor, opinion_id: int, *, reason: str, now: datetime) -> None:
    """Not considered, for a reason in the office's own words."""
    take_route(actor, opinion_id, "refused", RouteChoice(cause=OTHER_REASON, reason=reason), now=now)


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
        due = wind_after_reopening(move.opinion, timezone.localdate(now))
        move.set(reopened_count=move.opinion.reopened_count + 1, reopen_reason=nfc(reason).strip(), due_date=due)
        move.record(OpinionReopened(subject_id=opinion_id))
        leave_group(actor, move, now=now)
