"""Which channels told of a dialogue, which village has not heard, how much was said."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.communes.models import Village
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import public_dialogues
from dienhong.cycle.dialogues.states import PUBLIC_STATES
from dienhong.cycle.publicity.actions.showing import drop_showing, end_posting, record_showing
from dienhong.cycle.publicity.models import Showing
from dienhong.cycle.publicity.permissions import may_record_showing
from dienhong.cycle.publicity.queries import coverage, days_on_air, minutes_of_year, showings_of
from dienhong.cycle.publicity.rules import days_posted
from dienhong.cycle.publicity.states import BOARDS, Channel, Matter
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.duties.forms import proof_of
from dienhong.web.desk.duties.shown import proof_response
from dienhong.web.desk.publicity.forms import ShowingForm
from dienhong.web.desk.publicity.script import texts_of
from dienhong.web.kit.requests import CommuneRequest

_MOST = 60


@official()
@require_safe
def overview(request: CommuneRequest) -> HttpResponse:
    """The announced dialogues, and the airtime of the year."""
    today = timezone.localdate()
    minutes = [{"label": matter.label, "value": total} for matter, total in minutes_of_year(today.year).items()]
    dialogues = list(public_dialogues().order_by("-date", "-pk")[:_MOST])
    return render(request, "desk/publicity/overview.html", {"dialogues": dialogues, "minutes": minutes, "today": today})


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def channels(request: CommuneRequest, pk: int) -> HttpResponse:
    dialogue = seen_dialogue(request.actor, pk)
    form = _form(request)
    if request.method == "POST" and form is None:
        may_record_showing(request.actor, None).require()
    if form is not None and form.is_valid():
        try:
            _record(request, pk, form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã ghi một lần công bố.")
            return redirect("desk:channels", pk=pk)
    context = _context(request, dialogue) | {"form": form}
    return render(request, "desk/publicity/channels.html", context, status=422 if form and form.errors else 200)


@official()
@require_POST
def take_down(request: CommuneRequest, pk: int) -> HttpResponse:
    """The paper came down today."""
    row = end_posting(request.actor, pk, until=timezone.localdate(), now=timezone.now())
    messages.success(request, "Đã ghi ngày gỡ là hôm nay.")
    return redirect("desk:channels", pk=row.dialogue_id)


@official()
@require_POST
def drop(request: CommuneRequest, pk: int) -> HttpResponse:
    row = _seen(pk)
    drop_showing(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã bỏ lần công bố ghi nhầm.")
    return redirect("desk:channels", pk=row.dialogue_id)


@official()
@require_safe
def proof(request: CommuneRequest, pk: int) -> HttpResponse:
    return proof_response(settings.FILES, _seen(pk).proof)


def _seen(pk: int) -> Showing:
    row = Showing.objects.select_related("proof").filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def _form(request: CommuneRequest) -> ShowingForm | None:
    """None for those who record nothing."""
    villages = Village.objects.filter(is_active=True).values_list("pk", "name")
    everywhere = bool(may_record_showing(request.actor, None))
    places = [(pk, name) for pk, name in villages if may_record_showing(request.actor, pk)]
    if not everywhere and not places:
        return None
    initial = {"since": timezone.localdate()}
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return ShowingForm(*sent, places=places, everywhere=everywhere, initial=initial)


def _record(request: CommuneRequest, pk: int, typed: dict[str, Any]) -> None:
    record_showing(
        request.actor, pk, channel=Channel(typed["channel"]), matter=Matter(typed["matter"]), since=typed["since"],
        village_id=typed["village"], until=typed["until"], minutes=typed["minutes"], note=typed["note"],
        proof=proof_of(typed), folder=settings.FILES, now=timezone.now(),
    )  # fmt: skip


def _context(request: CommuneRequest, dialogue: Dialogue) -> dict[str, Any]:
    today, records = timezone.localdate(), showings_of(dialogue.pk)
    heard = coverage(records, Matter.NOTICE, today)
    return {
        "dialogue": dialogue,
        "announced": dialogue.state in PUBLIC_STATES,
        "heard": [{"village": row.village, "channels": ", ".join(c.label for c in row.channels)} for row in heard],
        "unheard": [row.village.name for row in heard if not row.channels],
        "records": [_row(request.actor, record, today) for record in records],
        "runs": [{"label": matter.label, "days": days_on_air(records, matter)} for matter in Matter],
        "minutes": sum(record.minutes or 0 for record in records),
        **texts_of(request, dialogue),
    }


def _row(actor: Actor, record: Showing, today: Any) -> dict[str, Any]:
    on_board = record.channel in BOARDS
    return {
        "record": record,
        "days": days_posted(record.since, record.until, today) if on_board else None,
        "may_edit": bool(may_record_showing(actor, record.village_id)),
        "hangs": on_board and record.until is None,
    }
