"""What the journal says about accounts and roles: ids and words of the role table, no names, no passwords."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    verb: ClassVar[str] = "person_added"
    subject: ClassVar[str] = "person"
    label: ClassVar[str] = "Thêm người dùng"


@dataclass(frozen=True, kw_only=True)
class PasswordReset(Event):
    verb: ClassVar[str] = "password_reset"
    subject: ClassVar[str] = "person"
    label: ClassVar[str] = "Đặt lại mật khẩu cho người dùng"


@dataclass(frozen=True, kw_only=True)
class PersonDeactivated(Event):
    verb: ClassVar[str] = "person_deactivated"
    subject: ClassVar[str] = "person"
    label: ClassVar[str] = "Khóa tài khoản"


@dataclass(frozen=True, kw_only=True)
class PersonActivated(Event):
    verb: ClassVar[str] = "person_activated"
    subject: ClassVar[str] = "person"
    label: ClassVar[str] = "Mở lại tài khoản"


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Event):
    verb: ClassVar[str] = "role_given"
    subject: ClassVar[str] = "person"
    label: ClassVar[str] = "Giao vai trò"
    role: str
    valid_from: str


@dataclass(frozen=True, kw_only=True)
class RoleEnded(Event):
    verb: ClassVar[str] = "role_ended"
    subject: ClassVar[str] = "person"
    label: ClassVar[str] = "Thôi vai trò"
    role: str
    valid_to: str
