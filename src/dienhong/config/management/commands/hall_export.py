"""`dienhong hall-export`: on the server the package for the laptop, on the laptop the record for the server."""

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.config.env import SettingMissingError
from dienhong.config.hall.carried import AROUND, COMMUNE
from dienhong.config.hall.choosing import commune_of, conference_at
from dienhong.config.hall.doors import keeper
from dienhong.config.hall.keyring import given_key, mark_of, own_key
from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.packages.envelope import Direction, Label, close_package
from dienhong.cycle.conference.packages.lending import lend
from dienhong.cycle.conference.packages.names import Names
from dienhong.cycle.conference.packages.returning import give_back
from dienhong.cycle.conference.packages.tables import CONFERENCE
from dienhong.engines.tenancy.scope import across_communes, in_commune
from dienhong.kernel.errors import DienHongError

_OUT = """Đã ghi gói hội nghị: {file}
Gói đã mã hóa; trong gói có tên người gửi ý kiến và tài khoản của người điều hành. Không có đơn thư niêm phong.
Khóa của gói (đưa riêng, không để chung với tệp): {key}
Trên máy tại hội trường: dienhong hall-import {name}, rồi dienhong hall"""
_BACK = """Đã ghi bản ghi của hội nghị: {file}
Trên máy chủ của xã: dienhong hall-import {name}
Nhập nhiều lần không sinh trùng; máy này vẫn giữ nguyên dữ liệu."""


class Command(BaseCommand):
    help = "Xuất hội nghị cho máy tại hội trường, hoặc bản ghi về máy chủ. / Export a conference or its record."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dialogue", type=int, metavar="SỐ", help="số trong địa chỉ /hoi-truong/SỐ/ / dialogue's id")
        parser.add_argument("--out", type=Path, required=True, metavar="TỆP", help="ghi ra tệp / file to write")
        parser.add_argument("--key-out", type=Path, metavar="TỆP", help="ghi khóa ra tệp thay vì in / key to a file")

    def handle(self, *_args: Any, dialogue: int, out: Path, key_out: Path | None, **_options: Any) -> None:
        with across_communes():
            conference = conference_at(dialogue)
        with in_commune(conference.commune_id):
            try:
                label, key, package = _package(conference)
            except (DienHongError, SettingMissingError) as error:
                raise CommandError(str(error)) from error
        _write(out, package)
        if label.direction == Direction.BACK:
            self.stdout.write(_BACK.format(file=out, name=out.name))
        elif key_out:
            _write(key_out, key.encode())
            self.stdout.write(_OUT.format(file=out, name=out.name, key=f"đã ghi vào {key_out}"))
        else:
            self.stdout.write(_OUT.format(file=out, name=out.name, key=key))


def _package(conference: Conference) -> tuple[Label, str, bytes]:
    home, mark, now = Path(settings.HOME), mark_of(settings.HOME), timezone.now()
    commune, actor = commune_of(conference), keeper(conference.commune_id)
    name = Names(mark, (CONFERENCE,)).name(CONFERENCE.name, conference.pk)
    is_ours = name.startswith(f"{mark}:")
    label = Label(commune.code, name, Direction.OUT if is_ours else Direction.BACK)
    if is_ours:
        key = own_key(home, label, may_make=not settings.PRODUCTION)
        content = lend(actor, conference.pk, around=AROUND, mark=mark, now=now)
        content["commune"] = {column: getattr(commune, column) for column in COMMUNE}
    else:
        key = given_key(home, label) or ""
        content = give_back(actor, conference.pk, around=AROUND, mark=mark)
    return label, key, close_package(label, content, key, nonce=secrets.token_bytes(12))


def _write(path: Path, content: bytes) -> None:
    """For the owner alone; a half-written file never stands under the name."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise CommandError(f"Không ghi được {path}: {error.strerror}.") from error
