"""The guest list of a dialogue: out of the contact list, by hand, and off it again."""

import secrets
from base64 import b32encode
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.invitations.events import GuestDropped, GuestsListed
from dienhong.cycle.invitations.guests import read_guests
from dienhong.cycle.invitations.models import Contact, Invitee
from dienhong.cycle.invitations.permissions import may_invite
from dienhong.cycle.invitations.queries import open_dialogue
from dienhong.cycle.invitations.seating import release, seating_for_update
from dienhong.cycle.invitations.states import ContactGroup
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.kernel.vietnamese import fold

_TOKEN_BYTES = 15
_CHUNK = 1000


@transaction.atomic
def list_groups(actor: Actor, dialogue_id: int, groups: Sequence[ContactGroup], *, now: datetime) -> int:
    """Put every contact of the groups on the list; who stands there stays as they are. How many are new."""
    may_invite(actor).require()
    dialogue = open_dialogue(dialogue_id)
    contacts = Contact.objects.filter(group__in=groups).order_by("group", "folded", "pk")
    return _add(actor, dialogue, (_of_contact(dialogue, row) for row in contacts), now)


@transaction.atomic
def list_typed(actor: Actor, dialogue_id: int, text: str, *, group: ContactGroup, now: datetime) -> int:
    """Put typed guests on the list, one a line, name then post. Raises `Refused` (field "guests")."""
    may_invite(actor).require()
    dialogue = open_dialogue(dialogue_id)
    typed = (
        _guest(dialogue, group=group, name=guest.name, post=guest.post, is_body=guest.is_body)
        for guest in read_guests(text)
    )
    return _add(actor, dialogue, typed, now)


@transaction.atomic
def drop_guest(actor: Actor, guest_id: int, *, now: datetime) -> int:
    """Take a guest off the list; a seat that was held goes to the next who waits. Returns the dialogue's id."""
    may_invite(actor).require()
    guest = Invitee.objects.filter(pk=guest_id).first()
    if guest is None:
        raise Missing
    dialogue = open_dialogue(guest.dialogue_id)
    seating = seating_for_update(dialogue)
    guest = Invitee.objects.select_for_update().filter(pk=guest_id).first()
    if guest is None:
        raise Missing
    place = guest.place
    guest.delete()
    release(actor, seating, place, now=now)
    record(actor, GuestDropped(subject_id=dialogue.pk, guest=guest_id), now)
    return dialogue.pk


def _add(actor: Actor, dialogue: Dialogue, guests: Iterable[Invitee], now: datetime) -> int:
    before = Invitee.objects.filter(dialogue=dialogue).count()
    Invitee.objects.bulk_create(guests, batch_size=_CHUNK, ignore_conflicts=True)
    added = Invitee.objects.filter(dialogue=dialogue).count() - before
    if added:
        record(actor, GuestsListed(subject_id=dialogue.pk, count=added), now)
    return added


def _of_contact(dialogue: Dialogue, row: Contact) -> Invitee:
    guest = _guest(dialogue, group=ContactGroup(row.group), name=row.name, post=row.post, is_body=row.is_body)
    guest.contact_id, guest.village_id, guest.phone, guest.email = row.pk, row.village_id, row.phone, row.email
    return guest


def _guest(dialogue: Dialogue, *, group: ContactGroup, name: str, post: str, is_body: bool) -> Invitee:
    return Invitee(
        commune_id=current_commune_id(),
        dialogue=dialogue,
        token=b32encode(secrets.token_bytes(_TOKEN_BYTES)).decode(),
        group=group,
        name=name,
        post=post,
        is_body=is_body,
        folded=fold(", ".join(filter(None, (name, post))))[:330],
    )
