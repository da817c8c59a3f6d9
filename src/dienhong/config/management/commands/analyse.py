"""`dienhong analyse`: the language engine by itself, from JSON lines to JSON lines. Needs no database."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dienhong.civic.topics.catalogue import PHRASES_BY_CODE
from dienhong.engines.language import models
from dienhong.engines.language.analysis import analyse
from dienhong.engines.language.exchange import Lines, count_lines, with_progress, write_lines
from dienhong.engines.language.restoring import restore_if_bare


class Command(BaseCommand):
    help = "Phân tích ý kiến trong tệp JSONL {id, text}. / Analyse opinions in a file of JSON lines."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp JSONL, mỗi dòng {id, text} / JSON lines {id, text}")
        parser.add_argument("--out", type=Path, required=True, help="tệp kết quả / the file of results")
        parser.add_argument(
            "--villages", type=Path, help="tệp tên thôn, mỗi dòng một tên / names of villages, one a line"
        )
        parser.add_argument("--models", type=Path, help="thư mục mô hình của xã / folder of the commune's models")
        parser.add_argument("--no-restore", action="store_true", help="không phục hồi dấu / leave diacritics alone")

    def handle(self, *_args: Any, file: Path, out: Path, **options: Any) -> None:
        lines = Lines(file)
        try:
            villages = options["villages"].read_text("utf-8-sig").splitlines() if options["villages"] else []
            total = count_lines(file)
            rows = _analysed(lines, [name for name in villages if name.strip()], options)
            count = write_lines(out, with_progress(rows, total))
        except OSError as error:
            raise CommandError(f"Không đọc hoặc ghi được tệp {error.filename}: {error.strerror}.") from error
        self.stdout.write(f"Đã phân tích {count} ý kiến vào {out}.")
        for number, what in lines.bad:
            self.stderr.write(f"Dòng {number}: {what}; đã bỏ qua.")
        if lines.bad:
            raise CommandError(f"Có {len(lines.bad)} dòng hỏng trong {file}.")


def _analysed(lines: Lines, villages: list[str], options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    stored = models.current(options["models"])
    restore = None if options["no_restore"] else restore_if_bare
    for line in lines:
        found = analyse(
            line["text"],
            PHRASES_BY_CODE,
            model=stored.model if stored else None,
            villages=villages,
            restore=restore,
        )
        yield {"id": line["id"], **found.as_json(), "model": stored.version if stored else ""}
