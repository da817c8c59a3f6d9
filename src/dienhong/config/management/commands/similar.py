"""`dienhong similar`: pairs of opinions on the same incident or issue, from JSON lines. Needs no database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dienhong.engines.language.exchange import Lines, count_lines, with_progress, write_lines
from dienhong.engines.language.similar import SimilarIndex


class Command(BaseCommand):
    help = "Tìm ý kiến trùng trong tệp JSONL {id, text}. / Find similar opinions in a file of JSON lines."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp JSONL, mỗi dòng {id, text} / JSON lines {id, text}")
        parser.add_argument("--out", type=Path, required=True, help="tệp các cặp / the file of pairs")

    def handle(self, *_args: Any, file: Path, out: Path, **_options: Any) -> None:
        lines = Lines(file)
        try:
            read = list(with_progress(lines, count_lines(file)))
            ids = {str(place): line["id"] for place, line in enumerate(read)}
            index = SimilarIndex((str(place), line["text"]) for place, line in enumerate(read))
            pairs = ({"a": ids[p.a], "b": ids[p.b], "level": p.level, "score": p.score} for p in index.pairs())
            count = write_lines(out, pairs)
        except OSError as error:
            raise CommandError(f"Không đọc hoặc ghi được tệp {error.filename}: {error.strerror}.") from error
        self.stdout.write(f"Đã ghi {count} cặp vào {out}.")
        for number, what in lines.bad:
            self.stderr.write(f"Dòng {number}: {what}; đã bỏ qua.")
        if lines.bad:
            raise CommandError(f"Có {len(lines.bad)} dòng hỏng trong {file}.")
