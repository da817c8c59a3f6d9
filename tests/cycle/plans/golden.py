"""The plan files of tests/golden/plans and the hand-checked reading beside each (`<file>.expected.json`).

`python -m tests.cycle.plans.golden FILE` prints the present reading in the form of the expected file, to be compared
with the document by eye before it is saved.
"""

import json
import sys
from pathlib import Path
from typing import Any

from dienhong.cycle.plans.reading import read_plan, to_json
from dienhong.kernel.reading import read_file

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "plans"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".txt", ".md", ".docx", ".pdf", ".odt"})
SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "ke-hoach-hoa-son-2024.txt"


def reading_of(path: Path) -> dict[str, Any]:
    """The JSON object of a file, without spans, findings as (kind, severity)."""
    form = to_json(read_plan(read_file(path.read_bytes())))
    del form["spans"]
    form["findings"] = [[finding["kind"], finding["severity"]] for finding in form["findings"]]
    return form


def expected_of(path: Path) -> Path:
    return path.with_name(path.name + ".expected.json")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(reading_of(Path(sys.argv[1])), ensure_ascii=False, indent=1) + "\n")
