"""Taking in one message: sealed, added to its opinion, or kept on its pile; each exactly once."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.civic.sealed.actions import seal_case
from dienhong.civic.sealed.rules import suspicion
from dienhong.cycle.mailbox import queries
from dienhong.cycle.mailbox.actions import photos
from dienhong.cycle.mailbox.actions.register import register_mail
from dienhong.cycle.mailbox.events import MailAdded, MailKept
from dienhong.cycle.mailbox.models import FetchedMail, Mail
from dienhong.cycle.mailbox.reading.message import Letter
from dienhong.cycle.mailbox.states import Pile
from dienhong.cycle.opinions.actions.messages import add_information
from dienhong.cycle.opinions.actions.submit import CODE_PREFIX, Submission, sealed_content
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import Channel
from dienhong.engines.journal.record import record
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.actors import Actor
from dienhong.kernel.codes import new_code
from dienhong.kernel.errors import Refused

_KEYS = uuid.UUID("0d5a7a0e-6a4f-5d4c-8f7e-3b1c9e2d4f60")
_MOST_AN_HOUR = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the commune chose: `registers_alone` enters messages without a clerk; and what the actions need."""

    registers_alone: bool
    keeps_sender: bool
    seal: Seal
    random: Callable[[int], int]
    folder: Path


@transaction.atomic
def receive_mail(actor: Actor, letter: Letter, ways: Ways, *, now: datetime) -> bool:
    """Take in `letter`; False, and nothing changes, when it was taken in before.

    A suspected denunciation is sealed at once, and so is what goes on about one: of those only the mark stays here.
    """
    _, is_new = FetchedMail.objects.get_or_create(digest=letter.digest)
    if not is_new:
        return False
    key = uuid.uuid5(_KEYS, f"{actor.commune_id}:{letter.digest}")
    rule = suspicion(f"{letter.subject}\n{letter.raw_text}")
    if not rule and queries.is_about_withheld(letter):
        rule = "nhắc đến mã đã tách riêng"
    if rule:
        _seal(letter, key, rule, ways, now)
        return True
    opinion = queries.answered_by(letter)
    pile, remark = _judged(letter, opinion, now)
    mail = _keep(letter, key, pile, remark, opinion, now)
    record(actor, MailKept(subject_id=mail.pk, pile=pile), now)
    if pile == Pile.ADDED and opinion is not None:
        _add(actor, mail, opinion, letter, ways, now)
    elif pile == Pile.WAITING:
        photos.keep_photos(actor, mail, letter, folder=ways.folder, now=now)
        if ways.registers_alone and not letter.is_doubtful:
            _register(actor, mail, letter, ways, now)
    return True


def _judged(letter: Letter, opinion: Opinion | None, now: datetime) -> tuple[Pile, str]:
    """The pile, and the sentence that says why."""
    if letter.is_spam:
        return Pile.SPAM, "Máy chủ thư cho là thư rác."
    if letter.automatic:
        return Pile.AUTOMATIC, letter.automatic
    many = queries.sent_lately(letter.sender_address, now) >= _MOST_AN_HOUR
    if many or letter.fault:
        return Pile.REVIEW, letter.fault or f"Địa chỉ này gửi hơn {_MOST_AN_HOUR} thư trong một giờ."
    if opinion is None:
        return Pile.WAITING, ""
    if queries.is_known_sender(opinion, letter.sender_address) and not letter.is_doubtful:
        return Pile.ADDED, ""
    return Pile.REVIEW, f"Thư nói về ý kiến {opinion.code} nhưng không chắc do người gửi ý kiến đó viết."


def _keep(letter: Letter, key: uuid.UUID, pile: Pile, remark: str, opinion: Opinion | None, now: datetime) -> Mail:
    return Mail.objects.create(
        key=key,
        message_id=letter.message_id[:250],
        sender_name=letter.sender_name,
        sender_address=letter.sender_address,
        subject=letter.subject,
        text=letter.text,
        raw_text=letter.raw_text,
        attachments=photos.listed(letter),
        remark=remark,
        pile=pile,
        opinion=opinion,
        received_at=min(letter.sent_at or now, now),
        fetched_at=now,
    )


def _register(actor: Actor, mail: Mail, letter: Letter, ways: Ways, now: datetime) -> None:
    try:
        with transaction.atomic():
            register_mail(
                actor,
                mail.pk,
                text=letter.words,
                keeps_sender=ways.keeps_sender,
                seal=ways.seal,
                random=ways.random,
                folder=ways.folder,
                now=now,
            )
    except Refused as refusal:
        Mail.objects.filter(pk=mail.pk).update(remark=refusal.message[:300])


def _add(actor: Actor, mail: Mail, opinion: Opinion, letter: Letter, ways: Ways, now: datetime) -> None:
    """What cannot be added (ended, too short, too long) waits for a person, with the reason."""
    try:
        with transaction.atomic():
            add_information(actor, opinion.pk, text=letter.text, seal=ways.seal, random=ways.random, now=now)
            photos.add_photos(mail, opinion, letter, folder=ways.folder, now=now)
            record(actor, MailAdded(subject_id=mail.pk, opinion=opinion.pk), now)
    except Refused as refusal:
        Mail.objects.filter(pk=mail.pk).update(pile=Pile.REVIEW, remark=refusal.message[:300])


def _seal(letter: Letter, key: uuid.UUID, rule: str, ways: Ways, now: datetime) -> None:
    left = [one.name for one in letter.attachments if not one.content]
    note = f"\n\n[Tệp kèm theo còn trong hộp thư: {', '.join(left)}]" if left else ""
    about = f"{letter.subject}\n\n" if letter.subject else ""
    submission = Submission(
        text=f"{about}{letter.raw_text}{note}",
        key=key,
        name=letter.sender_name,
        email=letter.sender_address,
        wrote_in=True,
        channel=Channel.EMAIL,
    )
    content = sealed_content(submission, entered_by=None, photos=photos.sealed_photos(letter))
    seal_case(
        code=new_code(CODE_PREFIX, ways.random), content=content, rule=rule[:80], key=key, seal=ways.seal, now=now
    )
