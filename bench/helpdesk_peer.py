"""django-helpdesk on SQLite, measured in its own environment: `register.py` installs it and runs this file with it.

Usage: python helpdesk_peer.py FOLDER TICKETS REQUESTS. Prints JSON: CPU milliseconds of a page of 25 rows and of one
ticket sent by the public form (e-mail goes nowhere). The database is durable as ours is.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

APPS = [
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.sites", "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.humanize",
    "rest_framework", "helpdesk",
]  # fmt: skip
PROCESSORS = [
    "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]  # fmt: skip
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware",
]  # fmt: skip


def main() -> None:
    folder, tickets, requests = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    configure(folder)
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client
    from helpdesk.models import Queue, Ticket

    call_command("migrate", verbosity=0)
    queue = Queue.objects.create(title="Ý kiến", slug="yk", allow_public_submission=True)
    chance = random.Random(7)
    Ticket.objects.bulk_create(
        (
            Ticket(
                queue=queue, title=f"Việc {n}", description=f"Đường thôn {n} hỏng", status=chance.choice((1, 2, 3, 4))
            )
            for n in range(tickets)
        ),
        batch_size=5000,
    )
    staff = Client()
    staff.force_login(get_user_model().objects.create_superuser("ha", "ha@example.org", "khong-quan-trong-1284"))
    from helpdesk.query import query_to_base64

    asked = query_to_base64({"filtering": {"status__in": [1, 2]}, "sorting": "created", "search_string": ""})
    rows = f"/datatables_ticket_list/{asked}?start=0&length=25&draw=1"
    told = {"queue": queue.pk, "title": "Đường hỏng", "body": "Đường liên thôn hỏng.", "priority": 3,
            "submitter_email": "lan@example.org"}  # fmt: skip
    public = Client()
    before = Ticket.objects.count()
    found = {
        "version": __import__("importlib.metadata").metadata.version("django-helpdesk"),
        "rows_ms": cpu_ms(lambda: require(staff.get(rows), 200), max(3, requests // 10)),
        "submit_ms": cpu_ms(lambda: require(public.post("/tickets/submit/", told), 302), requests),
    }
    if Ticket.objects.count() <= before or settings.DEBUG:
        raise SystemExit("the peer took no ticket")
    print(json.dumps(found))


def configure(folder: Path) -> None:
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="bench", ALLOWED_HOSTS=["testserver"], INSTALLED_APPS=APPS, MIDDLEWARE=MIDDLEWARE, SITE_ID=1,
        ROOT_URLCONF="helpdesk_urls", STATIC_URL="/static/", MEDIA_ROOT=str(folder / "media"), USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                    "OPTIONS": {"context_processors": PROCESSORS}}],
        HELPDESK_TEAMS_MODE_ENABLED=False, HELPDESK_ACTIVATE_API_ENDPOINT=False,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "helpdesk.sqlite3", "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"}}},
    )  # fmt: skip
    sys.path.insert(0, str(folder))
    (folder / "helpdesk_urls.py").write_text(
        "from django.urls import include, path\nurlpatterns = [path('', include('helpdesk.urls', namespace='helpdesk'))]\n",
        "utf-8",
    )
    django.setup()


def require(response: object, status: int) -> None:
    if getattr(response, "status_code", 0) != status:
        raise SystemExit(f"the peer answered {getattr(response, 'status_code', 0)} instead of {status}")


def cpu_ms(call: Callable[[], object], times: int) -> float:
    """The median of three runs."""
    for _ in range(3):
        call()
    runs = []
    for _ in range(3):
        before = time.process_time()
        for _ in range(times):
            call()
        runs.append((time.process_time() - before) / times * 1000)
    return round(statistics.median(runs), 2)


if __name__ == "__main__":
    main()
