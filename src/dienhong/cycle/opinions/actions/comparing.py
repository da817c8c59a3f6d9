"""Which opinions speak of the same thing: the machine proposes pairs, a person judges them."""

from datetime import datetime, timedelta

from django.db import transaction

from dienhong.cycle.opinions.events import PairJudged
from dienhong.cycle.opinions.models import SEARCH_KIND, Opinion, Similarity
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.relations import comparable
from dienhong.cycle.opinions.states import SimilarityJudgement, SimilarityLevel
from dienhong.engines.journal.record import record
from dienhong.engines.language.similar import VERSION, Pair, SimilarIndex
from dienhong.engines.search.alike import alike
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken

_CANDIDATES, _KEPT = 40, 5
_BACKGROUND = 120
"""So many of the newest opinions tell which words are common here."""
_SPAN = timedelta(days=180)


def find_similar(opinion_id: int, *, now: datetime) -> None:
    """Keep which of the last 180 days' opinions speak of the same incident or issue; found pairs stay as judged."""
    opinion = comparable().filter(pk=opinion_id).first()
    if opinion is None:
        return
    recent = comparable().filter(received_at__gte=opinion.received_at - _SPAN).exclude(pk=opinion_id)
    near = recent.filter(pk__in=alike(SEARCH_KIND, opinion.text, limit=_CANDIDATES))
    candidates = {other.pk: other for other in near.defer("public_text") if not _is_one_sender_s(opinion, other)}
    if not candidates:
        return
    newest = recent.order_by("-received_at", "-pk").values_list("pk", "text")[:_BACKGROUND]
    texts = dict(newest) | {pk: other.text for pk, other in candidates.items()}
    found = SimilarIndex((str(pk), text) for pk, text in texts.items()).near(opinion.text, most=_CANDIDATES)
    pairs = [pair for pair in found if int(pair.b) in candidates][:_KEPT]
    rows = [_row(opinion, candidates[int(pair.b)], pair, now) for pair in pairs]
    Similarity.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def judge_pair(actor: Actor, similarity_id: int, judgement: SimilarityJudgement, *, now: datetime) -> Similarity:
    """A person says whether two opinions are about one thing; the first judgement counts until it is changed."""
    may_triage(actor).require()
    pair = Similarity.objects.select_for_update().select_related("a", "b").filter(pk=similarity_id).first()
    if pair is None:
        raise Missing
    same = Similarity.objects.filter(pk=pair.pk, judgement=pair.judgement)
    if not same.update(judgement=judgement, judged_by=actor.user_id, judged_at=now):
        raise Overtaken
    record(actor, PairJudged(subject_id=pair.b_id, other=pair.a_id, judgement=judgement), now)
    pair.refresh_from_db()
    return pair


def _is_one_sender_s(opinion: Opinion, other: Opinion) -> bool:
    """Two parts of one opinion, or a part and the whole, share their words by their making."""
    families = [getattr(one, "part_of", None) for one in (opinion, other)]
    roots = [family.original_id if family else one.pk for family, one in zip(families, (opinion, other), strict=True)]
    return roots[0] == roots[1]


def _row(opinion: Opinion, other: Opinion, pair: Pair, now: datetime) -> Similarity:
    first, second = sorted((opinion.pk, other.pk))
    apart = opinion.village_id and other.village_id and opinion.village_id != other.village_id
    return Similarity(
        commune_id=opinion.commune_id,
        a_id=first,
        b_id=second,
        level=SimilarityLevel.ISSUE if apart else SimilarityLevel(pair.level),
        score=pair.score,
        model=VERSION,
        found_at=now,
    )
