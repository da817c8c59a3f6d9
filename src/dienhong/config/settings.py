"""Settings of an installation. What differs between installations comes from the environment (docs/deploy.md)."""

from pathlib import Path
from typing import Any

import dj_database_url

from dienhong.config import env
from dienhong.config.keys import read_keys
from dienhong.engines.secrets.seal import new_key

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(env.text("DIENHONG_HOME", "var")).resolve()

PRODUCTION = env.flag("DIENHONG_PRODUCTION", default=False)
# Set by `dienhong hall` for its own processes and nowhere else: the room's network has no HTTPS.
HALL = env.flag("DIENHONG_HALL", default=False)
DEBUG = env.flag("DIENHONG_DEBUG", default=False) and not PRODUCTION

SECRET_KEY = env.secret(
    "DIENHONG_SECRET_KEY", HOME / "secrets/secret.key", make=env.new_secret, may_make=not PRODUCTION
)
# The first key seals, the others still open (docs/deploy.md, "Đổi khóa").
SEALED_KEYS = env.secret(
    "DIENHONG_SEALED_KEYS", HOME / "secrets/sealed.key", make=new_key, may_make=not PRODUCTION
).split(",")
ALLOWED_HOSTS = env.words("DIENHONG_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("DIENHONG_ORIGINS")
# How many proxies in front of us add to X-Forwarded-For; 0: believe only the connection itself.
TRUSTED_PROXIES = int(env.text("DIENHONG_TRUSTED_PROXIES", "0"))
# The streams of the hall: their own address behind a proxy, else a port beside the pages' (`dienhong serve` sets it).
LIVE_ADDRESS = env.text("DIENHONG_LIVE_ADDRESS", "")
LIVE_PORT = int(env.text("DIENHONG_LIVE_PORT", "0"))
FILES = HOME / "files"
# Models learnt here: one folder a commune, named by its code, and "pooled".
MODELS = HOME / "models"
# A program that writes recordings down, with its arguments (docs/recordings.md); without it recordings are only kept.
TRANSCRIBER = env.text("DIENHONG_TRANSCRIBER")
TRANSCRIBER_SECONDS = int(env.text("DIENHONG_TRANSCRIBER_SECONDS", "21600"))
# Packages of the exchange: below it one folder a commune, named by its code, each with in/ and out/.
SPOOL = HOME / "spool"
# Maildirs, one a commune, named by its code; servers and passwords of those that are read by IMAP.
MAIL = HOME / "mail"
MAIL_SECRETS = env.text("DIENHONG_MAIL")
# Ways out for messages, one table a commune and channel; what only writes files does so below OUTGOING.
OUTBOX_CHANNELS = env.text("DIENHONG_OUTBOX")
OUTGOING = HOME / "outgoing"
# The address of the pages, for links in messages.
PUBLIC_ADDRESS = env.text("DIENHONG_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
AGENCY_KEYS = read_keys(env.text("DIENHONG_AGENCY_KEYS"))
TRUST_ROOTS = [Path(name) for name in env.words("DIENHONG_TRUST_ROOTS")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "dienhong.engines.jobs",
    "dienhong.engines.journal",
    "dienhong.engines.files",
    "dienhong.engines.limits",
    "dienhong.engines.outbox",
    "dienhong.engines.search",
    "dienhong.civic.topics",
    "dienhong.civic.communes",
    "dienhong.civic.people",
    "dienhong.civic.keys",
    "dienhong.civic.deadlines",
    "dienhong.civic.sealed",
    "dienhong.civic.documents",
    "dienhong.civic.notices",
    "dienhong.civic.messages",
    "dienhong.cycle.plans",
    "dienhong.cycle.dialogues",
    "dienhong.cycle.publicity",
    "dienhong.cycle.invitations",
    "dienhong.cycle.opinions",
    "dienhong.cycle.learning",
    "dienhong.cycle.intake",
    "dienhong.cycle.mailbox",
    "dienhong.cycle.conference",
    "dienhong.cycle.replies",
    "dienhong.cycle.privacy",
    "dienhong.web.kit",
    "dienhong.web.portal",
    "dienhong.web.desk",
    "dienhong.web.stage",
    "dienhong.web.api",
    "dienhong.config",
]

MIDDLEWARE = [
    "dienhong.web.kit.middleware.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # adds random bytes, so that lengths tell nothing of secrets
    "dienhong.web.kit.middleware.CommuneMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dienhong.web.kit.middleware.ActorMiddleware",
    "dienhong.web.kit.middleware.ErrorsMiddleware",
]

ROOT_URLCONF = "dienhong.config.urls"
WSGI_APPLICATION = "dienhong.config.wsgi.application"
FORM_RENDERER = "dienhong.web.kit.forms.KitRenderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["dienhong.web.kit.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "dienhong.web.kit.context.page",
            ],
        },
    }
]

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "dienhong.sqlite3",
    "OPTIONS": {
        # Writers take their lock at the start, so none fails half-way; FULL: a commit survives a power cut.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456;",
    },
    "CONN_MAX_AGE": None,  # opening the file and reading its schema costs as much as a whole page
}
_DATABASE_URL = env.text("DATABASE_URL")
DATABASES: dict[str, Any] = {
    "default": dict(dj_database_url.parse(_DATABASE_URL, conn_max_age=60)) if _DATABASE_URL else _SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("username", "full_name")}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:today"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "dienhong.web.kit.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if PRODUCTION and not HALL:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # forms; files are streamed and limited by their own forms
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["dienhong.web.kit.formats"]
LOCALE_PATHS = [PACKAGE / "web/kit/locale"]
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.text("DIENHONG_LOG_LEVEL", "WARNING")},
}
SILENCED_SYSTEM_CHECKS = [
    "security.W004", "security.W008",  # HTTPS is the proxy's business where there is none on a commune's LAN
]  # fmt: skip
