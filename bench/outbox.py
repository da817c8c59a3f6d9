"""Ten thousand letters to a local mail server: throughput of the outbox, and what five kills leave.

Usage: python bench/outbox.py [--letters 10000] [--peer] [--kills 5]
SQLite with its real journal and synchronous settings, one worker, a mail server in this process that answers at once
and drops a repeated Message-ID. First letters are written and sent without disturbance, then as many again while the
server kills the worker at random letters; each start of a worker is a new process, its start-up counted. --peer:
django-post-office, installed into an environment that is thrown away, sends as many through the same server.
"""

import argparse
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
PEER = "django-post-office==3.10.1"
STORY = ROOT / "tests/faults/outbox_story.py"
PEER_STORY = """
import sys, django
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "post_office"], USE_TZ=True, SECRET_KEY="bench",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    EMAIL_BACKEND="post_office.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=int(sys.argv[2]),
    TEMPLATES=[{"BACKEND": "post_office.template.backends.post_office.PostOfficeTemplates", "APP_DIRS": True,
                "DIRS": [], "OPTIONS": {}}, {"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    POST_OFFICE={"THREADS_PER_PROCESS": 1, "BATCH_SIZE": 100},
)
django.setup()
from django.core.management import call_command
import time
call_command("migrate", verbosity=0)
from post_office import mail
start = time.perf_counter()
mail.send_many([{"sender": "xa@hoaphu.example", "recipients": [f"nguoi{n}@thu.example"], "subject": "Giấy mời",
                 "message": "Kính mời ông/bà dự đối thoại."} for n in range(int(sys.argv[3]))])
print("written", time.perf_counter() - start, flush=True)
start = time.perf_counter()
mail.send_queued_mail_until_done(processes=1)
print("sent", time.perf_counter() - start, flush=True)
"""


def main() -> None:
    options = arguments()
    print(f"{platform.python_version()}, {os.cpu_count()} cores, {options.letters} letters")
    undisturbed(options.letters)
    killed(options.letters, options.kills)
    if options.peer:
        peer(options.letters)


def undisturbed(letters: int) -> None:
    from tests.engines.outbox.servers import mail_server

    with tempfile.TemporaryDirectory() as home, mail_server() as (server, port):
        environment = settings(home, port)
        begin = timed(environment, "begin", letters)
        work = timed(environment, "work")
        idle = timed(environment, "work")
        rate = letters / (work - idle)
        print(f"written in {begin:.1f} s (with start-up and migrations), sent in {work:.1f} s, start-up {idle:.1f} s")
        print(f"throughput {rate:.0f} letters a second; accepted {len(server.letters)}")


def killed(letters: int, kills: int) -> None:
    from tests.engines.outbox.servers import mail_server

    marks = sorted(random.Random(1284).sample(range(1, letters), kills))
    worker: list[subprocess.Popen[bytes]] = []
    seen = [0]

    def on_letter() -> None:
        seen[0] += 1
        if marks and seen[0] >= marks[0] and worker:
            marks.pop(0)
            worker[-1].kill()
            worker[-1].wait()

    with tempfile.TemporaryDirectory() as home, mail_server(on_letter=on_letter) as (server, port):
        environment = settings(home, port)
        timed(environment, "begin", letters)
        start = time.perf_counter()
        codes = []
        while not codes or codes[-1] != 0:
            worker.append(subprocess.Popen([sys.executable, STORY, "work"], env=environment))
            codes.append(worker[-1].wait())
        got = Counter(server.recipients)
        print(f"killed {len(codes) - 1} times, done after {time.perf_counter() - start:.1f} s: "
              f"{len(got)} recipients of {letters} have it, at most {max(got.values())} each")  # fmt: skip


def peer(letters: int) -> None:
    from tests.engines.outbox.servers import mail_server

    with tempfile.TemporaryDirectory() as home, mail_server() as (server, port):
        place = Path(home) / "venv"
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([place / "bin/pip", "install", "-q", PEER], check=True)
        story = Path(home) / "story.py"
        story.write_text(PEER_STORY, "utf-8")
        command = [place / "bin/python", story, f"{home}/peer.sqlite3", str(port), str(letters)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        sent = float(told.split()[-1])
        print(f"{PEER}: sent in {sent:.1f} s, {letters / sent:.0f} letters a second; accepted {len(server.letters)}")


def settings(home: str, port: int) -> dict[str, str]:
    table = (
        f'["*".email]\nhost="127.0.0.1"\nport={port}\nsecurity="none"\nsender="xa@hoaphu.example"\ndrops_repeats=true\n'
    )
    table += '["*".sms]\nvia="folder"\n'
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "dienhong.config.settings",
        "DIENHONG_HOME": home,
        "DIENHONG_OUTBOX": table,
    }


def timed(environment: dict[str, str], part: str, *count: int) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, STORY, part, *map(str, count)], env=environment, check=True)
    return time.perf_counter() - start


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--peer", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
