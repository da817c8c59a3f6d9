"""Streams: each change once, in order, to everybody; who was away is told what they missed, or to fetch anew."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

from dienhong.engines.live.hub import HEARTBEAT, Change, Hub, Listener, sync_frame


def run(story: Coroutine[Any, Any, None]) -> None:
    """In a loop of its own, also where a browser's loop runs in this thread."""
    failed: list[BaseException] = []

    def there() -> None:
        try:
            asyncio.run(story)
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failed.append(error)

    thread = threading.Thread(target=there)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


def change(number: int, topics: str = "queue", channel: int = 1) -> Change:
    return Change(channel, number, topics)


async def waiting(listener: Listener) -> bytes:
    async with asyncio.timeout(1):
        return await listener.take()


def test_change_goes_to_its_channel_only() -> None:
    async def story() -> None:
        hub = Hub()
        here, first = hub.join(1, None)
        there, _ = hub.join(2, None)
        assert first == sync_frame(0)
        hub.tell(change(1))
        hub.tell(Change(2, 1, "minutes"))
        assert await waiting(here) == b"id: 1\nevent: change\ndata: queue\n\n"
        assert await waiting(there) == b"id: 1\nevent: change\ndata: minutes\n\n"

    run(story())


def test_change_that_comes_twice_is_told_once() -> None:
    async def story() -> None:
        hub = Hub()
        listener, _ = hub.join(1, None)
        for number in (1, 1, 2, 1):
            hub.tell(change(number))
        assert await waiting(listener) == change(1).frame() + change(2).frame()

    run(story())


def test_who_comes_back_gets_what_they_missed_and_a_sync() -> None:
    hub = Hub()
    for number in range(1, 6):
        hub.tell(change(number))
    _, first = hub.join(1, 3)
    assert first == change(4).frame() + change(5).frame() + sync_frame(5)


def test_who_was_away_too_long_only_syncs() -> None:
    hub = Hub(keep=2)
    for number in range(1, 6):
        hub.tell(change(number))
    _, first = hub.join(1, 1)
    assert first == sync_frame(5)


def test_slow_listener_is_told_to_fetch_instead_of_piling_up() -> None:
    async def story() -> None:
        hub = Hub(limit=3)
        listener, _ = hub.join(1, None)
        for number in range(1, 5):
            hub.tell(change(number))
        assert await waiting(listener) == sync_frame(4)

    run(story())


def test_heartbeat_only_where_nothing_waits() -> None:
    async def story() -> None:
        hub = Hub()
        listener, _ = hub.join(1, None)
        hub.tell(change(1))
        hub.beat()
        assert await waiting(listener) == change(1).frame()
        hub.beat()
        assert await waiting(listener) == HEARTBEAT

    run(story())


def test_listener_that_left_is_not_kept() -> None:
    hub = Hub()
    listener, _ = hub.join(1, None)
    assert hub.count == 1
    hub.leave(1, listener)
    hub.leave(1, listener)
    assert hub.count == 0


def test_lost_line_makes_everybody_fetch() -> None:
    async def story() -> None:
        hub = Hub()
        listener, _ = hub.join(1, None)
        hub.resync(1, 0)
        hub.resync(1, 7)
        assert await waiting(listener) == sync_frame(7)
        _, first = hub.join(1, 5)
        assert first == sync_frame(7)

    run(story())
