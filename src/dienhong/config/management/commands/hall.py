"""`dienhong hall`: one laptop serves the room's own network; QR codes lead everybody to their page."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.config.hall.choosing import commune_of, conference_at, next_conference
from dienhong.config.hall.doors import Door, doors_of, sheet
from dienhong.config.hall.network import host_names, is_free, room_addresses
from dienhong.config.processes import Family, commands, environment
from dienhong.cycle.conference.models import Conference
from dienhong.engines.tenancy.scope import across_communes, in_commune

_EVERYWHERE = "0.0.0.0"  # noqa: S104 - every network of the laptop; only the room's names are answered
_PLAIN = """
Chế độ hội trường: các trang chạy bằng HTTP thường, không mã hóa, chỉ dùng trong mạng của hội trường.
Đặt mật khẩu cho Wi-Fi, chỉ cho người dự hội nghị vào; không mở máy này ra Internet.
Mọi lần ghi được ép xuống đĩa ngay; mất điện thì mở máy và chạy lại đúng lệnh này, mã QR cũ vẫn dùng được."""


class Command(BaseCommand):
    help = "Chạy hội nghị trên máy tính tại hội trường. / Run the conference on a laptop in the hall."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "dialogue", nargs="?", type=int, metavar="SỐ", help="số trong địa chỉ /hoi-truong/SỐ/ / the dialogue's id"
        )
        parser.add_argument("--host", help="địa chỉ của máy trong mạng hội trường / this machine's address")
        parser.add_argument("--port", type=int, default=8000, help="cổng / port (default: %(default)s)")
        parser.add_argument("--wifi", metavar="TÊN", help="tên mạng Wi-Fi để in mã QR / network's name for a QR code")
        parser.add_argument("--wifi-password", metavar="MẬT KHẨU", default="", help="mật khẩu Wi-Fi / its password")
        parser.add_argument("--no-qr", action="store_true", help="không vẽ mã QR ở đây / draw no QR codes here")

    def handle(
        self, *_args: Any, dialogue: int | None, host: str | None, port: int, wifi: str | None, wifi_password: str,
        no_qr: bool, **_options: Any,
    ) -> None:  # fmt: skip
        addresses = [host] if host else room_addresses()
        if not addresses:
            raise CommandError(
                "Máy này chưa vào mạng nào. Hãy nối với Wi-Fi của hội trường hoặc bật điểm phát sóng trên máy, "
                "rồi chạy lại; hoặc ghi địa chỉ của máy sau --host."
            )
        if not (is_free(_EVERYWHERE, port) and is_free(_EVERYWHERE, port + 1)):
            raise CommandError(
                f"Cổng {port} hoặc {port + 1} đang có chương trình khác dùng. Hãy tắt chương trình đó, "
                f"hoặc chạy lại với --port {port + 10}."
            )
        call_command("setup", stdout=self.stdout)
        conference, doors = _doors(dialogue, f"http://{addresses[0]}:{port}")
        self._tell(conference, doors, _written(conference, doors, (wifi, wifi_password) if wifi else None), no_qr)
        family = Family(commands(_EVERYWHERE, port), _surroundings(addresses, port), self._say)
        if not family.run(revive=True):
            raise CommandError(
                "Các tiến trình dừng liên tiếp nên đã tắt hết; xem lỗi ở trên. Dữ liệu đã lưu vẫn còn nguyên."
            )
        self._say("Đã dừng. Dữ liệu nằm trong máy này; chạy lại lệnh này để mở tiếp.")

    def _tell(self, conference: Conference, doors: list[Door], page: Path, no_qr: bool) -> None:
        self.stdout.write(f"\nHội nghị: {conference.dialogue.title}\n{_PLAIN}\n")
        for door in doors:
            self.stdout.write(f"\n{door.label}. {door.purpose}\n  {door.address}")
            if not no_qr:
                self.stdout.write(door.drawn())
        self._say(f"\nTrang in mã QR: {page}\nDừng: Ctrl+C")

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def _doors(dialogue: int | None, base: str) -> tuple[Conference, list[Door]]:
    now = timezone.now()
    with across_communes():
        conference = conference_at(dialogue) if dialogue else next_conference(timezone.localdate(now))
    slug = commune_of(conference).slug
    with in_commune(conference.commune_id):
        return conference, doors_of(conference, base, slug, home=settings.HOME, now=now)


def _written(conference: Conference, doors: list[Door], wifi: tuple[str, str] | None) -> Path:
    page = Path(settings.HOME) / "hall" / f"ma-qr-{conference.dialogue_id}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    with in_commune(conference.commune_id):
        text = sheet(conference, doors, wifi)
    with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return page


def _surroundings(addresses: list[str], port: int) -> dict[str, str]:
    """Whatever the machine is set to otherwise: no proxy, no HTTPS, these names only."""
    return environment(
        port,
        DIENHONG_HALL="1",
        DIENHONG_HOSTS=",".join(host_names(addresses)),
        DIENHONG_ORIGINS="",
        DIENHONG_TRUSTED_PROXIES="0",
        DIENHONG_LIVE_ADDRESS="",
        DIENHONG_LIVE_PORT=str(port + 1),
    )
