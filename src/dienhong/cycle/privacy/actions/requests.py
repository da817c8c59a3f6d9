"""What senders ask about their data: received, told so, extended once, answered with its effect, or refused."""

import uuid
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.opinions.actions.messages import withhold_suspected
from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.models.message import MessageKind
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.actions.effects import Amending, carry_out
from dienhong.cycle.privacy.events import (
    RequestAcknowledged,
    RequestDone,
    RequestExtended,
    RequestReceived,
    RequestRefused,
)
from dienhong.cycle.privacy.models import DataRequest
from dienhong.cycle.privacy.permissions import may_handle_requests
from dienhong.cycle.privacy.states import OPEN_REQUESTS, REQUEST_FLOW, RequestKind, RequestState
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_LONGEST = 3000
_NEEDS_WORDS = (RequestKind.CORRECT, RequestKind.COMPLAINT)


@transaction.atomic
def open_request(
    actor: Actor,
    opinion_id: int,
    *,
    kind: RequestKind,
    text: str,
    key: uuid.UUID,
    seal: Seal,
    random: Callable[[int], int],
    now: datetime,
) -> DataRequest:
    """Take in a request of the sender (the caller has made sure of that), or one that the office wrote down for them.

    The same `key` again changes nothing. Words that look like a denunciation go to the sealed track, not into the
    request. Raises `Refused` while one of the same kind is open.
    """
    opinion = Opinion.objects.filter(pk=opinion_id).exclude(state=OpinionState.DIVERTED).first()
    if opinion is None:
        raise Missing
    if actor.is_official:
        require_open_to(actor, opinion_id)
        may_handle_requests(actor).require()
    known = DataRequest.objects.filter(key=key).first()
    if known is not None:
        return known
    _check(opinion, kind, text)
    sealed = withhold_suspected(opinion, MessageKind.ADDITION, text, seal, random, now)
    today = timezone.localdate(now)
    request = DataRequest.objects.create(
        opinion=opinion,
        key=key,
        kind=kind,
        text="" if sealed else nfc(text).strip(),
        received_at=now,
        entered_by_id=actor.user_id,
        acknowledge_by=limit("data_acknowledge").due(today, calendar()),
        due_date=limit(f"data_{kind}").due(today, calendar()),
    )
    due = request.due_date.isoformat()
    record(actor, RequestReceived(subject_id=opinion.pk, request=request.pk, kind=kind, due_date=due), now)
    return request


@transaction.atomic
def acknowledge_request(actor: Actor, request_id: int, *, now: datetime) -> None:
    """Tell the sender that it is being dealt with, and until when: they read it under their code."""
    request = _handled(actor, request_id)
    _move(request, "acknowledge", handled_by=actor.user_id, acknowledged_at=now)
    record(actor, RequestAcknowledged(subject_id=request.opinion_id, request=request.pk), now)


@transaction.atomic
def extend_request(actor: Actor, request_id: int, *, reason: str, now: datetime) -> None:
    """Once, with a reason that the sender reads."""
    request = _handled(actor, request_id)
    if request.is_extended:
        raise Refused("Yêu cầu này đã gia hạn một lần, không gia hạn thêm được.")
    _need(reason, "Hãy ghi lý do gia hạn; người gửi đọc được.", "reason")
    due = limit("data_extension").due(request.due_date, calendar())
    _move(
        request,
        "extend",
        due_date=due,
        is_extended=True,
        extension_reason=nfc(reason).strip(),
        handled_by=actor.user_id,
        acknowledged_at=request.acknowledged_at or now,
    )
    record(actor, RequestExtended(subject_id=request.opinion_id, request=request.pk, due_date=due.isoformat()), now)


@transaction.atomic
def answer_request(
    actor: Actor, request_id: int, *, answer: str, amending: Amending | None = None, now: datetime
) -> None:
    """Do what was asked and say so. `amending` is what is right, for a request to correct."""
    request = _handled(actor, request_id)
    _need(answer, "Hãy ghi điều đã làm; người gửi đọc được.", "answer")
    _close(actor, request, "answer", answer, now)
    carry_out(actor, request, amending, now=now)
    record(actor, RequestDone(subject_id=request.opinion_id, request=request.pk), now)


@transaction.atomic
def refuse_request(actor: Actor, request_id: int, *, reason: str, now: datetime) -> None:
    """With a reason that the sender reads: what the law demands to be kept, or that it is somebody else's."""
    request = _handled(actor, request_id)
    _need(reason, "Hãy ghi lý do từ chối và căn cứ; người gửi đọc được.", "reason")
    _close(actor, request, "refuse", reason, now)
    record(actor, RequestRefused(subject_id=request.opinion_id, request=request.pk), now)


def _check(opinion: Opinion, kind: RequestKind, text: str) -> None:
    if kind in _NEEDS_WORDS and not text.strip():
        raise Refused("Hãy ghi điều cần sửa hoặc điều ông/bà chưa đồng ý.", field="text")
    if len(text) > _LONGEST:
        raise Refused(f"Nội dung tối đa {_LONGEST} ký tự.", field="text")
    if DataRequest.objects.filter(opinion=opinion, kind=kind, state__in=OPEN_REQUESTS).exists():
        raise Refused("Yêu cầu này đã được nhận và đang giải quyết. Mời ông/bà chờ trả lời.", field="kind")


def _handled(actor: Actor, request_id: int) -> DataRequest:
    request = DataRequest.objects.select_related("opinion").filter(pk=request_id).first()
    if request is None:
        raise Missing
    require_open_to(actor, request.opinion_id)
    may_handle_requests(actor).require()
    return request


def _need(words: str, otherwise: str, field: str) -> None:
    if not words.strip():
        raise Refused(otherwise, field=field)


def _close(actor: Actor, request: DataRequest, step: str, answer: str, now: datetime) -> None:
    told = request.acknowledged_at or now
    _move(request, step, answer=nfc(answer).strip(), closed_at=now, handled_by=actor.user_id, acknowledged_at=told)


def _move(request: DataRequest, step_name: str, **changes: object) -> None:
    step = REQUEST_FLOW.require(step_name, RequestState(request.state))
    as_read = DataRequest.objects.filter(pk=request.pk, state=request.state, is_extended=request.is_extended)
    if not as_read.update(state=step.target, **changes):
        raise Overtaken
