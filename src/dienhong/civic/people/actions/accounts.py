"""Making an account, setting its password anew, closing and opening it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.people.actions.roles import Office, grant
from dienhong.civic.people.events import PasswordReset, PersonActivated, PersonAdded, PersonDeactivated
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import lasting_administrators, person_for_update
from dienhong.civic.people.rules import is_username, temporary_password
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.vietnamese import nfc

_TAKEN = "Không dùng được tên đăng nhập này. Hãy chọn tên khác."
_NO_MATCH = "Không có tài khoản nào khớp với cả họ tên và tên đăng nhập đã ghi."
_NOT_OURS = "Tài khoản này do xã khác lập. Chỉ quản trị của xã đó đặt lại mật khẩu hoặc khóa tài khoản."


@dataclass(frozen=True, slots=True)
class Account:
    """An account and its password to be told once; empty when the account was there before."""

    user: User
    password: str = field(default="", repr=False)


@transaction.atomic
def add_person(
    actor: Actor, *, full_name: str, username: str, office: Office, random_below: Callable[[int], int], now: datetime
) -> Account:
    """A new account with its first role and a random password."""
    may_configure(actor).require()
    name, username = _name(full_name), nfc(username).strip().lower()
    is_username(username).enforce("username")
    password = temporary_password(random_below)
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, name, password)
    except IntegrityError as error:
        raise Refused(_TAKEN, field="username") from error
    record(actor, PersonAdded(subject_id=user.pk), now)
    grant(actor, user, office, now=now)
    return Account(user, password)


@transaction.atomic
def add_existing_person(actor: Actor, *, full_name: str, username: str, office: Office, now: datetime) -> Account:
    """A role here for a person whose account another commune made; they keep their password.

    The administrator must know both the log-in name and the full name. Every other case (no such account, another
    name, a closed account) gets the same answer, so nothing can be learned by trying.
    """
    may_configure(actor).require()
    name = _name(full_name)
    user = User.objects.filter(username=nfc(username).strip().lower(), is_active=True).first()
    if user is None or _same(user.full_name) != _same(name):
        raise Refused(_NO_MATCH, field="username")
    if user.home_id == current_commune_id() or Membership.objects.filter(user=user).exists():
        raise Refused("Người này đã có trong danh sách của xã. Hãy mở trang của người đó để thêm vai trò.")
    record(actor, PersonAdded(subject_id=user.pk), now)
    grant(actor, user, office, now=now)
    return Account(user)


@transaction.atomic
def reset_password(actor: Actor, user_id: int, *, random_below: Callable[[int], int], now: datetime) -> Account:
    """A new random password; all sessions of the account end, because they are bound to the old one."""
    may_configure(actor).require()
    user = _own_account(user_id)
    if user.pk == actor.user_id:
        raise Refused("Mật khẩu của mình thì đổi ở mục “Đổi mật khẩu”.")
    password = temporary_password(random_below)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(actor, PasswordReset(subject_id=user.pk), now)
    return Account(user, password)


@transaction.atomic
def deactivate_person(actor: Actor, user_id: int, *, now: datetime) -> User:
    """Close an account: nobody logs in to it any more; what the person did stays."""
    may_configure(actor).require()
    user = _own_account(user_id)
    if user.pk == actor.user_id:
        raise Refused("Ông/bà không tự khóa được tài khoản của mình.")
    if not lasting_administrators(localdate(now)).exclude(user=user).exists():
        raise Refused("Xã phải còn ít nhất một quản trị. Hãy giao vai trò quản trị cho người khác trước.")
    _switch(user, is_active=False)
    record(actor, PersonDeactivated(subject_id=user.pk), now)
    return user


@transaction.atomic
def activate_person(actor: Actor, user_id: int, *, now: datetime) -> User:
    """Open a closed account again; its roles are those that still hold."""
    may_configure(actor).require()
    user = _own_account(user_id)
    _switch(user, is_active=True)
    record(actor, PersonActivated(subject_id=user.pk), now)
    return user


def _own_account(user_id: int) -> User:
    user = person_for_update(user_id)
    if user.home_id != current_commune_id():
        raise Refused(_NOT_OURS)
    return user


def _switch(user: User, *, is_active: bool) -> None:
    if user.is_active == is_active:
        raise Refused("Tài khoản đang mở." if is_active else "Tài khoản đã khóa từ trước.")
    user.is_active = is_active
    user.save(update_fields=["is_active"])


def _name(full_name: str) -> str:
    name = nfc(" ".join(full_name.split()))
    if not name:
        raise Refused("Hãy ghi họ và tên.", field="full_name")
    return name


def _same(name: str) -> str:
    return nfc(" ".join(name.split())).casefold()
