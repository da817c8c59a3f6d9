"""`dienhong demo`: the demonstration commune, and how to get in."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.civic.people.roles import Role
from dienhong.config.demo.load import load_demo
from dienhong.config.demo.places import PASSWORD, read_rows


class Command(BaseCommand):
    help = "Nạp xã minh họa và in các tài khoản dùng thử. / Load the demonstration commune and print its log-ins."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Xã minh họa có mật khẩu ai cũng biết nên không nạp vào hệ thống chạy thật.")
        call_command("setup", stdout=self.stdout)
        if load_demo(timezone.now()):
            self.stdout.write("Đã nạp xã minh họa.")
        self._print_entrance()

    def _print_entrance(self) -> None:
        own, neighbour = read_rows("commune.toml"), read_rows("neighbour.toml")
        base = "http://127.0.0.1:8000"
        slug = own["commune"]["slug"]
        lines = [
            "",
            f"  Trang của xã:      {base}/{slug}/",
            f"  Bàn làm việc:      {base}/{slug}/ban-lam-viec/",
            f"  Xã bên cạnh:       {base}/{neighbour['commune']['slug']}/",
            f"  Mật khẩu chung:    {PASSWORD}",
            "",
        ]
        shown: set[str] = set()
        for person in own["person"]:
            if person["role"] not in shown:
                shown.add(person["role"])
                lines.append(f"  {person['username']:<8} {Role(person['role']).label:<32} {person['full_name']}")
        other = neighbour["person"][0]
        lines.append(
            f"  {other['username']:<8} {'(xã bên cạnh) ' + Role(other['role']).label:<32} {other['full_name']}"
        )
        self.stdout.write("\n".join([*lines, ""]))
