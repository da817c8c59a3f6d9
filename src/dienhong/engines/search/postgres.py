"""The index on PostgreSQL: a GIN index over hashed words, and a walk through the newest rows for common ones.

Under row-level security the planner uses no text-search index (its operators are not leakproof), and it takes the
policy for a filter that leaves a few rows, so that it sorts whole communes. So the index stands on a table of its own
without a policy. That table holds numbers only (an entry's key, hashes that include the commune); every hit is looked
up by its key and checked in `search_searchentry`, whose policy decides what may be seen.
A common word is found among the newest rows at once; where they hold too few, the word is rare enough for the index.
That way neither is asked for what it does badly (the index cannot give rows in order, the walk cannot skip).
"""

import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from zlib import crc32

from django.db import connection

from dienhong.engines.search.asking import Phrase, Question, Way
from dienhong.engines.search.rows import said_in_row
from dienhong.engines.search.wording import folded_words

TABLE = "search_keys"
GLANCED, GATHERED, WALKED = 200, 2000, 6000
_LONGEST_PREFIX = 5
Row = tuple[int, int]


def matching_objects(commune_id: int, kind: str, question: Question, part: str) -> tuple[str, list[object]]:
    """A statement for the ids of all objects that answer `question`, with its values. `part`: "all" or "exact"."""
    keys, key_values = _in_keys(commune_id, kind, question, part)
    checked, values = _checked(commune_id, kind, question, part)
    return f"SELECT entry.object_id FROM {TABLE} {checked} WHERE {keys}", [*values, *key_values]


def newest(commune_id: int, kind: str, question: Question, part: str, before: int, limit: int) -> list[Row]:
    """(key, object), newest first. `part`: "all", "exact" or "rest" (all but exact).

    Up to four ways, each bounded, the next only when the one before cannot know that it gave the best: the newest rows
    (finds very common words), the index for at most `GATHERED` candidates (rare ones), a longer walk, the whole index.
    """
    keys, key_values = _in_keys(commune_id, kind, question, part)
    checked, values = _checked(commune_id, kind, question, part)
    scope = scope_key(commune_id, kind)
    rows: list[Row] = []
    for rows_walked in (GLANCED, WALKED):
        rows = _fetch(walk(keys, checked, rows_walked), [scope, before, *key_values, *values, limit])
        if len(rows) == limit:
            return rows
        most = GATHERED if rows_walked == GLANCED else sys.maxsize
        counted = _fetch(gather(keys, checked), [*key_values, most, before, most, *values, limit])
        rows = [(place, object_id) for _, place, object_id in counted if place is not None]
        if counted[0][0] < most:
            break
    return rows


def walk(keys: str, checked: str, rows: int) -> str:
    """A statement that looks through the newest `rows` and stops when it has enough."""
    newest_rows = (
        f"SELECT entry_id FROM (SELECT entry_id, keys FROM {TABLE} WHERE scope = %s AND entry_id < %s "
        f"ORDER BY entry_id DESC LIMIT {rows}) newest WHERE {keys} ORDER BY entry_id DESC"
    )
    return f"SELECT entry.id, entry.object_id FROM ({newest_rows}) candidate {checked} ORDER BY entry_id DESC LIMIT %s"


def gather(keys: str, checked: str) -> str:
    """A statement that gathers candidates from the index and puts them in order; each row begins with their number.

    Materialised, or the planner would use the order of keys for a rare word too and read everything; gathered in a
    table of its own, or it would plan for the limit and read the rows one after another.
    """
    return (
        f"WITH every AS MATERIALIZED (SELECT entry_id FROM {TABLE} WHERE {keys}), "
        "found AS MATERIALIZED (SELECT entry_id FROM every LIMIT %s), "
        "size AS MATERIALIZED (SELECT count(*) AS candidates FROM found) "
        "SELECT size.candidates, hit.id, hit.object_id FROM size LEFT JOIN LATERAL ("
        "SELECT entry_id, entry.id, entry.object_id FROM "
        "(SELECT entry_id FROM found WHERE entry_id < %s AND size.candidates < %s ORDER BY entry_id DESC) candidate "
        f"{checked} ORDER BY entry_id DESC LIMIT %s) hit ON true ORDER BY hit.id DESC"
    )


