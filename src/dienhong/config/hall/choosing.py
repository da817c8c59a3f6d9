"""Which conference a command means."""

from datetime import date

from django.core.management.base import CommandError
from django.db.models import QuerySet

from dienhong.civic.communes.models import Commune
from dienhong.cycle.conference.models import Conference
from dienhong.cycle.conference.states import ConferenceState

_WHERE = "Số của cuộc đối thoại đứng trong địa chỉ trang hội trường: /hoi-truong/SỐ/"


def conference_at(dialogue_id: int) -> Conference:
    """The conference of that dialogue; the caller is across communes. Raises `CommandError`."""
    conference = _conferences().filter(dialogue_id=dialogue_id).first()
    if conference is None:
        raise CommandError(f"Không có hội nghị nào đã chuẩn bị cho cuộc đối thoại số {dialogue_id}. {_WHERE}.")
    return conference


def next_conference(today: date) -> Conference:
    """The one that is open or nearest to today; `CommandError` where that is none or not only one."""
    waiting = list(_conferences().exclude(state=ConferenceState.CLOSED))
    if not waiting:
        raise CommandError(
            "Máy này chưa có hội nghị nào đang chờ. Hãy nhập gói từ máy chủ của xã (dienhong hall-import TỆP), "
            "hoặc chuẩn bị hội nghị trên bàn làm việc."
        )
    nearest = min(_days_from(today, row) for row in waiting)
    found = [row for row in waiting if _days_from(today, row) == nearest]
    if len(found) > 1:
        rows = "\n".join(f"  dienhong hall {row.dialogue_id}    {row.dialogue.title}" for row in found)
        raise CommandError(f"Có {len(found)} hội nghị cùng ngày. Hãy ghi rõ một hội nghị:\n{rows}")
    return found[0]


def commune_of(conference: Conference) -> Commune:
    return Commune.objects.get(pk=conference.commune_id)


def _days_from(today: date, conference: Conference) -> int:
    if conference.state == ConferenceState.OPEN:
        return -1
    day = conference.dialogue.date
    return abs((day - today).days) if day else 10_000


def _conferences() -> QuerySet[Conference]:
    return Conference.objects.select_related("dialogue__venue")
