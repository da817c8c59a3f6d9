"""Search over a million texts: time of each class of question, and recall against reading every text.

Usage: python bench/search.py [--texts 1000000] [--questions 200] [--databases sqlite,postgresql] [--peers]
Half of the words of a text follow the project's own texts, the rest follow Zipf's law over their words, so that the
number of different words is that of the language and combinations are as many as in life; one text in five is typed
without diacritics. Three texts in ten stand in one commune, the others in 300. Rows are loaded in bulk into the
product's own tables; questions go through `engines/search/finding.find` with row-level security on; "inserts": the
same while another connection puts texts in. Peers in the same run (--peers): LIKE or ILIKE over the same table, and
tantivy, which the script installs into a folder that it throws away. Besides the clock the CPU time of a question is
given: that of this process, and of its PostgreSQL server process (in steps of the kernel's clock, so as a mean).
Goal: p99 of the worst class 10 ms or less, recall 100 %.
"""

import argparse
import itertools
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
TOP = 20
TANTIVY = "tantivy==0.25.1"
START = datetime(2024, 1, 1, tzinfo=UTC)
BIG = 1
WORD = re.compile(r"[^\W\d_]+")


def main() -> None:
    options = arguments()
    if options.child:
        measure(options)
        return
    for database in options.databases.split(","):
        command = [sys.executable, __file__, "--child", database, "--texts", str(options.texts)]
        command += ["--questions", str(options.questions), *(["--peers"] if options.peers else [])]
        wrapper = [sys.executable, str(ROOT / "scripts/with_postgres.py")] if database == "postgresql" else []
        with tempfile.TemporaryDirectory(prefix="dh-bench-") as home:
            home_settings = {"DIENHONG_HOME": home, "DIENHONG_SECRET_KEY": "bench " * 9}
            if options.peers:
                home_settings["PYTHONPATH"] = tantivy_in(Path(home) / "peers")
            subprocess.run([*wrapper, *command], check=True, env=os.environ | home_settings)


def tantivy_in(folder: Path) -> str:
    """`folder` with the peer in it; without a network the peer is left out and the run says so."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), TANTIVY]
    subprocess.run(pip, check=False, stdout=sys.stderr)
    return str(folder)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=200, help="in each class")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


class Writer:
    """Texts that look like opinions, the same for the same seed."""

    def __init__(self) -> None:
        from dienhong.kernel.vietnamese import nfc

        folder = ROOT / "src/dienhong/engines/language/texts"
        own = " ".join(nfc(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))).casefold()
        self.words = WORD.findall(own)
        self.common = [word for word, _ in Counter(self.words).most_common()]
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.common) + 1)))

    def text(self, chance: random.Random) -> str:
        at = chance.randrange(len(self.words) - 30)
        own = self.words[at : at + chance.randint(6, 18)]
        loose = chance.choices(self.common, cum_weights=self.weights, k=chance.randint(6, 18))
        return " ".join([*own, *loose, f"số {chance.randrange(1, 900)}"])


def rows(count: int) -> Iterator[tuple[int, int, int, str, str]]:
    """(key, commune, number, exact, folded), oldest first."""
    from dienhong.engines.search.index import place_of
    from dienhong.engines.search.wording import exact_words, folded_words, padded
    from dienhong.kernel.vietnamese import fold

    writer, chance = Writer(), random.Random(1428)
    for number in range(1, count + 1):
        text = writer.text(chance)
        if chance.random() < 0.2:
            text = fold(text)
        commune = BIG if chance.random() < 0.3 else chance.randint(2, 301)
        place = place_of(START + timedelta(seconds=60 * number), number)
        yield place, commune, number, padded(exact_words(text)), padded(folded_words(text))


def load(count: int) -> None:
    """All rows into the product's tables, the way a restored backup would."""
    from django.db import connection, transaction

    from dienhong.engines.search.models import SearchWord
    from dienhong.engines.search.postgres import keys_of, scope_key
    from dienhong.engines.search.typing_errors import is_correctable
    from dienhong.engines.tenancy.scope import across_communes

    found_communes()
    is_postgres = connection.vendor == "postgresql"
    known: set[tuple[int, str]] = set()
    with connection.cursor() as cursor:
        if is_postgres:
            cursor.execute("SELECT set_config('dienhong.commune', '*', false)")
            cursor.execute("DROP INDEX search_keys_gin")
        else:
            cursor.execute("PRAGMA synchronous=OFF")
        for batch in itertools.batched(rows(count), 20_000) if hasattr(itertools, "batched") else batches(count):
            known.update((row[1], word) for row in batch for word in set(row[4].split()) if is_correctable(word))
            with transaction.atomic():
                if is_postgres:
                    copy(
                        cursor,
                        "search_searchentry",
                        "id, commune_id, kind, object_id, exact, folded",
                        (
                            (place, commune, "opinion", number, exact, folded)
                            for place, commune, number, exact, folded in batch
                        ),
                    )
                    copy(
                        cursor,
                        "search_keys",
                        "entry_id, scope, keys",
                        (
                            (
                                row[0],
                                scope_key(row[1], "opinion"),
                                keys_of(row[1], "opinion", row[3].split(), row[4].split()),
                            )
                            for row in batch
                        ),
                    )
                else:
                    cursor.executemany(
                        "INSERT INTO search_searchentry (id, commune_id, kind, object_id, exact, folded) "
                        "VALUES (%s, %s, 'opinion', %s, %s, %s)",
                        batch,
                    )
        if is_postgres:
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute("CREATE INDEX search_keys_gin ON search_keys USING gin (keys) WITH (fastupdate = off)")
        words = [SearchWord(commune_id=commune, kind="opinion", word=word) for commune, word in sorted(known)]
        with across_communes():
            SearchWord.objects.bulk_create(words, batch_size=5_000)
        cursor.execute("ANALYZE")


