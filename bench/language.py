"""Measures of the language engine, whole and on copies without diacritics, and its speed on one core.

Usage: python bench/language.py. Data: the held-out texts of tests/engines/language, and when it stands beside the
project ../shared/data (seeds of the development split only; real questions and comments for false alarms). Goals:
field top-1 ≥ 0.75, top-2 ≥ 0.90; withheld recall ≥ 0.95 at ≤ 5 % false; ids and phones ≥ 0.99, names ≥ 0.95,
addresses ≥ 0.85; incidents recall ≥ 0.80; diacritics ≥ 0.90 of syllables; 500 opinions a second without the restorer.
"""

import csv
import json
import platform
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dienhong.civic.topics.catalogue import PHRASES_BY_CODE  # noqa: E402
from dienhong.engines.language import models  # noqa: E402
from dienhong.engines.language.analysis import analyse  # noqa: E402
from dienhong.engines.language.denunciation import suspicion  # noqa: E402
from dienhong.engines.language.kinds import kind_of, urgency_of  # noqa: E402
from dienhong.engines.language.privacy import find_personal  # noqa: E402
from dienhong.engines.language.restoring import shipped_restorer  # noqa: E402
from dienhong.engines.language.similar import SimilarIndex  # noqa: E402
from dienhong.engines.language.tokens import marked_share  # noqa: E402
from dienhong.engines.language.training import measure  # noqa: E402
from dienhong.kernel.vietnamese import canon, fold  # noqa: E402

SHARED = ROOT.parent / "shared/data"
HELD_OUT = ROOT / "tests/engines/language"
LABELS = {
    "NAME": "person", "PHONE": "phone", "ADDRESS": "address", "PLATE": "plate", "CCCD": "cccd",
    "BHXH": "social_insurance", "ID9": "cmnd", "EMAIL": "email", "BANK": "bank",
}  # fmt: skip
WAYS: tuple[tuple[str, Callable[[str], str]], ...] = (("accented", lambda text: text), ("stripped", fold))


def held_out(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HELD_OUT / f"heldout_{name}.jsonl").read_text("utf-8").splitlines()]


