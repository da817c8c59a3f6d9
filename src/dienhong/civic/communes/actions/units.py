"""The units that answer opinions."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from dienhong.civic.communes.events import UnitAdded, UnitEdited
from dienhong.civic.communes.models import Commune, Unit
from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.communes.rules import clean_name, usual_units
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import fold, nfc

_KEY_LENGTH = 36


@transaction.atomic
def start_units(actor: Actor, *, now: datetime) -> list[Unit]:
    """Make the bodies that every commune of this kind has; those whose key is there stay as they are."""
    may_configure(actor).require()
    commune = _here()
    known = set(Unit.objects.values_list("key", flat=True))
    made = []
    for usual in usual_units(commune.kind, commune.get_kind_display(), commune.name):
        if usual.key not in known:
            unit = Unit.objects.create(key=usual.key, name=usual.name, short_name=usual.short_name)
            record(actor, UnitAdded(subject_id=unit.pk, unit_name=unit.name), now)
            made.append(unit)
    return made


@transaction.atomic
def add_unit(actor: Actor, *, name: str, short_name: str, now: datetime) -> Unit:
    """A further unit; its key is made from its name and never changes."""
    may_configure(actor).require()
    _here()
    name = _free_name(name)
    unit = Unit.objects.create(key=_free_key(name), name=name, short_name=nfc(short_name).strip())
    record(actor, UnitAdded(subject_id=unit.pk, unit_name=name), now)
    return unit


@transaction.atomic
def edit_unit(actor: Actor, unit_id: int, *, name: str, short_name: str, is_active: bool, now: datetime) -> Unit:
    """Rename a unit, or take it out of use: what it has answered stays under its name."""
    may_configure(actor).require()
    _here()
    unit = Unit.objects.select_for_update().filter(pk=unit_id).first()
    if unit is None:
        raise Missing
    unit.name, unit.short_name, unit.is_active = _free_name(name, but=unit.pk), nfc(short_name).strip(), is_active
    unit.save()
    record(actor, UnitEdited(subject_id=unit.pk, unit_name=unit.name, is_active=is_active), now)
    return unit


def _here() -> Commune:
    """The commune, locked: two administrators at once do not make the same unit twice."""
    return Commune.objects.select_for_update().get(pk=current_commune_id())


def _free_name(name: str, but: int = 0) -> str:
    name = clean_name(name, "đơn vị")
    taken = {other.casefold() for other in Unit.objects.exclude(pk=but).values_list("name", flat=True)}
    if name.casefold() in taken:
        raise Refused("Đã có đơn vị mang tên này.", field="name")
    return name


def _free_key(name: str) -> str:
    wanted = slugify(fold(name))[:_KEY_LENGTH].strip("-") or "don-vi"
    taken = set(Unit.objects.values_list("key", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(key for key in numbered if key not in taken)
