"""The index on PostgreSQL: a GIN index over hashed words, and a walk through the newest rows for common ones.

Under row-level security the planner uses no text-search index (its operators are not leakproof), and it takes the
policy for a filter that leaves a few rows, so that it sorts whole communes. So the index stands on a table of its own
without a policy. That table holds numbers only (an entry's key, hashes that include the commune); every hit is looked
up by its key and checked in `search_searchentry`, whose policy decides what may be seen.
A common word is found among the newest rows at once; where they hold too few, the word is rare enough for the index.
That way neither is asked for what it does badly (the index cannot give rows in order, the walk cannot skip).
"""

from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

from django.db import connection

from dienhong.engines.search.asking import Phrase, Question, Way
from dienhong.engines.search.wording import folded_words

TABLE = "search_keys"
WALKED = 2000
_LONGEST_PREFIX = 5


def matching_objects(commune_id: int, kind: str, question: Question) -> tuple[str, list[object]]:
    """A statement for the ids of all objects that answer `question`, with its values."""
    keys, key_values = _in_keys(commune_id, kind, question, "all")
    checked, values = _checked(commune_id, kind, question, "all")
    return f"SELECT entry.object_id FROM {TABLE} {checked} WHERE {keys}", [*values, *key_values]


def newest(
    commune_id: int, kind: str, question: Question, part: str, before: int, limit: int
) -> list[tuple[str, list[object]]]:
    """Statements for (key, object), newest first; the second is asked only when the first gave too few.

    `part`: "all", "exact" or "rest" (all but exact).
    """
    keys, key_values = _in_keys(commune_id, kind, question, part)
    checked, values = _checked(commune_id, kind, question, part)
    walk = (
        f"SELECT entry_id FROM (SELECT entry_id, keys FROM {TABLE} WHERE scope = %s AND entry_id < %s "
        f"ORDER BY entry_id DESC LIMIT {WALKED}) newest WHERE {keys} ORDER BY entry_id DESC"
    )
    # Materialised, or the planner would use the order of keys for a rare word too and read everything.
    found = f"WITH found AS MATERIALIZED (SELECT entry_id FROM {TABLE} WHERE {keys})"
    in_order = "(SELECT entry_id FROM found WHERE entry_id < %s ORDER BY entry_id DESC)"
    pick = "SELECT entry.id, entry.object_id FROM"
    first = f"candidate {checked} ORDER BY entry_id DESC LIMIT %s"
    return [
        (f"{pick} ({walk}) {first}", [scope_key(commune_id, kind), before, *key_values, *values, limit]),
        (f"{found} {pick} {in_order} {first}", [*key_values, before, *values, limit]),
    ]


def _checked(commune_id: int, kind: str, question: Question, part: str) -> tuple[str, list[object]]:
    """Each candidate looked up by its key (OFFSET 0 keeps the planner from turning this round) and read."""
    rows, values = _in_rows(question, part)
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


def _in_rows(question: Question, part: str) -> tuple[str, list[object]]:
    values: list[object] = []
    exact = " AND ".join(_like("exact", phrase, values) for phrase in question.typed)
    if part == "exact":
        return exact, values
    values = []
    units = " AND ".join(
        f"({' OR '.join(' AND '.join(_like('folded', phrase, values) for phrase in way) for way in ways)})"
        for ways in question.units
    )
    if part == "rest" and question.typed:
        without = " AND ".join(_like("exact", phrase, values) for phrase in question.typed)
        return f"{units} AND NOT ({without})", values
    return units, values


def _like(column: str, phrase: Phrase, values: list[object]) -> str:
    # The words hold only letters and digits: no sign that LIKE understands.
    values.append(f"% {' '.join(phrase.words)}{'' if phrase.is_begun else ' '}%")
    return f"{column} LIKE %s"
