"""The words of a turn that is dealt with under a law of its own leave the hall's record; a neutral mark stays."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from dienhong.cycle.conference.models import (
    Act,
    Commitment,
    Correction,
    HallQuestion,
    MinutesRow,
    Outcome,
    Recording,
    RowText,
    SpokenPiece,
    Turn,
)

NAMELESS = "Người phát biểu"
_WORDS = {"text", "subject", "name", "reason", "responder", "shown_text"}


def unsay(turn: Turn) -> None:
    """Take the words, the name and the village of `turn` out of every table of the hall. The caller has sealed them."""
    rows = MinutesRow.objects.filter(turn=turn)
    questions = HallQuestion.objects.filter(turn=turn)
    promises = Commitment.objects.filter(turn=turn)
    outcomes = Outcome.objects.filter(turn=turn)
    touched = {
        ("turn", turn.pk),
        *_keys("row", rows), *_keys("question", questions), *_keys("commitment", promises), *_keys("outcome", outcomes),
    }  # fmt: skip
    corrections = Correction.objects.filter(turn=turn)
    RowText.objects.filter(row__in=rows).update(text="", settled=True)
    rows.update(text="", speaker="", taken_back=True)
    questions.update(text="", shown_text="", name="", village=None)
    promises.update(text="", taken_back=True)
    outcomes.update(text="", reason="", responder="")
    corrections.update(recorded="", wanted="", reason="")
    Turn.objects.filter(pk=turn.pk).update(name=NAMELESS, subject="", village=None)
    _unhear(turn)
    for act in Act.objects.filter(conference_id=turn.conference_id):
        changes = [_blank(change) if (change["table"], change["pk"]) in touched else change for change in act.changes]
        if changes != act.changes:
            Act.objects.filter(pk=act.pk).update(changes=changes)


def _unhear(turn: Turn) -> None:
    """Drafts of recordings: nothing of the time in which this turn was spoken."""
    if turn.started_at is None or turn.ended_at is None:
        return
    for recording in Recording.objects.filter(conference_id=turn.conference_id):
        began, ended = (
            round((moment - recording.started_at).total_seconds() * 1000) for moment in (turn.started_at, turn.ended_at)
        )
        SpokenPiece.objects.filter(recording=recording, start_ms__lte=ended, end_ms__gte=began).delete()


def _keys(table: str, rows: Iterable[Model]) -> list[tuple[str, Any]]:
    return [(table, row.pk) for row in rows]


def _blank(change: dict[str, Any]) -> dict[str, Any]:
    def without(values: dict[str, Any]) -> dict[str, Any]:
        return {name: "" if name in _WORDS else value for name, value in values.items()}

    return change | {"before": without(change["before"]), "after": without(change["after"])}
