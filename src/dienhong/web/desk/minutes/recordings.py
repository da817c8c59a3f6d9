"""Recordings at the desk: attached, heard beside the turns, removed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.cycle.conference.actions.recording import add_recording, ask_text, remove_recording
from dienhong.cycle.conference.heard import is_given_out
from dienhong.cycle.conference.models import Conference, Recording, Turn
from dienhong.cycle.conference.settled import decided_turns, spoken_text
from dienhong.engines.files.store import place_of
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.minutes.access import ended_conference
from dienhong.web.desk.minutes.forms import RecordingForm
from dienhong.web.kit.requests import CommuneRequest


@dataclass(slots=True)
class Beside:
    """A turn with what a program heard in its time; None is what was said between the turns."""

    turn: Turn | None
    recorded: str = ""
    pieces: list[tuple[datetime, str]] = field(default_factory=list)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: CommuneRequest, pk: int) -> HttpResponse:
    """Attach a sound file."""
    conference = ended_conference(request, pk)
    began = timezone.localtime(conference.started_at)
    form = RecordingForm(request.POST or None, request.FILES or None, initial={"started": began.time()})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        started = datetime.combine(began.date(), form.cleaned_data["started"], began.tzinfo)
        try:
            add_recording(
                request.actor, conference.pk, file.chunks(), name=file.name or "", size=file.size, started_at=started,
                folder=settings.FILES, asks_text=bool(settings.TRANSCRIBER), now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu tệp ghi âm.")
            return redirect("desk:minutes", pk=pk)
    context = {"dialogue": conference.dialogue, "form": form, "transcribes": bool(settings.TRANSCRIBER)}
    return render(request, "desk/minutes/add_recording.html", context, status=422 if form.errors else 200)


@official()
@require_http_methods(["GET", "HEAD", "POST"])
def heard(request: CommuneRequest, pk: int, recording_id: int) -> HttpResponse:
    """The draft of the words beside what the minutes say; the POST asks for one, or removes the file."""
    conference = ended_conference(request, pk)
    recording = _recording(conference, recording_id)
    if request.method == "POST" and request.POST.get("act") == "ask":
        ask_text(request.actor, recording.pk, now=timezone.now())
        messages.success(request, "Đã xếp tệp vào hàng chờ chép lời.")
        return redirect("desk:recording", pk=pk, recording_id=recording_id)
    if request.method == "POST":
        remove_recording(request.actor, recording.pk, folder=settings.FILES, now=timezone.now())
        messages.success(request, "Đã bỏ tệp ghi âm.")
        return redirect("desk:minutes", pk=pk)
    context = {
        "dialogue": conference.dialogue,
        "recording": recording,
        "beside": _beside(conference, recording),
        "given_out": is_given_out(recording),
        "may_ask": bool(settings.TRANSCRIBER) and recording.state in ("kept", "failed"),
    }
    return render(request, "desk/minutes/recording.html", context)


@official()
@require_safe
def download(request: CommuneRequest, pk: int, recording_id: int) -> HttpResponse:
    """The sound file, to be heard on one's own machine."""
    recording = _recording(ended_conference(request, pk), recording_id)
    if not is_given_out(recording):
        raise Refused(
            "Trong tệp này có lượt được xử lý theo quy định riêng nên không tải về được. "
            "Hãy cắt bỏ đoạn đó, tải tệp đã cắt lên rồi bỏ tệp này."
        )
    place = place_of(settings.FILES, recording.file)
    if not place.exists():
        raise Missing("Không còn tệp này trên máy chủ. Hãy báo quản trị.")
    response = FileResponse(place.open("rb"), content_type=recording.file.content_type)
    disposition = content_disposition_header(as_attachment=True, filename=recording.file.name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response  # type: ignore[return-value]  # a stream is as good an answer


def _recording(conference: Conference, recording_id: int) -> Recording:
    recording = conference.recordings.select_related("file", "added_by").filter(pk=recording_id).first()
    if recording is None:
        raise Missing
    return recording


def _beside(conference: Conference, recording: Recording) -> list[Beside]:
    """Each turn with the pieces that began in its time, in order; what was said between the turns between them."""
    turns = list(decided_turns(conference.pk).exclude(settlement__is_sealed=True))
    told: dict[int, Beside] = {}
    rows: list[Beside] = []
    for piece in recording.pieces.all():
        at = recording.started_at + timedelta(milliseconds=piece.start_ms)
        turn = next((one for one in turns if _covers(one, at)), None)
        if turn is None:
            row = rows[-1] if rows and rows[-1].turn is None else Beside(None)
        else:
            row = told.setdefault(turn.pk, Beside(turn, spoken_text(turn)))
        row.pieces.append((at, piece.text))
        if not any(row is one for one in rows):
            rows.append(row)
    return rows


def _covers(turn: Turn, at: datetime) -> bool:
    return turn.started_at is not None and turn.started_at <= at and (turn.ended_at is None or at <= turn.ended_at)
