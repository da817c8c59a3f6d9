"""Learning from files of labelled texts, and making the models that ship; neither needs a database."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dienhong.civic.topics.catalogue import FIELD_BY_CODE, PHRASES_BY_CODE
from dienhong.cycle.learning.actions.training import Learnt, keep_model
from dienhong.engines.language import models
from dienhong.engines.language.exchange import Lines, count_lines, with_progress
from dienhong.engines.language.learning import LEAST_LABELS, Label, TooFewLabels, learn
from dienhong.kernel.errors import Refused

DEMO = Path(__file__).resolve().parents[1] / "demo"


def train_from_labels(labels: list[Label], folder: Path, *, force: bool, now: datetime) -> Learnt:
    """A new version in `folder`, used at once unless it is worse; raises `Refused` when there are too few labels."""
    try:
        model, report = learn(labels, PHRASES_BY_CODE, before=models.current(folder))
    except TooFewLabels as error:
        raise Refused(f"Chưa đủ để học: mới có {error.known} dòng, cần ít nhất {LEAST_LABELS}.") from error
    return keep_model(model, report, folder, force=force, now=now)


def read_labels(paths: list[Path], say: Callable[[str], object]) -> tuple[list[Label], int]:
    """Sound lines of the files, and how many were not; `say` is told which and why. Raises OSError."""
    labels: list[Label] = []
    bad = 0
    for path in paths:
        lines = Lines(path, needs=("field",))
        for line in with_progress(lines, count_lines(path)):
            if line["field"] in FIELD_BY_CODE:
                labels.append(Label(f"{path.name}:{len(labels)}", line["text"], line["field"]))
            else:
                bad += 1
                say(f"{path}: không có lĩnh vực “{line['field']}”; đã bỏ qua.")
        for number, what in lines.bad:
            say(f"{path}, dòng {number}: {what}; đã bỏ qua.")
        bad += len(lines.bad)
    return labels, bad


def ship(paths: list[Path]) -> str:
    """Remake the models that ship; `paths` are texts with diacritics. Returns their version."""
    # Only now: nothing else needs scikit-learn and the texts of the demonstration.
    from dienhong.engines.language import shipping

    told = tomllib.loads((DEMO / "opinions.toml").read_text("utf-8"))["opinion"]
    harmless = [text for row in told if not row.get("sealed") for text in (row["text"], row.get("public_text", ""))]
    replies = [row["reply"]["text"] for row in told if "reply" in row]
    try:
        read = [path.read_text("utf-8") for path in paths]
    except UnicodeDecodeError as error:
        raise Refused("Một tệp văn bản không phải UTF-8.") from error
    shipping.ship(PHRASES_BY_CODE, harmless, [*replies, *read])
    return shipping.VERSION
