"""What citizens read at the foot of every page: telephone, address, who answers for the content."""

from datetime import datetime

from django.db import transaction

from dienhong.civic.communes.events import CommuneEdited
from dienhong.civic.communes.models import Commune
from dienhong.civic.communes.permissions import may_configure
from dienhong.engines.journal.record import record
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.actors import Actor
from dienhong.kernel.vietnamese import nfc


@transaction.atomic
def describe_commune(
    actor: Actor, *, hotline: str, email: str, address: str, responsible: str, now: datetime
) -> Commune:
    """Change how the commune can be reached. Its name and code come from the national list and stay."""
    may_configure(actor).require()
    commune = Commune.objects.select_for_update().get(pk=current_commune_id())
    commune.hotline, commune.email = nfc(hotline).strip(), email.strip()
    commune.address, commune.responsible = nfc(address).strip(), nfc(responsible).strip()
    commune.save(update_fields=["hotline", "email", "address", "responsible"])
    record(actor, CommuneEdited(subject_id=commune.pk), now)
    return commune
