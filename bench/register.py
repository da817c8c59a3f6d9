"""The register with 100,000 opinions: a page of 20 rows, page 4,000, receiving one.

Usage: python bench/register.py [--opinions 100000] [--communes 1] [--databases sqlite,postgresql]
With more communes the first one keeps 100,000 and the others share the rest (the nation: 5000000 and 3000).
Pages go through the real view with all middleware, permissions and row-level security; templates are compiled and
caches warm. Times are CPU of this process, and of the database's process on PostgreSQL, so that a busy machine does
not show. The peer is installed into FOLDER from the package index and runs on SQLite, with 10,000 tickets, 25 rows a page;
"floor" is a page of the desk that lists nothing.
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
PEER = "django-helpdesk==2.6.1"


def main() -> None:
    options = arguments()
    if options.child:
        measure(options)
        return
    figures = "" if options.no_peer else peer(options)
    print(f"django-helpdesk, {options.tickets:,} tickets: {figures or 'left out'}", flush=True)
    for database in options.databases.split(","):
        command = [sys.executable, __file__, "--child", database, "--opinions", str(options.opinions)]
        command += [
            "--communes",
            str(options.communes),
            "--requests",
            str(options.requests),
            "--peer",
            figures,
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
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "dienhong-bench"))
    parser.add_argument("--tickets", type=int, default=10_000, help="of the peer, which is slow to fill")
    parser.add_argument("--no-peer", action="store_true")
    parser.add_argument("--peer", default="", help=argparse.SUPPRESS)
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
    cases = {"floor": root.replace("y-kien/", "doi-mat-khau/")}
    cases |= {name: root + query for name, query in questions().items()}
    cases["page 4,000"] = root + walk(min(DEEP, options.opinions // ROWS // 2))
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
        ratio = to_peer(options, "rows_ms", found)
        report(page=name, cpu_ms=round(found, 2), to_newest=round(found / first, 2), queries=count, peer_to_ours=ratio)
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


def walk(page: int) -> str:
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
    """One opinion sent by the public pages: rules, row, sender, search index, journal, job, durable commit.

    Told apart: the POST that sends it, and all four that a person makes. Each comes from an address of its own, and the
    clock goes on by the 40 seconds that people take, so that the guards against machines stay on.
    """
    import random
    from datetime import timedelta

    from django.test import Client
    from django.urls import set_script_prefix
    from django.utils import timezone
    from search import Writer

    from dienhong.civic.communes.models import Commune
    from dienhong.civic.sealed.models import SealedCase
    from dienhong.cycle.opinions.models import Opinion
    from dienhong.engines.tenancy.scope import in_commune

    writer, chance, real, late = Writer(), random.Random(7), timezone.now, [0]
    timezone.now = lambda: real() + timedelta(seconds=late[0])
    root = f"/{Commune.objects.get(pk=1).slug}/gui-y-kien"
    sent = 0

    def send() -> tuple[float, float]:
        nonlocal sent
        sent += 1
        client = Client(REMOTE_ADDR=f"10.{sent >> 16 & 255}.{sent >> 8 & 255}.{sent & 255}")
        steps = (
            ("noi-dung", {"text": writer.text(chance)}), ("noi-o", {"village": "khong-ro", "dialogue": "chung"}),
            ("lien-he", {"name": "Phạm Thị Lan", "phone": "0900000001", "email": ""}),
            ("kiem-tra", {"consents": "on", "trap": ""}),
        )  # fmt: skip
        costs = []
        for step, told in steps:
            late[0] += 15
            set_script_prefix("/")
            before = time.process_time() + database_seconds()
            response = client.post(f"{root}/{step}/", told)
            costs.append((time.process_time() + database_seconds() - before) * 1000)
            assert response.status_code == 302, (step, response.status_code)
        assert response["Location"].endswith("/xong/"), response["Location"]
        return costs[-1], sum(costs)

    with in_commune(1):
        known = Opinion.objects.count() + SealedCase.objects.count()
    for _ in range(5):
        send()
    runs = [[send() for _ in range(options.requests)] for _ in range(RUNS)]
    with in_commune(1):
        assert Opinion.objects.count() + SealedCase.objects.count() == known + sent
    last, whole = (statistics.median(statistics.mean(costs[at] for costs in run) for run in runs) for at in (0, 1))
    report(action="submit: the sending POST", cpu_ms=round(last, 2), peer_to_ours=to_peer(options, "submit_ms", last))
    report(action="submit: all four POSTs", cpu_ms=round(whole, 2), peer_to_ours=to_peer(options, "submit_ms", whole))


def to_peer(options: argparse.Namespace, figure: str, ours: float) -> float | None:
    return round(json.loads(options.peer)[figure] / ours, 2) if options.peer else None


def peer(options: argparse.Namespace) -> str:
    """The peer's figures as JSON, from an environment of its own."""
    python = options.folder / "helpdesk/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(options.folder / "helpdesk")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", PEER], check=True)
    script = str(ROOT / "bench/helpdesk_peer.py")
    with tempfile.TemporaryDirectory(prefix="dh-peer-") as home:
        command = [str(python), script, home, str(options.tickets), str(options.requests)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().splitlines()[-1]


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
