"""Getting into the speakers' queue: at the desk, by phone, at the kiosk; anybody may, once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from dienhong.civic.communes.models import Village
from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.models import Act, Conference, Turn
from dienhong.cycle.conference.permissions import may_queue
from dienhong.cycle.conference.queries import next_number
from dienhong.cycle.conference.states import ConferenceState, Door, Duty, RegistrantKind, TurnState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.verdicts import YES, Verdict
from dienhong.kernel.vietnamese import nfc

NAME_LENGTH = 160
SUBJECT_LENGTH = 300
MOST_WAITING = 500
OPEN_DOORS = (Door.PHONE, Door.KIOSK)
"""Doors that need no log-in: the caller has checked the screen's token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Who wants to speak on what."""

    name: str
    door: Door = Door.DESK
    kind: RegistrantKind = RegistrantKind.CITIZEN
    village_id: int | None = None
    subject: str = ""
    is_woman: bool = False
    is_elderly: bool = False
    is_pressing: bool = False
    opinion_id: int | None = None
    follows_id: int | None = None


def register_turn(actor: Actor, conference_id: int, registration: Registration, *, press: Press, now: datetime) -> Act:
    """Put somebody at the end of the list; `result` holds the turn's id and number."""

    def do(acting: Acting) -> None:
        _check(acting.conference, registration)
        turn = Turn(
            conference=acting.conference,
            number=next_number(conference_id),
            door=registration.door,
            kind=registration.kind,
            name=nfc(registration.name).strip(),
            village_id=registration.village_id,
            subject=nfc(registration.subject).strip(),
            is_woman=registration.is_woman,
            is_elderly=registration.is_elderly,
            is_pressing=registration.is_pressing,
            opinion_id=registration.opinion_id,
            follows_id=registration.follows_id,
            registered_at=now,
        )
        acting.make(turn, state=TurnState.WITHDRAWN)
        acting.topics.add("queue")
        acting.result = {"turn": turn.pk, "number": turn.number}

    needs = _anybody if registration.door in OPEN_DOORS else may_queue
    return perform(actor, conference_id, "register", do, needs=needs, press=press, now=now)


def _anybody(_actor: Actor, _duties: Collection[Duty]) -> Verdict:
    return YES


def _check(conference: Conference, registration: Registration) -> None:
    if conference.state == ConferenceState.CLOSED:
        raise Refused("Hội nghị đã bế mạc.")
    if conference.list_closed and registration.door not in (Door.FOLLOW_UP, Door.ORDER):
        raise Refused("Danh sách đăng ký phát biểu đã khóa. Ông/bà vẫn có thể gửi ý kiến bằng văn bản.")
    rules.speakable(registration.name, longest=NAME_LENGTH).enforce("name")
    if registration.subject:
        rules.speakable(registration.subject, longest=SUBJECT_LENGTH).enforce("subject")
    if registration.village_id is not None and not Village.objects.filter(pk=registration.village_id).exists():
        raise Refused("Hãy chọn thôn, tổ dân phố trong danh sách.", field="village")
    if Turn.objects.filter(conference=conference, state=TurnState.WAITING).count() >= MOST_WAITING:
        raise Refused(f"Danh sách chờ đã đủ {MOST_WAITING} người. Ông/bà có thể gửi ý kiến bằng văn bản.")
