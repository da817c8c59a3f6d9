"""What the office sets for the hall itself: room, stream, whose names are shown, what stands on the screen."""

from datetime import datetime, timedelta

from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.models import Act
from dienhong.cycle.conference.permissions import may_announce, may_lead
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

_MESSAGE_LENGTH = 200


def arrange_hall(
    actor: Actor,
    conference_id: int,
    *,
    capacity: int | None,
    stream_url: str,
    names_shown: bool,
    press: Press,
    now: datetime,
) -> Act:
    """How many people the room holds, where it can be watched from afar, whether full names stand on the screen."""

    def do(acting: Acting) -> None:
        if stream_url and not stream_url.startswith(("https://", "http://")):
            raise Refused("Hãy ghi địa chỉ đầy đủ, bắt đầu bằng https://", field="stream_url")
        acting.change(acting.conference, capacity=capacity, stream_url=stream_url.strip(), names_shown=names_shown)
        acting.topics.update(("conference", "attendance"))

    return perform(actor, conference_id, "arrange_hall", do, needs=may_lead, press=press, now=now)


def show_message(
    actor: Actor, conference_id: int, message: str, *, minutes: int | None = None, press: Press, now: datetime
) -> Act:
    """A message over the screen, with a countdown of `minutes` where given; empty takes both away."""

    def do(acting: Acting) -> None:
        shown = nfc(message).strip()
        if len(shown) > _MESSAGE_LENGTH:
            raise Refused(f"Lời nhắn tối đa {_MESSAGE_LENGTH} ký tự.", field="message")
        until = now + timedelta(minutes=minutes) if minutes else None
        acting.change(acting.conference, message=shown, countdown_to=until)
        acting.topics.add("conference")

    return perform(actor, conference_id, "show_message", do, needs=may_announce, press=press, now=now)
