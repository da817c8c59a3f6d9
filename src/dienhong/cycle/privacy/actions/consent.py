"""Withdrawing a consent."""

from datetime import datetime

from django.db import transaction

from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.privacy.agreeing import note_consents
from dienhong.cycle.privacy.erasing import forget_sender
from dienhong.cycle.privacy.events import ConsentWithdrawn
from dienhong.cycle.privacy.models import Consent
from dienhong.cycle.privacy.permissions import may_handle_requests
from dienhong.cycle.privacy.states import Purpose
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused


@transaction.atomic
def withdraw_consent(actor: Actor, opinion_id: int, purpose: Purpose, *, now: datetime) -> None:
    """The sender withdraws it (the caller has made sure that it is the sender), or the office for a sender who asked.

    What it was given for is forgotten at once; the words stay. Raises `Refused` when it is not in force.
    """
    opinion = Opinion.objects.filter(pk=opinion_id).first()
    if opinion is None:
        raise Missing
    if actor.is_official:
        require_open_to(actor, opinion_id)
        may_handle_requests(actor).require()
    note_consents(opinion)
    in_force = Consent.objects.filter(opinion=opinion, purpose=purpose, withdrawn_at=None)
    if not in_force.update(withdrawn_at=now, withdrawn_by=actor.user_id):
        raise Refused("Sự đồng ý này đã được rút rồi, hoặc chưa từng có.")
    withdrawn = Consent.objects.filter(opinion=opinion, withdrawn_at__isnull=False).values_list("purpose", flat=True)
    forget_sender([opinion.pk], map(Purpose, withdrawn))
    through = "desk" if actor.is_official else "code"
    record(actor, ConsentWithdrawn(subject_id=opinion.pk, purpose=purpose, through=through), now)
