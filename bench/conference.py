"""The hall: one change to a thousand screens, a storm of registrations, everybody coming back at once.

Usage: python bench/conference.py [--viewers 1000] [--rounds 30] [--peers nchan,channels] [--folder FOLDER]
Our swarm against our own server (`dienhong hall`'s processes for pages and streams, SQLite with synchronous=FULL) and,
in the same run, against nchan (Debian) and channels + daphne (PyPI), which are installed below FOLDER and nowhere else.
A change of ours is a real act: permission, journal, commit; its time runs from the commit to the screen. A peer's runs
from the sending of its message, which has no commit. OpenSlides 3.3 is not driven here: its figure is the published
one and is marked. Goals: the last of 1,000 within 30 ms of the commit and within 1.5 times nchan's; 1,000 back within
0.6 s; nothing lost, nothing out of order.
"""

import argparse
import http.client
import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / "bench"
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
PUBLISHED_OPENSLIDES = 973
"""Milliseconds until the last of 1,000 clients of OpenSlides 3.3 had a change, on 2 cores: measured elsewhere."""
TOKEN = "b" * 32
CHANNELS = ["channels==4.3.1", "daphne==4.2.1", "django==5.2.*"]
DEBIAN = ["libnginx-mod-nchan", "nginx", "nginx-common"]


