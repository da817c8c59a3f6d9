"""What guests are sent: the invitation, reminders, that a seat has come free. What may go is asked again on the way."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localdate

from dienhong.civic.messages.states import Topic
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import occasion_of
from dienhong.cycle.invitations import rules
from dienhong.cycle.invitations.models import Invitee
from dienhong.cycle.invitations.queries import INVITATION_GUARD
from dienhong.engines.outbox.guards import Asked
from dienhong.engines.outbox.letters import About, File, Letter, Recipient
from dienhong.engines.outbox.states import ChannelKind, Pace
from dienhong.engines.outbox.writing import send

_LINK = "{site}/moi/{token}/"


def invitation_text(dialogue: Dialogue, *, link: str = _LINK) -> str:
    """The words of the e-mail; with a real `link` also the text to copy into Zalo."""
    occasion = occasion_of(dialogue)
    topics = "".join(f"\n- {topic}" for topic in occasion.topics)
    about = f"\nNội dung:{topics}" if topics else ""
    return (
        f"Ủy ban nhân dân {dialogue.commune.full_name} trân trọng kính mời {{guest}} dự {occasion.name}.\n"
        f"Thời gian: {occasion.when}.\nĐịa điểm: {occasion.where}.{about}\n\n"
        f"Mời ông/bà cho biết có dự hay cử người khác, và gửi trước câu hỏi nếu có, tại:\n{link}"
    )


def short_invitation(dialogue: Dialogue, *, link: str = _LINK) -> str:
    """The words of the SMS, which the outbox writes without marks; also to copy into Zalo."""
    clock = f"{dialogue.start_time:%Hh%M} " if dialogue.start_time else ""
    day = f"{dialogue.date:%d/%m}" if dialogue.date else ""
    place = (dialogue.venue.name if dialogue.venue else "")[:40]
    return f"UBND {dialogue.commune.full_name} kính mời ông/bà dự đối thoại {clock}{day} tại {place}. Trả lời: {link}"


def send_invitations(
    dialogue: Dialogue, guests: Iterable[Invitee], channel: ChannelKind, *, calendar: str, now: datetime
) -> int:
    """Into the outbox; who was written to already gets no second one. `calendar` is the .ics. Returns how many have
    an address."""
    letter = _letter(
        dialogue,
        key=f"invitation:{dialogue.pk}",
        title=f"Giấy mời: {dialogue.title}",
        text=invitation_text(dialogue),
        short_text=short_invitation(dialogue),
        files=(File("doi-thoai.ics", "text/calendar; charset=utf-8; method=PUBLISH", calendar.encode()),),
    )
    recipients = [_recipient(guest, channel) for guest in guests if _address(guest, channel)]
    if recipients:
        send(letter, recipients, now=now)
    return len(recipients)


def send_reminder(dialogue: Dialogue, guests: Iterable[Invitee], step: int, *, now: datetime) -> int:
    """One reminder of that step to each who has not answered."""
    letter = _letter(
        dialogue,
        key=f"invitation:{dialogue.pk}:{dialogue.date}:{step}",
        title=f"Nhắc trả lời giấy mời: {dialogue.title}",
        text=f"Xã chưa nhận được trả lời của ông/bà.\n\n{invitation_text(dialogue)}",
        short_text=short_invitation(dialogue),
    )
    recipients = [_recipient(guest, channel) for guest in guests if (channel := reached_by(guest))]
    if recipients:
        send(letter, recipients, now=now)
    return len(recipients)


def tell_promoted(guest: Invitee, *, now: datetime) -> None:
    """A guest of the waiting list has a seat now."""
    channel = reached_by(guest)
    if channel is None:
        return
    dialogue = guest.dialogue
    letter = _letter(
        dialogue,
        key=f"invitation:{dialogue.pk}:seat:{guest.pk}:{now:%Y%m%d%H%M%S}",
        title=f"Đã có chỗ: {dialogue.title}",
        text=f"Kính gửi {{guest}},\n\nÔng/bà đã có chỗ tại {dialogue.title}. Xem mã vào cửa tại:\n{_LINK}",
        short_text=f"Ông/bà đã có chỗ tại cuộc đối thoại. Xem tại {_LINK}",
    )
    send(letter, [_recipient(guest, channel)], now=now)


def invitation_guard(asked: Asked) -> str:
    """Nobody is invited to what is called off or over."""
    dialogue = Dialogue.objects.filter(pk=asked.subject_id).first()
    if dialogue is None:
        return "Cuộc đối thoại không còn trong sổ."
    return rules.may_answer(dialogue.state, dialogue.date, localdate()).reason


def reached_by(guest: Invitee) -> ChannelKind | None:
    """The channel by which a guest is told of what comes later: e-mail where they have one."""
    if guest.email:
        return ChannelKind.EMAIL
    return ChannelKind.SMS if guest.phone else None


def _letter(
    dialogue: Dialogue, *, key: str, title: str, text: str, short_text: str, files: tuple[File, ...] = ()
) -> Letter:
    day = dialogue.date or localdate() + timedelta(days=7)
    return Letter(
        key=key,
        topic=Topic.INVITATION,
        title=title,
        text=text,
        short_text=short_text,
        about=About(INVITATION_GUARD, dialogue.pk),
        pace=Pace.DAYTIME,
        expires_at=datetime.combine(day, time(), get_current_timezone()),
        files=files,
    )


def _recipient(guest: Invitee, channel: ChannelKind) -> Recipient:
    name = guest.name if guest.is_body else f"Ông (Bà) {guest.name}"
    values = {"guest": name, "token": guest.token}
    return Recipient(
        channel=channel, address=_address(guest, channel), name=guest.name, key=str(guest.pk), values=values
    )


def _address(guest: Invitee, channel: ChannelKind) -> str:
    return {ChannelKind.EMAIL: guest.email, ChannelKind.SMS: guest.phone}.get(channel, "")