def shared(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as source:
        return list(csv.DictReader(source))


def share(found: Iterable[bool]) -> str:
    values = list(found)
    return f"{sum(values) / max(len(values), 1):.3f} of {len(values)}"


def fields() -> None:
    stored = models.current()
    seeds = dict(line.split("\t") for line in (ROOT / "bench/seed_fields.tsv").read_text("utf-8").splitlines())
    sets = {"held-out": [(row["text"], row["fields"]) for row in held_out("fields")]}
    sets["held-out, written last, indirect"] = [(row["text"], row["fields"]) for row in held_out("fields_late")]
    rows = [row for row in shared("own/opinions_synthetic.csv") if row["split"] == "dev"]
    sets["development seeds"] = [(row["text"], seeds[row["seed_group"]].split(",")) for row in rows]
    for name, labelled in sets.items():
        for kind, model in (("lexicon alone", None), ("with the model", stored.model if stored else None)):
            report = measure(labelled, PHRASES_BY_CODE, model)
            for way, _ in WAYS:
                print(
                    f"field, {name}, {kind}, {way}: top-1 {report[way]['top1']}, top-2 {report[way]['top2']} of {report['texts']}"
                )


def second_hand() -> None:
    """A second hand's texts: `dev` was seen while learning, `final` was not."""
    stored = models.current()
    for half in ("dev", "final"):
        rows = [json.loads(line) for line in (HELD_OUT / f"second_{half}.jsonl").read_text("utf-8").splitlines()]
        by_set = {name: [row for row in rows if row["set"] == name] for name in ("field", "hint", "innocent")}
        labelled = [(row["text"], [code for code in (row["field"], row["second"]) if code]) for row in by_set["field"]]
        report = measure(labelled, PHRASES_BY_CODE, stored.model if stored else None)
        for way, written in WAYS:
            name = f"second hand, {half}, {way}"
            print(f"{name}: field top-1 {report[way]['top1']}, top-2 {report[way]['top2']} of {report['texts']}")
            for part, title in (
                ("hint", "recall"),
                ("innocent", "false on look-alikes"),
                ("field", "false on ordinary"),
            ):
                print(f"{name}: withheld {title} {share(bool(suspicion(written(r['text']))) for r in by_set[part])}")
            read = [(r, kind_of(written(r["text"])).value) for r in by_set["field"]]
            levels = [(urgency_of(written(r["text"]), kind=kind).level, r["urgency"]) for r, kind in read]
            print(f"{name}: kind {share(kind == r['kind'] for r, kind in read)}")
            print(f"{name}: urgency 3–4 recall {share(level >= 3 for level, want in levels if want >= 3)}")
        print(f"second hand, {half}: diacritics {restored([row['text'] for row in rows])}")


def kinds() -> None:
    for way, written in WAYS:
        rows = [(written(row["text"]), row) for row in held_out("fields")]
        print(f"kind, {way}: {share(kind_of(text).value == row['kind'] for text, row in rows)}")
        levels = [(urgency_of(text, kind=kind_of(text).value).level, row["urgency"]) for text, row in rows]
        print(
            f"urgency, {way}: {share(level == want for level, want in levels)}; recall of 3–4 {share(level >= 3 for level, want in levels if want >= 3)}"
        )


def withheld() -> None:
    later = [json.loads(line) for line in (HELD_OUT / "third.jsonl").read_text("utf-8").splitlines()]
    for way, written in WAYS:
        for part, title in (("hint", "recall"), ("innocent", "false on look-alikes"), ("field", "false on ordinary")):
            flagged = share(bool(suspicion(written(row["text"]))) for row in later if row["set"] == part)
            print(f"withheld, third set, {way}: {title} {flagged}")
        cases = held_out("withheld")
        late = held_out("withheld_late")
        for value, title in ((True, "recall"), (False, "false")):
            flagged = share(bool(suspicion(written(c["text"]))) for c in late if c["withheld"] is value)
            print(f"withheld, written last, {way}: {title} {flagged}")
        print(f"withheld, {way}: recall {share(bool(suspicion(written(c['text']))) for c in cases if c['withheld'])}")
        print(
            f"withheld, {way}: false on look-alikes {share(bool(suspicion(written(c['text']))) for c in cases if not c['withheld'])}"
        )
        print(
            f"withheld, {way}: false on ordinary opinions {share(bool(suspicion(written(c['text']))) for c in held_out('fields'))}"
        )
        for name, column in (
            ("research/legal_questions_by_field.csv", "question"),
            ("research/ministry_petitions_20.csv", "noi_dung"),
        ):
            if shared(name):
                print(
                    f"withheld, {way}: flagged in {name} {share(bool(suspicion(written(r[column]))) for r in shared(name))}"
                )


def personal() -> None:
    sets = {
        "held-out": [
            (row["text"], [(p["start"], p["end"], p["type"]) for p in row["personal"]]) for row in held_out("personal")
        ]
    }
    path = SHARED / "own/personal_data_synthetic.jsonl"
    if path.exists():
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        sets["synthetic (used for tuning)"] = [
            (r["text"], [(a, b, LABELS[k]) for a, b, k in r["spans"]]) for r in lines
        ]
    for name, rows in sets.items():
        known, right, redacted, false = Counter[str](), Counter[str](), 0, 0
        for text, wanted in rows:
            spans = find_personal(text)
            for start, end, kind in wanted:
                known[kind] += 1
                right[kind] += any(
                    s.type == kind
                    and s.outcome != "keep"
                    and min(end, s.end) - max(start, s.start) >= 0.8 * (end - start)
                    for s in spans
                )
            for span in spans:
                if span.outcome == "redact" and span.type != "dob":
                    redacted += 1
                    false += not any(span.start < end and start < span.end for start, end, _ in wanted)
        print(
            f"personal data, {name}: "
            + ", ".join(f"{k} {right[k]}/{known[k]}" for k in sorted(known))
            + f"; false redactions {false}/{redacted}"
        )


def similar() -> None:
    rows = held_out("similar")
    pairs = list(SimilarIndex([(row["id"], row["text"]) for row in rows]).pairs())
    for level in ("incident", "issue"):
        wanted = {
            (a["id"], b["id"]) for at, a in enumerate(rows) for b in rows[at + 1 :] if a[level] and a[level] == b[level]
        }
        for least in (0.5, 0.9):
            found = {(p.a, p.b) for p in pairs if p.score >= least and level in {"issue", p.level}}
            print(
                f"similar, {level}, score ≥ {least}: precision {len(found & wanted) / max(len(found), 1):.2f}, recall {len(found & wanted) / len(wanted):.2f} of {len(wanted)}"
            )


def diacritics() -> None:
    for names in (("fields", "withheld"), ("fields_late", "withheld_late")):
        print(f"diacritics, {' and '.join(names)}: {restored([r['text'] for name in names for r in held_out(name)])}")


def restored(texts: list[str]) -> str:
    """Share of syllables restored rightly, over the texts that carry diacritics."""
    restorer = shipped_restorer()
    if restorer is None:
        return "no restorer"
    word = re.compile(r"[^\W\d_]+")
    right = known = 0
    for text in texts:
        if marked_share(text) < 0.25:
            continue
        bare = "".join(
            c
            for c in unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
            if unicodedata.category(c) != "Mn"
        )
        pairs = list(zip(word.findall(canon(text)), word.findall(canon(restorer.restore(bare))), strict=True))
        right += sum(a == b for a, b in pairs)
        known += len(pairs)
    return f"{right / known:.3f} of {known} syllables"


def speed(seconds: float) -> None:
    stored = models.current()
    texts = [row["text"] for name in ("fields", "withheld", "personal") for row in held_out(name)]
    texts += [row["text"] for row in shared("own/opinions_synthetic.csv")[:500]]
    villages = [f"Thôn {number}" for number in range(1, 30)]
    model = stored.model if stored else None
    analyse(texts[0], PHRASES_BY_CODE, model=model, villages=villages)
    count, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        for text in texts:
            analyse(text, PHRASES_BY_CODE, model=model, villages=villages)
        count += len(texts)
    spent = time.process_time() - start
    mean = sum(map(len, texts)) // len(texts)
    print(f"whole analysis without the restorer: {count / spent:.0f} opinions a second a core (mean {mean} letters)")
    size = sum(
        path.stat().st_size
        for path in (ROOT / "src/dienhong/engines/language").rglob("*")
        if path.suffix in {".json", ".gz"}
    )
    print(f"model files together: {size / 1e6:.1f} MB")


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for part in (fields, second_hand, kinds, withheld, personal, similar, diacritics):
        part()
    speed(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)


if __name__ == "__main__":
    main()