class Swarm:
    """The viewers' process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(BENCH / "swarm.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, **order: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


def main() -> None:
    options = arguments()
    load = os.getloadavg()[0]
    print(f"# Python {platform.python_version()}, {os.cpu_count()} cores, load before the run {load:.1f}, loopback")
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory(prefix="dh-bench-") as home, ours(Path(home)) as (port, path, tell, storm, pids):
        found["ours"] = measure("ours", options, port, path, "event: sync", tell, pids)
        found["ours"] |= storm_of(options, port, path, storm)
    for name, peer in (("nchan", nchan), ("channels", channels)):
        if name in options.peers.split(","):
            try:
                with peer(options.folder) as (port, path, tell, pids):
                    found[name] = measure(name, options, port, path, "200", tell, pids)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{name}: left out, could not be installed or started here ({error})")
    print(json.dumps(found))
    compare(found)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viewers", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--every", type=float, default=1.0, help="seconds between two changes")
    parser.add_argument("--registrations", type=int, default=300)
    parser.add_argument("--peers", default="nchan,channels", help="any of nchan, channels; empty: none")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "dh-bench-peers")
    return parser.parse_args()


def measure(
    name: str, options: argparse.Namespace, port: int, path: str, greeting: str, tell: Callable[[], tuple[int, float]],
    pids: Callable[[], list[int]],
) -> dict[str, Any]:  # fmt: skip
    """Viewers come, changes are told one after another, everybody leaves and comes back."""
    swarm = Swarm()
    try:
        order = {"do": "open", "host": "127.0.0.1", "port": port, "path": path, "count": options.viewers,
                 "greeting": greeting}  # fmt: skip
        memory = sum(map(resident, pids()))
        came = swarm.tell(**order, within=1.0, seen=False)
        grown = sum(map(resident, pids())) - memory
        tell()  # the first one warms up
        time.sleep(1)
        cpu, sent = sum(map(used, pids())), {}
        for _ in range(options.rounds):
            number, at = tell()
            sent[number] = at
            time.sleep(options.every)
        cpu = sum(map(used, pids())) - cpu
        figures = swarm.tell(do="report", sent=sent)
        back = swarm.tell(**order, within=0.0, seen=True)
    finally:
        swarm.close()
    figures |= {
        "viewers": came["open"], "cpu_ms_a_change": round(cpu * 1000 / options.rounds, 1),
        "kb_a_viewer": round(grown / max(came["open"], 1) / 1024, 1), "back": back["open"],
        "back_seconds": round(back["seconds"], 2),
    }  # fmt: skip
    print(f"{name}: {json.dumps(figures)}", flush=True)
    return figures


def storm_of(
    options: argparse.Namespace, port: int, path: str, storm: Callable[[int], dict[int, float]]
) -> dict[str, Any]:
    """Walk-ins within five seconds while everybody watches; then twice as many lines come back within five."""
    swarm = Swarm()
    try:
        order = {"do": "open", "host": "127.0.0.1", "port": port, "path": path, "greeting": "event: sync"}
        swarm.tell(**order, count=options.viewers, within=1.0, seen=False)
        sent = storm(options.registrations)
        figures = swarm.tell(do="report", sent=sent, wait=20)
        for _ in range(2):
            back = swarm.tell(**order, count=options.viewers, within=2.5, seen=True)
    finally:
        swarm.close()
    told = {
        "storm_acts": len(sent), "storm_lost": figures["lost"], "storm_reordered": figures["reordered"],
        "storm_p50": figures["p50"], "storm_p99": figures["p99"], "storm_back": back["open"],
    }  # fmt: skip
    print(
        f"ours, {options.registrations} registrations within 5 s by HTTP (sent → screen): {json.dumps(told)}",
        flush=True,
    )
    return told


@contextmanager
def ours(home: Path) -> Iterator[Any]:
    """Pages and streams of a hall whose hearing runs."""
    os.environ |= {
        "DIENHONG_HOME": str(home), "DJANGO_SETTINGS_MODULE": "dienhong.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "DIENHONG_LOG_LEVEL": "ERROR",
    }  # fmt: skip
    from tests.faults.hall_story import found

    facts = found()
    from django.utils import timezone

    from dienhong.config.hall.doors import keeper
    from dienhong.config.processes import commands
    from dienhong.cycle.conference.actions.acting import Press
    from dienhong.cycle.conference.actions.register import Registration, register_turn
    from dienhong.cycle.conference.models import Conference
    from dienhong.engines.tenancy.scope import across_communes, in_commune
    from dienhong.web.stage.pulse import pulse_token

    with across_communes():
        conference = Conference.objects.get()
    port = free_port()
    children = [subprocess.Popen(line, start_new_session=True) for line in commands("127.0.0.1", port)[:2]]
    turns = iter(range(10**9))

    def tell() -> tuple[int, float]:
        with in_commune(conference.commune_id):
            registration = Registration(name=f"Người thử {next(turns)}")
            act = register_turn(
                keeper(conference.commune_id),
                conference.pk,
                registration,
                press=Press(uuid.uuid4()),
                now=timezone.now(),
            )
        return act.number, time.monotonic()

    def storm(count: int) -> dict[int, float]:
        post_all(port, facts, 8)  # the first requests load templates
        return post_all(port, facts, count)

    try:
        wait_for(port)
        wait_for(port + 1)
        # The token is signed with the key of the home.
        yield port + 1, f"/{pulse_token(conference.pk)}", tell, storm, lambda: family(children[1].pid)
    finally:
        stop(children)


def post_all(port: int, facts: dict[str, Any], count: int) -> dict[int, float]:
    """`count` registrations over HTTP by four desks within five seconds: act's number → when it was sent."""
    sent: dict[int, float] = {}
    start = time.monotonic()

    def desk(place: int) -> None:
        for turn in range(place, count, 4):
            time.sleep(max(0.0, start + 5 * turn / count - time.monotonic()))
            body = urlencode({"client_id": str(uuid.uuid4()), "csrfmiddlewaretoken": TOKEN, "name": f"Khách {turn}",
                              "kind": "citizen"})  # fmt: skip
            at = time.monotonic()
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            line.request("POST", f"{facts['address']}viec/register/", body, {
                "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json",
                "Cookie": f"sessionid={facts['ha']}; csrftoken={TOKEN}",
            })  # fmt: skip
            answer = line.getresponse()
            told = answer.read()
            if answer.status != 200:
                raise SystemExit(f"a registration was answered {answer.status}: {told[:200]!r}")
            sent[json.loads(told)["number"]] = at

    threads = [threading.Thread(target=desk, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sent


@contextmanager
def nchan(folder: Path) -> Iterator[Any]:
    """nginx with nchan, unpacked from Debian's packages; nothing of the system is changed."""
    root = folder / "nchan"
    module = root / "usr/lib/nginx/modules/ngx_nchan_module.so"
    if not module.exists():
        root.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", *DEBIAN], cwd=root, check=True, stdout=subprocess.DEVNULL)
        for package in sorted(root.glob("*.deb")):
            subprocess.run(["dpkg", "-x", package, root], check=True)
    port = free_port()
    (root / "run").mkdir(exist_ok=True)
    settings = root / "nginx.conf"
    settings.write_text(
        f"load_module {module};\nuser root; daemon off; worker_processes 1; pid {root}/run/pid; error_log {root}/run/error.log;\n"
        "events { worker_connections 12000; }\n"
        f"http {{ access_log off; client_body_temp_path {root}/run/body; proxy_temp_path {root}/run/proxy;\n"
        f"fastcgi_temp_path {root}/run/f; uwsgi_temp_path {root}/run/u; scgi_temp_path {root}/run/s;\n"
        f"server {{ listen 127.0.0.1:{port} backlog=4096;\n"
        "location /sub { nchan_subscriber eventsource; nchan_channel_id hall; }\n"
        "location /pub { nchan_publisher; nchan_channel_id hall; } } }\n",
        "utf-8",
    )
    # Debian's build wants a folder below /var/lib: it gets one that only this process sees.
    alone = (
        f"mount -t tmpfs none /var/lib && mkdir -p /var/lib/nginx && exec {root}/usr/sbin/nginx -p {root} -c {settings}"
    )
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    child = subprocess.Popen(["unshare", *as_root, "--mount", "sh", "-c", alone], start_new_session=True)
    try:
        wait_for(port)
        yield port, "/sub", publisher(port), lambda: family(child.pid)
    finally:
        stop([child])


@contextmanager
def channels(folder: Path) -> Iterator[Any]:
    """channels and daphne in an environment of their own."""
    python = folder / "channels/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder / "channels"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *CHANNELS], check=True)
    port = free_port()
    own = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "DJANGO_SETTINGS_MODULE"}}
    child = subprocess.Popen(
        [python, BENCH / "channels_peer.py", str(port)], env=own, cwd=BENCH, start_new_session=True
    )
    try:
        wait_for(port)
        yield port, "/sub", publisher(port), lambda: family(child.pid)
    finally:
        stop([child])


