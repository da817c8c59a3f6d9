"""Seats: held under the lock of the dialogue's one row, so that none is given twice; the waiting list moves up."""

from datetime import datetime

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.invitations.events import GuestPromoted
from dienhong.cycle.invitations.letters import tell_promoted
from dienhong.cycle.invitations.models import Invitee, Seating
from dienhong.cycle.invitations.states import Place
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor


def seating_for_update(dialogue: Dialogue) -> Seating:
    """The seats of the dialogue, locked, as many as its venue has now; those that are held stay held."""
    Seating.objects.get_or_create(dialogue=dialogue)
    seating = Seating.objects.select_for_update().get(dialogue=dialogue)
    seats = dialogue.venue.capacity if dialogue.venue else None
    capacity = None if seats is None else max(seats, seating.taken)
    if capacity != seating.capacity:
        seating.capacity = capacity
        seating.save(update_fields=["capacity"])
    return seating


def take_place(seating: Seating) -> Place:
    """A seat while there is one, else a place in the waiting list."""
    if seating.capacity is not None and seating.taken >= seating.capacity:
        return Place.WAITING
    seating.taken += 1
    seating.save(update_fields=["taken"])
    return Place.SEATED


def release(actor: Actor, seating: Seating, place: str, *, now: datetime) -> None:
    """Give up a place that was held; the first who waits gets the seat and is told."""
    if place == Place.SEATED:
        seating.taken -= 1
        seating.save(update_fields=["taken"])
    fill(actor, seating, now=now)


def fill(actor: Actor, seating: Seating, *, now: datetime) -> int:
    """Seat as many of those who wait as there is room for; returns how many."""
    count = 0
    waiting = Invitee.objects.select_for_update().filter(dialogue=seating.dialogue_id, place=Place.WAITING)
    for guest in waiting.order_by("answered_at", "pk"):
        if take_place(seating) == Place.WAITING:
            break
        Invitee.objects.filter(pk=guest.pk).update(place=Place.SEATED)
        record(actor, GuestPromoted(subject_id=seating.dialogue_id, guest=guest.pk), now)
        tell_promoted(guest, now=now)
        count += 1
    return count
