"""Setting up how numbers run, and telling of numbers given elsewhere."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents.events import NumbersUsedOutside, SeriesSet
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import NumberSeries
from dienhong.civic.documents.numbering import Giving, lock_counter, use_outside
from dienhong.civic.documents.permissions import may_register
from dienhong.civic.documents.states import Scope
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


@transaction.atomic
def set_series(
    actor: Actor, key: str, *, title: str, kinds: Collection[str], term_from: date | None = None, now: datetime
) -> NumberSeries:
    """Let `kinds` draw their numbers from the series `key`, by year, or by the term that began on `term_from`.

    The kinds leave the series that they belonged to; numbers already given stay.
    """
    may_register(actor).require()
    chosen = [KINDS[kind] for kind in kinds if kind in KINDS]
    if len(chosen) != len(kinds) or not chosen:
        raise Refused("Hãy chọn loại văn bản trong danh sách.", field="kinds")
    systems = {kind.system for kind in chosen}
    if len(systems) > 1:
        raise Refused("Văn bản của Đảng và của chính quyền không chung một hệ thống số.", field="kinds")
    system = systems.pop()
    if (system == "party") != (term_from is not None):
        raise Refused("Số văn bản của Đảng tính theo nhiệm kỳ, của chính quyền tính theo năm.", field="term_from")
    for other in NumberSeries.objects.select_for_update().exclude(key=key):
        other.kinds = [kind for kind in other.kinds if kind not in kinds]
        other.save(update_fields=["kinds"])
    series, _ = NumberSeries.objects.update_or_create(
        key=key,
        defaults={
            "title": nfc(title).strip(),
            "system": system,
            "scope": Scope.TERM if term_from else Scope.YEAR,
            "kinds": sorted(kinds),
            "term_from": term_from,
        },
    )
    record(actor, SeriesSet(subject_id=series.pk), now)
    return series


@transaction.atomic
def note_numbers_used_outside(
    actor: Actor, series_id: int, *, last: int, reason: str, day: date | None = None, now: datetime
) -> None:
    """The numbers up to `last` were given elsewhere (on paper, in another system): the register shows them so."""
    may_register(actor).require()
    series = NumberSeries.objects.filter(pk=series_id).first()
    if series is None:
        raise Missing
    dated = day or localdate(now)
    giving = Giving(day=dated, by=actor.user_id, now=now, reason=nfc(reason).strip()[:300])
    used = use_outside(lock_counter(series, dated), last, giving)
    record(actor, NumbersUsedOutside(subject_id=series.pk, first=used[0], last=used[-1]), now)
