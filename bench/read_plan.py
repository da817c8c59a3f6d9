"""Plans read from text, per second on one core. Peer: none is known that reads these documents; the goal is 200.

Usage: python bench/read_plan.py [seconds]. Data: the plan files of tests/golden/plans (their text, read beforehand)
and, when it stands beside the project, the real plan of ../shared/seed. Left out: opening the files themselves.
"""

import platform
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dienhong.cycle.plans.reading import read_plan, to_json  # noqa: E402
from dienhong.kernel.reading import UnreadableFile, read_file  # noqa: E402

KINDS = {".txt", ".md", ".docx", ".pdf", ".odt"}
HOSTILE = {
    "one line of a million letters": "đối thoại với nhân dân " * 40_000,
    "a million bullets": "- a\n" * 250_000,
    "numbers without end": "1. " * 300_000,
    "dates without end": "ngày 01 tháng 01 năm 2026, " * 38_000,
    "a table without end": "| a | b | c |\n" * 70_000,
    "spaces": " " * 1_000_000,
    "blanks of a date": "ngày " + "." * 999_000,
}


def texts() -> list[str]:
    found = []
    for path in [
        *sorted((ROOT / "tests/golden/plans").iterdir()),
        *sorted((ROOT.parent / "shared/seed").glob("*.txt")),
    ]:
        if path.suffix in KINDS:
            try:
                found.append(read_file(path.read_bytes()).text)
            except UnreadableFile:
                continue
    return found


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    plans = texts()
    for plan in plans:
        read_plan(plan)
    count, letters, start = 0, 0, time.process_time()
    while time.process_time() - start < seconds:
        for plan in plans:
            to_json(read_plan(plan))
            count += 1
            letters += len(plan)
    spent = time.process_time() - start
    print(
        f"Python {platform.python_version()}, {platform.machine()}; {len(plans)} documents, mean {letters // count} letters"
    )
    print(
        f"{count / spent:.0f} plans a second a core ({1000 * spent / count:.2f} ms each, {letters / spent / 1e6:.2f} million letters a second)"
    )
    for name, text in HOSTILE.items():
        start = time.process_time()
        read_plan(text)
        print(f"hostile, {name}: {time.process_time() - start:.2f} s for {len(text):,} letters")


if __name__ == "__main__":
    main()
