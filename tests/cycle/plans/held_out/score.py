"""Holds the plan reader to plans it has never seen: reads each file, prints accuracy a field and every miss."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCALARS = (
    "is_dialogue_plan",
    "system",
    "issuer",
    "commune",
    "document_type",
    "number",
    "symbol",
    "place",
    "date",
    "year",
    "subject",
)
EXACT = {
    "is_dialogue_plan",
    "system",
    "number",
    "symbol",
    "date",
    "year",
    "start_time",
    "half_day",
    "subject",
    "issuer",
}
SLOTS = ("date", "half_day", "start_time", "venue", "chair", "preparing_unit")
NOT_A_TOPIC = re.compile(
    r"\d[/.-]\d|^(tổ chức|nội dung|nội dung đối thoại|thành phần|thời gian)$|đối thoại với|^(quý|quí|cuộc|lần|đợt) ",
    re.IGNORECASE,
)
WORDS = {
    "uy ban nhan dan": "ubnd",
    "hoi dong nhan dan": "hdnd",
    "t m": "tm",
    "to dan pho": "tdp",
}


def folded(text: object) -> str:
    """Returns a value as lower-case letters and digits without marks, common names abbreviated."""
    plain = unicodedata.normalize("NFD", str(text).lower().replace("đ", "d"))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    line = " ".join(kept.split())
    for long, short in WORDS.items():
        line = f" {line} ".replace(f" {long} ", f" {short} ").strip()
    return line


def agrees(expected: Any, got: Any, exact: bool = False) -> bool:
    """Says whether a value is the expected one; a list means all of them, {"any": [...]} one of them."""
    if isinstance(expected, dict) and "any" in expected:
        return any(agrees(one, got, exact) for one in expected["any"])
    if isinstance(expected, list):
        return all(f" {folded(one)} " in f" {folded(got)} " for one in expected)
    if expected is None or got is None:
        return expected is None and got in (None, "", [])
    if isinstance(expected, dict | bool | int) or isinstance(got, dict | bool | int):
        return bool(expected == got)
    mine, yours = folded(expected), folded(got)
    if exact:
        return mine.replace(" ", "").lstrip("0") == yours.replace(" ", "").lstrip("0")
    return alike(mine, yours)


def alike(mine: str, yours: str) -> bool:
    """Says whether one folded text holds the other and neither is much longer; a deputy is not the head."""
    if mine.startswith("pho ") != yours.startswith("pho "):
        return False
    if f" {mine} " in f" {yours} ":
        return len(yours) <= 3 * len(mine) + 10
    return f" {yours} " in f" {mine} " and len(yours) >= 0.6 * len(mine)


class Score:
    """Counts hits a field and keeps the misses."""

    def __init__(self) -> None:
        self.hits: dict[str, int] = defaultdict(int)
        self.totals: dict[str, int] = defaultdict(int)
        self.misses: list[tuple[str, str, Any, Any]] = []

    def check(self, name: str, field: str, expected: Any, got: Any, right: bool) -> None:
        """Records one comparison."""
        self.totals[field] += 1
        if right:
            self.hits[field] += 1
        else:
            self.misses.append((name, field, expected, got))


def read(path: Path) -> dict[str, Any]:
    """Runs the command on a file and returns its JSON, or {"error": …} when it refuses the file."""
    command = Path(sys.executable).with_name("dienhong")
    run = subprocess.run(
        [str(command), "read-plan", str(path), "--json"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        cwd=HERE.parents[3],
    )
    try:
        answer = json.loads(run.stdout)
    except ValueError:
        return {"error": (run.stderr or run.stdout)[-400:]}
    return dict(answer)


def score_bases(score: Score, name: str, expected: dict[str, Any], got: dict[str, Any]) -> None:
    """Compares legal bases: their count, and each by number, date and kind."""
    if "legal_bases" not in expected:
        return
    bases = list(got.get("legal_bases") or [])
    wanted = expected.get("legal_bases_count", len(expected["legal_bases"]))
    shown = [f"{b['kind']} {b['number']} {b['date']}" for b in bases]
    score.check(name, "legal_bases.count", wanted, shown, agrees(wanted, len(bases)))
    for base in expected["legal_bases"]:

        def same(other: dict[str, Any], base: dict[str, Any] = base) -> bool:
            return all(agrees(value, other.get(key), key == "number") for key, value in base.items())

        found = next((other for other in bases if same(other)), None)
        score.check(name, "legal_bases.each", base, shown, found is not None)
        if found:
            bases.remove(found)


def pair(expected: list[dict[str, Any]], got: list[dict[str, Any]]) -> Sequence[dict[str, Any] | None]:
    """Returns for each expected dialogue the read one: by order when counts agree, else the most alike."""
    if len(expected) == len(got):
        return list(got)
    rest = list(got)
    pairs: list[dict[str, Any] | None] = []
    for one in expected:

        def likeness(other: dict[str, Any], one: dict[str, Any] = one) -> int:
            audience = other.get("audience") or {}
            names = one.get("names") or []
            date = one.get("date") is not None and one.get("date") == other.get("date")
            return 2 * date + 3 * (bool(names) and agrees(names, audience.get("name")))

        best = max(rest, key=likeness, default=None)
        if best is not None and likeness(best) > 0:
            rest.remove(best)
            pairs.append(best)
        else:
            pairs.append(None)
    return pairs


def score_dialogues(score: Score, name: str, expected: dict[str, Any], got: dict[str, Any]) -> None:
    """Compares the dialogues' count, audience, lead fields, and when and where."""
    if "dialogues" not in expected:
        return
    read_ones = got.get("dialogues") or []
    shown = [(d["audience"] or {}).get("name") for d in read_ones]
    score.check(
        name, "dialogues.count", len(expected["dialogues"]), shown, len(expected["dialogues"]) == len(read_ones)
    )
    for number, (one, other) in enumerate(
        zip(expected["dialogues"], pair(expected["dialogues"], read_ones), strict=True), 1
    ):
        where = f"{name} #{number}"
        if other is None:
            score.check(where, "dialogues.found", one.get("names") or one["kind"], None, right=False)
            continue
        score.check(where, "dialogues.found", None, None, right=True)
        audience = other.get("audience") or {}
        score.check(where, "audience.kind", one["kind"], audience, agrees(one["kind"], audience.get("kind")))
        if one.get("names"):
            told, room = folded(audience.get("name")), 3 * sum(map(len, one["names"])) + 40
            right = len(told) <= room and all(f" {folded(n)} " in f" {told} " for n in one["names"])
            score.check(where, "audience.name", one["names"], audience.get("name"), right)
        topics = other.get("topics") or []
        fields = [field for topic in topics for field in topic["fields"]]
        for field in one.get("fields", []):
            score.check(
                where,
                "topics.field",
                field,
                [(t["text"], t["fields"]) for t in topics],
                any(agrees(field, f) for f in fields),
            )
        fault = next((t["text"] for t in topics if NOT_A_TOPIC.search(t["text"])), None)
        score.check(where, "topics.clean", None, fault, fault is None)
        one.setdefault("start_time", None)
        for slot in SLOTS:
            if slot in one:
                score.check(
                    where,
                    f"dialogue.{slot}",
                    one[slot],
                    other.get(slot),
                    agrees(one[slot], other.get(slot), slot in EXACT),
                )


