"""What stands over the projector, and the form that puts it there."""

from typing import Any

from dienhong.web.stage.access import Room
from dienhong.web.stage.deeds.preparing import MessageForm
from dienhong.web.stage.shown.outcomes import Bound


def screen_of(room: Room, bound: Bound | None = None) -> dict[str, Any]:
    """The message and the countdown as they stand, with the form for others."""
    form = (bound or {}).get(("show_message", 0)) or MessageForm(auto_id="show_message-%s")
    return {"screen_form": form}
