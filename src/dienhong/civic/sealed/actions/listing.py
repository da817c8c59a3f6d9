"""Who may know of a case: the accused are left out at once, the Chairman names and removes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.civic.people.models import User
from dienhong.civic.people.queries import people_who_can_log_in, with_roles
from dienhong.civic.people.roles import Role
from dienhong.civic.sealed.actions.reaching import known_case, typed, write_entry
from dienhong.civic.sealed.events import CaseAccessChanged, CaseHandedUp
from dienhong.civic.sealed.models import CaseAccess, SealedCase
from dienhong.civic.sealed.queries import keeper_of
from dienhong.civic.sealed.states import Deed, Standing
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused


@transaction.atomic
def name_person(actor: Actor, case_id: int, user_id: int, *, reason: str, seal: Seal, now: datetime) -> None:
    """Let one more official see the case. Never the administrator, never somebody who is accused in it."""
    case, may = known_case(actor, case_id, now=now)
    may.list.require()
    person = _official(user_id, now)
    if with_roles([Role.ADMIN], timezone.localdate(now)).filter(pk=person.pk).exists():
        raise Refused("Quản trị không được xem đơn thư. Hãy chọn người khác.", field="person")
    if CaseAccess.objects.filter(case=case, user=person, standing=Standing.BARRED).exists():
        raise Refused("Người này không được biết về đơn. Hãy chọn người khác.", field="person")
    _place(actor, case, [person], Standing.NAMED, Deed.NAMED, reason, seal, now)


@transaction.atomic
def remove_person(actor: Actor, case_id: int, user_id: int, *, reason: str, seal: Seal, now: datetime) -> None:
    """Take somebody off the case, a petition officer too."""
    case, may = known_case(actor, case_id, now=now)
    may.list.require()
    _place(actor, case, [_official(user_id, now)], Standing.REMOVED, Deed.REMOVED, reason, seal, now)


@transaction.atomic
def note_accused(
    actor: Actor, case_id: int, user_ids: Iterable[int], *, name: str, reason: str, seal: Seal, now: datetime
) -> None:
    """Say who is accused: officials of this office, and (or) somebody outside by name. They never hear of the case.

    Whoever may open or list the case may do it. Raises `Refused` at "people" when nobody is said.
    """
    case, may = known_case(actor, case_id, now=now)
    if not may.list:
        may.open.require()
    people = [_official(user_id, now) for user_id in user_ids]
    if not people and not name.strip():
        raise Refused(
            "Hãy chọn người bị tố cáo trong danh sách, hoặc ghi tên; chưa rõ thì ghi “chưa rõ”.", field="people"
        )
    SealedCase.objects.filter(pk=case.pk).update(accused_noted_at=now)
    write_entry(actor, case, Deed.ACCUSED, typed(name, "name", least=0), seal=seal, now=now)
    _place(actor, case, people, Standing.BARRED, Deed.BARRED, reason, seal, now)


@transaction.atomic
def clear_person(actor: Actor, case_id: int, user_id: int, *, reason: str, seal: Seal, now: datetime) -> None:
    """Somebody was left out by mistake, such as for a name like theirs: their role counts again."""
    case, may = known_case(actor, case_id, now=now)
    if not may.list:
        may.open.require()
    _place(actor, case, [_official(user_id, now)], None, Deed.CLEARED, reason, seal, now)


def _official(user_id: int, now: datetime) -> User:
    person = people_who_can_log_in(timezone.localdate(now)).filter(pk=user_id).first()
    if person is None:
        raise Refused("Hãy chọn người trong danh sách.", field="person")
    return person


def _place(
    actor: Actor,
    case: SealedCase,
    people: Iterable[User],
    standing: Standing | None,
    deed: Deed,
    reason: str,
    seal: Seal,
    now: datetime,
) -> None:
    words, day = typed(reason, "reason"), timezone.localdate(now)
    before = keeper_of(case, day)
    for person in people:
        if standing is None:
            CaseAccess.objects.filter(case=case, user=person).delete()
        else:
            CaseAccess.objects.update_or_create(case=case, user=person, defaults={"standing": standing})
        write_entry(actor, case, deed, words, seal=seal, now=now, person_id=person.pk)
    record(actor, CaseAccessChanged(subject_id=case.pk), now)
    if keeper_of(case, day) != before:
        record(actor, CaseHandedUp(subject_id=case.pk), now)
