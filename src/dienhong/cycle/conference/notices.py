"""What officials are told after a conference: one function a message. No words of those who spoke."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from dienhong.civic.notices.actions import notify
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.cycle.conference.models import Conference, DutyHolder, MinutesReview, Settlement
from dienhong.cycle.conference.states import Duty


def tell_of_end(conference: Conference, review: MinutesReview, *, now: datetime) -> None:
    """The outcomes stand in the register; how many do not, and until when corrections are taken."""
    stuck = Settlement.objects.filter(turn__conference=conference).exclude(problem="").count()
    left = f"; còn {stuck} lượt chưa đưa vào sổ được" if stuck else ""
    text = (
        f"Kết quả hội nghị đã được đưa vào sổ ý kiến{left}. Biên bản nhận đính chính đến hết {review.until:%d/%m/%Y}: "
        f"{conference.dialogue}"
    )
    _tell(conference, f"conference_ended:{conference.pk}:{stuck}", text, now)


def tell_of_correction(conference: Conference, *, key: str, now: datetime) -> None:
    text = f"Có đề nghị đính chính biên bản chờ xem xét: {conference.dialogue}"
    _tell(conference, key, text, now)


def _tell(conference: Conference, key: str, text: str, now: datetime) -> None:
    people = {*_secretaries(conference), *people_who_may(Permission.MANAGE_DIALOGUE, timezone.localdate(now))}
    notify(people, key=key, text=text, subject="dialogue", subject_id=conference.dialogue_id, now=now)


def _secretaries(conference: Conference) -> Iterable[User]:
    held = DutyHolder.objects.filter(conference=conference, duty=Duty.SECRETARY, until=None).select_related("user")
    return [holder.user for holder in held if holder.user is not None]
