"""Where changes come from: a table on SQLite, notifications on PostgreSQL; both end up in the hub in order."""

import asyncio
import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.sql import SQL, Identifier

from dienhong.engines.live.hub import Change, Hub

_log = logging.getLogger(__name__)
_REST = 1.0
"""Seconds before a lost database is tried again."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where changes stand, in SQL.

    numbers: gives (channel, number) for all channels. newest: gives the highest row id. after: gives (row id, channel,
    number, topics) above a row id, in order. prepare: said first on a new PostgreSQL connection.
    """

    numbers: str
    newest: str
    after: str
    prepare: str


async def follow_sqlite(hub: Hub, path: Path, table: Table, *, every: float = 0.005) -> None:
    """Look for new rows whenever another connection has committed.

    path: the database file. every: seconds between two looks; `PRAGMA data_version` costs microseconds.
    """
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)) as database:
        version = -1
        last = database.execute(table.newest).fetchone()[0] or 0
        for channel, number in database.execute(table.numbers):
            hub.know(channel, number)
        while True:
            seen = database.execute("PRAGMA data_version").fetchone()[0]
            if seen != version:
                version = seen
                for row, channel, number, topics in database.execute(table.after, [last]):
                    last = row
                    hub.tell(Change(channel, number, topics))
            await asyncio.sleep(every)


async def follow_postgres(hub: Hub, url: str, table: Table, *, topic: str) -> None:
    """LISTEN on `topic` for "channel number topics".

    After a broken line everybody who may have missed a change is told to fetch anew.
    """
    while True:
        try:
            await _listen(hub, url, table, topic)
        except psycopg.OperationalError as error:
            _log.warning("lost the database, trying again: %s", type(error).__name__)
        await asyncio.sleep(_REST)


async def _listen(hub: Hub, url: str, table: Table, topic: str) -> None:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as database:
        await database.execute(table.prepare.encode())
        await database.execute(SQL("LISTEN {}").format(Identifier(topic)))
        # What happened before the LISTEN is read now; what happens from here on is notified.
        for channel, number in await (await database.execute(table.numbers.encode())).fetchall():
            hub.resync(channel, number)
        async for notification in database.notifies():
            channel, number, topics = notification.payload.split(" ", 2)
            hub.tell(Change(int(channel), int(number), topics))
