"""Villages and venues."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from dienhong.civic.communes.events import VenueAdded, VenueEdited, VenueRemoved, VillageAdded, VillageEdited
from dienhong.civic.communes.models import Commune, Venue, Village
from dienhong.civic.communes.permissions import may_configure
from dienhong.civic.communes.rules import clean_name
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc

_MOST_AT_ONCE = 200
_NAME_LENGTH = 160


@transaction.atomic
def add_villages(actor: Actor, *, names: Sequence[str], now: datetime) -> list[Village]:
    """Make the villages that are not there yet, in one go; returns the new ones."""
    may_configure(actor).require()
    _lock()
    wanted = [clean_name(name, "thôn, tổ dân phố") for name in names if name.strip()]
    if not wanted:
        raise Refused("Hãy ghi ít nhất một tên thôn, tổ dân phố.", field="names")
    if len(wanted) > _MOST_AT_ONCE:
        raise Refused(f"Mỗi lần thêm tối đa {_MOST_AT_ONCE} thôn, tổ dân phố.", field="names")
    too_long = next((name for name in wanted if len(name) > _NAME_LENGTH), None)
    if too_long:
        raise Refused(f"Tên dài quá {_NAME_LENGTH} ký tự: {too_long[:40]}…", field="names")
    known = {name.casefold() for name in Village.objects.values_list("name", flat=True)}
    made = []
    for name in wanted:
        if name.casefold() not in known:
            known.add(name.casefold())
            village = Village.objects.create(name=name)
            record(actor, VillageAdded(subject_id=village.pk, village_name=name), now)
            made.append(village)
    return made


@transaction.atomic
def edit_village(
    actor: Actor, village_id: int, *, name: str, head_name: str, is_active: bool, now: datetime
) -> Village:
    """Rename a village, note its head, or take it out of use."""
    may_configure(actor).require()
    _lock()
    village = Village.objects.filter(pk=village_id).first()
    if village is None:
        raise Missing
    name = clean_name(name, "thôn, tổ dân phố")
    if name.casefold() in {n.casefold() for n in Village.objects.exclude(pk=village_id).values_list("name", flat=True)}:
        raise Refused("Đã có thôn, tổ dân phố mang tên này.", field="name")
    village.name, village.head_name, village.is_active = name, nfc(head_name).strip(), is_active
    village.save()
    record(actor, VillageEdited(subject_id=village.pk, village_name=name, is_active=is_active), now)
    return village


@transaction.atomic
def add_venue(actor: Actor, *, name: str, address: str, capacity: int | None, now: datetime) -> Venue:
    """A place where dialogues can be held; `capacity` in seats."""
    may_configure(actor).require()
    _lock()
    venue = Venue.objects.create(name=_free_venue_name(name), address=nfc(address).strip(), capacity=capacity)
    record(actor, VenueAdded(subject_id=venue.pk, venue_name=venue.name), now)
    return venue


@transaction.atomic
def edit_venue(actor: Actor, venue_id: int, *, name: str, address: str, capacity: int | None, now: datetime) -> Venue:
    may_configure(actor).require()
    _lock()
    venue = _venue(venue_id)
    venue.name, venue.address, venue.capacity = _free_venue_name(name, but=venue_id), nfc(address).strip(), capacity
    venue.save()
    record(actor, VenueEdited(subject_id=venue.pk, venue_name=venue.name), now)
    return venue


@transaction.atomic
def remove_venue(actor: Actor, venue_id: int, *, now: datetime) -> None:
    """Take back a venue that nothing refers to; `Refused` once a dialogue has been set there."""
    may_configure(actor).require()
    venue = _venue(venue_id)
    name = venue.name
    try:
        venue.delete()
    except ProtectedError as error:
        raise Refused("Địa điểm này đã dùng cho một cuộc đối thoại nên không xóa được.") from error
    record(actor, VenueRemoved(subject_id=venue_id, venue_name=name), now)


def _lock() -> None:
    """Two administrators at once do not make the same row twice."""
    Commune.objects.select_for_update().get(pk=current_commune_id())


def _venue(venue_id: int) -> Venue:
    venue = Venue.objects.filter(pk=venue_id).first()
    if venue is None:
        raise Missing
    return venue


def _free_venue_name(name: str, but: int = 0) -> str:
    name = clean_name(name, "địa điểm")
    if name.casefold() in {n.casefold() for n in Venue.objects.exclude(pk=but).values_list("name", flat=True)}:
        raise Refused("Đã có địa điểm mang tên này.", field="name")
    return name
