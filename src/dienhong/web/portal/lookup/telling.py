"""What the page of one opinion says besides its history: to everybody with the code, and to its sender alone."""

from typing import Any

from django.utils import timezone

from dienhong.cycle.conference.queries import spoken_turn
from dienhong.cycle.opinions import timing
from dienhong.cycle.opinions.correspondence import messages_of, open_question
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.models.clock import Extension, ExtensionState
from dienhong.web.portal.lookup.tracking import Tracked


def facts(found: Tracked) -> list[dict[str, str]]:
    """Received, who answers, until when, how many signed."""
    signers = found.opinion.signer_count if found.opinion else 1
    rows = (
        ("Ngày nhận", f"{timezone.localdate(found.received_at):%d/%m/%Y}"),
        ("Đơn vị trả lời", found.unit_name),
        ("Trả lời chậm nhất", f"{found.due_date:%d/%m/%Y}" if found.due_date else ""),
        ("Số người cùng ký", str(signers) if signers > 1 else ""),
    )
    return [{"key": key, "value": value} for key, value in rows if value]


def told_to_sender(opinion: Opinion) -> dict[str, Any]:
    """Messages, the question that waits and whether the clock stands for it, the due date explained, the photos."""
    return {
        "correspondence": list(messages_of(opinion.pk)),
        "question": open_question(opinion.pk),
        "is_paused": any(pause.ended_on is None for pause in timing.pauses_of(opinion)),
        "deadline": _deadline(opinion),
        "spoke_in_hall": spoken_turn(opinion.pk) is not None,
        "photos": list(opinion.photos.select_related("thumbnail")),
    }


def _deadline(opinion: Opinion) -> list[str]:
    """Why the reply is due on its day, and from which days it was put off; nothing once the opinion has ended."""
    told = timing.told_to_sender(opinion)
    if not told:
        return []
    granted = Extension.objects.filter(opinion=opinion, state=ExtensionState.GRANTED)
    return [told, *(f"Hạn cũ {row.due_before:%d/%m/%Y} được lùi đến {row.until:%d/%m/%Y}." for row in granted)]
