"""Recording who may sign, and ending it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from dienhong.civic.documents import rules
from dienhong.civic.documents.events import MandateEnded, MandateGiven
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.documents.models import Mandate
from dienhong.civic.documents.permissions import may_manage_mandates
from dienhong.civic.people.queries import people_here
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Given:
    """A mandate as it is given: the rules' `Authority`, and what a person notes beside it."""

    authority: rules.Authority
    note: str = ""


@transaction.atomic
def give_mandate(actor: Actor, holder_id: int, given: Given, *, now: datetime) -> Mandate:
    """Let a person of the commune sign as `given` says."""
    may_manage_mandates(actor, holder_id).require()
    authority = given.authority
    rules.complete_authority(authority).enforce()
    if not set(authority.kinds) <= set(KINDS):
        raise Refused("Hãy chọn loại văn bản trong danh sách.", field="kinds")
    if not people_here().filter(pk=holder_id).exists():
        raise Missing
    mandate = Mandate.objects.create(
        holder_id=holder_id,
        system=authority.system,
        manner=authority.manner.value,
        post=nfc(authority.post).strip(),
        head=nfc(authority.head).strip(),
        collective=nfc(authority.collective).strip(),
        kinds=sorted(authority.kinds),
        basis=nfc(authority.basis).strip(),
        note=nfc(given.note).strip(),
        valid_from=authority.valid_from,
        valid_to=authority.valid_to,
    )
    event = MandateGiven(
        subject_id=mandate.pk, manner=authority.manner.value, valid_from=authority.valid_from.isoformat()
    )
    record(actor, event, now)
    return mandate


@transaction.atomic
def end_mandate(actor: Actor, mandate_id: int, *, on: date, now: datetime) -> None:
    """`on` is the first day on which it no longer holds; what was signed before stands."""
    mandate = Mandate.objects.select_for_update().filter(pk=mandate_id).first()
    if mandate is None:
        raise Missing
    may_manage_mandates(actor, mandate.holder_id).require()
    if mandate.valid_to is not None and mandate.valid_to <= localdate(now):
        raise Refused("Thẩm quyền ký này đã hết từ trước.")
    if on <= mandate.valid_from:
        raise Refused("Ngày thôi thẩm quyền phải sau ngày bắt đầu.", field="on")
    if mandate.documents.filter(signed_on__gte=on).exists():
        raise Refused("Đã có văn bản ký theo thẩm quyền này sau ngày đó. Hãy chọn ngày muộn hơn.", field="on")
    mandate.valid_to = on
    mandate.save(update_fields=["valid_to"])
    record(actor, MandateEnded(subject_id=mandate.pk, valid_to=on.isoformat()), now)
