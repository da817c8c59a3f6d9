"""The register with 100,000 opinions: a page of 20 rows, page 4,000, receiving one.

Usage: python bench/register.py [--opinions 100000] [--communes 1] [--databases sqlite,postgresql]
With more communes the first one keeps 100,000 and the others share the rest (the nation: 5000000 and 3000).
Pages go through the real view with all middleware, permissions and row-level security; templates are compiled and
caches warm. Times are CPU of this process, and of the database's process on PostgreSQL, so that a busy machine does
not show. The peer is installed into FOLDER from the package index, with as many tickets, on SQLite.
Goals: 20 rows in 10 ms and 12 queries; page 4,000 at most 1.5 times page 1; submitting twice as fast as the peer.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]
IN_BIG = 100_000
DEEP = 4_000
ROWS = 20
RUNS = 3


def main() -> None:
    options = arguments()
    if options.child:
        measure(options)
        return
    for database in options.databases.split(","):
        command = [sys.executable, __file__, "--child", database, "--opinions", str(options.opinions)]
        command += [
            "--communes",
            str(options.communes),
            "--requests",
            str(options.requests),
            *(["--explain"] if options.explain else []),
        ]
        wrapper = [sys.executable, str(ROOT / "scripts/with_postgres.py")] if database == "postgresql" else []
        with tempfile.TemporaryDirectory(prefix="dh-bench-") as home:
            own = {"DIENHONG_HOME": home, "DIENHONG_SECRET_KEY": "bench " * 9, "DIENHONG_HOSTS": "testserver"}
            subprocess.run([*wrapper, *command], check=True, env=os.environ | own)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opinions", type=int, default=IN_BIG)
    parser.add_argument("--communes", type=int, default=1)
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--requests", type=int, default=60, help="of each kind and run")
    parser.add_argument("--explain", action="store_true", help="show the slowest statement of each page with its plan")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "dienhong.config.settings"
    django.setup()
    import registry_rows
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import override_settings

    call_command("migrate", verbosity=0)
    started = time.process_time()
    registry_rows.load(options.opinions, options.communes, min(IN_BIG, options.opinions))
    print(f"\n== {connection.vendor} · {options.opinions:,} opinions in {options.communes} communes · loaded in "
          f"{time.process_time() - started:.0f} s · {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} · "
          f"Python {platform.python_version()} · Django {django.__version__} · commit {commit()}", flush=True)  # fmt: skip
    plain = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }  # nothing is built here
    with override_settings(STORAGES=settings.STORAGES | plain):
        pages(options)
    submits(options)


def pages(options: argparse.Namespace) -> None:
    """Pages of the register, each kind three times in turn; the median."""
    client, root = clerk()
    cases = {name: root + query for name, query in questions().items()}
    cases["page 4,000"] = root + walk(client, root, min(DEEP, options.opinions // ROWS // 2))
    for url in cases.values():
        for _ in range(5):
            assert client.get(url).status_code == 200, url
    runs: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(RUNS):
        for name, url in cases.items():
            runs[name].append(cpu_ms(lambda url=url: client.get(url), options.requests))
    first = statistics.median(runs["newest"])
    for name, times in runs.items():
        found = statistics.median(times)
        count, slowest = statements(client, cases[name])
        report(page=name, rows=ROWS, cpu_ms=round(found, 2), to_newest=round(found / first, 2), queries=count)
        if options.explain:
            print(*slowest, sep="\n", flush=True)


def questions() -> dict[str, str]:

    from dienhong.civic.communes.models import Unit, Village
    from dienhong.engines.tenancy.scope import in_commune

    with in_commune(1):
        unit, village = (model.objects.order_by("pk").last().pk for model in (Unit, Village))
    asked: dict[str, dict[str, object]] = {
        "newest": {}, "to triage": {"muc": "cho-phan-loai"}, "overdue": {"muc": "qua-han"}, "in review": {"muc": "cho-duyet"},
        "rare unit": {"don-vi": unit}, "rare village": {"thon": village}, "field and state": {"linh-vuc": "TRANS", "trang-thai": "assigned"},
        "urgent": {"muc-do": 4}, "words, rare": {"q": "DH-00000777"}, "words, common": {"q": "duong"}, "words as typed": {"q": "đường"},
    }  # fmt: skip
    return {name: f"?{urlencode(query)}" for name, query in asked.items()}


def clerk() -> tuple[Any, str]:
    from django.test import Client

    from dienhong.civic.communes.models import Commune
    from dienhong.civic.people.models import User

    client = Client()
    client.force_login(User.objects.get(username="ha"))
    return client, f"/{Commune.objects.get(pk=1).slug}/ban-lam-viec/y-kien/"


def walk(client: Any, root: str, page: int) -> str:
    """The address of page `page`: its cursor, made from the row before it."""
    from dienhong.cycle.opinions.models import Opinion
    from dienhong.engines.tenancy.scope import in_commune
    from dienhong.web.desk.paging import _cursor

    order = ("-received_at", "-id")
    with in_commune(1):
        row = Opinion.objects.exclude(state="diverted").order_by(*order)[(page - 1) * ROWS - 1]
        return f"?{urlencode({'trang': _cursor('>', order, row)})}"


def statements(client: Any, url: str) -> tuple[int, list[str]]:
    """How many statements a page needs (reads and writes of tables), and the slowest with its plan."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    tables = [query for query in captured if " FROM " in query["sql"]]
    slowest = max(tables, key=lambda query: float(query["time"]))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('dienhong.commune', '1', false)")
        cursor.execute(
            f"EXPLAIN {'QUERY PLAN ' if connection.vendor == 'sqlite' else ''}{slowest['sql'].replace('%', '%%')}", []
        )
        plan = [str(row[-1]) for row in cursor.fetchall()]
    return len(tables), [f"   {slowest['time']} s: {slowest['sql'][:1500]}", *(f"   {line}" for line in plan)]


def submits(options: argparse.Namespace) -> None:
    """Receiving one opinion: rules, row, sender, search index, journal, job, commit."""
    import random
    import secrets
    import uuid

    from django.conf import settings
    from django.utils import timezone
    from search import Writer

    from dienhong.cycle.opinions.actions.submit import Submission, submit_opinion
    from dienhong.engines.secrets.seal import Seal
    from dienhong.engines.tenancy.scope import in_commune
    from dienhong.kernel.actors import citizen

    writer, chance, seal = Writer(), random.Random(7), Seal(settings.SEALED_KEYS)

    def send() -> None:
        told = Submission(
            text=writer.text(chance), key=uuid.uuid4(), name="Phạm Thị Lan", phone="0900000001", consents=True
        )
        submit_opinion(citizen(1), told, seal=seal, random=secrets.randbelow, now=timezone.now())

    with in_commune(1):
        for _ in range(10):
            send()
        times = [cpu_ms(send, options.requests) for _ in range(RUNS)]
    report(action="submit (action)", cpu_ms=round(statistics.median(times), 2))


def cpu_ms(call: Callable[[], object], times: int) -> float:
    """Milliseconds of processor time a call, the database's own process included."""
    before = time.process_time() + database_seconds()
    for _ in range(times):
        call()
    return (time.process_time() + database_seconds() - before) / times * 1000


def database_seconds() -> float:
    """Processor time of the connection's server process; 0 on SQLite, which runs inside our own."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    fields = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(**found: object) -> None:
    print(json.dumps(found, ensure_ascii=False), flush=True)


def commit() -> str:
    return subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()


if __name__ == "__main__":
    main()
