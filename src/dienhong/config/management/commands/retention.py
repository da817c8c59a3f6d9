"""`dienhong retention`: what has been kept long enough; with `--apply` it ends. Stopped anywhere, run it again."""

import csv
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.cycle.privacy.actions.retaining import Due, apply_rule, dry_run
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import system

_HEAD = ("commune", "rule", "act", "count", "oldest", "kept_days", "source", "certainty")
_CONFIRM = "Sẽ xóa {count} mục ở {communes} xã, không lấy lại được. Gõ XOA để tiếp tục: "


class Command(BaseCommand):
    help = (
        "Đếm (mặc định) hoặc xóa dữ liệu hết thời hạn lưu giữ. Đơn thư niêm phong không thuộc lệnh này. "
        "/ Count, or with --apply end, what has been kept long enough."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--commune", help="phần địa chỉ của một xã / the slug of one commune (default: all)")
        parser.add_argument("--csv", type=Path, help="ghi bảng đếm vào tệp / write the counts to a file")
        parser.add_argument("--dry-run", action="store_true", help="chỉ đếm, là mặc định / count only, the default")
        parser.add_argument("--apply", action="store_true", help="thực hiện / do it")
        parser.add_argument("--yes", action="store_true", help="không hỏi lại / do not ask again")
        parser.add_argument("--chunk", type=int, default=500, help="số dòng mỗi lần ghi / rows a transaction")

    def handle(self, *_args: Any, commune: str | None, csv: Path | None, **options: Any) -> None:
        if options["apply"] and options["dry_run"]:
            raise CommandError("Chọn --dry-run hoặc --apply, không cả hai.")
        if options["chunk"] < 1:
            raise CommandError("--chunk phải từ 1 trở lên.")
        places = list(Commune.objects.order_by("pk") if commune is None else Commune.objects.filter(slug=commune))
        if not places:
            raise CommandError(f"Không có xã nào ở địa chỉ “{commune}”.")
        now = timezone.now()
        found = [(place, due) for place in places for due in _counted(place, now)]
        for place, due in found:
            if due.count:
                self.stdout.write(f"{place}: {due.rule.name}: {due.count}")
        if csv is not None:
            _write(csv, found)
        if options["apply"]:
            self._apply(found, options, now)
        else:
            self.stdout.write("Chỉ đếm, chưa xóa gì. Thực hiện: thêm --apply. / Counted only.")

    def _apply(self, found: list[tuple[Commune, Due]], options: dict[str, Any], now: datetime) -> None:
        due = [(place, row) for place, row in found if row.count and row.rule.act != "report"]
        count, communes = sum(row.count for _, row in due), len({place.pk for place, _ in due})
        if due and not options["yes"] and input(_CONFIRM.format(count=count, communes=communes)) != "XOA":
            raise CommandError("Chưa xóa gì. / Nothing was done.")
        for place, row in due:
            with in_commune(place.pk):
                ended = 0
                for size in apply_rule(
                    system(place.pk), row.rule, folder=settings.FILES, chunk=options["chunk"], now=now
                ):
                    ended += size
                    self.stdout.write(f"{place}: {row.rule.name}: {ended}/{row.count}")
        self.stdout.write("Xong. / Done.")


def _counted(place: Commune, now: datetime) -> list[Due]:
    with in_commune(place.pk):
        return dry_run(system(place.pk), now=now)


def _write(path: Path, found: list[tuple[Commune, Due]]) -> None:
    """Counts only: no row tells of a person."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(_HEAD)
        for place, due in found:
            rule, oldest = due.rule, f"{timezone.localdate(due.oldest):%Y-%m-%d}" if due.oldest else ""
            sheet.writerow(
                (place.slug, rule.key, rule.act, due.count, oldest, rule.amount, rule.source, rule.certainty)
            )
