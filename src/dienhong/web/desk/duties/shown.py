"""How a duty is shown in lists."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from dienhong.cycle.dialogues.models import DialogueDuty
from dienhong.cycle.dialogues.states import DutyState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch
from dienhong.kernel.errors import Missing

_COLOURS = {DutyState.OPEN: "yellow", DutyState.DONE: "green", DutyState.NOT_NEEDED: "grey"}


def row_of(duty: DialogueDuty, today: date, waits_for: Iterable[str] = ()) -> dict[str, Any]:
    """One duty with the days left while it is open, and what it waits for."""
    is_open = duty.state == DutyState.OPEN
    return {
        "duty": duty,
        "who": who_does(duty),
        "days_left": (duty.due_date - today).days if is_open else None,
        "colour": _COLOURS[DutyState(duty.state)],
        "waits_for": list(waits_for) if is_open else [],
        "is_open": is_open,
    }


def who_does(duty: DialogueDuty) -> str:
    """The holder, else the unit, else what the plan calls them, else the role."""
    return str(duty.holder or duty.unit or duty.who or duty.get_role_display())


def checklist_rows(duties: list[DialogueDuty], today: date) -> list[dict[str, Any]]:
    """A dialogue's duties; those whose forerunners are open say which."""
    still = {duty.key: duty.what for duty in duties if duty.state == DutyState.OPEN}
    return [row_of(duty, today, [still[key] for key in duty.needs if key in still]) for duty in duties]


def proof_response(folder: Path, file: StoredFile | None) -> HttpResponse:
    """The file, always to be kept and never shown as a page of ours; `Missing` where there is none."""
    if file is None:
        raise Missing
    try:
        content = fetch(folder, file)
    except FileNotFoundError as error:
        raise Missing from error
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=file.name) or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=file.content_type, headers=headers)
