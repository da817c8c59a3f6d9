"""What the preparation page shows: agenda, duties, policies, the hall, speakers from opinions, tokens of screens."""

from typing import Any

from dienhong.civic.people.roles import Permission
from dienhong.cycle.conference.models import Attendance, SightToken, Turn
from dienhong.cycle.conference.queries import duty_holders
from dienhong.cycle.conference.states import Duty, StepState
from dienhong.cycle.opinions.models import Submitter
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.states import OpinionState
from dienhong.web.stage.access import Room
from dienhong.web.stage.deeds import preparing
from dienhong.web.stage.deeds.form import DeedForm
from dienhong.web.stage.shown.agenda import now_of
from dienhong.web.stage.shown.outcomes import Bound

_LISTED = 100
_GONE = (OpinionState.DIVERTED, OpinionState.WITHDRAWN, OpinionState.REJECTED, OpinionState.MERGED)


def prepared(room: Room, bound: Bound) -> dict[str, Any]:
    """Everything of the page; `bound` are forms that were sent with faults."""
    conference = room.conference

    def form(verb: str, kind: type[DeedForm], **initial: Any) -> DeedForm:
        return bound.get((verb, 0)) or kind(initial=initial, auto_id=f"{verb}-%s")

    seconds = conference.speaking_seconds
    return now_of(room) | {
        "duty_rows": duties(room),
        "step_form": form("add_step", preparing.StepPlanForm, minutes=10),
        "step_faults": bound.get(("change_step", 0)),
        "duty_form": form("give_duty", preparing.DutyForm),
        "policy_form": form(
            "set_policies",
            preparing.PolicyForm,
            speaking_minutes=f"{seconds / 60:g}" if seconds else "",
            list_closed=conference.list_closed,
            **{f"place_{word}": place for place, word in enumerate(conference.policies, start=1)},
        ),
        "hall_form": form(
            "arrange_hall",
            preparing.HallForm,
            capacity=conference.capacity,
            stream_url=conference.stream_url,
            names_shown=conference.names_shown,
        ),
        "message_form": form("show_message", preparing.MessageForm, message=conference.message),
        "message_shown": bool(conference.message),
        "opinions": speakers_to_be(room),
        "may_edit": [StepState.AHEAD.value, StepState.RUNNING.value],
        "tokens": tokens(room),
        "expected": Attendance.objects.filter(conference=conference, taken_back=False).count(),
    }


def duties(room: Room) -> list[dict[str, Any]]:
    """Each duty with who has it now."""
    holders = list(duty_holders(room.conference.pk))
    return [{"duty": duty, "holders": [row for row in holders if row.duty == duty]} for duty in Duty]


def tokens(room: Room) -> list[SightToken]:
    """Tokens that still open a screen."""
    found = SightToken.objects.filter(conference=room.conference, revoked_at=None, expires_at__gt=room.now)
    return list(found.order_by("sight", "made_at"))


def speakers_to_be(room: Room) -> list[dict[str, Any]]:
    """Opinions sent to this dialogue whose senders are not on the list yet."""
    listed = Turn.objects.filter(conference=room.conference, opinion__isnull=False).values("opinion_id")
    found = visible_to(room.actor).filter(dialogue_id=room.conference.dialogue_id).exclude(pk__in=listed)
    found = found.exclude(state__in=_GONE).select_related("village").order_by("-urgency", "received_at")
    rows = list(found[:_LISTED])
    told = Submitter.objects.filter(opinion__in=rows, consented_at__isnull=False)
    may_name = room.actor.may(Permission.READ_CONTACT)
    names = dict(told.values_list("opinion_id", "name")) if may_name else {}
    return [{"opinion": row, "name": names.get(row.pk, "")} for row in rows]
