"""The migrated test database, made once and lent out as a copy: a hundred migrations take longer than most tests."""

import fcntl
import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import IO

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.sql import SQL, Identifier

_ROOT = Path(__file__).parent.parent
_SOURCE = _ROOT / "src" / "dienhong"
_MIGRATED_WITH = ("engines/tenancy", "engines/search", "engines/secrets", "engines/journal")  # imported by migrations


def turn() -> IO[str]:
    """Wait until no other process of this run sets its database up; closing what is returned lets the next in."""
    lock = (Path(settings.HOME) / "schema.lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def lend(name: str) -> None:
    """Make the database `name` (on SQLite a file) a copy of the kept one; nothing when none is kept yet."""
    if connection.vendor == "sqlite":
        if _kept_file().exists():
            shutil.copyfile(_kept_file(), name)
        return
    with _server() as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
        if _is_there(server, _kept_name()):
            server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(_kept_name())))


def keep() -> None:
    """Keep this process's database, just migrated, for the next; nothing when one is kept already."""
    if connection.vendor == "sqlite":
        if not _kept_file().exists():
            _kept_file().parent.mkdir(exist_ok=True)
            fresh = _kept_file().with_suffix(f".{os.getpid()}")
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(fresh)])
            for outdated in _kept_file().parent.glob("*.sqlite3"):
                outdated.unlink(missing_ok=True)
            fresh.rename(_kept_file())
        return
    name = connection.settings_dict["NAME"]
    connection.close()  # PostgreSQL copies only what nobody uses
    with _server() as server:
        if not _is_there(server, _kept_name()):
            server.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(_kept_name()), Identifier(name)))


def _fingerprint() -> str:
    paths = [*_SOURCE.glob("**/migrations/*.py"), _ROOT / "requirements" / "run.txt"]
    paths += [path for folder in _MIGRATED_WITH for path in (_SOURCE / folder).glob("*.py")]
    digest = sha256()
    for path in sorted(paths):
        digest.update(str(path.relative_to(_ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _kept_file() -> Path:
    return _ROOT / ".schema_cache" / f"{_fingerprint()}.sqlite3"


def _kept_name() -> str:
    return f"dienhong_schema_{_fingerprint()}"


def _server() -> psycopg.Connection[tuple[object, ...]]:
    wanted = connection.get_connection_params() | {"dbname": "postgres"}
    return psycopg.connect(
        **{name: wanted[name] for name in ("dbname", "user", "password", "host", "port") if wanted.get(name)},
        autocommit=True,
    )


def _is_there(server: psycopg.Connection[tuple[object, ...]], name: str) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
