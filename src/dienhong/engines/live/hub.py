"""Who listens to what, in one process. A change is encoded once and the same bytes go to all."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass

HEARTBEAT = b": \n\n"


@dataclass(frozen=True, slots=True)
class Change:
    """Change `number` of `channel`; `topics` are the parts that changed, space-separated."""

    channel: int
    number: int
    topics: str

    def frame(self) -> bytes:
        """As a server-sent event."""
        return b"id: %d\nevent: change\ndata: %s\n\n" % (self.number, self.topics.encode())


def sync_frame(number: int) -> bytes:
    """ "You are at `number`: fetch all that you show once.\""""
    return b"id: %d\nevent: sync\ndata: \n\n" % number


class Listener:
    """One open stream. What it has not taken yet waits; when too much waits, one `sync` stands for all of it."""

    __slots__ = ("_limit", "_waiting", "_wake", "is_closed", "seen")

    def __init__(self, seen: int, limit: int) -> None:
        self.seen = seen
        self.is_closed = False
        self._limit = limit
        self._waiting: deque[bytes] = deque()
        self._wake = asyncio.Event()

    def offer(self, number: int, frame: bytes) -> None:
        """Queue a frame, unless the listener has been told this number before."""
        if number <= self.seen:
            return
        self.seen = number
        if len(self._waiting) >= self._limit:
            self._waiting.clear()
            frame = sync_frame(number)
        self._waiting.append(frame)
        self._wake.set()

    def beat(self) -> None:
        """A comment, so that both sides notice a dead line; not where something waits anyway."""
        if not self._waiting:
            self._waiting.append(HEARTBEAT)
            self._wake.set()

    def close(self) -> None:
        """The other side has gone: `take` returns at once, and nothing."""
        self._waiting.clear()
        self.is_closed = True
        self._wake.set()

    async def take(self) -> bytes:
        """All that waits, in order, as soon as something does; nothing once the listener is closed."""
        await self._wake.wait()
        frames = b"".join(self._waiting)
        if not self.is_closed:
            self._waiting.clear()
            self._wake.clear()
        return frames


class Hub:
    """The listeners of all channels, and the newest changes of each for those who were away a moment.

    keep: how many changes of a channel are remembered. limit: how many frames wait for one slow listener.
    """

    def __init__(self, *, keep: int = 500, limit: int = 64) -> None:
        self._limit = limit
        self._listeners: defaultdict[int, set[Listener]] = defaultdict(set)
        self._recent: defaultdict[int, deque[Change]] = defaultdict(lambda: deque(maxlen=keep))
        self._numbers: dict[int, int] = {}

    def number(self, channel: int) -> int:
        """The newest number of `channel` that the hub knows; 0 for none."""
        return self._numbers.get(channel, 0)

    def know(self, channel: int, number: int) -> None:
        """Where `channel` stands, without telling anybody: at the start."""
        self._numbers[channel] = max(number, self.number(channel))

    def tell(self, change: Change) -> None:
        """Tell all listeners of the change's channel; one that came before is not told again."""
        if change.number <= self.number(change.channel):
            return
        self._numbers[change.channel] = change.number
        self._recent[change.channel].append(change)
        frame = change.frame()
        for listener in self._listeners.get(change.channel, ()):
            listener.offer(change.number, frame)

    def resync(self, channel: int, number: int) -> None:
        """Changes may have been missed: everybody fetches anew."""
        if number > self.number(channel):
            self._numbers[channel] = number
            self._recent[channel].clear()
            for listener in self._listeners.get(channel, ()):
                listener.offer(number, sync_frame(number))

    def join(self, channel: int, after: int | None) -> tuple[Listener, bytes]:
        """A new listener and what it is told first: the changes after `after` where all are remembered, then `sync`."""
        number = self.number(channel)
        listener = Listener(number, self._limit)
        self._listeners[channel].add(listener)
        return listener, self._missed(channel, after, number) + sync_frame(number)

    def leave(self, channel: int, listener: Listener) -> None:
        listeners = self._listeners.get(channel)
        if listeners is not None:
            listeners.discard(listener)
            if not listeners:
                del self._listeners[channel]

    def beat(self) -> None:
        """A heartbeat to every stream."""
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.beat()

    @property
    def count(self) -> int:
        """How many streams are open."""
        return sum(len(listeners) for listeners in self._listeners.values())

    def _missed(self, channel: int, after: int | None, number: int) -> bytes:
        if after is None or after >= number:
            return b""
        missed = [change for change in self._recent.get(channel, ()) if change.number > after]
        complete = len(missed) == number - after
        return b"".join(change.frame() for change in missed) if complete else b""
