"""Sending invitations and reminding those who have not answered; what villages tell."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.communes.models import Village
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.invitations import rules
from dienhong.cycle.invitations.events import InvitationsSent, TurnoutTold
from dienhong.cycle.invitations.letters import send_invitations, send_reminder
from dienhong.cycle.invitations.models import Invitee, VillageTurnout
from dienhong.cycle.invitations.permissions import may_invite, may_tell_turnout
from dienhong.cycle.invitations.queries import open_dialogue
from dienhong.cycle.invitations.states import Answer
from dienhong.engines.journal.record import record
from dienhong.engines.outbox.states import ChannelKind
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

_SETTLE = timedelta(days=1)


@transaction.atomic
def invite(actor: Actor, dialogue_id: int, channel: ChannelKind, *, calendar: str, now: datetime) -> int:
    """Send the invitation to everybody on the list who has an address for the channel, once each.

    `calendar` is the .ics that goes along. Raises `Refused` when day and place are not known or nobody is reached.
    """
    may_invite(actor).require()
    dialogue = open_dialogue(dialogue_id)
    if not dialogue.is_arranged:
        raise Refused("Hãy xếp ngày, nơi và người chủ trì trước khi gửi lời mời.")
    rules.may_answer(dialogue.state, dialogue.date, localdate(now)).enforce()
    column = {ChannelKind.EMAIL: "email", ChannelKind.SMS: "phone"}.get(channel)
    if column is None:
        raise Missing
    reached = Invitee.objects.filter(dialogue=dialogue).exclude(**{column: ""}).order_by("pk")
    count = send_invitations(dialogue, reached, channel, calendar=calendar, now=now)
    if not count:
        raise Refused("Không khách nào có địa chỉ cho kênh này. Hãy ghi vào danh bạ hoặc in giấy mời.")
    reached.filter(invited_at=None).update(invited_at=now)
    record(actor, InvitationsSent(subject_id=dialogue.pk, channel=channel.value, count=count), now)
    return count


def remind_guests(_actor: Actor, *, now: datetime) -> int:
    """The step of reminders that is due for each dialogue, to those who were invited and have not answered.

    Each step is one message: going again adds nothing. After an outage only the latest step is told.
    """
    today, count = localdate(now), 0
    soon = today + timedelta(days=max(rules.REMIND_BEFORE))
    for dialogue in Dialogue.objects.select_related("venue", "commune").filter(date__gt=today, date__lte=soon):
        step = rules.reminder_step((dialogue.date - today).days) if dialogue.date else None
        if step is None or not rules.may_answer(dialogue.state, dialogue.date, today):
            continue
        silent = Invitee.objects.filter(dialogue=dialogue, answer=Answer.NONE, invited_at__lt=now - _SETTLE)
        count += send_reminder(dialogue, silent.order_by("pk"), step, now=now)
    return count


@transaction.atomic
def tell_turnout(actor: Actor, dialogue_id: int, village_id: int, expected: int, *, now: datetime) -> VillageTurnout:
    """How many of a village come; told again, the newer number holds."""
    may_tell_turnout(actor, village_id).require()
    dialogue = open_dialogue(dialogue_id)
    if not Village.objects.filter(pk=village_id, is_active=True).exists():
        raise Missing
    rules.believable_turnout(expected).enforce("expected")
    values = {"expected": expected, "told_by": actor.name, "told_at": now}
    row, _ = VillageTurnout.objects.update_or_create(dialogue=dialogue, village_id=village_id, defaults=values)
    record(actor, TurnoutTold(subject_id=dialogue.pk, village=village_id, expected=expected), now)
    return row
