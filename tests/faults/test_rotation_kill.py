"""The rotation of keys is killed in the middle of a chunk: nothing is lost, and running it again finishes it."""

import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from tests import schema

from dienhong.engines.secrets.seal import new_key

STORY = Path(__file__).parent / "rotation_story.py"
ROOT = STORY.parents[2]
OLD, NEW = new_key(), new_key()
COUNT, CHUNK = 7, 2
Play = Callable[[str, str], "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.slow


@pytest.fixture
def play(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Play]:
    """Play one part with these keys, on a database of its own."""
    name = f"faults_rotation_{uuid.uuid4().hex[:12]}"
    postgresql = connection.vendor == "postgresql"
    url = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}" if postgresql else ""

    def part(which: str, keys: str) -> "subprocess.CompletedProcess[str]":
        key_file = tmp_path / "keys"
        key_file.write_text(keys)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "dienhong.config.settings",
            "DIENHONG_HOME": str(tmp_path),
            "DATABASE_URL": url,
            "DIENHONG_SEALED_KEYS_FILE": str(key_file),
        }
        command = [sys.executable, str(STORY), which]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)

    with django_db_blocker.unblock():
        schema.lend(name if postgresql else str(tmp_path / "dienhong.sqlite3"))
        assert part("found", OLD).returncode == 0
        yield part
        if postgresql:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_killed_in_the_middle_nothing_is_lost_and_again_is_enough(play: Play) -> None:
    both = f"{NEW},{OLD}"
    assert play("rotate_and_die", both).returncode == -signal.SIGKILL
    # The first chunk is there, the second one not at all.
    assert play("tell", both).stdout.split() == [str(CHUNK), str(COUNT)]
    finished = play("rotate", both)
    assert (finished.returncode, f"{COUNT - CHUNK} nội dung vừa đổi" in finished.stdout) == (0, True)
    again = play("rotate", NEW)
    assert (again.returncode, "Xong: 0 nội dung vừa đổi" in again.stdout) == (0, True)
    assert play("tell", NEW).stdout.split() == [str(COUNT), str(COUNT)]


def test_missing_old_key_is_said_and_nothing_changes(play: Play) -> None:
    refused = play("rotate", NEW)
    assert refused.returncode != 0
    assert f"{COUNT} nội dung không mở được" in refused.stderr
    assert [word for word in (OLD, NEW, "Nội dung 1") if word in refused.stdout + refused.stderr] == []
    assert play("tell", OLD).stdout.split() == [str(COUNT), str(COUNT)]


def test_wrong_key_is_named_by_its_place(play: Play) -> None:
    refused = play("rotate", f"{OLD},khoa-sai")
    assert "Khóa niêm phong thứ 2 không đúng dạng" in refused.stderr
    assert [word for word in (OLD, "khoa-sai") if word in refused.stdout + refused.stderr] == []
