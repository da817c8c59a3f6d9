"""After the conference: each turn stands in the register, and its outcome is carried out there, once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.cycle.conference.actions.unsaying import unsay
from dienhong.cycle.conference.events import ConferenceSettled
from dienhong.cycle.conference.models import Conference, Outcome, Settlement, Turn
from dienhong.cycle.conference.permissions import for_the_office, may_prepare
from dienhong.cycle.conference.settled import decided_turns, entered_text, fields_for, key_of, stamp_of
from dienhong.cycle.conference.states import ConferenceState, OutcomeKind
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.routing import take_route
from dienhong.cycle.opinions.actions.sealing import divert_opinion, seal_unentered
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Opinion, Suggestion
from dienhong.cycle.opinions.routes import OTHER_REASON, RouteChoice
from dienhong.cycle.opinions.rules import acceptable_text
from dienhong.cycle.opinions.states import OPINION_FLOW, Channel, OpinionKind, OpinionState, Urgency
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import DienHongError, Missing, Refused

_BEYOND = "Việc vượt thẩm quyền của xã, theo kết luận của chủ tọa hội nghị"
_UNWRITTEN = "Biên bản chưa ghi đủ lời phát biểu của lượt này. Hãy ghi thêm ở trang thư ký rồi làm lại."
_NOT_WRITTEN = "(Thư ký chưa ghi nội dung. Người phát biểu nêu trực tiếp tại hội nghị.)"


@dataclass(frozen=True, slots=True)
class Tools:
    """What the register needs: the seal, `random(n)` below n, the folders of files and of learnt models."""

    seal: Seal
    random: Callable[[int], int]
    folder: Path
    models: Path


@transaction.atomic
def settle_again(actor: Actor, conference_id: int, *, tools: Tools, now: datetime) -> int:
    """The office lets what the register did not allow be tried once more; returns how many turns were settled."""
    may_prepare(actor).require()
    return settle_conference(actor, conference_id, tools=tools, now=now)


@transaction.atomic
def settle_conference(actor: Actor, conference_id: int, *, tools: Tools, now: datetime) -> int:
    """Carry out every outcome of a closed conference that has not been; returns how many were.

    The office acts, whoever `actor` is: the chair has decided. What the register does not allow is kept as the turn's
    `problem`. Doing it again does nothing twice.
    """
    conference = Conference.objects.select_for_update().filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    if conference.state != ConferenceState.CLOSED:
        return 0
    office = for_the_office(actor.commune_id)
    settled = [_settle(office, turn, tools, now) for turn in decided_turns(conference_id)]
    if any(settled):
        record(office, ConferenceSettled(subject_id=conference_id), now)
    return sum(settled)


def _settle(office: Actor, turn: Turn, tools: Tools, now: datetime) -> bool:
    stamp = stamp_of(turn.outcome)
    known = Settlement.objects.filter(turn=turn).first()
    if known is not None and (known.is_sealed or known.done == stamp):
        return False
    done: dict[str, object] = {"done": stamp, "problem": "", "settled_at": now}
    try:
        with transaction.atomic():
            opinion = None if turn.outcome.kind == OutcomeKind.DIVERTED else _entered(office, turn, tools, now)
            is_sealed = opinion is None
            if opinion is None:
                _seal(office, turn, tools, now)
    except DienHongError as error:
        Settlement.objects.update_or_create(turn=turn, defaults=done | {"done": "", "problem": error.message[:400]})
        return False
    if opinion is not None:
        try:
            with transaction.atomic():
                _carry_out(office, turn.outcome, opinion, now)
        except DienHongError as error:
            done |= {"done": "", "problem": error.message[:400]}
    kept = {"opinion": opinion, "is_sealed": is_sealed}
    Settlement.objects.update_or_create(turn=turn, defaults=done | kept)
    return not done["problem"]


def _entered(office: Actor, turn: Turn, tools: Tools, now: datetime) -> Opinion | None:
    """The turn's opinion; None when its words went to the sealed track at the register's door."""
    if turn.opinion is not None:
        return turn.opinion
    said = entered_text(turn)
    if not acceptable_text(said):
        raise Refused(_UNWRITTEN)
    submission = _submission(turn, said)
    received = submit_opinion(office, submission, seal=tools.seal, random=tools.random, folder=tools.folder, now=now)
    opinion = Opinion.objects.filter(code=received.code).first()
    if opinion is not None:
        Turn.objects.filter(pk=turn.pk, opinion=None).update(opinion=opinion)
        suggest_for(opinion.pk, models_root=tools.models)
    return opinion


def _submission(turn: Turn, text: str) -> Submission:
    """A name that was told to be called up serves the answer; that is no consent (domain §4)."""
    return Submission(
        text=text,
        key=key_of(turn),
        dialogue_id=turn.conference.dialogue_id,
        village_id=turn.village_id,
        name=turn.name,
        wrote_in=True,
        channel=Channel.HALL,
    )


def _seal(office: Actor, turn: Turn, tools: Tools, now: datetime) -> None:
    """The words of the turn to the sealed track, by its two doors, and out of the hall."""
    opinion = turn.opinion
    if opinion is not None and opinion.state != OpinionState.DIVERTED:
        divert_opinion(office, opinion.pk, seal=tools.seal, folder=tools.folder, now=now)
    said = entered_text(turn)
    if said or opinion is None:
        seal_unentered(
            _submission(turn, said or _NOT_WRITTEN), rule="chủ tọa chuyển xử lý riêng tại hội nghị", seal=tools.seal,
            random=tools.random, now=now,
        )  # fmt: skip
    unsay(turn)


def _carry_out(office: Actor, outcome: Outcome, opinion: Opinion, now: datetime) -> None:
    """What the register does; answers given in the hall are kept by the feature of replies."""
    if outcome.kind == OutcomeKind.TRANSFERRED:
        reason = outcome.reason or _BEYOND
        take_route(
            office, opinion.pk, "other", RouteChoice(body=outcome.body, cause=OTHER_REASON, reason=reason), now=now
        )
        return
    if outcome.kind == OutcomeKind.NOT_CONSIDERED:
        take_route(office, opinion.pk, "refused", RouteChoice(cause=OTHER_REASON, reason=outcome.reason), now=now)
        return
    _sort(office, outcome.turn, opinion, now)
    if outcome.kind == OutcomeKind.ASSIGNED and outcome.unit_id is not None:
        assign_opinion(
            office, opinion.pk, unit_id=outcome.unit_id, due_date=outcome.due_date, note=outcome.text, now=now
        )
    else:
        opinion.refresh_from_db()
        OPINION_FLOW.require("answer_in_hall", OpinionState(opinion.state))


def _sort(office: Actor, turn: Turn, opinion: Opinion, now: datetime) -> None:
    """Kind and field of an opinion that nobody sorted yet: as suggested, for a person to correct."""
    if opinion.state != OpinionState.RECEIVED:
        return
    kept = Suggestion.objects.filter(opinion=opinion).values_list("found", flat=True).first() or {}
    kinds = [kind for kind in _values(kept, "kind") if kind in OpinionKind.values]
    triage_opinion(
        office,
        opinion.pk,
        kind=OpinionKind(kinds[0]) if kinds else OpinionKind.PETITION,
        fields=fields_for(turn, _values(kept, "field")),
        urgency=Urgency.PRESSING if turn.is_pressing else Urgency.ORDINARY,
        now=now,
    )


def _values(kept: dict[str, dict[str, list[dict[str, str]]]], aspect: str) -> list[str]:
    return [str(found["value"]) for found in kept.get(aspect, {}).get("found", [])]
