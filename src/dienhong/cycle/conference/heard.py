"""Which stretches of a recording hold words that are dealt with apart. Reads only."""

from datetime import datetime, timedelta

from dienhong.cycle.conference.models import Recording, Turn
from dienhong.cycle.conference.states import OutcomeKind


def is_given_out(recording: Recording) -> bool:
    """Whether the file may leave the server: not while words are in it, or may be, that are dealt with apart."""
    return not any(end >= 0 for _, end in spans_apart(recording))


def spans_apart(recording: Recording) -> list[tuple[int, int]]:
    """When, in the recording, somebody spoke whose words are sealed or about to be."""
    turns = Turn.objects.filter(conference_id=recording.conference_id, outcome__kind=OutcomeKind.DIVERTED)
    sealed = Turn.objects.filter(conference_id=recording.conference_id, settlement__is_sealed=True)
    return [_span(turn, recording) for turn in (turns | sealed).distinct() if turn.started_at is not None]


def _span(turn: Turn, recording: Recording) -> tuple[int, int]:
    began = turn.started_at or recording.started_at
    ended = turn.ended_at or began + timedelta(hours=1)
    return _offset(began, recording), _offset(ended, recording)


def _offset(moment: datetime, recording: Recording) -> int:
    return round((moment - recording.started_at).total_seconds() * 1000)