def due_agrees(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    """Says whether a duty's time is the expected one."""
    if not agrees(expected["kind"], got.get("kind"), exact=True):
        return False
    if "offset_days" in expected and not agrees(expected["offset_days"], got.get("offset_days")):
        return False
    if "basis" in expected and not str(got.get("basis") or "").startswith(expected["basis"]):
        return False
    return "value" not in expected or agrees(expected["value"], got.get("value"))


def score_duties(score: Score, name: str, expected: dict[str, Any], got: dict[str, Any]) -> None:
    """Compares duties: each expected unit found, its time right, and no unit invented."""
    if "duties" not in expected:
        return
    duties = got.get("duties") or []
    for duty in expected["duties"]:
        mine = [d for d in duties if agrees(duty["who"], d.get("who"))]
        exact = [d for d in mine if folded(d["who"]) == folded(duty["who"])] or mine
        score.check(name, "duties.who", duty["who"], [d.get("who") for d in duties], bool(mine))
        if mine:
            dues = [d["due"] for d in exact]
            score.check(name, "duties.due", duty, dues, any(due_agrees(duty["due"], due) for due in dues))
    known = [d["who"] for d in expected["duties"]] + expected.get("duties_allowed", [])
    extra = [d.get("who") for d in duties if not any(agrees(who, d.get("who")) for who in known)]
    score.check(name, "duties.no_extra", [], extra, not extra)


def score_rest(score: Score, name: str, expected: dict[str, Any], got: dict[str, Any]) -> None:
    """Compares lists by length, recipients and the signatory."""
    counts = {"participants_count": "participants", "procedure_count": "procedure", "opening_count": "opening_order"}
    for key, field in counts.items():
        if key in expected:
            values = got.get(field) or []
            score.check(name, f"{field}.count", expected[key], values, agrees(expected[key], len(values)))
    for medium, count in expected.get("recipients", {}).items():
        values = (got.get("recipients") or {}).get(medium) or []
        score.check(name, f"recipients.{medium}", count, values, agrees(count, len(values)))
    for part, value in expected.get("signatory", {}).items():
        other = (got.get("signatory") or {}).get(part)
        score.check(name, f"signatory.{part}", value, other, agrees(value, other, part != "post"))


def say(line: str) -> None:
    """Writes a line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Reads every file beside an expected.json and prints the score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="names of files, without an ending")
    parser.add_argument("--brief", action="store_true", help="no list of misses")
    options = parser.parse_args()
    score = Score()
    for answer in sorted(HERE.glob("*.expected.json")):
        name = answer.name.removesuffix(".expected.json")
        if options.only and name not in options.only:
            continue
        expected = json.loads(answer.read_text(encoding="utf-8"))
        path = next(p for p in HERE.glob(f"{name}.*") if p != answer)
        got = read(path)
        if "error" in got:
            score.check(path.name, "read", "a reading", got["error"], right=False)
        for field in SCALARS:
            if field in expected:
                exact = field in EXACT
                score.check(
                    path.name, field, expected[field], got.get(field), agrees(expected[field], got.get(field), exact)
                )
        for part in (score_bases, score_dialogues, score_duties, score_rest):
            part(score, path.name, expected, got)
    if not options.brief:
        for name, field, wanted, other in sorted(score.misses, key=lambda m: (m[1], m[0])):
            say(f"{field:22} {name:32} expected {wanted!r}\n{'':24}got {other!r}")
    for field, total in score.totals.items():
        say(f"{field:22} {score.hits[field]:4}/{total:<4} {100 * score.hits[field] / total:5.1f} %")
    hits, total = sum(score.hits.values()), sum(score.totals.values())
    say(f"{'all':22} {hits:4}/{total:<4} {100 * hits / total:5.1f} %")


if __name__ == "__main__":
    main()
