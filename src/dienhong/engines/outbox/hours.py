"""When messages rest, and when a digest is due. Local times in, aware moments out."""

from datetime import datetime, time, timedelta


def is_quiet(now: datetime, quiet_from: time, quiet_to: time) -> bool:
    """Whether `now` (aware, in the commune's zone) lies in the quiet hours, which may pass midnight."""
    moment = now.time()
    if quiet_from <= quiet_to:
        return quiet_from <= moment < quiet_to
    return moment >= quiet_from or moment < quiet_to


def last_digest(now: datetime, digest_at: time) -> datetime:
    """The latest moment, not after `now`, at which a digest was due: what was written before it goes together."""
    today = now.replace(hour=digest_at.hour, minute=digest_at.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)
