"""Many viewers in one process: `conference.py` starts it and tells it what to do, one JSON object a line.

{"do": "open", "host", "port", "path", "count", "within", "seen"}: open streams over `within` seconds (again: all lines are
dropped first and come back with Last-Event-ID where "seen" is true). {"do": "report", "sent": {number: instant}}: what
arrived. Instants are seconds of CLOCK_MONOTONIC, which all processes of a machine share.
"""

import asyncio
import json
import re
import sys
import time
from typing import Any

CHANGE = re.compile(rb"(?:id: (\d+)\nevent: change|data: (\d+) )")
HELLO = re.compile(rb"HTTP/1.1 200")


class Viewer(asyncio.Protocol):
    """One open stream: when each number came, and whether in order."""

    def __init__(self, swarm: "Swarm", seen: int) -> None:
        self.swarm, self.seen, self.first_seen = swarm, seen, seen
        self.opened = 0.0
        self.got: dict[int, float] = {}
        self.reordered = 0
        self.transport: Any = None
        self._rest = b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        last = f"Last-Event-ID: {self.seen}\r\n" if self.seen else ""
        transport.write(
            f"GET {self.swarm.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n{last}\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        self._rest += data
        if not self.opened and HELLO.search(self._rest) and (self.swarm.greeting in self._rest):
            self.opened = now
        end = 0
        for found in CHANGE.finditer(self._rest):
            number = int(found[1] or found[2])
            self.reordered += number <= self.seen
            self.seen = max(self.seen, number)
            self.got.setdefault(number, now)
            end = found.end()
        self._rest = self._rest[end:][-4096:]


class Swarm:
    def __init__(self) -> None:
        self.viewers: list[Viewer] = []
        self.path, self.greeting = "", b""

    async def open(self, order: dict[str, Any]) -> dict[str, Any]:
        self.path, self.greeting = order["path"], order["greeting"].encode()
        seen = [viewer.seen if order["seen"] else 0 for viewer in self.viewers] or [0] * order["count"]
        for viewer in self.viewers:
            viewer.transport.abort()
        await asyncio.sleep(0.5 if self.viewers else 0)
        loop, start = asyncio.get_running_loop(), time.monotonic()
        self.viewers = [Viewer(self, last) for last in seen]

        async def connect(place: int, viewer: Viewer) -> None:
            await asyncio.sleep(order["within"] * place / len(self.viewers))
            for _ in range(20):
                try:
                    await loop.create_connection(lambda: viewer, order["host"], order["port"])
                except OSError:
                    await asyncio.sleep(0.02)
                else:
                    return

        await asyncio.gather(*(connect(place, viewer) for place, viewer in enumerate(self.viewers)))
        until = time.monotonic() + 60
        while not all(viewer.opened for viewer in self.viewers) and time.monotonic() < until:  # noqa: ASYNC110 - a bench, once
            await asyncio.sleep(0.01)
        opened = [viewer.opened for viewer in self.viewers if viewer.opened]
        return {"open": len(opened), "seconds": max(opened) - start}

    async def report(self, order: dict[str, Any]) -> dict[str, Any]:
        sent = {int(number): at for number, at in order["sent"].items()}
        until = time.monotonic() + order.get("wait", 10)
        while time.monotonic() < until and not all(viewer.seen >= max(sent) for viewer in self.viewers):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        delays = sorted(
            viewer.got[number] - at for viewer in self.viewers for number, at in sent.items() if number in viewer.got
        )
        lasts = [
            max((viewer.got.get(number, at) for viewer in self.viewers), default=at) - at for number, at in sent.items()
        ]
        return {
            "lost": len(sent) * len(self.viewers) - len(delays),
            "reordered": sum(viewer.reordered for viewer in self.viewers),
            "p50": quantile(delays, 0.5), "p95": quantile(delays, 0.95), "p99": quantile(delays, 0.99),
            "last": quantile(sorted(lasts), 0.5), "worst": max(lasts),
        }  # fmt: skip


def quantile(values: list[float], share: float) -> float:
    """Milliseconds."""
    return round(1000 * values[min(len(values) - 1, int(share * len(values)))], 2) if values else 0.0


async def main() -> None:
    swarm, loop = Swarm(), asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order = json.loads(line)
        answer = await (swarm.open(order) if order["do"] == "open" else swarm.report(order))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
