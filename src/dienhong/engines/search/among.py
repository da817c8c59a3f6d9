"""Finding among rows that other conditions narrow: from the index while few are needed, else by reading the rows."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import BooleanField, Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from dienhong.engines.search.asking import Question, read_question
from dienhong.engines.search.finding import newest_hits
from dienhong.engines.search.models import SearchEntry
from dienhong.engines.search.rows import said_in_row

R = TypeVar("R", bound=Mapping[str, Any])
_FEW = 500
_AT_FIRST = 4


def found_among(kind: str, query: str, among: QuerySet[Any, R], *, limit: int) -> list[R]:
    """The first `limit` rows of `among` that `query` finds: exact ones first, then the newest.

    `among` gives `values` with "pk" and is ordered by moment, newest first. Costs two to five short statements, twice
    that with diacritics: where some hundred hits hold too few of `among`, the words are common, so that reading the
    texts of `among` soon finds enough.
    """
    question = read_question(query)
    if question is None:
        return []
    rows: list[R] = []
    for part in ("exact", "rest") if question.typed else ("all",):
        if len(rows) < limit:
            rows += _rows_of(part, kind, question, among, limit - len(rows))
    return rows


def _rows_of(part: str, kind: str, question: Question, among: QuerySet[Any, R], limit: int) -> list[R]:
    for most in (_AT_FIRST * limit, _FEW + _AT_FIRST * limit):
        hits = [hit.object_id for hit in newest_hits(kind, question, part, most)]
        kept = {row["pk"]: row for row in among.order_by().filter(pk__in=hits)} if hits else {}
        if len(kept) >= limit or len(hits) < most:
            return [kept[key] for key in hits if key in kept][:limit]
    sql, values = said_in_row(question, part)
    said = RawSQL(sql, values, output_field=BooleanField())  # noqa: S611 (values stand apart)
    entries = SearchEntry.objects.filter(said, kind=kind, object_id=OuterRef("pk"))
    return list(among.filter(Exists(entries))[:limit])
