"""Several stream processes on PostgreSQL: each tells its own listeners of every change, in order; a lost line is healed."""

import asyncio
import os
import uuid
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from tests.engines.live.test_hub import run

from dienhong.engines.live.following import Table, follow_postgres
from dienhong.engines.live.hub import Hub, sync_frame

TABLE = Table(
    numbers="SELECT 1, coalesce(max(number), 0)::int FROM live_story",
    newest="SELECT max(number) FROM live_story",
    after="SELECT number, 1, number, 'queue' FROM live_story WHERE number > ?",
    prepare="SELECT 1",
)
TOPIC = "live_story"
CHANNEL = 1


@pytest.fixture
def url(django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of its own with one table of changes."""
    name = f"live_{uuid.uuid4().hex[:12]}"
    base = os.environ["DATABASE_URL"].rpartition("/")[0]
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    with psycopg.connect(f"{base}/{name}", autocommit=True) as database:
        database.execute("CREATE TABLE live_story (number int PRIMARY KEY)")
    yield f"{base}/{name}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


async def tell(url: str, *numbers: int) -> None:
    """Each change is notified in its transaction, as acts are."""
    async with await psycopg.AsyncConnection.connect(url) as database:
        for number in numbers:
            await database.execute("INSERT INTO live_story VALUES (%s)", [number])
            await database.execute("SELECT pg_notify(%s, %s)", [TOPIC, f"{CHANNEL} {number} queue"])
            await database.commit()


async def reached(hubs: list[Hub], number: int) -> None:
    async with asyncio.timeout(20):
        while any(hub.number(CHANNEL) < number for hub in hubs):  # noqa: ASYNC110 - a hub tells listeners, nobody else
            await asyncio.sleep(0.01)


def test_each_process_tells_its_listeners_every_change_in_order(url: str) -> None:
    async def story() -> None:
        await tell(url, 1)
        hubs = [Hub(), Hub(), Hub()]
        following = [asyncio.create_task(follow_postgres(hub, url, TABLE, topic=TOPIC)) for hub in hubs]
        await reached(hubs, 1)
        listeners = [hub.join(CHANNEL, None)[0] for hub in hubs]
        await asyncio.gather(tell(url, *range(2, 12)), reached(hubs, 11))
        expected = b"".join(b"id: %d\nevent: change\ndata: queue\n\n" % number for number in range(2, 12))
        assert [await listener.take() for listener in listeners] == [expected] * 3
        for task in following:
            task.cancel()

    run(story())


def test_broken_line_makes_listeners_fetch_what_they_missed(url: str) -> None:
    async def story() -> None:
        await tell(url, 1)
        hub = Hub()
        following = asyncio.create_task(follow_postgres(hub, url, TABLE, topic=TOPIC))
        await reached([hub], 1)
        listener, _ = hub.join(CHANNEL, None)
        await cut(url)
        await tell(url, 2, 3)  # nobody listens now
        await reached([hub], 3)
        assert await listener.take() == sync_frame(3)
        await tell(url, 4)
        await reached([hub], 4)
        assert await listener.take() == b"id: 4\nevent: change\ndata: queue\n\n"
        following.cancel()

    run(story())


async def cut(url: str) -> None:
    """End the listening session, as a restart of the database does."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as database:
        await database.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
