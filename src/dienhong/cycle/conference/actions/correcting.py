"""A speaker says that the minutes have it wrong: the request, and the secretary's decision. Both texts are kept."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.actions.reviewing import review_for_update
from dienhong.cycle.conference.events import CorrectionAsked, CorrectionDecided
from dienhong.cycle.conference.models import Act, Correction, MinutesRow, RowText, Turn
from dienhong.cycle.conference.permissions import may_record
from dienhong.cycle.conference.queries import duties_of, next_row_number
from dienhong.cycle.conference.settled import spoken_text, statements_of
from dienhong.cycle.conference.states import (
    CORRECTION_FLOW,
    CorrectionDoor,
    CorrectionState,
    ReviewState,
    RowKind,
    TurnState,
)
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc


def ask_correction(
    actor: Actor, turn_id: int, wanted: str, *, door: CorrectionDoor, key: uuid.UUID, now: datetime
) -> Correction:
    """Ask that the minutes say `wanted` of this turn; the same `key` again changes nothing.

    By `CorrectionDoor.CODE` the caller has checked the speaker's code. Raises `Refused` outside the window.
    """
    rules.speakable(wanted).enforce("wanted")
    try:
        with transaction.atomic():
            return _ask(actor, turn_id, nfc(wanted).strip(), door, key, now)
    except IntegrityError as error:
        raise Refused("Đã có một đề nghị đính chính lượt này đang chờ xem xét.", field="wanted") from error


def _ask(actor: Actor, turn_id: int, wanted: str, door: CorrectionDoor, key: uuid.UUID, now: datetime) -> Correction:
    known = Correction.objects.filter(key=key).first()
    if known is not None:
        return known
    turn = Turn.objects.filter(pk=turn_id, state=TurnState.SPOKEN).exclude(settlement__is_sealed=True).first()
    if turn is None:
        raise Missing
    if door == CorrectionDoor.TOLD:
        may_record(actor, duties_of(actor, turn.conference_id)).require()
    review = review_for_update(turn.conference_id)
    rules.may_ask_correction(ReviewState(review.state), review.until, timezone.localdate(now)).enforce()
    recorded = spoken_text(turn)
    if wanted == recorded:
        raise Refused("Nội dung này giống hệt biên bản, không có gì để sửa.", field="wanted")
    asked = Correction.objects.create(turn=turn, key=key, door=door, recorded=recorded, wanted=wanted, asked_at=now)
    record(actor, CorrectionAsked(subject_id=turn.conference_id, correction=asked.pk, door=door), now)
    return asked


def accept_correction(actor: Actor, correction_id: int, *, text: str, seen: str, press: Press, now: datetime) -> Act:
    """Put `text` (the wanted one, or what was agreed) into the minutes; the rows keep every text they had.

    `seen` is what the minutes said on the person's screen; `Overtaken` when they say something else by now.
    """
    correction = _waiting(correction_id)
    conference_id = correction.turn.conference_id
    rules.speakable(text).enforce("text")

    def do(acting: Acting) -> None:
        target = CORRECTION_FLOW.require("accept", CorrectionState(correction.state)).target
        acting.change(correction, state=target, decided_by_id=actor.user_id, decided_at=now)
        if spoken_text(correction.turn) != seen:
            raise Overtaken("Biên bản của lượt này vừa được sửa. Hãy đọc lại rồi quyết định.")
        _rewrite(acting, correction.turn, nfc(text).strip(), press)
        acting.topics.add("minutes")
        record(actor, CorrectionDecided(subject_id=conference_id, correction=correction.pk, decision=target), now)

    return perform(actor, conference_id, "correct", do, needs=may_record, press=press, now=now)


@transaction.atomic
def refuse_correction(actor: Actor, correction_id: int, *, reason: str, now: datetime) -> None:
    """The minutes stay as they are, and the speaker reads why."""
    correction = _waiting(correction_id)
    may_record(actor, duties_of(actor, correction.turn.conference_id)).require()
    if not reason.strip():
        raise Refused("Hãy ghi lý do không sửa; người phát biểu sẽ đọc được lý do này.", field="reason")
    target = CORRECTION_FLOW.require("refuse", CorrectionState(correction.state)).target
    waiting = Correction.objects.filter(pk=correction.pk, state=correction.state)
    told = nfc(reason).strip()[:500]
    if not waiting.update(state=target, reason=told, decided_by=actor.user_id, decided_at=now):
        raise Overtaken
    event = CorrectionDecided(subject_id=correction.turn.conference_id, correction=correction.pk, decision=target)
    record(actor, event, now)


def _waiting(correction_id: int) -> Correction:
    correction = Correction.objects.select_related("turn").filter(pk=correction_id).first()
    if correction is None:
        raise Missing
    return correction


def _rewrite(acting: Acting, turn: Turn, text: str, press: Press) -> None:
    """One row says it all; the others of the turn are taken back, with their texts."""
    first, *others = statements_of(turn) or [_blank_row(acting, turn)]
    seen, version = first.version, first.version + 1
    acting.change(first, text=text, version=version)
    RowText.objects.create(
        row=first, client_id=press.client_id, version=version, seen_version=seen, text=text,
        by_name=acting.actor.name, at=acting.now,
    )  # fmt: skip
    for row in others:
        acting.change(row, taken_back=True)


def _blank_row(acting: Acting, turn: Turn) -> MinutesRow:
    row = MinutesRow(
        conference=acting.conference,
        key=uuid.uuid5(uuid.NAMESPACE_OID, f"corrected:{turn.pk}"),
        number=next_row_number(acting.conference.pk),
        kind=RowKind.STATEMENT,
        turn=turn,
        said_at=turn.started_at or acting.now,
    )
    acting.make(row, taken_back=True)
    return row