def _fetch(sql: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _checked(commune_id: int, kind: str, question: Question, part: str) -> tuple[str, list[object]]:
    """Each candidate looked up by its key (OFFSET 0 keeps the planner from turning this round) and read."""
    rows, values = said_in_row(question, part)
    entry = (
        "CROSS JOIN LATERAL (SELECT id, object_id FROM search_searchentry "
        f"WHERE id = entry_id AND commune_id = %s AND kind = %s AND {rows} OFFSET 0) entry"
    )
    return entry, [commune_id, kind, *values]


def keys_of(commune_id: int, kind: str, exact: list[str], folded: list[str]) -> list[int]:
    """The hashes under which a text is found: words in both forms, beginnings of words, pairs of neighbours."""
    begun = {word[:length] for word in folded for length in range(2, min(len(word), _LONGEST_PREFIX) + 1)}
    pairs = {f"{left} {right}" for left, right in pairwise(folded)}
    kinds = (("w", set(folded)), ("e", {word for word in exact if not word.isascii()}), ("p", begun), ("b", pairs))
    return sorted({_hash(commune_id, kind, sort, word) for sort, words in kinds for word in words})


def write_keys(commune_id: int, kind: str, entry_id: int, keys: list[int]) -> None:
    """Keep under which hashes the entry is found."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (entry_id, scope, keys) VALUES (%s, %s, %s::int[]) "
            "ON CONFLICT (entry_id) DO UPDATE SET scope = excluded.scope, keys = excluded.keys",
            [entry_id, scope_key(commune_id, kind), keys],
        )


def drop_keys(entry_id: int) -> None:
    """Forget them."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE entry_id = %s", [entry_id])


def present_words(commune_id: int, kind: str, words: list[str]) -> set[str]:
    """Those of the folded `words` that stand in some entry."""
    keys = {word_key(commune_id, kind, word): word for word in words}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT key FROM unnest(%s::int[]) key WHERE EXISTS (SELECT 1 FROM {TABLE} WHERE keys @> ARRAY[key])",
            [list(keys)],
        )
        return {keys[key] for (key,) in cursor.fetchall()}


def word_key(commune_id: int, kind: str, word: str) -> int:
    """The hash of one folded word."""
    return _hash(commune_id, kind, "w", word)


def scope_key(commune_id: int, kind: str) -> int:
    """The hash that parts the communes and kinds."""
    return _hash(commune_id, kind, "s", "")


def _hash(commune_id: int, kind: str, sort: str, word: str) -> int:
    return crc32(f"{commune_id} {kind} {sort} {word}".encode()) - 2**31  # a signed integer of 32 bits


def _in_keys(commune_id: int, kind: str, question: Question, part: str) -> tuple[str, list[object]]:
    if part == "exact":
        return "keys @> %s::int[]", [sorted(set(_keys_of_typed(commune_id, kind, question.typed)))]
    conditions: list[str] = []
    values: list[object] = []
    needed: set[int] = set()
    for ways in question.units:
        alternatives = [sorted(set(_keys_of_way(commune_id, kind, way))) for way in ways]
        if len(alternatives) == 1:
            needed.update(alternatives[0])
        else:
            conditions.append(f"({' OR '.join(['keys @> %s::int[]'] * len(alternatives))})")
            values.extend(alternatives)
    if needed:
        conditions.append("keys @> %s::int[]")
        values.append(sorted(needed))
    return " AND ".join(conditions), values


def _keys_of_typed(commune_id: int, kind: str, typed: Way) -> Iterator[int]:
    for phrase in typed:
        folded = tuple(folded_words(" ".join(phrase.words)))
        if len(folded) > 1:
            yield from _keys_of_way(commune_id, kind, (Phrase(folded),))
        for word, plain in zip(phrase.words, folded, strict=True):
            yield word_key(commune_id, kind, plain) if word.isascii() else _hash(commune_id, kind, "e", word)


def _keys_of_way(commune_id: int, kind: str, way: Way) -> Iterator[int]:
    for phrase in way:
        if len(phrase.words) > 1:
            for left, right in pairwise(phrase.words):
                yield _hash(commune_id, kind, "b", f"{left} {right}")
        elif phrase.is_begun:
            yield _hash(commune_id, kind, "p", phrase.words[0][:_LONGEST_PREFIX])
        else:
            yield word_key(commune_id, kind, phrase.words[0])
