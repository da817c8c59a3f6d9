"""All that is held about a sender under one code, for that sender: one shape for reading and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.opinions.models import Cosigner, Message, Opinion, Photo, Submitter
from dienhong.cycle.privacy.agreeing import consents_of
from dienhong.cycle.privacy.models import Amendment, DataRequest
from dienhong.cycle.replies.models import Rating
from dienhong.cycle.replies.queries import answer_for
from dienhong.kernel.phones import show_phone


@dataclass(frozen=True, slots=True)
class Section:
    """`rows` are pairs of a label and what is held; empty values are left out."""

    key: str
    title: str
    rows: list[tuple[str, str]]


def held_about(opinion: Opinion) -> list[Section]:
    """Everything, section by section; sections without rows are left out. Others who signed are only counted."""
    sections = (
        Section("opinion", "Ý kiến", list(_opinion(opinion))),
        Section("sender", "Người gửi", list(_sender(opinion))),
        Section("consents", "Sự đồng ý", list(_consents(opinion))),
        Section("messages", "Trao đổi với xã", list(_messages(opinion))),
        Section("mail", "Thư điện tử", list(_mail(opinion))),
        Section("reply", "Trả lời", list(_reply(opinion))),
        Section("requests", "Yêu cầu về dữ liệu", list(_requests(opinion))),
        Section("amendments", "Đính chính", list(_amendments(opinion))),
    )
    told = [Section(part.key, part.title, [row for row in part.rows if row[1]]) for part in sections]
    return [part for part in told if part.rows]


def as_json(opinion: Opinion, *, now: datetime) -> dict[str, Any]:
    """The same for programs."""
    parts = {part.key: [{"label": label, "value": value} for label, value in part.rows] for part in held_about(opinion)}
    return {"code": opinion.code, "made_at": now.isoformat(), "held": parts}


def _opinion(opinion: Opinion) -> Iterator[tuple[str, str]]:
    yield "Mã", opinion.code
    yield "Nhận lúc", _moment(opinion.received_at)
    yield "Kênh", opinion.get_channel_display()
    yield "Thôn, tổ dân phố", opinion.village.name if opinion.village else ""
    yield "Lời đã gửi", opinion.text
    yield "Lời đã công khai", opinion.public_text
    yield "Lý do đề nghị xem lại", opinion.reopen_reason
    yield "Xã cho biết", opinion.outcome_reason
    photos = Photo.objects.filter(opinion=opinion).count()
    yield "Số ảnh", str(photos) if photos else ""
    signers = Cosigner.objects.filter(opinion=opinion).count()
    yield "Số người cùng ký (dữ liệu của họ không ghi ở đây)", str(signers) if signers else ""


def _sender(opinion: Opinion) -> Iterator[tuple[str, str]]:
    sender = Submitter.objects.filter(opinion=opinion).first()
    if sender is None:
        return
    yield "Họ tên", sender.name
    yield "Tổ chức", sender.organisation
    yield "Điện thoại", show_phone(sender.phone)
    yield "Thư điện tử", sender.email


def _consents(opinion: Opinion) -> Iterator[tuple[str, str]]:
    for consent, words in consents_of(opinion):
        ended = f"; rút lúc {_moment(consent.withdrawn_at)}" if consent.withdrawn_at else ""
        given = f"Đồng ý lúc {_moment(consent.given_at)}, {consent.get_channel_display().lower()}{ended}. {words}"
        yield consent.get_purpose_display(), given


def _messages(opinion: Opinion) -> Iterator[tuple[str, str]]:
    for message in Message.objects.filter(opinion=opinion):
        yield f"{message.get_kind_display()}, {_moment(message.at)}", message.text


def _mail(opinion: Opinion) -> Iterator[tuple[str, str]]:
    for mail in Mail.objects.filter(opinion=opinion).order_by("received_at", "pk"):
        at = _moment(mail.received_at)
        yield f"Người gửi thư {at}", " ".join(part for part in (mail.sender_name, mail.sender_address) if part)
        yield f"Tiêu đề thư {at}", mail.subject
        yield f"Lời trong thư {at}", mail.raw_text or mail.text
        yield f"Tệp kèm thư {at}", ", ".join(one["name"] for one in mail.attachments)


def _reply(opinion: Opinion) -> Iterator[tuple[str, str]]:
    reply = answer_for(opinion)
    if reply is not None:
        yield "Câu trả lời", reply.text
    for rating in Rating.objects.filter(opinion=opinion):
        yield "Đánh giá", f"{rating.get_score_display()}. {rating.comment}".strip()


def _requests(opinion: Opinion) -> Iterator[tuple[str, str]]:
    for request in DataRequest.objects.filter(opinion=opinion).order_by("received_at", "pk"):
        head = f"{request.get_kind_display()}, {_moment(request.received_at)}"
        yield head, f"{request.get_state_display()}. {request.text} {request.answer}".strip()


def _amendments(opinion: Opinion) -> Iterator[tuple[str, str]]:
    for row in Amendment.objects.filter(opinion=opinion):
        yield f"{row.get_about_display()}, {_moment(row.at)}", row.text or "đã sửa"


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
