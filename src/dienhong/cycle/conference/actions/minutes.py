"""The secretary's rows: nothing typed is lost, nothing is overwritten unseen."""

from datetime import datetime
from uuid import UUID

from dienhong.cycle.conference import rules
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.models import Act, MinutesRow, RowText, Turn
from dienhong.cycle.conference.permissions import may_record
from dienhong.cycle.conference.queries import next_row_number, running_step
from dienhong.cycle.conference.states import RowKind
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc

ROW_LENGTH = 50_000


def write_row(
    actor: Actor,
    conference_id: int,
    kind: RowKind,
    *,
    key: UUID,
    text: str = "",
    turn_id: int | None = None,
    speaker: str = "",
    press: Press,
    now: datetime,
) -> Act:
    """A new row at the end, tied to the running step. `key` names the row where it was typed, before it was sent."""

    def do(acting: Acting) -> None:
        if text:
            rules.speakable(text, longest=ROW_LENGTH).enforce("text")
        if turn_id is not None and not Turn.objects.filter(conference_id=conference_id, pk=turn_id).exists():
            raise Missing
        row = MinutesRow(
            conference=acting.conference,
            key=key,
            number=next_row_number(conference_id),
            kind=kind,
            step=running_step(conference_id),
            turn_id=turn_id,
            speaker=nfc(speaker).strip()[:160],
            text=nfc(text),
            said_at=press.at or now,
        )
        acting.make(row, taken_back=True)
        _keep_text(acting, row, text, seen_version=0, version=1, client_id=press.client_id)
        acting.topics.add("minutes")
        acting.result = {"row": row.pk, "version": 1}

    return perform(actor, conference_id, "write_row", do, needs=may_record, press=press, now=now)


def save_text(
    actor: Actor, conference_id: int, key: UUID, text: str, *, seen_version: int, press: Press, now: datetime
) -> Act:
    """Save a row's text. On a version that is no longer the newest, the text is kept beside it for a person to choose.

    `result` holds the row's version, and "conflict" with the other text's id where there is one.
    """

    def do(acting: Acting) -> None:
        if text:
            rules.speakable(text, longest=ROW_LENGTH).enforce("text")
        row = _row(conference_id, key)
        acting.topics.add("minutes")
        if row.version != seen_version and nfc(text) != row.text:
            _pass_over(acting, row, seen_version)
            other = _keep_text(acting, row, text, seen_version=seen_version, version=None, client_id=press.client_id)
            acting.result = {"row": row.pk, "version": row.version, "conflict": other.pk}
            return
        if nfc(text) != row.text:
            _set_text(acting, row, nfc(text))
            _keep_text(acting, row, text, seen_version=seen_version, version=row.version, client_id=press.client_id)
        acting.result = {"row": row.pk, "version": row.version}

    return perform(actor, conference_id, "save_text", do, needs=may_record, press=press, now=now)


def choose_text(
    actor: Actor, conference_id: int, text_id: int, *, chosen: str, seen_version: int, press: Press, now: datetime
) -> Act:
    """Settle two texts of one row: `chosen` is what a person made of both; each stays in the history."""

    def do(acting: Acting) -> None:
        waiting = RowText.objects.select_related("row").filter(
            pk=text_id, row__conference_id=conference_id, settled=False
        )
        other = waiting.first()
        if other is None:
            raise Missing
        row = other.row
        if row.version != seen_version:
            raise Refused("Dòng này vừa được sửa tiếp. Hãy xem lại bản mới rồi chọn.")
        rules.speakable(chosen, longest=ROW_LENGTH).enforce("text")
        _set_text(acting, row, nfc(chosen))
        _keep_text(acting, row, chosen, seen_version=seen_version, version=row.version, client_id=press.client_id)
        RowText.objects.filter(pk=other.pk).update(settled=True)
        acting.topics.add("minutes")
        acting.result = {"row": row.pk, "version": row.version}

    return perform(actor, conference_id, "choose_text", do, needs=may_record, press=press, now=now)


def _set_text(acting: Acting, row: MinutesRow, text: str) -> None:
    acting.change(row, text=text, version=row.version + 1)


def _keep_text(
    acting: Acting, row: MinutesRow, text: str, *, seen_version: int, version: int | None, client_id: UUID
) -> RowText:
    return RowText.objects.create(
        row=row,
        client_id=client_id,
        version=version,
        seen_version=seen_version,
        text=nfc(text),
        by_name=acting.actor.name,
        at=acting.now,
        settled=version is not None,
    )


def _pass_over(acting: Acting, row: MinutesRow, seen_version: int) -> None:
    """The same person typed on: only their latest text waits to be chosen, the earlier one stays in the history."""
    waiting = RowText.objects.filter(row=row, settled=False, by_name=acting.actor.name, seen_version=seen_version)
    waiting.update(settled=True)


def _row(conference_id: int, key: UUID) -> MinutesRow:
    row = MinutesRow.objects.filter(conference_id=conference_id, key=key).first()
    if row is None:
        raise Missing
    return row
