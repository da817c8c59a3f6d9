"""Giving a role and ending it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.communes.queries import active_units, active_villages
from dienhong.civic.people.events import RoleEnded, RoleGiven
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import lasting_administrators, person_for_update
from dienhong.civic.people.roles import Role
from dienhong.civic.people.rules import fits_together, has_unit, has_village
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Office:
    """A role as it is given: for which unit or village, under which post, from which day on."""

    role: Role
    valid_from: date
    post: str = ""
    unit_id: int | None = None
    village_id: int | None = None


@transaction.atomic
def give_role(actor: Actor, user_id: int, office: Office, *, now: datetime) -> Membership:
    """Let a person whom the commune knows act in `office`."""
    may_configure(actor).require()
    return grant(actor, person_for_update(user_id), office, now=now)


def grant(actor: Actor, user: User, office: Office, *, now: datetime) -> Membership:
    """`give_role` for a person already found; the caller has checked the permission and runs the transaction."""
    _check(user, office)
    membership = Membership.objects.create(
        user=user,
        role=office.role,
        post=nfc(office.post).strip(),
        unit_id=office.unit_id,
        village_id=office.village_id,
        valid_from=office.valid_from,
    )
    event = RoleGiven(subject_id=user.pk, role=office.role.value, valid_from=office.valid_from.isoformat())
    record(actor, event, now)
    return membership


@transaction.atomic
def end_role(actor: Actor, user_id: int, membership_id: int, *, on: date, now: datetime) -> None:
    """Let a role end: `on` is the first day on which it no longer holds.

    A role that would end on its first day or before was given by mistake: its row goes, the journal keeps both steps.
    """
    may_configure(actor).require()
    user = person_for_update(user_id)
    membership = Membership.objects.filter(pk=membership_id, user=user).first()
    if membership is None:
        raise Missing
    today = localdate(now)
    if membership.valid_to is not None and membership.valid_to <= today:
        raise Refused("Vai trò này đã kết thúc từ trước.")
    if membership.role == Role.ADMIN:
        _keep_an_administrator(actor, membership, today)
    if on <= membership.valid_from:
        membership.delete()
    else:
        membership.valid_to = on
        membership.save(update_fields=["valid_to"])
    record(actor, RoleEnded(subject_id=user.pk, role=membership.role, valid_to=on.isoformat()), now)


def _keep_an_administrator(actor: Actor, leaving: Membership, today: date) -> None:
    staying = lasting_administrators(today).exclude(pk=leaving.pk)
    if leaving.user_id == actor.user_id and not staying.filter(user_id=actor.user_id).exists():
        raise Refused("Ông/bà không tự bỏ được vai trò quản trị của mình. Hãy để một quản trị khác làm.")
    if not staying.exists():
        raise Refused("Xã phải còn ít nhất một quản trị. Hãy giao vai trò quản trị cho người khác trước.")


def _check(user: User, office: Office) -> None:
    has_unit(office.role, office.unit_id).enforce("unit")
    has_village(office.role, office.village_id).enforce("village")
    if office.unit_id is not None and not active_units().filter(pk=office.unit_id).exists():
        raise Refused("Hãy chọn đơn vị trong danh sách.", field="unit")
    if office.village_id is not None and not active_villages().filter(pk=office.village_id).exists():
        raise Refused("Hãy chọn thôn, tổ dân phố trong danh sách.", field="village")
    overlapping = list(Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gt=office.valid_from), user=user))
    fits_together(office.role, [Role(row.role) for row in overlapping]).enforce("role")
    wanted = (office.role, office.unit_id, office.village_id)
    if wanted in {(row.role, row.unit_id, row.village_id) for row in overlapping}:
        raise Refused("Người này đang giữ đúng vai trò này.", field="role")
