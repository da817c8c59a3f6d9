"""Following an opinion at the body that it went to: reminding, hearing, taking it back."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.moving import moving
from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.events import OpinionTakenBack, TransferHeard, TransferReminded
from dienhong.cycle.opinions.models import TransferTrack
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_REMIND_AGAIN = timedelta(days=15)


@transaction.atomic
def remind_body(actor: Actor, track_id: int, *, next_on: date | None = None, now: datetime) -> None:
    """The office asked the body again; the next reminder falls due on `next_on`, else in fifteen days."""
    track = _awaited(actor, track_id)
    today = timezone.localdate(now)
    next_on = next_on or today + _REMIND_AGAIN
    rules.assignable_due(next_on, today).enforce("next_on")
    awaited = TransferTrack.objects.filter(pk=track_id, heard_on=None)
    awaited.update(remind_on=next_on, reminded_count=F("reminded_count") + 1)
    record(actor, TransferReminded(subject_id=track.opinion_id, to=track.body), now)


@transaction.atomic
def record_outcome(
    actor: Actor, track_id: int, *, heard_on: date, outcome: str, public_text: str, now: datetime
) -> None:
    """What the body answered. `public_text` is what the sender reads of it, under their code; the state stays."""
    track = _awaited(actor, track_id)
    if not outcome.strip():
        raise Refused("Hãy ghi nơi nhận đã trả lời thế nào.", field="outcome")
    if not public_text.strip():
        raise Refused("Hãy ghi điều người gửi sẽ đọc được.", field="public_text")
    if not track.sent_on <= heard_on <= timezone.localdate(now):
        raise Refused(f"Ngày trả lời phải từ ngày chuyển {track.sent_on:%d/%m/%Y} đến hôm nay.", field="heard_on")
    awaited = TransferTrack.objects.filter(pk=track_id, heard_on=None)
    texts = {"outcome": nfc(outcome).strip(), "public_text": nfc(public_text).strip()}
    if not awaited.update(heard_on=heard_on, remind_on=None, **texts):
        raise Overtaken
    record(actor, TransferHeard(subject_id=track.opinion_id, to=track.body), now)


def take_back_opinion(actor: Actor, opinion_id: int, *, reason: str, now: datetime) -> None:
    """The body gave it back, or the way was wrong: the commune sorts it anew; the sender reads why."""
    may_triage(actor).require()
    if not reason.strip():
        raise Refused("Hãy ghi lý do; người gửi sẽ đọc được lý do này.", field="reason")
    with moving(actor, opinion_id, "take_back", now=now) as move:
        move.set(outcome_reason=nfc(reason).strip(), unit=None)
        move.record(OpinionTakenBack(subject_id=opinion_id))
        awaited = TransferTrack.objects.filter(opinion_id=opinion_id, heard_on=None)
        awaited.update(heard_on=timezone.localdate(now), remind_on=None, outcome=nfc(reason).strip())


def _awaited(actor: Actor, track_id: int) -> TransferTrack:
    may_triage(actor).require()
    track = TransferTrack.objects.select_for_update().filter(pk=track_id).first()
    if track is None:
        raise Missing
    require_open_to(actor, track.opinion_id)
    if track.heard_on is not None:
        raise Refused("Kết quả đã được ghi. Mời tải lại trang.")
    return track
