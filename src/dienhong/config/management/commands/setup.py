"""`dienhong setup`: the database's tables and the static files, as this version needs them."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Chuẩn bị cơ sở dữ liệu và tệp tĩnh. / Prepare the database and the static files."

    def handle(self, *_args: Any, **_options: Any) -> None:
        Path(settings.HOME).mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        wanted = _fingerprint()
        if not stamp.exists() or stamp.read_text("utf-8") != wanted:
            call_command("collectstatic", verbosity=0, interactive=False)
            stamp.write_text(wanted, "utf-8")
        self.stdout.write("Đã chuẩn bị xong cơ sở dữ liệu và tệp tĩnh.")


def _fingerprint() -> str:
    """Names, sizes and times of all static files: collecting and compressing them takes seconds, this does not."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            file = Path(storage.path(name)).stat()
            digest.update(f"{name}:{file.st_size}:{file.st_mtime_ns}\n".encode())
    return digest.hexdigest()
