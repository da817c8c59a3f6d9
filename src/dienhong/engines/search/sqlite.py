"""The index on SQLite: an FTS5 table, kept by triggers, whose rows stream out newest first.

Each row carries a word for its commune and kind. Words are split by us; the tokenizer only parts them at spaces.
"""

from django.db import connection

from dienhong.engines.search.asking import Phrase, Question, Way

TABLE = "search_index"


def matching_objects(commune_id: int, kind: str, question: Question, part: str) -> tuple[str, list[object]]:
    """A statement for the ids of all objects that answer `question`, with its values. `part`: "all" or "exact"."""
    sql = (
        f"SELECT entry.object_id FROM {TABLE} CROSS JOIN search_searchentry entry "
        f"ON entry.id = {TABLE}.rowid WHERE {TABLE} MATCH %s"
    )
    return sql, [_match(commune_id, kind, question, part)]


def newest(commune_id: int, kind: str, question: Question, part: str, before: int, limit: int) -> list[tuple[int, int]]:
    """(key, object), newest first. `part`: "all", "exact" or "rest" (all but exact)."""
    sql = (
        f"SELECT entry.id, entry.object_id FROM {TABLE} CROSS JOIN search_searchentry entry "
        f"ON entry.id = {TABLE}.rowid WHERE {TABLE} MATCH %s AND {TABLE}.rowid < %s "
        f"ORDER BY {TABLE}.rowid DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [_match(commune_id, kind, question, part), before, limit])
        return [(key, found) for key, found in cursor.fetchall()]


def present_words(commune_id: int, kind: str, words: list[str]) -> set[str]:
    """Those of the folded `words` that stand in some entry."""
    present = set()
    with connection.cursor() as cursor:
        for word in words:
            match = _match(commune_id, kind, Question((((Phrase((word,)),),),)), "all")
            cursor.execute(f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT 1", [match])
            if cursor.fetchone():
                present.add(word)
    return present


def rewrite() -> None:
    """Write the index in one piece; what was dropped stands in the pieces until then."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")


def _match(commune_id: int, kind: str, question: Question, part: str) -> str:
    scope = f'scope : "c{commune_id}k{kind}"'
    exact = f"exact : {_way(question.typed)}" if question.typed else ""
    if part == "exact":
        return f"{scope} AND {exact}"
    units = " AND ".join(f"({' OR '.join(map(_way, ways))})" for ways in question.units)
    everything = f"{scope} AND folded : ({units})"
    return f"({everything}) NOT {exact}" if part == "rest" else everything


def _way(way: Way) -> str:
    return f"({' AND '.join(map(_phrase, way))})"


def _phrase(phrase: Phrase) -> str:
    # Quoted, so that AND, NEAR and the like are words; the words themselves hold only letters and digits.
    return f'"{" ".join(phrase.words)}"{" *" if phrase.is_begun else ""}'
