"""Taking a sender's name and contact out of use, wherever they stand. The words that were sent stay.

The caller holds the transaction. `inventory.toml` names the columns; a test compares.
"""

from collections.abc import Iterable

from dienhong.cycle.intake.models import IntakeRow
from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.opinions.mailing import forget_letters
from dienhong.cycle.opinions.models import Submitter
from dienhong.cycle.privacy.states import Purpose


def forget_sender(opinion_ids: Iterable[int], purposes: Iterable[Purpose]) -> None:
    """Forget what served only `purposes`. What others signed beside the sender is theirs and stays."""
    ids, given = list(opinion_ids), frozenset(purposes)
    if Purpose.CONTACT in given:
        Submitter.objects.filter(opinion_id__in=ids).update(phone="", email="")
        Mail.objects.filter(opinion_id__in=ids).update(sender_address="", raw_text="", message_id="")
        IntakeRow.objects.filter(opinion_id__in=ids).update(cells=[], typed=[])
        for opinion_id in ids:
            forget_letters(opinion_id)
    if Purpose.NAMING in given:
        Submitter.objects.filter(opinion_id__in=ids).update(name="")
        Mail.objects.filter(opinion_id__in=ids).update(sender_name="")
    if given >= {Purpose.CONTACT, Purpose.NAMING}:
        Submitter.objects.filter(opinion_id__in=ids).update(consented_at=None)
