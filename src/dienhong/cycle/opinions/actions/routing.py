"""Sending an opinion on its way: to another body, to a procedure of its own, or nowhere with a reason."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.opinions.actions.leaving import hand_over_group, leave_group, transfer_group
from dienhong.cycle.opinions.actions.moving import Move, moving
from dienhong.cycle.opinions.events import OpinionRejected, OpinionSeparated, OpinionTransferred
from dienhong.cycle.opinions.models import TransferTrack
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.routes import Route, RouteChoice, complete, route_by_key, wording
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc


def take_route(
    actor: Actor, opinion_id: int, key: str, choice: RouteChoice, *, seen_version: int | None = None, now: datetime
) -> None:
    """Send the opinion along the way `key` of `routes.toml`; its sender reads where it went, why and until when.

    Raises `Missing` for an unknown way, `Refused` for one that has its own door or lacks an answer, `Overtaken` when
    the opinion moved after `seen_version`.
    """
    may_triage(actor).require()
    route = route_by_key(key)
    if not route.is_taken_here:
        raise Refused("Hướng xử lý này có trang riêng. Mời quay lại trang ý kiến.")
    today = timezone.localdate(now)
    choice = _tidy(choice)
    complete(route, choice, today)
    expected_on = expected_day(route, choice, today)
    with moving(actor, opinion_id, route.step, seen_version=seen_version, now=now) as move:
        told = wording(route, choice, expected_on)
        move.set(outcome_reason=told)
        if route.track and expected_on:
            TransferTrack.objects.create(
                opinion_id=opinion_id,
                route=key,
                body=choice.body,
                reason=route.reason_text(choice.cause, choice.reason),
                sent_on=today,
                sent_by_id=actor.user_id,
                expected_on=expected_on,
                remind_on=expected_on,
            )
        _record(actor, move, route, choice, told, now)


def expected_day(route: Route, choice: RouteChoice, today: date) -> date | None:
    """Until when an answer is awaited: the day that the office gave, else by the way's time limit."""
    if choice.expected_on is not None or not route.clock:
        return choice.expected_on
    return limit(route.clock).due(today, calendar())


def _record(actor: Actor, move: Move, route: Route, choice: RouteChoice, told: str, now: datetime) -> None:
    """The event, and what becomes of those who are answered together with this opinion."""
    pk = move.opinion.pk
    leave_group(actor, move, now=now)
    if route.step == "transfer":
        move.record(OpinionTransferred(subject_id=pk, to=choice.body))
        transfer_group(actor, pk, to=choice.body, outcome=told, now=now)
        return
    if route.step == "separate":
        move.record(OpinionSeparated(subject_id=pk, to=choice.body, route=route.key))
    else:
        move.record(OpinionRejected(subject_id=pk, reason=route.reason_text(choice.cause, choice.reason)))
    hand_over_group(actor, pk, now=now)


def _tidy(choice: RouteChoice) -> RouteChoice:
    return RouteChoice(
        body=nfc(choice.body).strip(),
        cause=choice.cause,
        reason=nfc(choice.reason).strip(),
        legal_basis=nfc(choice.legal_basis).strip(),
        expected_on=choice.expected_on,
    )
