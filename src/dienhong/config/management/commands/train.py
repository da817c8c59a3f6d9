"""`dienhong train`: learn fields anew from confirmed labels, with a report, or go back to the model before."""

import json
import tomllib
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.civic.topics.catalogue import FIELD_BY_CODE, PHRASES_BY_CODE
from dienhong.engines.language import models
from dienhong.engines.language.exchange import Lines, count_lines, with_progress

DEMO = Path(__file__).resolve().parents[2] / "demo"
Confirmed = list[tuple[str, str]]


class Command(BaseCommand):
    help = "Huấn luyện lại mô hình lĩnh vực. / Train the model of fields on confirmed labels."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="tệp JSONL {text, field} / JSON lines {text, field}")
        parser.add_argument(
            "--shipped",
            action="store_true",
            help="làm lại mô hình kèm chương trình, files là văn bản có dấu / remake the shipped models from texts",
        )
        parser.add_argument("--models", type=Path, default=Path("models"), help="thư mục mô hình / folder of models")
        parser.add_argument("--report", type=Path, help="ghi báo cáo đánh giá JSON / write the evaluation as JSON")
        parser.add_argument("--roll-back", action="store_true", help="trở lại mô hình trước / use the previous model")

    def handle(self, *_args: Any, files: list[Path], **options: Any) -> None:
        folder: Path = options["models"]
        if options["shipped"]:
            self.stdout.write(f"Đã làm lại mô hình {_ship(files)}.")
            return
        if options["roll_back"]:
            self.stdout.write(f"Đang dùng mô hình {_roll_back(folder)}.")
            return
        # Only now: rolling back needs no scikit-learn.
        from dienhong.engines.language import training

        confirmed, bad = self._confirmed(files)
        try:
            model = training.train(PHRASES_BY_CODE, confirmed)
        except ImportError as error:
            raise CommandError("Cần cài scikit-learn để huấn luyện (phần bổ sung “train”).") from error
        report = training.cross_measure(PHRASES_BY_CODE, confirmed)
        learnt = [*training.own_texts(PHRASES_BY_CODE), *confirmed]
        manifest = _manifest(len(learnt), training.digest(learnt), report, timezone.localdate())
        try:
            version = models.store(model, folder, manifest=manifest)
            if options["report"]:
                options["report"].write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
        except OSError as error:
            raise CommandError(f"Không ghi được {error.filename}: {error.strerror}.") from error
        self.stdout.write(_summary(version, report))
        if bad:
            raise CommandError(f"Đã bỏ qua {bad} dòng hỏng.")

    def _confirmed(self, files: list[Path]) -> tuple[Confirmed, int]:
        confirmed: Confirmed = []
        bad = 0
        for file in files:
            lines = Lines(file, needs=("field",))
            try:
                for line in with_progress(lines, count_lines(file)):
                    if line["field"] in FIELD_BY_CODE:
                        confirmed.append((line["text"], line["field"]))
                    else:
                        bad += 1
                        self.stderr.write(f"{file}: không có lĩnh vực “{line['field']}”; đã bỏ qua.")
            except OSError as error:
                raise CommandError(f"Không đọc được tệp {file}: {error.strerror}.") from error
            for number, what in lines.bad:
                self.stderr.write(f"{file}, dòng {number}: {what}; đã bỏ qua.")
            bad += len(lines.bad)
        return confirmed, bad


def _ship(files: list[Path]) -> str:
    # Only now: nothing else needs scikit-learn and the texts of the demonstration.
    from dienhong.engines.language import shipping

    told = tomllib.loads((DEMO / "opinions.toml").read_text("utf-8"))["opinion"]
    harmless = [text for row in told if not row.get("sealed") for text in (row["text"], row.get("public_text", ""))]
    replies = [row["reply"]["text"] for row in told if "reply" in row]
    try:
        read = [file.read_text("utf-8") for file in files]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"Không đọc được một tệp văn bản: {error}.") from error
    shipping.ship(PHRASES_BY_CODE, harmless, [*replies, *read])
    return shipping.VERSION


def _roll_back(folder: Path) -> str:
    try:
        return models.roll_back(folder) or "kèm theo chương trình"
    except FileNotFoundError as error:
        raise CommandError(f"Thư mục {folder} chưa có mô hình nào của xã.") from error


def _manifest(count: int, digest: str, report: dict[str, Any], day: date) -> dict[str, Any]:
    return {"made_on": day.isoformat(), "texts": count, "training_sha256": digest, "measures": report}


def _summary(version: str, report: dict[str, Any]) -> str:
    lines = [
        f"Đã lưu mô hình {version}, đo trên {report['texts']} ý kiến được xác nhận (mỗi lần để riêng một phần năm):"
    ]
    for name, title in (("accented", "có dấu"), ("stripped", "không dấu")):
        lines.append(f"  {title}: đúng ngay {report[name]['top1']:.1%}, trong hai gợi ý {report[name]['top2']:.1%}")
    rows = report["accented"]["by_field"].items()
    lines += [f"    {code:<8}{right}/{known}" for code, (right, known) in rows]
    return "\n".join(lines)