def publisher(port: int) -> Callable[[], tuple[int, float]]:
    """Tells a peer the next number; the time is when it was sent."""
    numbers = iter(range(1, 10**9))

    def tell() -> tuple[int, float]:
        number = next(numbers)
        at = time.monotonic()
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        line.request("POST", "/pub", f"{number} queue")
        line.getresponse().read()
        return number, at

    return tell


def compare(found: dict[str, dict[str, Any]]) -> None:
    """Ratios within this run."""
    last = found["ours"]["last"]
    print(f"last screen after the commit: {last} ms (goal 30)")
    for name in ("nchan", "channels"):
        if name in found:
            print(f"  against {name}: {last / found[name]['last']:.2f} of its {found[name]['last']} ms")
    print(
        f"  against OpenSlides 3.3: {PUBLISHED_OPENSLIDES / last:.0f} times faster than the published {PUBLISHED_OPENSLIDES} ms"
    )
    print("  (published figure of another run, not measured here)")
    print(
        f"back after a cut: {found['ours']['back']} viewers in {found['ours']['back_seconds']} s (goal 0.6 for 1,000)"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise OSError(f"nothing listens on {port}")


def family(pid: int) -> list[int]:
    """The process and its descendants."""
    found = [pid]
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in path.read_text().split():
            found += family(int(child))
    return found


def resident(pid: int) -> int:
    """Bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def used(pid: int) -> float:
    """Seconds of CPU."""
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def stop(children: list[Any]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()


if __name__ == "__main__":
    main()
