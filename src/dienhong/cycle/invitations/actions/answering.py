"""What a guest answers, by the token of their letter or told to the office."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.cycle.dialogues.queries import accepting_opinions
from dienhong.cycle.invitations import rules
from dienhong.cycle.invitations.events import GuestAnswered
from dienhong.cycle.invitations.models import NAME_LENGTH, Invitee
from dienhong.cycle.invitations.permissions import may_invite
from dienhong.cycle.invitations.queries import guest_by_token, open_dialogue
from dienhong.cycle.invitations.seating import fill, release, seating_for_update, take_place
from dienhong.cycle.invitations.states import Answer, Place
from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.kernel.vietnamese import nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a guest tells. A question goes to the register like any opinion of theirs, with their consent."""

    answer: Answer
    substitute_name: str = ""
    substitute_post: str = ""
    question: str = ""
    consents: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """The place that the guest has now; `code` of their question, "" when they asked none."""

    place: Place
    code: str


@transaction.atomic
def answer_by_token(
    actor: Actor, token: str, reply: Reply, *, seal: Seal, random: Callable[[int], int], now: datetime
) -> Recorded:
    """Answer, or change the answer. Raises `Missing` for an unknown token, `Refused` with the field."""
    guest = guest_by_token(token)
    if guest is None:
        raise Missing
    rules.may_answer(guest.dialogue.state, guest.dialogue.date, localdate(now)).enforce()
    place = _answer(actor, guest, reply, now)
    return Recorded(place, _ask(actor, guest, reply, seal, random, now))


@transaction.atomic
def answer_for(actor: Actor, guest_id: int, reply: Reply, *, now: datetime) -> Place:
    """The office notes what a guest told by telephone."""
    may_invite(actor).require()
    guest = Invitee.objects.filter(pk=guest_id).first()
    if guest is None:
        raise Missing
    return _answer(actor, guest, reply, now)


def _answer(actor: Actor, told: Invitee, reply: Reply, now: datetime) -> Place:
    rules.fitting_substitute(reply.answer, reply.substitute_name).enforce("substitute_name")
    seating = seating_for_update(open_dialogue(told.dialogue_id))
    guest = Invitee.objects.select_for_update().filter(pk=told.pk).first()
    if guest is None:
        raise Missing
    held, is_sent = Place(guest.place), reply.answer == Answer.DELEGATE
    guest.substitute_name = nfc(reply.substitute_name).strip()[:NAME_LENGTH] if is_sent else ""
    guest.substitute_post = nfc(reply.substitute_post).strip()[:NAME_LENGTH] if is_sent else ""
    guest.answer = reply.answer
    if not rules.needs_seat(reply.answer):
        guest.place = Place.NONE
    elif held == Place.NONE:
        fill(actor, seating, now=now)  # the venue may have grown: who waits comes first
        guest.place, guest.answered_at = take_place(seating), now
    guest.answered_at = guest.answered_at or now
    guest.save()
    event = GuestAnswered(subject_id=guest.dialogue_id, guest=guest.pk, answer=guest.answer, place=guest.place)
    record(actor, event, now)
    if guest.place == Place.NONE and held != Place.NONE:
        release(actor, seating, held, now=now)
    return Place(guest.place)


def _ask(actor: Actor, guest: Invitee, reply: Reply, seal: Seal, random: Callable[[int], int], now: datetime) -> str:
    text = reply.question.strip()
    if not text:
        return ""
    is_open = accepting_opinions(localdate(now)).filter(pk=guest.dialogue_id).exists()
    asker = reply.substitute_name if reply.answer == Answer.DELEGATE else guest.name
    submission = Submission(
        text=text,
        key=uuid.uuid5(guest.key, text),
        dialogue_id=guest.dialogue_id if is_open else None,
        village_id=guest.village_id,
        name="" if guest.is_body else nfc(asker).strip(),
        organisation=guest.name if guest.is_body else "",
        consents=reply.consents,
    )
    return submit_opinion(actor, submission, seal=seal, random=random, now=now).code
