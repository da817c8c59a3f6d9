"""The steps of the law after a case was confirmed: accepted, extended, passed on, closed. Each is written down."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.civic.sealed.actions.reaching import move_case, open_case_for, typed, write_entry
from dienhong.civic.sealed.events import CaseMoved
from dienhong.civic.sealed.models import RedactedCopy, SealedCase
from dienhong.civic.sealed.rules import most_extensions
from dienhong.civic.sealed.states import Deed, SealedState
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Overtaken, Refused


@transaction.atomic
def accept_case(actor: Actor, case_id: int, *, on: date, note: str, seal: Seal, now: datetime) -> None:
    """Thụ lý on the day `on`: the time limit for resolving runs from then."""
    case = open_case_for(actor, case_id, now=now)
    _check_day(case, on, now)
    move_case(case, "accept", accepted_on=on)
    _written(actor, case, Deed.ACCEPTED, typed(note, "note", least=0), on, seal, now)


@transaction.atomic
def extend_case(actor: Actor, case_id: int, *, very_complex: bool, reason: str, seal: Seal, now: datetime) -> None:
    """Thirty days more: once for a complex case, twice for a very complex one."""
    case = open_case_for(actor, case_id, now=now)
    if case.state != SealedState.ACCEPTED:
        raise Refused("Chỉ gia hạn được khi đã thụ lý.")
    if case.extensions >= most_extensions(very_complex=very_complex):
        raise Refused("Đã gia hạn hết số lần luật cho phép (phức tạp: 1 lần; đặc biệt phức tạp: 2 lần).")
    same = SealedCase.objects.filter(pk=case.pk, state=SealedState.ACCEPTED, extensions=case.extensions)
    if not same.update(extensions=case.extensions + 1):
        raise Overtaken
    _written(actor, case, Deed.EXTENDED, typed(reason, "note"), None, seal, now)


@transaction.atomic
def note_many_places(actor: Actor, case_id: int, *, reason: str, seal: Seal, now: datetime) -> None:
    """It must be checked in several places, so the first handling may take longer."""
    case = open_case_for(actor, case_id, now=now)
    waits = SealedCase.objects.filter(pk=case.pk, many_places=False, state__in=_SORTING)
    if not waits.update(many_places=True):
        raise Refused("Việc này đã được ghi, hoặc đơn đã qua bước xử lý ban đầu.")
    _written(actor, case, Deed.MANY_PLACES, typed(reason, "note"), None, seal, now)


@transaction.atomic
def pass_on_case(actor: Actor, case_id: int, *, to: str, on: date, note: str, seal: Seal, now: datetime) -> None:
    """The approved copy went to the body that is competent; once for the same content."""
    case = open_case_for(actor, case_id, now=now)
    _check_day(case, on, now)
    if not RedactedCopy.objects.filter(case=case, approved_at__isnull=False).exists():
        raise Refused("Trước khi chuyển cần có bản sao đã ẩn người gửi và đã duyệt (Luật Tố cáo 2018, Điều 56).")
    where = typed(to, "to")
    move_case(case, "pass_on")
    _written(actor, case, Deed.PASSED_ON, f"{where}. {typed(note, 'note', least=0)}".strip(), on, seal, now)


@transaction.atomic
def close_case(actor: Actor, case_id: int, *, on: date, note: str, seal: Seal, now: datetime) -> None:
    """The case was resolved on the day `on`."""
    case = open_case_for(actor, case_id, now=now)
    _check_day(case, on, now)
    move_case(case, "close")
    _written(actor, case, Deed.CLOSED, typed(note, "note", least=0), on, seal, now)


_SORTING = (SealedState.SUSPECTED, SealedState.CONFIRMED)


def _check_day(case: SealedCase, on: date, now: datetime) -> None:
    if not timezone.localdate(case.received_at) <= on <= timezone.localdate(now):
        raise Refused("Ngày phải từ ngày nhận đơn đến hôm nay.", field="on")


def _written(actor: Actor, case: SealedCase, deed: Deed, note: str, on: date | None, seal: Seal, now: datetime) -> None:
    write_entry(actor, case, deed, note, seal=seal, now=now, on=on)
    record(actor, CaseMoved(subject_id=case.pk), now)
