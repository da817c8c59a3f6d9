"""What an answered request does to the data. The caller holds the transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from dienhong.cycle.opinions.models import Submitter
from dienhong.cycle.privacy.actions.wording import close_wording
from dienhong.cycle.privacy.agreeing import note_consents
from dienhong.cycle.privacy.erasing import forget_sender
from dienhong.cycle.privacy.events import ContactErased, CorrectionAdded
from dienhong.cycle.privacy.models import Amendment, Consent, DataRequest
from dienhong.cycle.privacy.states import About, Purpose, RequestKind
from dienhong.cycle.replies.models import Reply
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.phones import parse_phone
from dienhong.kernel.vietnamese import nfc

_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Amending:
    """What is right about what."""

    about: About
    text: str


def carry_out(actor: Actor, request: DataRequest, amending: Amending | None, *, now: datetime) -> None:
    """Erase, close or amend, as the request's kind says; a look and a complaint change nothing here."""
    if request.kind == RequestKind.CORRECT:
        if amending is None or not amending.text.strip():
            raise Refused("Hãy ghi nội dung đúng.", field="text")
        _amend(actor, request, amending, now)
    if request.kind == RequestKind.ERASE:
        _erase(actor, request, now)
    if request.kind == RequestKind.OBJECT:
        for reply in Reply.objects.filter(opinion_id=request.opinion_id, public_since__isnull=False):
            close_wording(actor, reply, reason="Theo yêu cầu của chủ thể dữ liệu", now=now)


def _erase(actor: Actor, request: DataRequest, now: datetime) -> None:
    note_consents(request.opinion)
    in_force = Consent.objects.filter(opinion_id=request.opinion_id, withdrawn_at=None)
    in_force.update(withdrawn_at=now, withdrawn_by=actor.user_id)
    forget_sender([request.opinion_id], Purpose)
    record(actor, ContactErased(subject_id=request.opinion_id), now)


def _amend(actor: Actor, request: DataRequest, amending: Amending, now: datetime) -> None:
    """Name and contact are set right; beside words only the correction is put."""
    text = nfc(amending.text).strip()
    if amending.about != About.WORDS:
        text = _acceptable(amending.about, text)
        Submitter.objects.filter(opinion_id=request.opinion_id).update(**{amending.about: text})
    kept = text if amending.about == About.WORDS else ""
    Amendment.objects.create(
        opinion_id=request.opinion_id,
        request=request,
        about=amending.about,
        text=kept,
        at=now,
        added_by_id=actor.user_id,
    )
    record(actor, CorrectionAdded(subject_id=request.opinion_id, about=amending.about), now)


def _acceptable(about: About, text: str) -> str:
    if about == About.PHONE:
        phone = parse_phone(text)
        if not phone:
            raise Refused("Số điện thoại chưa đúng. Ví dụ 0912 345 678.", field="text")
        return phone
    if about == About.EMAIL:
        try:
            validate_email(text)
        except ValidationError:
            raise Refused("Địa chỉ thư điện tử chưa đúng.", field="text") from None
    if len(text) > _LONGEST_NAME:
        raise Refused(f"Tối đa {_LONGEST_NAME} ký tự.", field="text")
    return text
