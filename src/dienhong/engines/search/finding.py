"""Finding: exact ones first, then the newest; when nothing is found, words that differ by one typing error."""

import sys
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

from dienhong.engines.search import postgres, sqlite
from dienhong.engines.search.asking import Question, read_question
from dienhong.engines.search.mending import in_wording_of, known_neighbours, mended
from dienhong.engines.search.models import SearchEntry
from dienhong.engines.tenancy.scope import current_commune_id

_LENDERS = 50


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
    better = known_neighbours(kind, question)
    return _hits(kind, mended(question, better), limit, None) if better else []


def meant(kind: str, query: str, among: models.QuerySet[Any]) -> str:
    """`query` in the wording that its mistyped words have in the best hit; "" when nothing of the kind is found.

    Only objects in `among` (by their primary keys) lend their wording: what the asker may not read shows no word.
    For a query that found nothing: a word that stands in some text is never called mistyped.
    """
    question = read_question(query)
    better = known_neighbours(kind, question) if question else {}
    if question is None or not better:
        return ""
    hits = [hit.object_id for hit in _hits(kind, mended(question, better), _LENDERS, None)]
    open_ids = set(among.order_by().filter(pk__in=hits).values_list("pk", flat=True))
    best = next((object_id for object_id in hits if object_id in open_ids), None)
    if best is None:
        return ""
    entry = SearchEntry.objects.get(kind=kind, object_id=best)
    return in_wording_of(query, better, exact=entry.exact.split(), folded=entry.folded.split())


def is_question(query: str) -> bool:
    """Whether `query` holds a word that can be searched."""
    return read_question(query) is not None


def count_capped(kind: str, query: str, cap: int) -> int:
    """How many objects `query` finds, counted no further than `cap`."""
    return len(find(kind, query, limit=cap))


def matching(kind: str, query: str, *, only_exact: bool = False) -> RawSQL | None:
    """The ids of all objects that `query` finds, as a subquery for `pk__in`; None when it holds no word.

    `only_exact`: those whose text has the words as typed; None when nothing typed has diacritics.
    One statement together with the list that it narrows; typing errors are not corrected.
    """
    question = read_question(query)
    if question is None or (only_exact and not question.typed):
        return None
    engine = postgres if connection.vendor == "postgresql" else sqlite
    part = "exact" if only_exact else "all"
    sql, values = engine.matching_objects(current_commune_id(), kind, question, part)
    return RawSQL(sql, values)  # noqa: S611 (values stand apart)


def newest_hits(kind: str, question: Question, part: str, limit: int) -> list[Hit]:
    """The newest that answer `question`. `part`: "all", "exact" or "rest" (all but exact)."""
    return _newest(kind, question, part, sys.maxsize, limit, is_exact=part == "exact")


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
