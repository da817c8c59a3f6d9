"""The product's settings on a home that is thrown away: what the product reads from its environment is set first."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "DIENHONG_TEST_HOME" not in os.environ:  # set by the first process, shared by pytest-xdist's workers
    os.environ["DIENHONG_TEST_HOME"] = tempfile.mkdtemp(prefix="dienhong-test-")
    atexit.register(shutil.rmtree, os.environ["DIENHONG_TEST_HOME"], ignore_errors=True)
for name in [name for name in os.environ if name.startswith("DIENHONG_") and name not in
             {"DIENHONG_TEST_HOME", "DIENHONG_NEED_BROWSER"}]:  # fmt: skip
    del os.environ[name]
os.environ["DIENHONG_HOME"] = os.environ["DIENHONG_TEST_HOME"]
os.environ["DIENHONG_SECRET_KEY"] = "for tests only " * 4
os.environ["DIENHONG_SEALED_KEYS"] = "dGVzdHMgb25seSwgdGVzdHMgb25seSwgdGVzdHMgb24="

from dienhong.config.settings import *  # noqa: E402, F403
from dienhong.config.settings import DATABASES, HOME, STORAGES  # noqa: E402

_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads then really compete, as requests and the worker do.
    _database["TEST"] = {"NAME": Path(HOME) / "test.sqlite3"}
    _database["OPTIONS"]["init_command"] = _database["OPTIONS"]["init_command"].replace("FULL", "OFF")
else:
    _database["CONN_MAX_AGE"] = 0

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
(Path(HOME) / "static").mkdir(exist_ok=True)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
