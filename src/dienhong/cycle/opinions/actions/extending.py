"""A unit asks for more time, the office or a leader decides, the sender reads the new day and why."""

from datetime import date, datetime

from django.utils import timezone

from dienhong.civic.deadlines.queries import limit
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.actions.holding import holding
from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.events import ExtensionAsked, ExtensionGranted, ExtensionRefused
from dienhong.cycle.opinions.models import Extension, ExtensionState, Opinion, Origin
from dienhong.cycle.opinions.permissions import may_ask_extension, may_decide_extension
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.opinions.winding import wind_by_hand
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc


def ask_extension(actor: Actor, opinion_id: int, *, until: date, reason: str, now: datetime) -> None:
    """Ask that the reply may come until `until`. One request at a time; the due date stays until it is granted."""
    if not reason.strip():
        raise Refused("Hãy ghi lý do cần thêm thời gian; người gửi sẽ đọc được lý do này.", field="reason")
    with holding(actor, opinion_id, now=now) as move:
        opinion = move.opinion
        require_open_to(actor, opinion_id)
        may_ask_extension(actor, opinion.unit_id).require()
        if opinion.state != OpinionState.ASSIGNED or opinion.due_date is None:
            raise Refused("Chỉ gia hạn ý kiến đang giải quyết.")
        if timezone.localdate(now) > opinion.due_date:
            raise Refused("Ý kiến đã quá hạn nên không gia hạn được. Hãy trả lời ngay hoặc báo cáo lãnh đạo.")
        _check(opinion, opinion.due_date, until)
        if Extension.objects.filter(opinion=opinion, state=ExtensionState.ASKED).exists():
            raise Refused("Đã có đề nghị gia hạn đang chờ duyệt.")
        Extension.objects.create(
            opinion=opinion,
            reason=nfc(reason).strip(),
            due_before=opinion.due_date,
            until=until,
            asked_by_id=actor.person_id,
            asked_at=now,
        )
        move.record(ExtensionAsked(subject_id=opinion_id, due_date=until.isoformat()))


def grant_extension(actor: Actor, opinion_id: int, *, note: str = "", now: datetime) -> None:
    """Approve the request that waits: its day becomes the due date."""
    with holding(actor, opinion_id, now=now) as move:
        asked, due = _asked(actor, opinion_id), move.opinion.due_date
        if due is None:
            raise Missing
        _check(move.opinion, due, asked.until)
        _decide(actor, asked, ExtensionState.GRANTED, note, now)
        wind_by_hand(move.opinion, asked.until, timezone.localdate(now), origin=Origin.EXTENSION)
        move.set(due_date=asked.until)
        told = {"due_before": due.isoformat(), "due_date": asked.until.isoformat()}
        move.record(ExtensionGranted(subject_id=opinion_id, **told))


def refuse_extension(actor: Actor, opinion_id: int, *, note: str, now: datetime) -> None:
    """The due date stays; the unit reads why."""
    if not note.strip():
        raise Refused("Hãy ghi lý do không đồng ý; đơn vị sẽ đọc được lý do này.", field="note")
    with holding(actor, opinion_id, now=now) as move:
        _decide(actor, _asked(actor, opinion_id), ExtensionState.REFUSED, note, now)
        move.record(ExtensionRefused(subject_id=opinion_id))


def _asked(actor: Actor, opinion_id: int) -> Extension:
    asked = Extension.objects.filter(opinion_id=opinion_id, state=ExtensionState.ASKED).first()
    if asked is None:
        raise Overtaken
    require_open_to(actor, opinion_id)
    may_decide_extension(actor, asked.asked_by_id).require()
    return asked


def _check(opinion: Opinion, due: date, until: date) -> None:
    granted = Extension.objects.filter(opinion=opinion, state=ExtensionState.GRANTED).count()
    rules.may_extend(due, until, granted, limit("extension")).enforce("until")


def _decide(actor: Actor, asked: Extension, state: ExtensionState, note: str, now: datetime) -> None:
    waiting = Extension.objects.filter(pk=asked.pk, state=ExtensionState.ASKED)
    if not waiting.update(state=state, note=nfc(note).strip(), decided_by_id=actor.user_id, decided_at=now):
        raise Overtaken
