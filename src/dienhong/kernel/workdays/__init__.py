"""The Vietnamese working calendar: which days are worked, and how to count them.

Deadlines in law and in the office's plan are counted in days or working days; both need public holidays by solar and
lunar date, substitute days, and working days that the Prime Minister swaps from year to year.
"""

from dienhong.kernel.workdays.calendar import Swap, WorkCalendar
from dienhong.kernel.workdays.rests import Rest, rests_between, worked_rest_days
from dienhong.kernel.workdays.vietnam import is_published, known_swaps, vietnam

__all__ = [
    "Rest",
    "Swap",
    "WorkCalendar",
    "is_published",
    "known_swaps",
    "rests_between",
    "vietnam",
    "worked_rest_days",
]
