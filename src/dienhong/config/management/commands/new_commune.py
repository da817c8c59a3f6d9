"""`dienhong new-commune`: a commune with its fields and its first administrator."""

import getpass
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import slugify

from dienhong.civic.communes.gazetteer import province_by_code, unit_by_code
from dienhong.civic.communes.models import Commune, CommuneKind
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.civic.people.rules import is_username
from dienhong.civic.topics.actions import start_topics
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.vietnamese import fold, nfc

_NEXT = """Đã tạo {name}.
Bước tiếp theo:
  1. Đăng nhập bằng tên {admin}: /{slug}/ban-lam-viec/
  2. Mở Cấu hình: /{slug}/ban-lam-viec/cau-hinh/
     ghi đường dây nóng và địa chỉ; tạo đơn vị, thôn, địa điểm; thêm người dùng và vai trò.
  3. Trang của người dân: /{slug}/"""
_KINDS = {kind.label: kind for kind in CommuneKind}


class Command(BaseCommand):
    help = "Tạo một xã, phường mới cùng tài khoản quản trị. / Create a commune and its administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="mã đơn vị hành chính, 5 chữ số / code, 5 digits")
        parser.add_argument("--slug", help="phần địa chỉ, ví dụ hop-thinh / part of the address")
        parser.add_argument("--host", default="", help="tên miền riêng / own host name")
        parser.add_argument("--admin", required=True, metavar="TÊN", help="tên đăng nhập của quản trị / log-in name")
        parser.add_argument("--admin-name", required=True, metavar="HỌ TÊN", help="họ và tên / full name")

    def handle(self, *_args: Any, code: str, slug: str, host: str, admin: str, admin_name: str, **_: Any) -> None:
        today = timezone.localdate()
        commune = _from_gazetteer(code, today, slug, host)
        user = _new_user(admin, admin_name)
        password = getpass.getpass("Mật khẩu cho quản trị: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
        _check_password(password, user)
        with transaction.atomic():
            commune.save()
            with in_commune(commune.pk):
                start_topics()
                user = User.objects.create_user(user.username, user.full_name, password)
                Membership.objects.create(user=user, role=Role.ADMIN, post="Quản trị hệ thống", valid_from=today)
        self.stdout.write(_NEXT.format(name=commune.full_name, slug=commune.slug, admin=user.username))


def _new_user(username: str, full_name: str) -> User:
    """The administrator to be, not saved yet; `CommandError` when the names cannot be."""
    user = User(username=nfc(username).strip().lower(), full_name=nfc(" ".join(full_name.split())))
    verdict = is_username(user.username)
    if not verdict:
        raise CommandError(verdict.reason)
    if not user.full_name:
        raise CommandError("Hãy ghi họ và tên của quản trị sau --admin-name.")
    if User.objects.filter(username=user.username).exists():
        raise CommandError(f"Tên đăng nhập {user.username} đã có người dùng. Hãy chọn tên khác sau --admin.")
    return user


def _check_password(password: str, user: User) -> None:
    if not password:
        raise CommandError("Cần mật khẩu cho tài khoản quản trị.")
    try:
        with translation.override("vi"):
            validate_password(password, user)
    except ValidationError as error:
        raise CommandError(f"Chưa dùng được mật khẩu này. {' '.join(error.messages)}") from error


def _from_gazetteer(code: str, today: date, slug: str | None, host: str) -> Commune:
    unit = unit_by_code(code, today)
    if unit is None:
        raise CommandError(f"Danh mục đơn vị hành chính không có mã {code} đang hiệu lực.")
    if Commune.objects.filter(code=code).exists():
        raise CommandError(f"{unit.full_name} đã có trên hệ thống này.")
    slug = slug or slugify(fold(unit.name))
    if Commune.objects.filter(slug=slug).exists():
        raise CommandError(f"Địa chỉ /{slug}/ đã có xã khác dùng. Hãy ghi phần địa chỉ khác sau --slug.")
    province = province_by_code(unit.province_code, today)
    return Commune(
        code=code,
        name=unit.name,
        kind=_KINDS[unit.kind],
        province_name=province.full_name if province else "",
        slug=slug,
        host=host.lower(),
    )
