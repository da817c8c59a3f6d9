"""What a clerk does with a message: into the register, beside an opinion, or onto another pile."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.cycle.mailbox.events import MailMoved, MailRegistered
from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.mailbox.permissions import may_handle_mail
from dienhong.cycle.mailbox.states import MAIL_FLOW, Pile
from dienhong.cycle.opinions.actions.submit import Received, Submission, submit_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken


@transaction.atomic
def register_mail(
    actor: Actor,
    mail_id: int,
    *,
    text: str,
    keeps_sender: bool,
    village_id: int | None = None,
    dialogue_id: int | None = None,
    seal: Seal,
    random: Callable[[int], int],
    folder: Path,
    now: datetime,
) -> Received:
    """Enter the message as an opinion with the words of `text`; all of its words stay beside it.

    Whoever writes by e-mail is answered there: `keeps_sender` keeps name and address for that, which is no consent to
    anything else. When the words turn out to be withheld, the message leaves this table.
    Raises Forbidden, Missing, Overtaken, or Refused with the field.
    """
    may_handle_mail(actor).require()
    mail = _mail(mail_id)
    step = MAIL_FLOW.require("register", Pile(mail.pile))
    submission = Submission(
        text=text,
        key=mail.key,
        village_id=village_id,
        dialogue_id=dialogue_id,
        name=mail.sender_name if keeps_sender else "",
        email=mail.sender_address if keeps_sender else "",
        wrote_in=True,
        channel=Channel.EMAIL,
    )
    received = submit_opinion(actor, submission, seal=seal, random=random, folder=folder, now=now)
    opinion = Opinion.objects.filter(submission_key=mail.key).first()
    if opinion is None:
        mail.delete()
        return received
    _move(mail, step.target, opinion=opinion, remark="")
    record(actor, MailRegistered(subject_id=mail.pk, opinion=opinion.pk), now)
    return received


@transaction.atomic
def move_mail(actor: Actor, mail_id: int, step_name: str, *, now: datetime) -> None:
    """Onto another pile: `put_away`, `spam` or `take_back`."""
    may_handle_mail(actor).require()
    mail = _mail(mail_id)
    step = MAIL_FLOW.require(step_name, Pile(mail.pile))
    _move(mail, step.target)
    record(actor, MailMoved(subject_id=mail.pk, pile=step.target), now)


def _move(mail: Mail, pile: Pile, **changes: object) -> None:
    if not Mail.objects.filter(pk=mail.pk, pile=mail.pile).update(pile=pile, **changes):
        raise Overtaken


def _mail(mail_id: int) -> Mail:
    mail = Mail.objects.select_for_update().filter(pk=mail_id).first()
    if mail is None:
        raise Missing
    return mail
