"""A folder that never loses, doubles or half-writes a package, whoever dies and however many look."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.engines.edxml.sample import DOCUMENT_ID, MESSAGE, XML

from dienhong.engines.edxml.message import VIETNAM, Business, BusinessKind, Message
from dienhong.engines.edxml.names import safe_name
from dienhong.engines.edxml.read import from_xml
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.spool import SpoolFolder
from dienhong.engines.edxml.status import DeliveryStatus, StatusMessage
from dienhong.kernel.errors import Overtaken

NOW = datetime(2026, 1, 5, 10, 0, tzinfo=VIETNAM)
ROOT = Path(__file__).parents[3]


@pytest.fixture
def spool(tmp_path: Path) -> SpoolFolder:
    return SpoolFolder(tmp_path / "truc")


def arrived(spool: SpoolFolder, name: str, minutes_ago: int = 0, data: bytes = XML) -> Path:
    path = spool.incoming / name
    path.write_bytes(data)
    at = (NOW - timedelta(minutes=minutes_ago)).timestamp()
    os.utime(path, (at, at))
    return path


def numbered(document_id: str) -> Message:
    return replace(MESSAGE, header=replace(MESSAGE.header, document_id=document_id))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def in_another_process(script: str, spool: SpoolFolder) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", script, str(spool.incoming.parent)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment)


def test_package_is_put_once(spool: SpoolFolder) -> None:
    first, second = spool.put(MESSAGE), spool.put(MESSAGE)
    assert (first, names(spool.outgoing), from_xml(first.read_bytes())) == (second, [first.name], MESSAGE)


def test_name_of_a_package_is_readable_and_fits_windows(spool: SpoolFolder) -> None:
    stem, _, digest = spool.put(MESSAGE).name.removesuffix(".edxml").partition("--")
    assert (stem, len(digest)) == ("000-12-07-H05-2026-01-05-80-KH-UBND", 16)


@pytest.mark.parametrize("document_id", ["CON", "con.x,2026,1", "../..", "đ", "a:b*?", "x" * 200])
def test_any_document_id_makes_a_safe_name(spool: SpoolFolder, document_id: str) -> None:
    path = spool.put(numbered(document_id))
    assert (path.parent, safe_name(path.name)) == (spool.outgoing, path.name)


def test_documents_and_what_is_done_with_them_have_their_own_files(spool: SpoolFolder) -> None:
    recall = replace(MESSAGE, trace=replace(MESSAGE.trace, business=Business(BusinessKind.RECALL)))
    paths = {
        spool.put(message)
        for message in (MESSAGE, recall, numbered(DOCUMENT_ID.lower()), numbered("a/b"), numbered("a-b"))
    }
    assert len(paths) == 5


def test_other_content_under_a_waiting_document_id_is_refused(spool: SpoolFolder) -> None:
    path = spool.put(MESSAGE)
    with pytest.raises(EdxmlRefused):
        spool.put(replace(MESSAGE, header=replace(MESSAGE.header, subject="Khác")))
    assert path.read_bytes() == XML


def test_status_is_put_once_whenever_it_is_said(spool: SpoolFolder) -> None:
    news = StatusMessage(
        MESSAGE.header.recipients[0], MESSAGE.header.response_for[0], DeliveryStatus.ACCEPTED, NOW, "Đã nhận"
    )
    paths = [spool.put(news), spool.put(replace(news, at=NOW + timedelta(hours=1)))]
    other = spool.put(replace(news, status=DeliveryStatus.DONE))
    assert (len(set(paths)), names(spool.outgoing)) == (1, sorted([paths[0].name, other.name]))


def test_killed_writer_leaves_no_package(spool: SpoolFolder) -> None:
    script = """
