"""`dienhong read-plan`: what a plan document says, for a person or as JSON. Needs no database."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.civic.communes.gazetteer import find, present_of, unit_by_code
from dienhong.cycle.plans.reading import read_plan, to_json
from dienhong.kernel.reading import MAX_FILE_BYTES, UnreadableFile, read_file

_COUNTED = {"Căn cứ": "legal_bases", "Bước tiến hành": "procedure", "Nhiệm vụ": "duties"}


class Command(BaseCommand):
    help = "Đọc một tệp kế hoạch đối thoại (.docx, .pdf, .odt, .txt, .md). / Read a dialogue plan document."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp kế hoạch / the plan's file")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON / print one JSON object")
        parser.add_argument(
            "--commune", metavar="CODE", help="kiểm tra kế hoạch có phải của xã này / check that it is this commune's"
        )

    def handle(self, *_args: Any, file: Path, commune: str | None, **options: Any) -> None:
        try:
            with file.open("rb") as source:
                content = source.read(MAX_FILE_BYTES + 1)
            reading = to_json(read_plan(read_file(content, file.name)))
        except OSError as error:
            raise CommandError(f"Không mở được tệp {file}: {error.strerror}.") from error
        except UnreadableFile as error:
            raise CommandError(error.message) from error
        if commune:
            reading["findings"] += _belongs(reading, commune, timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps(reading, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_summary(reading))


def _belongs(reading: dict[str, Any], code: str, today: date) -> list[dict[str, Any]]:
    """A finding when the plan names a commune that is neither `code` today nor one that became it."""
    wanted = unit_by_code(code, today)
    if wanted is None:
        raise CommandError(f"Danh mục đơn vị hành chính không có mã {code} đang hiệu lực.")
    named = find(reading["commune"]) if reading["commune"] else []
    if any(wanted in present_of(unit, today) for unit in named):
        return []
    message = f"Không thấy đây là kế hoạch của {wanted.full_name}. Hãy kiểm tra lại tệp."
    source = "Danh mục đơn vị hành chính"
    finding = {"kind": "other_commune", "severity": "warning", "message": message, "source": source}
    return [finding | {"span": reading["spans"].get("commune"), "correction": None}]


def _summary(reading: dict[str, Any]) -> str:
    kind, subject = reading["document_type"] or "văn bản", reading["subject"] or ""
    number, symbol = reading["number"] or "chưa có", reading["symbol"] or "chưa rõ"
    counts = [f"{title}: {len(reading[key])}" for title, key in _COUNTED.items()]
    lines = [
        f"{reading['issuer'] or 'Chưa rõ cơ quan'}: {kind} – {subject}",
        "Là kế hoạch đối thoại." if reading["is_dialogue_plan"] else "KHÔNG phải kế hoạch đối thoại.",
        f"Số: {number}   Ký hiệu: {symbol}   Năm: {reading['year'] or '?'}",
        "   ".join(counts),
        "",
        "Các cuộc đối thoại:",
    ]
    for place, row in enumerate(reading["dialogues"], start=1):
        when = " ".join(filter(None, [row["date"], row["start_time"], row["half_day"]])) or "chưa có ngày"
        lines.append(f"  {place}. {row['audience']['name']} ({when}; {row['venue'] or 'chưa có địa điểm'})")
        lines += [f"     - {topic['text']} [{', '.join(topic['fields'])}]" for topic in row["topics"]]
    lines += ["", f"Cần xem lại: {len(reading['findings'])}"]
    lines += [
        f"  [{finding['severity']}] {finding['message']} ({finding['source']})" for finding in reading["findings"]
    ]
    return "\n".join(lines)
