"""A commune's own limits: set with the document that says so, or taken back."""

from datetime import datetime

from django.db import transaction

from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.deadlines.events import LimitChanged
from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.rules import UNITS, bounds, national_limits
from dienhong.civic.topics.models import Topic
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


@transaction.atomic
def set_limit(
    actor: Actor, rule: str, *, amount: int, source: str, kind: str = "", field: str = "", now: datetime
) -> None:
    """The commune's own `amount` for a rule, perhaps for one kind or one field of opinions alone.

    Raises `Refused` when it is laxer than a limit set by law, outside `bounds.toml`, or when no document is named.
    """
    may_configure(actor).require()
    national = national_limits().get(rule)
    if national is None:
        raise Missing
    bounds()[national.unit].admit(amount, UNITS[national.unit])
    told = nfc(source).strip()
    if not told:
        raise Refused("Hãy ghi văn bản của xã quy định thời hạn này.", field="source")
    if field and not Topic.objects.filter(code=field).exists():
        raise Refused("Hãy chọn lĩnh vực trong danh sách.", field="field")
    national.narrowed(amount, told)
    LocalLimit.objects.update_or_create(
        rule=rule, kind=kind, field=field, defaults={"amount": amount, "source": told[:200]}
    )
    record(actor, LimitChanged(subject_id=actor.commune_id, rule=rule, kind=kind, field=field, amount=amount), now)


@transaction.atomic
def drop_limit(actor: Actor, limit_id: int, *, now: datetime) -> None:
    """Back to the general limit."""
    may_configure(actor).require()
    own = LocalLimit.objects.filter(pk=limit_id).first()
    if own is None:
        raise Missing
    own.delete()
    changed = LimitChanged(subject_id=actor.commune_id, rule=own.rule, kind=own.kind, field=own.field, amount=None)
    record(actor, changed, now)
