"""Sound of the conference: attached, removed, and drafted as text beside the turns by a program, if there is one."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path

from django.db import transaction

from dienhong.cycle.conference.events import RecordingAdded, RecordingRemoved, TranscriptAsked, TranscriptWritten
from dienhong.cycle.conference.heard import spans_apart
from dienhong.cycle.conference.models import Conference, Recording, SpokenPiece
from dienhong.cycle.conference.permissions import may_record
from dienhong.cycle.conference.queries import duties_of
from dienhong.cycle.conference.states import RECORDING_FLOW, RecordingState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import discard, keep_parts, place_of
from dienhong.engines.journal.record import record
from dienhong.engines.speech.hearing import HearingError, Piece, Transcriber
from dienhong.engines.speech.sounds import HEAD, sound_type
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused

MOST_BYTES = 300 * 1024 * 1024
"""A half day at 160 kbit a second."""
MOST_RECORDINGS = 20
_NO_SOUND = "Tệp này không phải tệp âm thanh. Hãy chọn tệp WAV, MP3, M4A, OGG, FLAC, AMR hoặc WebM."


@transaction.atomic
def add_recording(
    actor: Actor,
    conference_id: int,
    parts: Iterable[bytes],
    *,
    name: str,
    size: int,
    started_at: datetime,
    folder: Path,
    asks_text: bool = False,
    now: datetime,
) -> Recording:
    """Keep a sound file below `folder`; its first bytes tell its kind. `asks_text` puts it in line for a draft."""
    conference = _conference(actor, conference_id)
    if size > MOST_BYTES:
        raise Refused(f"Tệp lớn hơn {MOST_BYTES // 1024**2} MB. Hãy chia thành nhiều tệp, hoặc nén lại.", field="file")
    if Recording.objects.filter(conference=conference).count() >= MOST_RECORDINGS:
        raise Refused(f"Mỗi hội nghị lưu tối đa {MOST_RECORDINGS} tệp ghi âm.", field="file")
    if started_at > now:
        raise Refused("Giờ bắt đầu ghi âm chưa tới.", field="started_at")
    rest = iter(parts)
    first = next(rest, b"")
    kind = sound_type(first[:HEAD])
    if kind is None:
        raise Refused(_NO_SOUND, field="file")
    file = keep_parts(folder, chain((first,), rest), name=name, content_type=kind, now=now)
    recording = Recording.objects.create(
        conference=conference,
        file=file,
        started_at=started_at,
        state=RecordingState.WAITING if asks_text else RecordingState.KEPT,
        added_by_id=actor.user_id,
        added_at=now,
    )
    record(actor, RecordingAdded(subject_id=conference.pk, recording=recording.pk), now)
    return recording


@transaction.atomic
def remove_recording(actor: Actor, recording_id: int, *, folder: Path, now: datetime) -> None:
    """The file and its draft go."""
    recording = _recording(actor, recording_id)
    file = StoredFile.objects.get(pk=recording.file_id)
    Recording.objects.filter(pk=recording.pk).delete()
    discard(folder, file, now)
    record(actor, RecordingRemoved(subject_id=recording.conference_id, recording=recording_id), now)


@transaction.atomic
def ask_text(actor: Actor, recording_id: int, *, now: datetime) -> None:
    """Put a recording in line for a draft of its words."""
    recording = _recording(actor, recording_id)
    _move(recording, "ask", remark="")
    record(actor, TranscriptAsked(subject_id=recording.conference_id, recording=recording_id), now)


def write_down(actor: Actor, recording_id: int, transcriber: Transcriber, *, folder: Path, now: datetime) -> bool:
    """Let the program hear one waiting recording of the current commune; whether a draft came of it.

    No transaction is open while the program runs. What was said in turns that are dealt with apart is left out.
    """
    recording = Recording.objects.select_related("file").filter(pk=recording_id, state=RecordingState.WAITING).first()
    if recording is None:
        return False
    try:
        pieces = transcriber.transcribe(place_of(folder, recording.file))
    except HearingError as error:
        _move(recording, "fail", remark=str(error)[:300])
        return False
    with transaction.atomic():
        _move(recording, "write", remark="")
        SpokenPiece.objects.filter(recording=recording).delete()
        apart = spans_apart(recording)
        for piece in pieces:
            if not _touches(piece, apart):
                SpokenPiece.objects.create(
                    recording=recording, start_ms=piece.start_ms, end_ms=piece.end_ms, text=piece.text
                )
        record(actor, TranscriptWritten(subject_id=recording.conference_id, recording=recording_id), now)
    return True


def _touches(piece: Piece, spans: Iterable[tuple[int, int]]) -> bool:
    return any(piece.start_ms <= end and piece.end_ms >= start for start, end in spans)


def _move(recording: Recording, name: str, **changes: object) -> None:
    step = RECORDING_FLOW.require(name, RecordingState(recording.state))
    if not Recording.objects.filter(pk=recording.pk, state=recording.state).update(state=step.target, **changes):
        raise Overtaken


def _recording(actor: Actor, recording_id: int) -> Recording:
    recording = Recording.objects.filter(pk=recording_id).first()
    if recording is None:
        raise Missing
    may_record(actor, duties_of(actor, recording.conference_id)).require()
    return recording


def _conference(actor: Actor, conference_id: int) -> Conference:
    conference = Conference.objects.select_for_update().filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    may_record(actor, duties_of(actor, conference_id)).require()
    if conference.started_at is None:
        raise Refused("Hội nghị chưa bắt đầu nên chưa có ghi âm.")
    return conference
