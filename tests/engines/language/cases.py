"""Held-out texts of our own, written before what they judge; never learn from them."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def held_out(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"heldout_{name}.jsonl").read_text("utf-8").splitlines()]
