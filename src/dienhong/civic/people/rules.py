"""What a role needs, which roles one person may not join, and how log-in names and first passwords look."""

import re
from collections.abc import Callable, Iterable

from dienhong.civic.people.roles import Role
from dienhong.kernel.codes import ALPHABET
from dienhong.kernel.verdicts import YES, Verdict, no, only_if

_GROUPS, _GROUP_LENGTH = 4, 4
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,58}[a-z0-9]")
NEEDS_UNIT = frozenset({Role.UNIT, Role.BROADCASTER})
NEEDS_VILLAGE = frozenset({Role.VILLAGE_HEAD})
_APART = frozenset({Role.ADMIN, Role.PETITION_OFFICER})


def temporary_password(random_below: Callable[[int], int]) -> str:
    """A first password "xxxx-xxxx-xxxx-xxxx" to read out: 77 random bits over an alphabet without look-alikes.

    random_below: n → an unpredictable integer from 0 to n - 1, such as `secrets.randbelow`.
    """
    groups = ("".join(ALPHABET[random_below(len(ALPHABET))] for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups).lower()


def is_username(text: str) -> Verdict:
    """Whether `text` (lower case) can be typed on any keyboard as a log-in name."""
    return only_if(
        _USERNAME.fullmatch(text) is not None,
        "Tên đăng nhập có 2 đến 60 ký tự: chữ không dấu, chữ số, dấu chấm, gạch nối; ví dụ ha.nguyen.",
    )


def fits_together(role: Role, held: Iterable[Role]) -> Verdict:
    """Who administers never reads the sealed track, so these two roles are never one person's."""
    if role in _APART and any(other in _APART and other != role for other in held):
        return no("Một người không thể vừa quản trị vừa xử lý đơn: quản trị không được đọc nội dung tố cáo.")
    return YES


def has_unit(role: Role, unit_id: int | None) -> Verdict:
    return only_if(role not in NEEDS_UNIT or unit_id is not None, "Vai trò này cần một đơn vị. Hãy chọn đơn vị.")


def has_village(role: Role, village_id: int | None) -> Verdict:
    return only_if(
        role not in NEEDS_VILLAGE or village_id is not None, "Vai trò này cần một thôn, tổ dân phố. Hãy chọn thôn, tổ."
    )
