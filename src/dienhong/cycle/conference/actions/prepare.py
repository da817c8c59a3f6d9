"""Before the day: the conference with its agenda, who does what, and the tokens of its screens."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from dienhong.civic.people.models import User
from dienhong.cycle.conference.actions.acting import Acting, Press, perform
from dienhong.cycle.conference.events import ConferencePrepared
from dienhong.cycle.conference.fairness import USUAL
from dienhong.cycle.conference.models import Act, AgendaStep, Conference, DutyHolder, SightToken
from dienhong.cycle.conference.permissions import may_lead, may_prepare
from dienhong.cycle.conference.queries import audience_token, duty_holders, sight_digest
from dienhong.cycle.conference.states import Duty, Sight
from dienhong.cycle.conference.statutory import statutory_steps
from dienhong.cycle.dialogues.actions.move import dialogue_for_update
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

_SINGLE = (Duty.CHAIR, Duty.SECRETARY)
TOKEN_DAYS = 2


@transaction.atomic
def prepare_conference(actor: Actor, dialogue_id: int, *, now: datetime) -> Conference:
    """The dialogue's conference with the statutory agenda and its presiders; the same again when it stands already."""
    may_prepare(actor).require()
    dialogue = dialogue_for_update(dialogue_id)
    known = Conference.objects.filter(dialogue=dialogue).first()
    if known is not None:
        return known
    if not dialogue.is_arranged:
        raise Refused("Hãy xếp ngày, địa điểm và người chủ trì cuộc đối thoại trước khi chuẩn bị hội nghị.")
    capacity = dialogue.venue.capacity if dialogue.venue else None
    conference = Conference.objects.create(dialogue=dialogue, policies=list(USUAL), capacity=capacity)
    for position, step in enumerate(statutory_steps().values(), start=1):
        AgendaStep.objects.create(
            conference=conference, position=position, kind=step.kind, title=step.title, owner=step.owner,
            planned_minutes=step.minutes,
        )  # fmt: skip
    _presiders(conference, dialogue, now)
    record(actor, ConferencePrepared(subject_id=conference.pk, dialogue=dialogue.pk), now)
    return conference


def _presiders(conference: Conference, dialogue: Dialogue, now: datetime) -> None:
    presiders = [(Duty.CHAIR, dialogue.chair)] if dialogue.chair else []
    presiders += [(Duty.CO_PRESIDER, user) for user in dialogue.co_presiders.all()]
    for duty, user in presiders:
        DutyHolder.objects.create(conference=conference, duty=duty, user=user, name=user.full_name, since=now)


def give_duty(
    actor: Actor,
    conference_id: int,
    duty: Duty,
    *,
    user_id: int | None = None,
    name: str = "",
    post: str = "",
    press: Press,
    now: datetime,
) -> Act:
    """Give a duty to an official, or by name to somebody without log-in; chair and secretary are handed over."""
    user = User.objects.filter(pk=user_id).first() if user_id is not None else None
    if user_id is not None and user is None:
        raise Missing

    def do(acting: Acting) -> None:
        shown = user.full_name if user else name.strip()
        if not shown:
            raise Refused("Hãy ghi họ tên.", field="name")
        if duty in _SINGLE:
            for holder in duty_holders(conference_id).filter(duty=duty):
                acting.change(holder, until=now)
        row = DutyHolder(conference=acting.conference, duty=duty, user=user, name=shown, post=post, since=now)
        acting.make(row, until=now)
        acting.topics.add("duties")

    return perform(actor, conference_id, "give_duty", do, needs=may_lead, press=press, now=now)


@transaction.atomic
def make_token(
    actor: Actor, conference_id: int, sight: Sight, *, random_token: Callable[[], str], now: datetime
) -> str:
    """A new token for one kind of screen; it ends `TOKEN_DAYS` after the day of the conference.

    With a projector comes the token of the phones that its QR code leads to.
    """
    may_prepare(actor).require()
    conference = Conference.objects.select_related("dialogue").filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    token = random_token()
    day = conference.dialogue.date or now.date()
    ends = max(now, now.replace(year=day.year, month=day.month, day=day.day)) + timedelta(days=TOKEN_DAYS)
    made = {sight: token}
    if sight == Sight.PROJECTOR:
        made[Sight.AUDIENCE] = audience_token(token)
    for kind, word in made.items():
        SightToken.objects.create(
            conference=conference, sight=kind, digest=sight_digest(word), made_at=now, expires_at=ends
        )
    return token


@transaction.atomic
def revoke_token(actor: Actor, conference_id: int, token_id: int, *, now: datetime) -> None:
    """The token opens nothing any more; revoking twice changes nothing."""
    may_prepare(actor).require()
    tokens = SightToken.objects.filter(conference_id=conference_id, pk=token_id)
    if not tokens.exists():
        raise Missing
    tokens.filter(revoked_at=None).update(revoked_at=now)
