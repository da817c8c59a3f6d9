"""The worker's hourly look at the clocks of the registers: questions lapse, the ladder of reminders goes on.

The first look after a start also counts due dates anew: a new release may bring other holidays.
"""

import logging
from datetime import datetime, timedelta

from dienhong.civic.communes.queries import all_communes
from dienhong.cycle.dialogues.actions.layout import recount_duties
from dienhong.cycle.dialogues.actions.reminding import remind_of_duties
from dienhong.cycle.invitations.actions.inviting import remind_guests
from dienhong.cycle.opinions.actions.escalating import escalate_overdue
from dienhong.cycle.opinions.actions.recomputing import lapse_questions, recompute_deadlines
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import system

_HOUR = timedelta(hours=1)
_log = logging.getLogger(__name__)


class HourlyRound:
    """Goes at the first call and then once an hour; going twice changes nothing, so nothing is stored."""

    def __init__(self) -> None:
        self._next: datetime | None = None

    def go(self, now: datetime) -> None:
        """One commune's fault does not stop the others."""
        if self._next is not None and now < self._next:
            return
        is_first, self._next = self._next is None, now + _HOUR
        for commune_id in all_communes().values_list("pk", flat=True):
            try:
                with in_commune(commune_id):
                    if is_first:
                        recompute_deadlines(system(commune_id), now=now)
                        recount_duties(system(commune_id), now=now)
                    lapse_questions(system(commune_id), now=now)
                    escalate_overdue(system(commune_id), now=now)
                    remind_of_duties(system(commune_id), now=now)
                    remind_guests(system(commune_id), now=now)
            except Exception:  # noqa: BLE001 - the next hour tries again
                _log.exception("clocks of commune %s", commune_id)
