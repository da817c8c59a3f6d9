"""What becomes of what was said, and what was promised."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from dienhong.civic.communes.queries import active_units
from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.models import Act, Commitment, Outcome, Turn
from dienhong.cycle.conference.permissions import may_decide
from dienhong.cycle.conference.states import OutcomeKind, TurnState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An outcome as it is set. Which parts are needed depends on the kind."""

    kind: OutcomeKind
    responder: str = ""
    text: str = ""
    unit_id: int | None = None
    due_date: date | None = None
    written: bool = False
    body: str = ""
    reason: str = ""


def set_outcome(
    actor: Actor, conference_id: int, turn_id: int, decision: Decision, *, press: Press, now: datetime
) -> Act:
    """Set or change the outcome of a turn; the chair decides, the secretary may write it down."""

    def do(acting: Acting) -> None:
        turn = Turn.objects.filter(conference_id=conference_id, pk=turn_id).first()
        if turn is None:
            raise Missing
        if turn.state not in (TurnState.SPEAKING, TurnState.SPOKEN):
            raise Refused("Người này chưa phát biểu.")
        _check(decision, localdate(now))
        values = {
            "kind": decision.kind,
            "responder": nfc(decision.responder).strip(),
            "text": nfc(decision.text).strip(),
            "unit_id": decision.unit_id,
            "due_date": decision.due_date,
            "written": decision.written,
            "body": nfc(decision.body).strip(),
            "reason": nfc(decision.reason).strip(),
            "taken_back": False,
        }
        outcome = Outcome.objects.filter(turn=turn).first()
        if outcome is None:
            acting.make(Outcome(turn=turn, **values), taken_back=True)
        else:
            acting.change(outcome, **values)
        acting.topics.update(("speaker", "outcomes"))

    return perform(actor, conference_id, "set_outcome", do, needs=may_decide, press=press, now=now)


def commit_to(
    actor: Actor,
    conference_id: int,
    text: str,
    *,
    unit_id: int,
    due_date: date,
    turn_id: int | None = None,
    press: Press,
    now: datetime,
) -> Act:
    """A promise as a row: what, which unit, until when; never as prose alone."""

    def do(acting: Acting) -> None:
        rules.speakable(text, longest=500).enforce("text")
        if due_date < localdate(now):
            raise Refused("Hạn thực hiện phải từ hôm nay trở đi.", field="due_date")
        _known_unit(unit_id)
        if turn_id is not None and not Turn.objects.filter(conference_id=conference_id, pk=turn_id).exists():
            raise Missing
        promise = Commitment(
            conference=acting.conference, turn_id=turn_id, text=nfc(text).strip(), unit_id=unit_id, due_date=due_date
        )
        acting.make(promise, taken_back=True)
        acting.topics.add("outcomes")
        acting.result = {"commitment": promise.pk}

    return perform(actor, conference_id, "commit", do, needs=may_decide, press=press, now=now)


def _check(decision: Decision, today: date) -> None:
    kind = decision.kind
    if kind == OutcomeKind.ANSWERED:
        rules.speakable(decision.text).enforce("text")
        rules.speakable(decision.responder, longest=160).enforce("responder")
    if kind == OutcomeKind.ASSIGNED:
        if decision.unit_id is None or decision.due_date is None:
            raise Refused("Hãy chọn đơn vị và ghi hạn giải quyết.", field="unit")
        if decision.due_date < today:
            raise Refused("Hạn giải quyết phải từ hôm nay trở đi.", field="due_date")
        _known_unit(decision.unit_id)
    if kind == OutcomeKind.TRANSFERRED and not decision.body.strip():
        raise Refused("Hãy ghi cơ quan tiếp nhận.", field="body")
    if kind == OutcomeKind.NOT_CONSIDERED and not decision.reason.strip():
        raise Refused("Hãy ghi lý do không xem xét; biên bản sẽ ghi lại.", field="reason")


def _known_unit(unit_id: int) -> None:
    if not active_units().filter(pk=unit_id).exists():
        raise Refused("Hãy chọn đơn vị trong danh sách.", field="unit")
