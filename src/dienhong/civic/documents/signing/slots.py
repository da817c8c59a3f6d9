"""Who has to sign a document, by the blocks under its text; and whether a certificate is that person's."""

from dataclasses import dataclass

from dienhong.civic.documents.building import document_of
from dienhong.civic.documents.models import OfficialDocument
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if
from dienhong.kernel.vietnamese import nfc

AGENCY = "co-quan"


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's signature. `place` names the field in the PDF; `holder_id` is the mandate's person, for the last."""

    place: str
    title: str
    name: str
    holder_id: int | None = None


def slots_of(row: OfficialDocument) -> tuple[Slot, ...]:
    """The persons who sign, from left to right; the mandate's holder is the last (minutes: secretary before)."""
    blocks = [block for block in document_of(row).signatures if block.name and block.authority]
    holder = row.signer.holder_id if row.signer else None
    return tuple(
        Slot(f"nguoi-ky-{at}", block.authority[-1], block.name, holder if at == len(blocks) else None)
        for at, block in enumerate(blocks, start=1)
    )


def may_sign_slot(actor: Actor, slot: Slot) -> Verdict:
    """The mandate's holder; for the other block of minutes the official who bears its name."""
    own = actor.user_id == slot.holder_id if slot.holder_id is not None else same_person(actor.name, slot.name)
    return only_if(own and actor.is_official, f"Chỗ ký này của {slot.name}; người khác không ký thay trên bản điện tử.")


def same_person(certificate_name: str, name: str) -> bool:
    """Whether a certificate's name is the person's: case and spaces do not matter, tones do."""
    return _plain(certificate_name) == _plain(name)


def _plain(name: str) -> str:
    return " ".join(nfc(name).casefold().split())
