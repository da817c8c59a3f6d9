"""Tables of opinions: those brought in so far, and the next one."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.communes.queries import active_villages
from dienhong.civic.people.roles import Permission, Role
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.intake.actions.preview import Origin, keep_table
from dienhong.cycle.intake.models import IntakeBatch
from dienhong.cycle.intake.queries import visible_to
from dienhong.cycle.intake.states import BatchState, RowState
from dienhong.cycle.intake.tables import paste_table, read_table
from dienhong.cycle.opinions.permissions import villages_for
from dienhong.cycle.opinions.states import Channel
from dienhong.kernel.errors import Refused
from dienhong.kernel.reading import UnreadableFile
from dienhong.web.desk.access import official
from dienhong.web.desk.intake.forms import TableForm
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.kit.uploads import sent_bytes

enterers = official(Permission.ENTER_OPINION)
_LISTED = 50
COLOURS = {
    BatchState.PREVIEW: "blue",
    BatchState.RUNNING: "blue",
    BatchState.STOPPED: "orange",
    BatchState.DONE: "green",
    BatchState.UNDOING: "orange",
}


@enterers
@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: CommuneRequest) -> HttpResponse:
    """Read the table and keep it for the preview, or say what to do with it."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            batch = _keep(request, form.cleaned_data)
        except UnreadableFile as error:
            form.add_error("file", error.message)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã đọc bảng. Chưa có gì vào sổ: hãy xem lại, sửa các dòng còn lỗi rồi bấm nhập.")
            return redirect("desk:intake_batch", pk=batch.pk)
    counts = {f"{state}_rows": Count("rows", filter=Q(rows__state=state)) for state in _COUNTED}
    batches = visible_to(request.actor).annotate(**counts)[:_LISTED]
    listed = [(batch, COLOURS.get(BatchState(batch.state), "grey")) for batch in batches]
    context = {"form": form, "batches": listed}
    return render(request, "desk/intake/start.html", context, status=422 if form.errors else 200)


_COUNTED = (RowState.READY, RowState.FAULTY, RowState.IMPORTED)


def _keep(request: CommuneRequest, typed: dict[str, Any]) -> IntakeBatch:
    file = typed["file"]
    table = read_table(sent_bytes(typed)) if file else paste_table(typed["pasted"])
    origin = Origin(
        collector=typed["collector"],
        title=file.name if file else "",
        channel=Channel(typed["channel"]),
        village_id=typed["village"],
        dialogue_id=typed["dialogue"],
    )
    return keep_table(request.actor, table, origin, now=timezone.now())


def _form(request: CommuneRequest) -> TableForm:
    own = villages_for(request.actor)
    villages = active_villages() if own is None else active_villages().filter(pk__in=own)
    live = (DialogueState.ANNOUNCED, DialogueState.INTAKE_OPEN, DialogueState.INTAKE_CLOSED, DialogueState.HELD)
    dialogues = dialogues_visible_to(request.actor).filter(state__in=live).select_related(None)
    choices = {"villages": villages.values_list("pk", "name"), "dialogues": dialogues.values_list("pk", "title")}
    if request.method == "POST":
        return TableForm(request.POST, request.FILES, **choices)
    initial: dict[str, Any] = {}
    if Role.VILLAGE_HEAD in request.actor.roles:
        initial["collector"] = f"Trưởng thôn {request.actor.name}"
    if own is not None and len(own) == 1:
        initial["village"] = min(own)
    return TableForm(initial=initial, **choices)
