"""Ends other than a reply: merged, transferred, rejected, withdrawn, closed; and the one reopening."""

from datetime import datetime

from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.events import (
    OpinionClosed,
    OpinionMerged,
    OpinionRejected,
    OpinionReopened,
    OpinionTransferred,
    OpinionWithdrawn,
)
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.states import OpinionState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

_DEAD_ENDS = (OpinionState.MERGED, OpinionState.WITHDRAWN, OpinionState.REJECTED, OpinionState.DIVERTED)


def merge_opinion(actor: Actor, opinion_id: int, *, into_code: str, now: datetime) -> None:
    """Answer this opinion together with another one; its sender's code will show the other's reply."""
    may_triage(actor).require()
    target = Opinion.objects.exclude(state__in=_DEAD_ENDS).filter(code=into_code).first()
    if target is None or target.pk == opinion_id:
        raise Refused("Không có ý kiến đang xử lý với mã này. Hãy kiểm tra lại mã.", field="into_code")
    with moving(actor, opinion_id, "merge", now=now) as move:
        move.set(merged_into=target)
        move.record(OpinionMerged(subject_id=opinion_id, into=target.pk))
        Opinion.objects.filter(merged_into_id=opinion_id).update(merged_into=target)


def transfer_opinion(actor: Actor, opinion_id: int, *, to: str, reason: str, now: datetime) -> None:
    """Hand over to the body that is competent; the sender reads to whom and why."""
    may_triage(actor).require()
    if not to.strip():
        raise Refused("Hãy ghi tên cơ quan nhận.", field="to")
    _reason_needed(reason)
    with moving(actor, opinion_id, "transfer", now=now) as move:
        move.set(outcome_reason=f"Chuyển {to.strip()}: {reason.strip()}")
        move.record(OpinionTransferred(subject_id=opinion_id, to=to.strip()))


def reject_opinion(actor: Actor, opinion_id: int, *, reason: str, now: datetime) -> None:
    """Not considered, with the reason that the sender will read."""
    may_triage(actor).require()
    _reason_needed(reason)
    with moving(actor, opinion_id, "reject", now=now) as move:
        move.set(outcome_reason=reason.strip())
        move.record(OpinionRejected(subject_id=opinion_id, reason=reason.strip()))


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


def _reason_needed(reason: str) -> None:
    if not reason.strip():
        raise Refused("Hãy ghi lý do; người gửi sẽ đọc được lý do này.", field="reason")
