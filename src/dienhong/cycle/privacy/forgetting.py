"""What became a denunciation leaves neither wordings nor requests here."""

from dienhong.cycle.privacy.models import Amendment, Consent, DataRequest, PublicWording


def forget_withheld(opinion_id: int) -> None:
    """The rows that repeat words of the opinion, or tell of its sender. The caller holds the transaction."""
    PublicWording.objects.filter(reply__opinion_id=opinion_id).delete()
    for table in (Amendment, DataRequest, Consent):
        table.objects.filter(opinion_id=opinion_id).delete()