import os, signal, sys
from pathlib import Path
from tests.engines.edxml.sample import MESSAGE
from dienhong.engines.edxml.spool import SpoolFolder
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
SpoolFolder(Path(sys.argv[1])).put(MESSAGE)
"""
    writer = in_another_process(script, spool)
    writer.communicate(timeout=60)
    left = names(spool.outgoing)
    assert (writer.returncode, [name[0] + Path(name).suffix for name in left]) == (-9, ["..tmp"])
    (spool.outgoing / left[0]).rename(spool.incoming / left[0])
    assert list(spool.waiting()) == []
    assert spool.put(MESSAGE).read_bytes() == XML


def test_waiting_packages_come_oldest_first(spool: SpoolFolder) -> None:
    paths = [arrived(spool, "b.edxml", 5), arrived(spool, "a.XML", 1), arrived(spool, "c.edxml", 9)]
    assert list(spool.waiting()) == [paths[2], paths[0], paths[1]]


def test_what_is_no_package_is_passed_over(tmp_path: Path) -> None:
    spool = SpoolFolder(tmp_path, most=len(XML))
    for name in (".a.edxml", "a.edxml.tmp", "a.part", "a.txt"):
        arrived(spool, name)
    arrived(spool, "empty.edxml", data=b"")
    arrived(spool, "large.edxml", data=XML + b" ")
    (spool.incoming / "folder.edxml").mkdir()
    (spool.incoming / "link.edxml").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(spool.incoming / "pipe.edxml")
    exact = arrived(spool, "exact.edxml")
    assert list(spool.waiting()) == [exact]


def test_claimed_package_is_read_and_kept(spool: SpoolFolder) -> None:
    claimed = spool.claim(arrived(spool, "a.edxml"), NOW)
    assert claimed is not None
    assert spool.read(claimed) == XML
    assert (spool.accept(claimed), list(spool.waiting()), names(spool.taken)) == (spool.done / "a.edxml", [], [])


def test_refused_package_is_kept_aside_with_its_reason(spool: SpoolFolder) -> None:
    claimed = spool.claim(arrived(spool, "a.edxml"), NOW)
    assert claimed is not None
    kept = spool.refuse(claimed, "Thiếu Subject\x00 (tại edXML).")
    assert (kept.read_bytes(), (spool.refused / "a.edxml.txt").read_text()) == (XML, "Thiếu Subject (tại edXML).\n")


def test_namesakes_do_not_overwrite_each_other(spool: SpoolFolder) -> None:
    kept = [
        (spool.refuse(arrived(spool, "a.edxml"), "x").name, spool.accept(arrived(spool, "a.edxml")).name) for _ in "12"
    ]
    assert kept == [("a.edxml", "a.edxml"), ("a (2).edxml", "a (2).edxml")]
    assert names(spool.refused) == ["a (2).edxml", "a (2).edxml.txt", "a.edxml", "a.edxml.txt"]


def test_second_claim_and_second_acceptance_come_too_late(spool: SpoolFolder) -> None:
    path = arrived(spool, "a.edxml")
    claimed = spool.claim(path, NOW)
    assert claimed is not None
    assert spool.claim(path, NOW) is None
    spool.accept(claimed)
    assert spool.claim(path, NOW) is None
    for late in (spool.accept, spool.read, lambda gone: spool.refuse(gone, "x")):
        with pytest.raises(Overtaken):
            late(claimed)


def test_package_in_work_is_not_overwritten_by_a_namesake(spool: SpoolFolder) -> None:
    claimed = spool.claim(arrived(spool, "a.edxml", data=b"first"), NOW)
    assert (claimed, spool.claim(arrived(spool, "a.edxml"), NOW)) == (spool.taken / "a.edxml", None)
    assert (spool.taken / "a.edxml").read_bytes() == b"first"


def test_package_of_a_dead_process_waits_again(spool: SpoolFolder) -> None:
    spool.claim(arrived(spool, "old.edxml", 60), NOW - timedelta(minutes=30))
    spool.claim(arrived(spool, "new.edxml", 90), NOW)
    assert spool.give_back(NOW - timedelta(minutes=15)) == [spool.incoming / "old.edxml"]
    assert (list(spool.waiting()), names(spool.taken)) == ([spool.incoming / "old.edxml"], ["new.edxml"])


def test_link_is_not_followed(spool: SpoolFolder, tmp_path: Path) -> None:
    secret = tmp_path / "secret.edxml"
    secret.write_bytes(XML)
    (spool.taken / "a.edxml").symlink_to(secret)
    with pytest.raises(EdxmlRefused):
        spool.read(spool.taken / "a.edxml")


def test_package_that_grew_is_refused(tmp_path: Path) -> None:
    spool = SpoolFolder(tmp_path, most=len(XML) - 1)
    with pytest.raises(EdxmlRefused):
        spool.read(arrived(spool, "a.edxml"))


def test_paths_outside_the_spool_are_refused(spool: SpoolFolder, tmp_path: Path) -> None:
    outside = tmp_path / "a.edxml"
    outside.write_bytes(XML)
    for path in (outside, spool.incoming / ".." / "out" / "a.edxml"):
        with pytest.raises(ValueError, match="not a package of this spool"):
            spool.accept(path)


def test_two_processes_never_have_the_same_package(spool: SpoolFolder) -> None:
    expected = sorted(arrived(spool, f"{number:03}.edxml", data=XML).name for number in range(300))
    script = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from dienhong.engines.edxml.spool import SpoolFolder
spool = SpoolFolder(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
while waiting := list(spool.waiting()):
    for path in waiting:
        claimed = spool.claim(path, datetime(2026, 1, 5, tzinfo=timezone.utc))
        if claimed is not None:
            print(spool.accept(claimed).name)
"""
    workers = [in_another_process(script, spool) for _ in range(2)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    taken = [worker.communicate(timeout=120) for worker in workers]
    assert [errors for _, errors in taken] == ["", ""]
    assert sorted(name for output, _ in taken for name in output.split()) == expected
    assert (names(spool.done), names(spool.incoming), names(spool.taken)) == (expected, [], [])
