"""`dienhong recompute-deadlines`: due dates by the calendar and the limits of today."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.cycle.opinions.actions.recomputing import recompute_deadlines
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import system


class Command(BaseCommand):
    help = "Tính lại hạn trả lời khi lịch nghỉ hoặc thời hạn thay đổi. / Recompute the due dates of open opinions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--commune", help="phần địa chỉ của một xã / the slug of one commune (default: all)")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi / show only, write nothing")

    def handle(self, *_args: Any, commune: str | None, dry_run: bool, **_options: Any) -> None:
        communes = Commune.objects.order_by("pk")
        if commune is not None:
            communes = communes.filter(slug=commune)
            if not communes:
                raise CommandError(f"Không có xã nào ở địa chỉ “{commune}”.")
        for place in communes:
            with in_commune(place.pk):
                changed = recompute_deadlines(system(place.pk), dry_run=dry_run, now=timezone.now())
            self.stdout.write(f"{place}: {len(changed)} ý kiến {'sẽ đổi hạn' if dry_run else 'đã đổi hạn'}.")
            for row in changed:
                before = f"{row.before:%d/%m/%Y}" if row.before else "chưa có"
                self.stdout.write(f"  {row.code}: {before} → {row.after:%d/%m/%Y}")
