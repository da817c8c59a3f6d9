"""The worker's look at the clocks of the sealed track: a reminder that tells nothing but that something waits."""

from datetime import datetime, timedelta

from django.utils import timezone

from dienhong.civic.communes.queries import all_communes
from dienhong.civic.notices.actions import notify
from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.queries import clock_of, people_to_tell
from dienhong.civic.sealed.states import SealedState
from dienhong.engines.tenancy.scope import in_commune

_AHEAD = timedelta(days=2)
_DONE = (SealedState.RELEASED, SealedState.PASSED_ON, SealedState.CLOSED)
_WORDS = "Có nội dung ở mục Đơn thư sắp hoặc đã đến hạn."


def remind_of_clocks(*, now: datetime) -> None:
    """Once for each time limit, two days ahead, in every commune; a second call changes nothing."""
    for commune in all_communes():
        with in_commune(commune.pk):
            for case in SealedCase.objects.defer("sealed").exclude(state__in=_DONE):
                _remind(case, now)


def _remind(case: SealedCase, now: datetime) -> None:
    today, clock = timezone.localdate(now), clock_of(case)
    if clock is None or clock.due - _AHEAD > today:
        return
    key = f"sealed-due:{case.pk}:{clock.due}"
    notify(people_to_tell(case, today), key=key, text=_WORDS, subject="sealed", subject_id=case.pk, now=now)
