"""What the sender of an opinion is told by e-mail: that something happened, the code, and where to read it.

No words of theirs or ours: whoever reads a mailbox by chance learns nothing of what was said.
"""

from datetime import date, datetime

from dienhong.civic.messages.states import Topic
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import Channel, OpinionState
from dienhong.engines.outbox.changing import forget_about
from dienhong.engines.outbox.guards import Asked
from dienhong.engines.outbox.letters import About, Letter, Recipient
from dienhong.engines.outbox.states import ChannelKind, Pace
from dienhong.engines.outbox.writing import send

SENDER_GUARD = "opinion_sender"
_KEPT_QUIET = {
    OpinionState.DIVERTED: "Ý kiến đã chuyển xử lý theo quy định riêng.",
    OpinionState.WITHDRAWN: "Người gửi đã rút ý kiến.",
}


def tell_received(opinion: Opinion, *, now: datetime, in_reply_to: str = "") -> None:
    """Once an opinion, however often it is asked for. `in_reply_to`: the letter by which it came."""
    said = "Ý kiến của ông/bà đã được tiếp nhận."
    key = f"opinion:{opinion.pk}:received"
    _tell(opinion, "Đã tiếp nhận", said, key, now, pace=Pace.AT_ONCE, in_reply_to=in_reply_to)


def tell_asked(opinion: Opinion, *, key: str, now: datetime) -> None:
    said = "Cán bộ giải quyết có câu hỏi thêm, mong ông/bà xem và trả lời."
    _tell(opinion, "Có câu hỏi về", said, key, now)


def tell_answered(opinion: Opinion, *, key: str, now: datetime) -> None:
    said = "Ý kiến của ông/bà đã có trả lời. Mời ông/bà xem và cho biết có hài lòng không."
    _tell(opinion, "Đã có trả lời cho", said, key, now)


def tell_extended(opinion: Opinion, due: date, *, key: str, now: datetime) -> None:
    said = f"Việc giải quyết cần thêm thời gian; hạn trả lời mới là ngày {due:%d/%m/%Y}."
    _tell(opinion, "Gia hạn trả lời", said, key, now)


def sender_guard(asked: Asked) -> str:
    """Nothing about what is withheld or withdrawn, and nothing to an address that is not the sender's any more."""
    opinion = Opinion.objects.filter(pk=asked.subject_id).first()
    if opinion is None:
        return "Ý kiến không còn trong sổ."
    reason = _KEPT_QUIET.get(OpinionState(opinion.state), "")
    is_senders = Submitter.objects.filter(opinion=opinion, email__iexact=asked.address).exists()
    return reason or ("" if is_senders else "Người gửi không còn để lại địa chỉ này.")


def forget_letters(opinion_id: int) -> None:
    """Not even that letters went out stays beside an opinion that went to the sealed track."""
    forget_about(SENDER_GUARD, opinion_id)


def _tell(
    opinion: Opinion,
    what: str,
    said: str,
    key: str,
    now: datetime,
    *,
    pace: Pace = Pace.DAYTIME,
    in_reply_to: str = "",
) -> None:
    """Whoever wrote by e-mail has shown that the address is theirs; others are asked first."""
    sender = Submitter.objects.filter(opinion=opinion).exclude(email="").first()
    if sender is None:
        return
    letter = Letter(
        key=key,
        topic=Topic.OPINION,
        title=f"{what} ý kiến {opinion.code}",
        text=f"Kính gửi ông/bà,\n\n{said}\nMã tra cứu: {opinion.code}\nXem tại: {{site}}/tra-cuu/#{opinion.code}",
        about=About(SENDER_GUARD, opinion.pk),
        pace=pace,
        in_reply_to=in_reply_to,
    )
    is_asked_first = opinion.channel != Channel.EMAIL
    to = Recipient(channel=ChannelKind.EMAIL, address=sender.email, name=sender.name, needs_verified=is_asked_first)
    send(letter, [to], now=now)
