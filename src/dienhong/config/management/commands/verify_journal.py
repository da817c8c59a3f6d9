"""`dienhong verify-journal`: walks each commune's chain and names the first entry that was changed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dienhong.civic.communes.queries import all_communes
from dienhong.engines.journal.verify import verify_chain
from dienhong.engines.tenancy.scope import in_commune


class Command(BaseCommand):
    help = "Kiểm tra nhật ký có bị sửa, xóa không. / Check that nobody changed or deleted journal entries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--commune", metavar="CODE", help="chỉ một xã (mã 5 chữ số) / one commune only")

    def handle(self, *_args: Any, commune: str | None, **_options: Any) -> None:
        communes = all_communes().filter(code=commune) if commune else all_communes()
        if commune and not communes:
            raise CommandError(f"Không có xã mã {commune} trên hệ thống này.")
        broken = 0
        for place in communes:
            with in_commune(place.pk):
                result = verify_chain()
            if result.broken_at is None:
                whole = f"{result.entry_count} mục, nguyên vẹn. Mã cuối: {result.last_digest}"
                self.stdout.write(f"{place.code} {place.full_name}: {whole}")
            else:
                broken += 1
                self.stdout.write(f"{place.code} {place.full_name}: HỎNG từ mục {result.broken_at} ({result.reason}).")
        if broken:
            raise CommandError("Nhật ký đã bị sửa. Giữ nguyên máy và báo người phụ trách an toàn thông tin.")
