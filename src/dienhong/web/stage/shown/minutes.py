"""The secretary's rows with both texts where two were typed, the attendance, and the last acts of the hall."""

from typing import Any

from dienhong.civic.people.models import User
from dienhong.cycle.conference.models import Act, Attendance, Conference, MinutesRow, RowText
from dienhong.cycle.conference.queries import duty_holders, present_counts, running_step, speaking
from dienhong.cycle.conference.states import Duty, RowKind
from dienhong.web.stage.access import Room
from dienhong.web.stage.shown.wording import act_label

_ROWS = 40
_ACTS = 6


def minutes_of(room: Room) -> dict[str, Any]:
    """The newest rows, oldest of them first, each with the text that waits beside it, if any."""
    rows = MinutesRow.objects.filter(conference=room.conference, taken_back=False)
    newest = list(rows.select_related("step", "turn__village").order_by("-number")[:_ROWS])[::-1]
    waiting = RowText.objects.filter(row__in=newest, settled=False)
    beside = {text.row_id: text for text in waiting}
    holder = duty_holders(room.conference.pk).filter(duty=Duty.SECRETARY).last()
    return {
        "rows": [{"row": row, "other": beside.get(row.pk)} for row in newest],
        "earlier": max(rows.count() - _ROWS, 0),
        "secretary": holder,
    }


def writing_of(room: Room) -> dict[str, Any]:
    """What a new row is tied to."""
    return {
        "turn": speaking(room.conference.pk),
        "step": running_step(room.conference.pk),
        "kinds": RowKind.choices,
    }


def attendance_of(room: Room) -> dict[str, Any]:
    """How many are here, by group and village, against those expected and the room."""
    return attendance_in(room.conference)


def attendance_in(conference: Conference) -> dict[str, Any]:
    people = Attendance.objects.filter(conference=conference, taken_back=False)
    here = people.filter(present_at__isnull=False).count()
    return {
        "here": here,
        "expected": people.count(),
        "counts": present_counts(conference.pk),
        "is_full": conference.capacity is not None and here >= conference.capacity,
    }


def acts_of(room: Room) -> dict[str, Any]:
    """The last acts, the newest first, each of which can be taken back as long as nothing built on it."""
    acts = Act.objects.filter(conference=room.conference).order_by("-number")[:_ACTS]
    names = dict(User.objects.filter(pk__in=[act.by_id for act in acts if act.by_id]).values_list("pk", "full_name"))
    return {
        "acts": [
            {
                "act": act,
                "label": act_label(act.verb),
                "by": names.get(act.by_id or 0, "Người dự"),
                "undoable": act.undone_by_id is None and bool(act.changes),
            }
            for act in acts
        ]
    }
