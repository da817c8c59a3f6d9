"""`dienhong rotate-seal`: seals everything of the sealed track with the newest key; may be stopped and run again."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dienhong.engines.secrets.rotation import reseal, sealed_row_count
from dienhong.engines.secrets.seal import Seal, SealKeyError
from dienhong.engines.tenancy.scope import across_communes

_LEFT = (
    "{count} nội dung không mở được bằng các khóa đang đặt nên vẫn giữ nguyên. Đặt lại khóa cũ vào sau khóa mới trong "
    "DIENHONG_SEALED_KEYS rồi chạy lại. Chưa được bỏ khóa cũ nào. / Some rows need an older key."
)
_DONE = (
    "Xong: {new} nội dung vừa đổi sang khóa mã {key}, tất cả {seen} nội dung đều theo khóa này. Nay bỏ được khóa cũ "
    "khỏi DIENHONG_SEALED_KEYS; giữ khóa cũ ở nơi an toàn chừng nào còn bản sao lưu cũ. / Done."
)


class Command(BaseCommand):
    help = (
        "Niêm phong lại đơn thư bằng khóa mới nhất (khóa đứng đầu DIENHONG_SEALED_KEYS); dừng giữa chừng thì chạy lại. "
        "/ Seal everything anew with the newest key; can be stopped and run again. Keys come from the environment only."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--chunk", type=int, default=200, help="số nội dung mỗi lần ghi / rows a transaction")

    def handle(self, *_args: Any, chunk: int, **_options: Any) -> None:
        if chunk < 1:
            raise CommandError("--chunk phải từ 1 trở lên.")
        try:
            seal = Seal(settings.SEALED_KEYS)
        except SealKeyError as error:
            raise CommandError(error.message) from None
        with across_communes():
            self._run(seal, chunk)

    def _run(self, seal: Seal, chunk: int) -> None:
        seen = new = left = 0
        total = sealed_row_count()
        for done in reseal(seal, chunk=chunk):
            seen, new, left = seen + done.seen, new + done.resealed, left + done.unreadable
            self.stdout.write(f"{seen}/{max(total, seen)}")
            self.stdout.flush()
        if left:
            raise CommandError(_LEFT.format(count=left))
        self.stdout.write(_DONE.format(new=new, key=seal.key_id, seen=seen))
