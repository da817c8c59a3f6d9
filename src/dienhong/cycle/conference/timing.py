"""A speaker's time: stored as instants, computed wherever it is shown, so that no clock drifts. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Timer:
    """`paused` is the time of pauses that are over; `paused_at` since when the present pause lasts."""

    started_at: datetime
    limit: timedelta
    paused: timedelta = timedelta()
    paused_at: datetime | None = None

    def spoken(self, now: datetime) -> timedelta:
        """How long the speaker has had, without the pauses; never negative, whatever the clocks do."""
        until = self.paused_at or now
        return max(until - self.started_at - self.paused, timedelta())

    def left(self, now: datetime) -> timedelta:
        """What is left of the limit; negative when it has passed."""
        return self.limit - self.spoken(now)

    def pause(self, now: datetime) -> "Timer":
        """The timer standing still from `now`; unchanged when it stands still already."""
        return self if self.paused_at else Timer(self.started_at, self.limit, self.paused, now)

    def resume(self, now: datetime) -> "Timer":
        """The timer running again from `now`; unchanged when it runs already."""
        if self.paused_at is None:
            return self
        return Timer(self.started_at, self.limit, self.paused + max(now - self.paused_at, timedelta()))
