"""`dienhong train`: learn fields anew from what officials decided, list the versions, or go back to the one before."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dienhong.civic.communes.models import Commune
from dienhong.config.training import files
from dienhong.cycle.learning.actions.training import Learnt, roll_back_model, train_commune, train_pooled
from dienhong.engines.language import models
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import system
from dienhong.kernel.errors import Refused

_NEEDS = "Cần cài scikit-learn để huấn luyện: pip install 'dienhong[train]'. Các trang vẫn chạy không cần nó."
_WHERE = (
    "Hãy nói học từ đâu: --commune XÃ (phần địa chỉ hoặc mã), --pooled (mọi xã trên máy này), hoặc tệp JSONL "
    "{text, field}."
)


class Command(BaseCommand):
    help = "Huấn luyện lại gợi ý lĩnh vực. / Train the proposals of fields on confirmed labels."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help="tệp JSONL {text, field} / JSON lines {text, field}")
        parser.add_argument(
            "--commune", metavar="SLUG", help="chỉ từ kết quả phân loại của một xã / one commune's only"
        )
        parser.add_argument("--pooled", action="store_true", help="từ mọi xã trên máy này / of all communes here")
        parser.add_argument("--force", action="store_true", help="dùng ngay cả khi kém hơn / use it even when worse")
        parser.add_argument("--list", action="store_true", help="các phiên bản / the versions")
        parser.add_argument("--rollback", action="store_true", help="trở lại mô hình trước / use the previous model")
        parser.add_argument("--models", type=Path, help="thư mục mô hình cho tệp / folder of models learnt from files")
        parser.add_argument("--report", type=Path, help="ghi báo cáo đánh giá JSON / write the evaluation as JSON")
        parser.add_argument(
            "--shipped",
            action="store_true",
            help="làm lại mô hình kèm chương trình, files là văn bản có dấu / remake the shipped models from texts",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        commune = _commune(options["commune"])
        try:
            if options["shipped"]:
                self.stdout.write(f"Đã làm lại mô hình {files.ship(options['files'])}.")
            elif options["list"]:
                self.stdout.write(_listed(models.versions(_folder(commune, options))))
            elif options["rollback"]:
                self.stdout.write(_rolled_back(commune, _folder(commune, options)))
            else:
                self._train(commune, options)
        except Refused as error:
            raise CommandError(error.message) from error
        except ImportError as error:
            raise CommandError(_NEEDS) from error
        except OSError as error:
            raise CommandError(f"Không đọc hoặc ghi được {error.filename}: {error.strerror}.") from error

    def _train(self, commune: Commune | None, options: dict[str, Any]) -> None:
        now, force, bad = timezone.now(), options["force"], 0
        if commune:
            with in_commune(commune.pk):
                learnt = train_commune(system(commune.pk), root=settings.MODELS, force=force, now=now)
        elif options["pooled"]:
            learnt = train_pooled(root=settings.MODELS, force=force, now=now)
        elif options["files"]:
            labels, bad = files.read_labels(options["files"], self.stderr.write)
            learnt = files.train_from_labels(labels, _folder(None, options), force=force, now=now)
        else:
            raise CommandError(_WHERE)
        if options["report"]:
            options["report"].write_text(json.dumps(learnt.report, ensure_ascii=False, indent=2) + "\n", "utf-8")
        self.stdout.write(_summary(learnt))
        if bad:
            raise CommandError(f"Đã bỏ qua {bad} dòng hỏng.")


def _commune(name: str | None) -> Commune | None:
    if name is None:
        return None
    found = Commune.objects.filter(slug=name).first() or Commune.objects.filter(code=name).first()
    if found is None:
        raise CommandError(f"Không có xã “{name}” trên hệ thống này.")
    return found


def _folder(commune: Commune | None, options: dict[str, Any]) -> Path:
    if commune:
        return models.commune_folder(settings.MODELS, commune.code)
    if options["pooled"]:
        return models.pooled_folder(settings.MODELS)
    if options["models"] is None:
        raise CommandError(f"{_WHERE} Với tệp thì cần thêm --models THƯ_MỤC.")
    return Path(options["models"])


def _rolled_back(commune: Commune | None, folder: Path) -> str:
    try:
        if commune:
            in_use = next((one.number for one in models.versions(folder) if one.is_active), "")
            with in_commune(commune.pk):
                number = roll_back_model(
                    system(commune.pk), root=settings.MODELS, seen_version=in_use, now=timezone.now()
                )
        else:
            number = models.roll_back(folder)
    except FileNotFoundError as error:
        raise CommandError(f"Thư mục {folder} chưa có mô hình nào đang dùng.") from error
    return f"Đang dùng mô hình {number or 'chung hoặc kèm theo chương trình'}."


def _listed(versions: list[models.Version]) -> str:
    if not versions:
        return "Chưa học lần nào; đang dùng mô hình kèm theo chương trình."
    return "\n".join(
        f"{one.number}  {one.manifest.get('made_at', 'bản kê hỏng')[:10]}  "
        f"học từ {one.manifest.get('labels', '?')} ý kiến{'  (đang dùng)' if one.is_active else ''}"
        for one in versions
    )


def _summary(learnt: Learnt) -> str:
    report = learnt.report
    used = "đang dùng" if learnt.is_active else "chưa dùng vì kém mô hình đang dùng (muốn dùng: --force)"
    lines = [f"Đã lưu mô hình {learnt.version}, {used}."]
    lines += [f"Học từ {report['labels'] - report['held_out']} ý kiến, đo trên {report['held_out']} ý kiến để riêng:"]
    for name, title in (("accented", "có dấu"), ("stripped", "không dấu")):
        before, after = report["before"][name], report["after"][name]
        lines.append(f"  {title}: đúng ngay {before['top1']:.1%} → {after['top1']:.1%}, "
                     f"trong hai gợi ý {before['top2']:.1%} → {after['top2']:.1%}")  # fmt: skip
        was = before["by_field"]
        lines += [
            f"    {code:<8}{was[code][0]}/{known} → {right}/{known}"
            for code, (right, known) in after["by_field"].items()
        ]
    return "\n".join(lines)
