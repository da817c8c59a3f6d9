"""Similar opinions: CPU time of the candidates for a new opinion, and how many planted duplicates are proposed.

Usage: python bench/similar.py [--texts 100000] [--asked 100]
All texts stand in one commune on SQLite (generator of `search.py`). A planted duplicate is a text with a quarter of its
words left out and, half of the time, typed without diacritics. Measured are the two costly parts of `find_similar`:
`alike` over the index and `SimilarIndex` over 120 texts and the candidates. Goal: 50 ms of CPU or less.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from datetime import timedelta

import search  # the bench beside this one


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dh-bench-") as home:
        os.environ |= {"DIENHONG_HOME": home, "DIENHONG_SECRET_KEY": "bench " * 9}
        os.environ["DJANGO_SETTINGS_MODULE"] = "dienhong.config.settings"
        measure(options.texts, options.asked)


def measure(count: int, asked: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from dienhong.engines.language.similar import SimilarIndex
    from dienhong.engines.search.alike import alike
    from dienhong.engines.tenancy.scope import in_commune

    call_command("migrate", verbosity=0)
    search.found_communes()
    texts = load(count)
    chance = random.Random(11)
    search_ms, compare_ms, candidates, proposed = [], [], 0, 0
    with in_commune(search.BIG):
        for number in chance.sample(sorted(texts), asked):
            again = duplicate(chance, texts[number])
            started = time.process_time()
            found = alike("opinion", again, limit=40)
            between = time.process_time()
            near = {other: texts[other] for other in [*found, *range(count - 120, count)]}
            pairs = SimilarIndex((str(key), text) for key, text in near.items()).near(again, most=40)
            compare_ms.append((time.process_time() - between) * 1000)
            search_ms.append((between - started) * 1000)
            candidates += number in found
            proposed += any(pair.b == str(number) for pair in pairs[:5])
    for name, values in (("alike", search_ms), ("compare", compare_ms)):
        print(f"{name}: CPU ms mean {statistics.mean(values):.1f} p99 {search.percentile(values)}")
    print(f"{count:,} texts · candidates {candidates}/{asked} · proposed {proposed}/{asked} · commit {search.commit()}")


def load(count: int) -> dict[int, str]:
    """Every text in the big commune, with its number."""
    from django.db import connection, transaction

    from dienhong.engines.search.index import place_of
    from dienhong.engines.search.wording import exact_words, folded_words, padded

    writer, chance = search.Writer(), random.Random(1428)
    texts = {number: writer.text(chance) for number in range(count)}
    sql = (
        "INSERT INTO search_searchentry (id, commune_id, kind, object_id, exact, folded) "
        "VALUES (%s, %s, 'opinion', %s, %s, %s)"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            sql,
            (
                (place_of(search.START + timedelta(minutes=number), number), search.BIG, number,
                 padded(exact_words(text)), padded(folded_words(text)))
                for number, text in texts.items()
            ),
        )  # fmt: skip
    return texts


def duplicate(chance: random.Random, text: str) -> str:
    from dienhong.kernel.vietnamese import fold

    words = text.split()
    kept = " ".join(words[at] for at in sorted(chance.sample(range(len(words)), len(words) * 3 // 4)))
    return fold(kept) if chance.random() < 0.5 else kept


if __name__ == "__main__":
    main()
