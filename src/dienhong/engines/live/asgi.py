"""The streams as a raw ASGI callable: GET <anything>/<token> is answered with server-sent events until a side ends."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from dienhong.engines.live.hub import Hub, Listener

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # a proxy must not hold frames back
    (b"access-control-allow-origin", b"*"),  # numbers without content, opened by a token and not by a cookie
    (b"x-content-type-options", b"nosniff"),
]
_MOST_DIGITS = 9


class Pulse:
    """channel_of: token → the channel it opens, or None. follow: tells the hub what changes, until cancelled.

    heartbeat: seconds of silence after which a comment is sent, so that both sides notice a dead line.
    """

    def __init__(
        self,
        hub: Hub,
        channel_of: Callable[[str], int | None],
        follow: Callable[[Hub], Coroutine[Any, Any, None]],
        *,
        heartbeat: float = 15,
    ) -> None:
        self._hub = hub
        self._channel_of = channel_of
        self._follow = follow
        self._heartbeat = heartbeat
        self._tasks: list[asyncio.Task[None]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            self._start()
            await self._answer(scope, receive, send)

    def _start(self) -> None:
        """Follow changes and keep lines alive; the tasks are kept, for the loop itself holds only weak references."""
        if not self._tasks:
            loop = asyncio.get_running_loop()
            self._tasks = [loop.create_task(self._follow(self._hub)), loop.create_task(self._beat())]

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._heartbeat)
            self._hub.beat()

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                for task in self._tasks:
                    task.cancel()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        channel = self._channel_of(scope["path"].rsplit("/", 1)[-1]) if scope["method"] == "GET" else None
        if channel is None:
            await send({"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})
            return
        listener, first = self._hub.join(channel, _after(scope))
        watch = asyncio.get_running_loop().create_task(_close_when_gone(receive, listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": b"retry: 2000\n\n" + first, "more_body": True})
            while frames := await listener.take():
                await send({"type": "http.response.body", "body": frames, "more_body": True})
        finally:
            watch.cancel()
            self._hub.leave(channel, listener)


async def _close_when_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.close()


def _after(scope: Scope) -> int | None:
    """`Last-Event-ID`, as the browser sends it when it comes back."""
    for name, value in scope["headers"]:
        if name == b"last-event-id" and value.isdigit() and len(value) <= _MOST_DIGITS:
            return int(value)
    return None
