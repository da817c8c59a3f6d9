"""One task for many opinions: each row in a transaction of its own, each with its result, and taken back row by row."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.placing import place_opinion
from dienhong.cycle.opinions.actions.settle import close_opinion
from dienhong.cycle.opinions.actions.taking_back import take_back_assignment, take_back_triage
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.events import BulkContinued
from dienhong.cycle.opinions.models import BulkItem, BulkRun, Opinion
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.standing import standing
from dienhong.cycle.opinions.states import UNDOABLE, BulkItemState, BulkTask, OpinionKind, Urgency
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import DienHongError, Missing, Overtaken, Refused

AT_ONCE = 25
"""Rows done while the person waits (well below two seconds), and rows of a chunk after that."""
MOST = 2000


@transaction.atomic
def start_bulk(
    actor: Actor, task: BulkTask, *, choices: Mapping[str, Any], rows: Sequence[tuple[int, int]], now: datetime
) -> BulkRun:
    """Note down the run over `rows` (opinion, its version when it was chosen); `continue_bulk` does it."""
    may_triage(actor).require()
    chosen = dict(rows)
    if not chosen:
        raise Refused("Hãy chọn ít nhất một ý kiến.")
    if len(chosen) > MOST:
        raise Refused(f"Mỗi lần làm tối đa {MOST} ý kiến. Hãy lọc bớt rồi làm từng phần.")
    known = set(visible_to(actor).filter(pk__in=chosen).values_list("pk", flat=True))
    run = BulkRun.objects.create(task=task, choices=dict(choices), started_by_id=actor.person_id, started_at=now)
    _enter(run, [(pk, version, {}) for pk, version in chosen.items() if pk in known])
    return run


@transaction.atomic
def start_undo(actor: Actor, run_id: int, *, now: datetime) -> BulkRun:
    """Note down the run that takes another one back: once, and only what was done."""
    may_triage(actor).require()
    run = BulkRun.objects.select_for_update().filter(pk=run_id).first()
    if run is None:
        raise Missing
    if run.task not in UNDOABLE or run.undoes_id is not None:
        raise Refused("Việc này không hoàn tác hàng loạt được.")
    if run.finished_at is None:
        raise Refused("Việc này chưa làm xong. Hãy đợi xong rồi hoàn tác.")
    if BulkRun.objects.filter(undoes=run).exists():
        raise Refused("Việc này đã được hoàn tác.")
    undo = BulkRun.objects.create(task=run.task, undoes=run, started_by_id=actor.person_id, started_at=now)
    done = run.items.filter(state=BulkItemState.DONE).values_list("opinion_id", "version_after", "before")
    _enter(undo, [(pk, version or 0, before) for pk, version, before in done])
    return undo


def continue_bulk(actor: Actor, run_id: int, *, after: int, now: datetime) -> None:
    """Do the next rows after place `after`, each in its own transaction, and ask for the rest by an event.

    A row that is refused tells why and does not stop the others. The same call again does nothing twice: a row is
    claimed by its state in the transaction of its effect.
    """
    run = BulkRun.objects.filter(pk=run_id).first()
    if run is None:
        raise Missing
    waiting = run.items.filter(state=BulkItemState.WAITING, position__gt=after)
    chunk = list(waiting[:AT_ONCE])
    for item in chunk:
        _treat(actor, run, item, now)
    with transaction.atomic():
        if chunk and waiting.exists():
            record(actor, BulkContinued(subject_id=run.pk, after=chunk[-1].position), now)
        else:
            BulkRun.objects.filter(pk=run.pk, finished_at=None).update(finished_at=now)


def _enter(run: BulkRun, rows: Sequence[tuple[int, int, dict[str, Any]]]) -> None:
    BulkItem.objects.bulk_create(
        BulkItem(commune_id=run.commune_id, run=run, position=place, opinion_id=pk, seen_version=version, before=before)
        for place, (pk, version, before) in enumerate(rows, start=1)
    )


def _treat(actor: Actor, run: BulkRun, item: BulkItem, now: datetime) -> None:
    try:
        with transaction.atomic():
            claimed = BulkItem.objects.filter(pk=item.pk, state=BulkItemState.WAITING)
            if not claimed.update(state=BulkItemState.DONE):
                return
            _undo(actor, run, item, now) if run.undoes_id else _do(actor, run, item, now)
    except DienHongError as refusal:
        reason = _OVERTAKEN if isinstance(refusal, Overtaken) else refusal.message
        BulkItem.objects.filter(pk=item.pk).update(state=BulkItemState.REFUSED, refusal=reason[:500])


_OVERTAKEN = "Có người vừa xử lý ý kiến này. Hãy mở ra xem rồi làm riêng."


def _do(actor: Actor, run: BulkRun, item: BulkItem, now: datetime) -> None:
    opinion = visible_to(actor).filter(pk=item.opinion_id).first()
    if opinion is None:
        raise Missing("Ý kiến này không còn trong sổ của ông/bà.")
    if opinion.version != item.seen_version:
        raise Overtaken
    before = standing(opinion)
    _DOING[BulkTask(run.task)](actor, item.opinion_id, item.seen_version, run.choices, now)
    _settle(item, before)


def _undo(actor: Actor, run: BulkRun, item: BulkItem, now: datetime) -> None:
    known: dict[str, Any] = {"before": item.before, "seen_version": item.seen_version, "now": now}
    if run.task == BulkTask.TRIAGE:
        take_back_triage(actor, item.opinion_id, **known)
    elif run.task == BulkTask.ASSIGN:
        take_back_assignment(actor, item.opinion_id, **known)
    else:
        dialogue_id = item.before["dialogue"]
        place_opinion(actor, item.opinion_id, dialogue_id=dialogue_id, seen_version=item.seen_version, now=now)
    _settle(item, item.before)


def _settle(item: BulkItem, before: dict[str, Any]) -> None:
    after = Opinion.objects.filter(pk=item.opinion_id).values_list("version", flat=True).get()
    BulkItem.objects.filter(pk=item.pk).update(before=before, version_after=after)


def _triage(actor: Actor, pk: int, version: int, choices: dict[str, Any], now: datetime) -> None:
    kind, urgency = OpinionKind(choices["kind"]), Urgency(choices["urgency"])
    triage_opinion(actor, pk, kind=kind, fields=choices["fields"], urgency=urgency, seen_version=version, now=now)


def _assign(actor: Actor, pk: int, version: int, choices: dict[str, Any], now: datetime) -> None:
    due = date.fromisoformat(choices["due_date"]) if choices.get("due_date") else None
    note = choices.get("note", "")
    assign_opinion(actor, pk, unit_id=choices["unit"], due_date=due, note=note, seen_version=version, now=now)


def _place(actor: Actor, pk: int, version: int, choices: dict[str, Any], now: datetime) -> None:
    place_opinion(actor, pk, dialogue_id=choices["dialogue"], seen_version=version, now=now)


def _close(actor: Actor, pk: int, _version: int, _choices: dict[str, Any], now: datetime) -> None:
    close_opinion(actor, pk, now=now)


_DOING: dict[BulkTask, Callable[[Actor, int, int, dict[str, Any], datetime], None]] = {
    BulkTask.TRIAGE: _triage,
    BulkTask.ASSIGN: _assign,
    BulkTask.DIALOGUE: _place,
    BulkTask.CLOSE: _close,
}
