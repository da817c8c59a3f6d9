"""A whole conference in a few lines: who speaks, what is written down, what is decided."""

from datetime import date, timedelta
from typing import Any

from tests.cast import NOW, Cast, do_jobs
from tests.cycle.conference.hall import enlist, press, run_to

from dienhong.cycle.conference.actions.minutes import write_row
from dienhong.cycle.conference.actions.outcomes import Decision, set_outcome
from dienhong.cycle.conference.actions.queue import call_turn, finish_turn
from dienhong.cycle.conference.actions.steps import close_conference
from dienhong.cycle.conference.models import Conference, Turn
from dienhong.cycle.conference.states import OutcomeKind, RowKind

ROAD = "Đường vào thôn Đông bị sụt một đoạn gần cống, đề nghị xã sửa trước mùa mưa."
LAMPS = "Đề nghị xã lắp thêm đèn chiếu sáng ở ngõ sau nhà văn hóa thôn Đông."
DUE = date(2026, 4, 30)
LATER = NOW + timedelta(hours=3)


def speak(
    cast: Cast,
    conference: Conference,
    name: str,
    said: str,
    kind: OutcomeKind,
    /,
    *,
    details: dict[str, Any] | None = None,
    **decision: Any,
) -> Turn:
    """Somebody speaks, the secretary writes it down, the chair decides."""
    turn = enlist(cast, conference, name, **({"village_id": cast.villages["Thôn Đông"].pk} | (details or {})))
    call_turn(cast.dung, conference.pk, turn.pk, press=press(), now=NOW)
    if said:
        row = press()
        write_row(
            cast.ha, conference.pk, RowKind.STATEMENT, key=row.client_id, text=said, turn_id=turn.pk, press=row, now=NOW
        )
    decided = Decision(kind=kind, **decision)
    set_outcome(cast.dung, conference.pk, turn.pk, decision=decided, press=press(), now=NOW)
    finish_turn(cast.dung, conference.pk, turn.pk, press=press(), now=NOW)
    turn.refresh_from_db()
    return turn


def answered(cast: Cast, conference: Conference, name: str = "Phạm Văn Bính", text: str = ROAD) -> Turn:
    answer = {"responder": "Chủ tịch Trần Văn Dũng", "text": "Xã sửa đoạn đường này trong quý II."}
    return speak(cast, conference, name, text, OutcomeKind.ANSWERED, **answer)


def assigned(cast: Cast, conference: Conference, name: str = "Ngô Thị Cúc", *, written: bool = True) -> Turn:
    unit = cast.units["economy"].pk
    return speak(cast, conference, name, LAMPS, OutcomeKind.ASSIGNED, unit_id=unit, due_date=DUE, written=written)


def close(cast: Cast, conference: Conference) -> None:
    """The last steps, the closing, and all that follows from it."""
    run_to(cast, conference, "closing")
    close_conference(cast.dung, conference.pk, press=press(), now=LATER)
    do_all_jobs()
    conference.refresh_from_db()


def do_all_jobs() -> None:
    while do_jobs():
        pass
