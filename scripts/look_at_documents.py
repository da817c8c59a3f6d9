"""Pictures of every layout of official documents, for a person to look at: python scripts/look_at_documents.py FOLDER."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.engines.typeset.samples import SAMPLES  # noqa: E402

from dienhong.engines.typeset.typst_pdf import to_pdf  # noqa: E402  (the path is set above)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in SAMPLES.items():
        file = folder / f"{name}.pdf"
        file.write_bytes(to_pdf(document))
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(file), str(folder / name)], check=True)
    print(f"{len(SAMPLES)} documents in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
