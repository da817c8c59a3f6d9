"""The commune's own template of duties."""

from datetime import datetime

from django.db import transaction

from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.duties import national_duties
from dienhong.cycle.dialogues.events import OwnDutyChanged
from dienhong.cycle.dialogues.models import OwnDuty
from dienhong.cycle.dialogues.permissions import may_manage_dialogues
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

_MOST_DAYS = 180


@transaction.atomic
def add_own_duty(
    actor: Actor, *, what: str, role: Role, days: int, evidence: str = "", source: str = "", now: datetime
) -> OwnDuty:
    """A duty of every dialogue from now on, `days` after its day (before it where negative)."""
    may_manage_dialogues(actor).require()
    if not what.strip():
        raise Refused("Hãy ghi việc cần làm.", field="what")
    if abs(days) > _MOST_DAYS:
        raise Refused(f"Số ngày không quá {_MOST_DAYS}.", field="days")
    row = OwnDuty.objects.create(
        key=f"own-{now:%Y%m%d%H%M%S%f}", what=what.strip(), role=role, days=days,
        evidence=evidence.strip(), source=source.strip(),
    )  # fmt: skip
    record(actor, OwnDutyChanged(subject_id=current_commune_id(), key=row.key), now)
    return row


@transaction.atomic
def use_duty(actor: Actor, key: str, *, used: bool, now: datetime) -> None:
    """Leave a general duty out, or take it back in; never one of law. An own duty is dropped with `used` False."""
    may_manage_dialogues(actor).require()
    general = next((rule for rule in national_duties() if rule.key == key), None)
    own = OwnDuty.objects.filter(key=key)
    if general is None and not own.exists():
        raise Missing
    if general is not None and not used:
        certainty = "law" if general.limit else general.certainty
        rules.may_waive_duty(certainty, "quy định về đối thoại, công khai").enforce()
        OwnDuty.objects.update_or_create(key=key, defaults={"is_used": False})
    else:
        own.delete()
    record(actor, OwnDutyChanged(subject_id=current_commune_id(), key=key), now)
