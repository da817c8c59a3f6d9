"""Files of one JSON object a line: read with bad lines named, written whole or not at all, with a progress bar."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

MAX_TEXT = 100_000
_WIDTH = 30


@dataclass(slots=True)
class Lines:
    """Iterates over the objects of a file; `bad` fills with (number of the line, what is wrong)."""

    path: Path
    needs: tuple[str, ...] = ("id", "text")
    bad: list[tuple[int, str]] = field(default_factory=list)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each sound object; raises OSError when the file cannot be read."""
        with self.path.open("rb") as source:
            for number, raw in enumerate(source, start=1):
                if raw.strip():
                    found = self._read(raw)
                    if isinstance(found, str):
                        self.bad.append((number, found))
                    else:
                        yield found

    def _read(self, raw: bytes) -> dict[str, Any] | str:
        try:
            found = json.loads(raw.decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, RecursionError):
            return "không phải JSON hợp lệ (UTF-8)"
        if not isinstance(found, dict):
            return "không phải một đối tượng JSON"
        if not isinstance(found.get("text"), str):
            return "thiếu “text” hoặc “text” không phải chuỗi"
        if len(found["text"]) > MAX_TEXT:
            return f"“text” dài quá {MAX_TEXT} ký tự"
        missing = [name for name in self.needs if not isinstance(found.get(name), str | int)]
        return f"thiếu “{missing[0]}”" if missing else found


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write `rows` as JSON lines; the file appears only when all are written. Returns how many."""
    draft = path.with_name(f"{path.name}.part")
    count = 0
    try:
        with draft.open("w", encoding="utf-8") as target:
            for row in rows:
                target.write(json.dumps(row, ensure_ascii=False) + "\n")
                count += 1
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return count


def count_lines(path: Path) -> int:
    """Lines of a file, for the progress bar."""
    with path.open("rb") as source:
        return sum(1 for _ in source)


def with_progress(rows: Iterable[dict[str, Any]], total: int, stream: TextIO | None = None) -> Iterator[dict[str, Any]]:
    """`rows` unchanged, with a bar on `stream` (the terminal's error output) that moves a hundred times at most."""
    target = stream or sys.stderr
    step = max(total // 100, 1)
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if done % step == 0:
            target.write(f"\r{_bar(done, total)}")
            target.flush()
    target.write(f"\r{_bar(done, done)}\n")
    target.flush()


def _bar(done: int, total: int) -> str:
    filled = _WIDTH * done // total if total else _WIDTH
    return f"[{'█' * filled}{'·' * (_WIDTH - filled)}] {done}/{total}"
