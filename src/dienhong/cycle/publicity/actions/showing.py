"""Recording that people were told, with the proof."""

from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.models import Village
from dienhong.cycle.dialogues.actions.duties import Proof
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PUBLIC_STATES
from dienhong.cycle.publicity import rules
from dienhong.cycle.publicity.events import ShowingDropped, ShowingEnded, ShowingRecorded
from dienhong.cycle.publicity.models import Showing
from dienhong.cycle.publicity.permissions import may_record_showing
from dienhong.cycle.publicity.states import BOARDS, Channel, Matter
from dienhong.engines.files.store import keep
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def record_showing(
    actor: Actor,
    dialogue_id: int,
    *,
    channel: Channel,
    matter: Matter,
    since: date,
    village_id: int | None = None,
    until: date | None = None,
    minutes: int | None = None,
    note: str = "",
    proof: Proof | None = None,
    folder: Path,
    now: datetime,
) -> Showing:
    """It was said, shown or sent on that day. `Refused` before the dialogue is announced, or without any evidence."""
    may_record_showing(actor, village_id).require()
    dialogue = Dialogue.objects.filter(pk=dialogue_id).first()
    if dialogue is None or (village_id is not None and not Village.objects.filter(pk=village_id).exists()):
        raise Missing
    if dialogue.state not in PUBLIC_STATES:
        raise Refused("Cuộc đối thoại chưa thông báo nên chưa có gì để công bố.")
    verdict = rules.may_be_recorded(
        channel, in_village=village_id is not None, since=since, until=until, minutes=minutes, today=localdate(now)
    )
    verdict.enforce()
    if proof is None and not note.strip():
        raise Refused("Hãy đính kèm ảnh, tệp hoặc ghi ai xác nhận, xem ở đâu.", field="note")
    row = Showing(dialogue=dialogue, matter=matter, channel=channel, village_id=village_id, since=since, until=until)
    row.minutes = minutes if channel == Channel.LOUDSPEAKER else None
    row.note, row.told_by, row.told_at = note.strip(), actor.name, now
    if proof is not None:
        row.proof = keep(folder, proof.content, name=proof.name, content_type=proof.content_type, now=now)
    row.save()
    event = ShowingRecorded(subject_id=dialogue.pk, channel=channel.value, matter=matter.value, village=village_id)
    record(actor, event, now)
    return row


@transaction.atomic
def end_posting(actor: Actor, showing_id: int, *, until: date, now: datetime) -> Showing:
    """The paper was taken down after the day `until`."""
    row = _showing_for_update(actor, showing_id)
    if row.channel not in BOARDS or row.until is not None:
        raise Refused("Lần công bố này không có ngày gỡ để ghi.")
    if not row.since <= until <= localdate(now):
        raise Refused("Ngày gỡ phải từ ngày bắt đầu đến hôm nay.", field="until")
    row.until = until
    row.save(update_fields=["until"])
    record(actor, ShowingEnded(subject_id=row.dialogue_id, showing=row.pk), now)
    return row


@transaction.atomic
def drop_showing(actor: Actor, showing_id: int, *, now: datetime) -> None:
    """It was written down by mistake."""
    row = _showing_for_update(actor, showing_id)
    channel, dialogue_id = row.channel, row.dialogue_id
    row.delete()
    record(actor, ShowingDropped(subject_id=dialogue_id, channel=channel), now)


def _showing_for_update(actor: Actor, showing_id: int) -> Showing:
    row = Showing.objects.select_for_update().filter(pk=showing_id).first()
    if row is None:
        raise Missing
    may_record_showing(actor, row.village_id).require()
    return row
