"""`dienhong sample-document`: the form of every paper, shown by an invented example. Needs no database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dienhong.config.samples import SAMPLES, find_sample, sample_document
from dienhong.engines.typeset.docx.writer import to_docx
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.numbering import System

_SYSTEMS: tuple[System, ...] = ("state", "party")
_NAMES = {"state": "chính quyền", "party": "Đảng"}


class Command(BaseCommand):
    help = "Ghi văn bản mẫu (.docx và .pdf) để xem thể thức. / Write a sample document to inspect its form."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", nargs="?", help="loại văn bản: tên ở --list, hoặc KH, TB, GM … / kind: see --list")
        parser.add_argument("--out", type=Path, help="thư mục ghi tệp / folder to write to")
        parser.add_argument("--system", choices=_SYSTEMS, help="chính quyền hay Đảng / state or Party")
        parser.add_argument("--all", action="store_true", help="mọi loại / every kind")
        parser.add_argument("--list", action="store_true", help="kể tên các loại / name the kinds")

    def handle(self, *_args: Any, kind: str | None, out: Path | None, system: System | None, **options: Any) -> None:
        if options["list"]:
            self.stdout.write(_listing())
            return
        if (kind is None) != options["all"]:
            raise CommandError("Hãy nêu đúng một loại văn bản, hoặc --all. Xem tên các loại bằng --list.")
        if out is None:
            raise CommandError("Hãy nêu thư mục ghi tệp: --out THƯ_MỤC.")
        try:
            out.mkdir(parents=True, exist_ok=True)
            for name, chosen in _wanted(kind, system):
                self.stdout.write(_write(name, chosen, out))
        except OSError as error:
            raise CommandError(f"Không ghi được vào {out}: {error.strerror}.") from error


def _wanted(kind: str | None, system: System | None) -> list[tuple[str, System]]:
    """Names with their systems. One kind without a system is the state's, or the Party's where only that has it."""
    if kind is None:
        systems = (system,) if system else _SYSTEMS
        return [(name, chosen) for name, sample in SAMPLES.items() for chosen in systems if sample.maker(chosen)]
    found = find_sample(kind)
    if found is None:
        raise CommandError(f"Không có loại văn bản “{kind}”. Xem tên các loại bằng --list.")
    name, implied = found
    chosen: System = system or implied or ("state" if SAMPLES[name].state else "party")
    if SAMPLES[name].maker(chosen) is None:
        raise CommandError(f"Hệ thống {_NAMES[chosen]} không có văn bản “{kind}”.")
    return [(name, chosen)]


def _write(name: str, system: System, out: Path) -> str:
    """Write both files; the Party's carry "-dang" where the state has the same kind. Returns what was written."""
    document = sample_document(name, system)
    stem = f"{name}-dang" if system == "party" and SAMPLES[name].state else name
    (out / f"{stem}.docx").write_bytes(to_docx(document))
    (out / f"{stem}.pdf").write_bytes(to_pdf(document))
    return f"{out / stem}.docx, .pdf"


def _listing() -> str:
    width = max(map(len, SAMPLES)) + 2
    return "\n".join(
        f"{name:<{width}}{sample.title} ({', '.join(_NAMES[each] for each in _SYSTEMS if sample.maker(each))})"
        for name, sample in SAMPLES.items()
    )
