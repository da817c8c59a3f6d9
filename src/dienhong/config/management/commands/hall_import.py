"""`dienhong hall-import`: on the laptop the server's package, on the server the hall's record."""

import getpass
import hashlib
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.config.env import SettingMissingError
from dienhong.config.hall.carried import AROUND
from dienhong.config.hall.clashes import told
from dienhong.config.hall.communes import settled
from dienhong.config.hall.doors import keeper
from dienhong.config.hall.keyring import given_key, keep_key, mark_of, own_key
from dienhong.cycle.conference.packages.envelope import LARGEST_FILE, Direction, Label, label_of, open_package
from dienhong.cycle.conference.packages.lending import receive
from dienhong.cycle.conference.packages.returning import take_back
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import DienHongError, Refused


class Command(BaseCommand):
    help = "Nhập gói hội nghị hoặc bản ghi của hội trường. / Import a conference's package or the hall's record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP", help="gói hội nghị / the package")
        parser.add_argument("--key-file", type=Path, metavar="TỆP", help="tệp chứa khóa của gói / file with its key")

    def handle(self, *_args: Any, file: Path, key_file: Path | None, **_options: Any) -> None:
        call_command("setup", stdout=self.stdout)
        try:
            package = _read(file)
            label = label_of(package)
            if label.direction == Direction.OUT:
                self._receive(package, label, key_file)
            else:
                self._take_back(package, label)
        except (DienHongError, SettingMissingError) as error:
            raise CommandError(str(error)) from error
        except IntegrityError as error:
            raise CommandError("Gói trái với dữ liệu đang có trên máy này. Không có gì được nhập.") from error

    def _receive(self, package: bytes, label: Label, key_file: Path | None) -> None:
        home, mark = Path(settings.HOME), mark_of(settings.HOME)
        key = _typed_key(key_file) or given_key(home, label) or _asked_key()
        content = open_package(package, key)
        commune = settled(content, label)
        with in_commune(commune.pk):
            conference = receive(keeper(commune.pk), content, around=AROUND, mark=mark, now=timezone.now())
        keep_key(home, label, key)
        self.stdout.write(
            f"Đã nhập hội nghị của {commune.full_name}: {conference.dialogue.title}\n"
            f"Bước tiếp theo: dienhong hall {conference.dialogue_id}"
        )

    def _take_back(self, package: bytes, label: Label) -> None:
        commune = Commune.objects.filter(code=label.commune).first()
        if commune is None:
            raise Refused(f"Máy chủ này không có xã mã {label.commune[:10]}. Không có gì được nhập.")
        home, mark = Path(settings.HOME), mark_of(settings.HOME)
        content = open_package(package, own_key(home, label, may_make=not settings.PRODUCTION))
        if content.get("conference") != label.conference:
            raise Refused("Nhãn và nội dung gói không khớp. Không có gì được nhập.")
        digest = hashlib.sha256(package).hexdigest()
        with in_commune(commune.pk):
            conference, acts, clashes = take_back(
                keeper(commune.pk), content, around=AROUND, mark=mark, digest=digest, now=timezone.now()
            )
            shown = told(clashes)
        self.stdout.write(f"{conference.dialogue.title}\nĐã nhập {acts} việc mới của hội trường.")
        if not acts:
            self.stdout.write("Bản ghi này đã nhập đủ từ trước; không có gì thay đổi.")
        for line in shown:
            self.stdout.write(line)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as package:
            return package.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandError(f"Không đọc được {file}: {error.strerror}.") from error


def _typed_key(key_file: Path | None) -> str | None:
    try:
        return key_file.read_text("utf-8").strip() if key_file else None
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"Không đọc được khóa trong {key_file}.") from error


def _asked_key() -> str:
    """Typed by a person, or a line of what is piped in."""
    return getpass.getpass("Khóa của gói: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