def batches(count: int) -> Iterator[list[tuple[int, int, int, str, str]]]:
    source = rows(count)
    while batch := list(itertools.islice(source, 20_000)):
        yield batch


def copy(cursor: Any, table: str, columns: str, values: Iterator[tuple[object, ...]]) -> None:
    """By way of a table of the session: COPY does not go together with row-level security."""
    cursor.execute(f"CREATE TEMP TABLE loading ON COMMIT DROP AS SELECT {columns} FROM {table} LIMIT 0")
    with cursor.copy("COPY loading FROM STDIN") as out:
        for row in values:
            out.write_row(row)
    cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM loading")
    cursor.execute("DROP TABLE loading")


def found_communes() -> None:
    from dienhong.civic.communes.models import Commune

    Commune.objects.bulk_create(
        [Commune(pk=pk, code=f"{pk:05}", slug=f"xa-{pk}", name=f"Xã {pk}") for pk in range(1, 302)]
    )


def questions(count: int) -> dict[str, list[str]]:
    """Classes of questions, drawn from the texts of the big commune (so that most find something)."""
    from dienhong.engines.search.models import SearchEntry

    chance = random.Random(77)
    ids = list(SearchEntry.objects.values_list("pk", flat=True))
    drawn = SearchEntry.objects.in_bulk(chance.sample(ids, min(len(ids), 4 * count))).values()
    exact = [words for entry in drawn if not entry.exact.isascii() and len(words := entry.exact.split()) > 8]
    seen = Counter(word for words in exact for word in set(words))
    common = [word for word, _ in seen.most_common(40) if len(word) > 1]
    rare = [word for word, times in seen.items() if times == 1 and len(word) > 2] or common
    pairs = [chance.sample(words[:-1], 2) for words in exact]
    phrases = [words[at : at + 3] for words in exact for at in [chance.randrange(len(words) - 4)]]
    classes = {
        "rare": [chance.choice(rare) for _ in range(count)],
        "common": [chance.choice(common) for _ in range(count)],
        "two words": [" ".join(pair) for pair in pairs[:count]],
        "two common": [" ".join(chance.sample(common, 2)) for _ in range(count)],
        "phrase": [f'"{" ".join(phrase)}"' for phrase in phrases[:count]],
        "begun": [word[: max(2, len(word) - 1)] for words in exact[:count] for word in [chance.choice(words)]],
        "typing error": [spoiled(chance, words) for words in exact[:count]],
    }
    from dienhong.kernel.vietnamese import fold

    classes["no diacritics"] = [fold(one) for one in classes["rare"][: count // 2] + classes["two words"][: count // 2]]
    classes["absent"] = [f"{a} zqx{number}" for number, (a, _) in enumerate(pairs[:count])]
    return classes


def spoiled(chance: random.Random, words: list[str]) -> str:
    word = max(words, key=len)
    at = chance.randrange(1, len(word))
    return f"{chance.choice(words)} {word[:at]}{chance.choice('qwzxj')}{word[at:]}"


def measure(options: argparse.Namespace) -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "dienhong.config.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from dienhong.engines.tenancy.scope import in_commune

    call_command("migrate", verbosity=0)
    started = time.perf_counter()
    load(options.texts)
    print(
        f"\n== {connection.vendor} {version()} · {options.texts:,} texts · loaded in {time.perf_counter() - started:.0f} s · "
        f"{size_mb():,.0f} MB · {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} · Python {platform.python_version()} · commit {commit()}",
        flush=True,
    )
    with in_commune(BIG):
        classes = questions(options.questions)
        for name, asked in classes.items():
            report(name, asked, ask)
        with writing():
            for name, asked in classes.items():
                report(f"{name} + inserts", asked, ask)
        recall(classes)
        if options.peers:
            peers(classes)
    with in_commune(17):
        for name, asked in classes.items():
            report(f"{name} (small commune)", asked, ask)


def ask(question: str) -> list[int]:
    from dienhong.engines.search.finding import find

    return [hit.object_id for hit in find("opinion", question, limit=TOP)]


PLACED: dict[str, float] = {}


def report(name: str, asked: list[str], answer: Callable[[str], object]) -> None:
    for question in asked[:5]:
        answer(question)
    times, busy = [], []
    server = server_cpu_ms()
    for question in asked:
        started, own = time.perf_counter(), time.thread_time()
        answer(question)
        times.append((time.perf_counter() - started) * 1000)
        busy.append((time.thread_time() - own) * 1000)
    server = (server_cpu_ms() - server) / max(len(asked), 1)
    PLACED[name] = statistics.median(times)
    ours, _, peer = name.partition(": peer ")
    ratio = {"times_ours": round(PLACED[name] / PLACED[ours], 1)} if peer else {}
    print(json.dumps({"class": name, "questions": len(asked), "p50_ms": round(PLACED[name], 2),
                      "p99_ms": percentile(times), "max_ms": round(max(times), 2),
                      "cpu_mean_ms": round(statistics.mean(busy), 2), "cpu_p99_ms": percentile(busy),
                      "server_cpu_mean_ms": round(server, 2), **ratio}), flush=True)  # fmt: skip


def percentile(values: list[float]) -> float:
    return round(sorted(values)[max(int(len(values) * 0.99) - 1, 0)], 2)


def server_cpu_ms() -> float:
    """CPU time so far of the server process behind this connection; 0 on SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    pid = connection.connection.info.backend_pid
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


class writing:  # noqa: N801 (reads as a clause)
    """Another connection puts texts into the same commune, about a hundred a second, until the block ends."""

    def __enter__(self) -> None:
        self.stop, self.count = threading.Event(), 0
        self.thread = threading.Thread(target=self.write)
        self.started = time.perf_counter()
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join()
        print(f"put while asking: {self.count / (time.perf_counter() - self.started):.0f} texts a second", flush=True)

    def write(self) -> None:
        from django.db import connection

        from dienhong.engines.search.index import put
        from dienhong.engines.tenancy.scope import in_commune

        writer, chance = Writer(), random.Random(5)
        with in_commune(BIG):
            while not self.stop.wait(0.01):
                self.count += 1
                put(
                    "opinion",
                    10_000_000 + self.count,
                    writer.text(chance),
                    START + timedelta(days=900, seconds=self.count),
                )
        connection.close()


def recall(classes: dict[str, list[str]]) -> None:
    """The same top list as reading every text of the commune in Python; 10 questions of each class."""
    from dienhong.engines.search.asking import read_question
    from dienhong.engines.search.models import SearchEntry

    everything = list(SearchEntry.objects.order_by("-pk").values_list("object_id", "exact", "folded"))
    vocabulary = {word for _, _, folded in everything for word in folded.split()}
    right = wrong = 0
    for asked in classes.values():
        for query in asked[:10]:
            question = read_question(query)
            if question is None:
                continue
            units = [[[pattern(phrase) for phrase in way] for way in ways] for ways in question.units]
            typed = [pattern(phrase) for phrase in question.typed]
            hits = [(number, exact) for number, exact, folded in everything
                    if all(any(all(p in folded for p in way) for way in ways) for ways in units)]  # fmt: skip
            best = [number for number, exact in hits if typed and all(p in exact for p in typed)]
            chosen = set(best[:TOP])
            best += [number for number, _ in hits if number not in chosen][:TOP] if len(best) < TOP else []
            if not best:
                best = mended(question, everything, vocabulary)
            if best[:TOP] == ask(query):
                right += 1
            else:
                wrong += 1
                print("DIFFERS", query, best[:TOP], ask(query), flush=True)
    print(
        f"recall: {right} of {right + wrong} top lists equal to brute force over {len(everything):,} texts", flush=True
    )


def mended(question: Any, everything: list[tuple[int, str, str]], vocabulary: set[str]) -> list[int]:
    """What is found with each unknown word replaced by any known one at one typing error, by comparing with them all."""
    wanted = []
    for ways in question.units:
        word = ways[0][0].words[0] if len(ways) == len(ways[0]) == len(ways[0][0].words) == 1 else ""
        is_unknown = word.isalpha() and 3 <= len(word) <= 12 and word not in vocabulary
        near = sorted(other for other in vocabulary if is_one_error(word, other)) if is_unknown else []
        wanted.append([f" {other} " for other in near[:12]] or [pattern(way[0]) for way in ways])
    return [number for number, _, folded in everything if all(any(one in folded for one in ways) for ways in wanted)]


def is_one_error(word: str, other: str) -> bool:
    """A letter more, less or other, or two neighbours changed round."""
    if not (other.isascii() and other.isalpha() and 3 <= len(other) <= 12 and abs(len(word) - len(other)) <= 1):
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    left, right = word[start:], other[start:]
    turned = left[1::-1] + left[2:] if len(left) > 1 else ""
    return word != other and (left[1:] == right[1:] or left[1:] == right or left == right[1:] or turned == right)


def pattern(phrase: object) -> str:
    return f" {' '.join(phrase.words)}{'' if phrase.is_begun else ' '}"  # type: ignore[attr-defined]


def peers(classes: dict[str, list[str]]) -> None:
    from django.db import connection

    by_like = "exact ILIKE" if connection.vendor == "postgresql" else "exact LIKE"

    def ilike(query: str) -> None:
        parts = [query.strip('"')] if query.startswith('"') else query.split()
        sql = (
            "SELECT object_id FROM search_searchentry WHERE commune_id = %s AND kind = 'opinion' AND "
            f"{' AND '.join([f'{by_like} %s'] * len(parts))} ORDER BY id DESC LIMIT 20"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [BIG, *[f"%{part}%" for part in parts]])
            cursor.fetchall()

    for name, asked in classes.items():
        report(f"{name}: peer LIKE", asked[:12], ilike)
    try:
        import tantivy
    except ImportError:
        print("tantivy is not installed: not compared", flush=True)
        return
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("place", indexed=True, fast=True, stored=True)
    builder.add_text_field("folded", tokenizer_name="whitespace")
    index = tantivy.Index(builder.build())
    out = index.writer(200_000_000, 1)
    from dienhong.engines.search.models import SearchEntry

    for place, folded in SearchEntry.objects.values_list("pk", "folded").iterator():
        document = tantivy.Document()
        document.add_unsigned("place", place)
        document.add_text("folded", folded)
        out.add_document(document)
    out.commit()
    index.reload()
    searcher = index.searcher()
    from dienhong.kernel.vietnamese import fold_yi

    def by_tantivy(query: str) -> None:
        words = fold_yi(query).split()
        asked = f'"{" ".join(words)}"' if query.startswith('"') else " AND ".join(words)
        found = searcher.search(index.parse_query(asked, ["folded"]), TOP, order_by_field="place")
        for _, address in found.hits:
            searcher.doc(address)

    print(f"tantivy {tantivy.__version__}: folded words of the big commune only, newest first", flush=True)
    for name, asked in classes.items():
        report(f"{name}: peer tantivy", asked, by_tantivy)


def version() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version" if connection.vendor == "postgresql" else "SELECT sqlite_version()")
        return str(cursor.fetchone()[0])


def size_mb() -> float:
    from django.db import connection

    sql = (
        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname IN ('search_searchentry', 'search_searchword', 'search_keys')"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return float(cursor.fetchone()[0]) / 1e6


def commit() -> str:
    return subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], check=True, cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()


if __name__ == "__main__":
    main()
