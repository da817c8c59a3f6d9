"""Checking that nobody changed the past."""

from dataclasses import dataclass

from dienhong.engines.journal.chain import Link, digest
from dienhong.engines.journal.models import ChainHead, Entry


@dataclass(frozen=True, slots=True)
class Verification:
    """`broken_at` is the number of the first entry that does not fit, None when the chain is whole."""

    entry_count: int
    last_digest: str
    broken_at: int | None = None
    reason: str = ""


def verify_chain() -> Verification:
    """Walk the current commune's chain from the start; constant memory."""
    number, previous = 0, ""
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        reason = _fault(entry, number, previous)
        if reason:
            return Verification(number, previous, broken_at=number + 1, reason=reason)
        number, previous = entry.number, entry.digest
    head = ChainHead.objects.first()
    if (head.number, head.digest) != (number, previous) if head else number > 0:
        return Verification(number, previous, broken_at=number + 1, reason="các mục cuối đã bị xóa")
    return Verification(number, previous)


def _fault(entry: Entry, number: int, previous: str) -> str:
    if entry.number != number + 1:
        return "thiếu mục này: có mục đã bị xóa"
    if entry.previous_digest != previous:
        return "không nối với mục trước"
    link = Link(
        commune_id=entry.commune_id,
        number=entry.number,
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=entry.actor_name,
        verb=entry.verb,
        subject=entry.subject,
        subject_id=entry.subject_id,
        details=entry.details,
    )
    return "" if digest(link, previous) == entry.digest else "nội dung đã bị sửa"
