"""An opinion with several issues: each issue is answered by itself, the sender keeps one code and their own words."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from dienhong.cycle.opinions import grouping
from dienhong.cycle.opinions.actions.submit import CODE_PREFIX
from dienhong.cycle.opinions.events import OpinionPartMade, OpinionSplit
from dienhong.cycle.opinions.models import SEARCH_KIND, Opinion, Part, searchable
from dienhong.cycle.opinions.permissions import may_triage
from dienhong.cycle.opinions.relations import seen_by
from dienhong.cycle.opinions.states import OPEN_STATES
from dienhong.engines.journal.record import record
from dienhong.engines.search.index import put
from dienhong.kernel.actors import Actor
from dienhong.kernel.codes import new_code
from dienhong.kernel.errors import Refused


@transaction.atomic
def split_opinion(
    actor: Actor,
    opinion_id: int,
    spans: Sequence[grouping.Span],
    *,
    random: Callable[[int], int],
    now: datetime,
) -> list[Opinion]:
    """Make an opinion of each span (characters of the original) with a life of its own; the rest stays where it is.

    What was split off too much is merged back. `random(n)` gives a number below n.
    """
    may_triage(actor).require()
    original = seen_by(actor, opinion_id)
    Opinion.objects.select_for_update().get(pk=original.pk)
    if Part.objects.filter(child=original).exists():
        raise Refused("Đây đã là một việc tách ra. Hãy tách từ ý kiến gốc.")
    if original.state not in OPEN_STATES:
        raise Refused("Chỉ tách được ý kiến đang xử lý. Mời tải lại trang.")
    taken = list(Part.objects.filter(original=original).values_list("start", "end"))
    grouping.splittable(original.text, spans, taken).enforce("spans")
    children = [_part(actor, original, span, random, now) for span in sorted(spans)]
    record(actor, OpinionSplit(subject_id=original.pk, parts=tuple(child.pk for child in children)), now)
    return children


def _part(actor: Actor, original: Opinion, span: grouping.Span, random: Callable[[int], int], now: datetime) -> Opinion:
    start, end = span
    child = Opinion.objects.create(
        code=new_code(CODE_PREFIX, random),
        dialogue_id=original.dialogue_id,
        text=original.text[start:end].strip(),
        channel=original.channel,
        village_id=original.village_id,
        received_at=original.received_at,
        due_date=original.due_date,
    )
    Part.objects.create(child=child, original=original, start=start, end=end, by_id=actor.user_id, at=now)
    put(SEARCH_KIND, child.pk, searchable(child.code, child.text), child.received_at)
    record(actor, OpinionPartMade(subject_id=child.pk, original=original.pk), now)
    return child
