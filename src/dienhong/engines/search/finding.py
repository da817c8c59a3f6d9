"""Finding: exact ones first, then the newest; when nothing is found, words that differ by one typing error."""

import json
import sys
from dataclasses import dataclass, replace
from itertools import chain

from django.db import connection
from django.db.models.expressions import RawSQL

from dienhong.engines.search import postgres, sqlite
from dienhong.engines.search.asking import Phrase, Question, Way, read_question
from dienhong.engines.search.typing_errors import neighbours
from dienhong.engines.tenancy.scope import current_commune_id

_MOST_CORRECTIONS = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """One object found. `place` rises with its moment; `is_exact`: its text has the words as they were typed."""

    object_id: int
    place: int
    is_exact: bool


def find(kind: str, query: str, *, limit: int, before: Hit | None = None) -> list[Hit]:
    """The best `limit` objects of `kind` in the current commune, exact ones first, then by moment, newest first.

    All words of `query` must occur, in any order; the last may be begun; "quoted words" stand together. `before`: the
    last hit of the page before. Costs one to four short statements, some more when nothing is found.
    """
    question = read_question(query)
    if question is None or limit < 1:
        return []
    hits = _hits(kind, question, limit, before)
    if hits or before is not None:
        return hits
    corrected = _corrected(kind, question)
    return _hits(kind, corrected, limit, None) if corrected else []


def count_capped(kind: str, query: str, cap: int) -> int:
    """How many objects `query` finds, counted no further than `cap`."""
    return len(find(kind, query, limit=cap))


def matching(kind: str, query: str) -> RawSQL | None:
    """The ids of all objects that `query` finds, as a subquery for `pk__in`; None when it holds no word.

    One statement together with the list that it narrows; typing errors are not corrected.
    """
    question = read_question(query)
    if question is None:
        return None
    engine = postgres if connection.vendor == "postgresql" else sqlite
    sql, values = engine.matching_objects(current_commune_id(), kind, question)
    return RawSQL(sql, values)  # noqa: S611 (values stand apart)


def _hits(kind: str, question: Question, limit: int, before: Hit | None) -> list[Hit]:
    top = sys.maxsize
    if not question.typed:
        return _newest(kind, question, "all", before.place if before else top, limit, is_exact=False)
    hits: list[Hit] = []
    if before is None or before.is_exact:
        hits = _newest(kind, question, "exact", before.place if before else top, limit, is_exact=True)
        before = None
    if len(hits) < limit:
        hits += _newest(kind, question, "rest", before.place if before else top, limit - len(hits), is_exact=False)
    return hits


def _newest(kind: str, question: Question, part: str, before: int, limit: int, *, is_exact: bool) -> list[Hit]:
    engine = postgres if connection.vendor == "postgresql" else sqlite
    rows = engine.newest(current_commune_id(), kind, question, part, before, limit)
    return [Hit(object_id, place, is_exact) for place, object_id in rows]


def _corrected(kind: str, question: Question) -> Question | None:
    """`question` with each unknown word replaced by the known words at one error from it; None when there is none."""
    words = {word: neighbours(word) for ways in question.units if (word := _loose_word(ways))}
    asked = sorted({*words, *chain.from_iterable(words.values())})
    known = _known(kind, asked) if asked else set()
    better = {word: [near for near in nears if near in known] for word, nears in words.items() if word not in known}
    if not any(better.values()):
        return None
    units = [_in_words(better.get(_loose_word(ways), [])) or ways for ways in question.units]
    return replace(question, units=tuple(units), typed=())


def _loose_word(ways: tuple[Way, ...]) -> str:
    """The word of a unit that is one word and nothing else."""
    only = ways[0][0] if len(ways) == 1 and len(ways[0]) == 1 else None
    return only.words[0] if only and len(only.words) == 1 else ""


def _in_words(words: list[str]) -> tuple[Way, ...]:
    return tuple((Phrase((word,)),) for word in words[:_MOST_CORRECTIONS])


def _known(kind: str, words: list[str]) -> set[str]:
    """Those of `words` that stand in some text: one statement with one value, for there may be hundreds."""
    is_postgres = connection.vendor == "postgresql"
    among = "SELECT unnest(%s::text[])" if is_postgres else "SELECT value FROM json_each(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word FROM search_searchword WHERE commune_id = %s AND kind = %s AND word IN ({among})",
            [current_commune_id(), kind, words if is_postgres else json.dumps(words)],
        )
        return {word for (word,) in cursor.fetchall()}
