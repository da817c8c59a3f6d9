"""Mail is read from a real server: over TLS, without changing anything there, once, and to the end in the end."""

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import ROAD, Cast
from tests.cycle.mailbox.letters import message, ways
from tests.cycle.mailbox.mailserver import HOST, PASSWORD, Server, free_port, is_installed, line_cut_after, served

from dienhong.config.mail import fetch_all
from dienhong.cycle.mailbox.fetching import fetch_imap
from dienhong.cycle.mailbox.models import Mail, Mailbox
from dienhong.cycle.mailbox.queries import mailbox_of
from dienhong.cycle.mailbox.sources.imap import Account, found_in, opened
from dienhong.cycle.mailbox.sources.place import Unreachable
from dienhong.cycle.mailbox.states import SourceKind

NOW = timezone.now()
YESTERDAY = timezone.localdate(NOW) - timedelta(days=1)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if not is_installed():
        pytest.skip("Dovecot is not installed (Debian: dovecot-imapd), so IMAP cannot be tried")
    with served() as running:
        yield running


@pytest.fixture
def user() -> str:
    """An account of its own for each test."""
    return f"xa-{secrets.token_hex(4)}@thu.example"


@pytest.fixture
def box(hoa_phu: Cast, server: Server, user: str) -> Mailbox:
    made = mailbox_of(YESTERDAY)
    made.kind, made.host, made.port, made.username = SourceKind.IMAP, HOST, server.port, user
    made.save()
    return made


def letter(number: int, length: int = 1) -> bytes:
    return message(f"{ROAD} Lần {number}. " * length, Message_ID=f"<{number}@thu.example>").as_bytes()


def fetch(box: Mailbox, server: Server, *, port: int = 0, folder: str = "INBOX") -> int:
    box.refresh_from_db()
    account = Account(HOST, port or server.port, box.username, PASSWORD, folder, server.trust)
    return fetch_imap(box, account, ways(secrets.randbelow), own_addresses=frozenset(), now=NOW)


def told(server: Server, settings: Any, box: Mailbox, password: str = PASSWORD, ca: str = "") -> str:
    """The sentence that the administrator reads after a round."""
    lines = [f'["{box.commune.code}"]', f'host = "{HOST}"', f'password = "{password}"']
    settings.MAIL_SECRETS = "\n".join([*lines, f'ca_file = "{ca or server.authority}"'])
    fetch_all(NOW)
    return Mailbox.objects.get().fault


def test_messages_are_read_once_and_stay_as_they_were(box: Mailbox, server: Server, user: str) -> None:
    server.deliver(user, letter(1), letter(2))
    with server.client(user) as other:
        other.select("INBOX")
        other.store("1", "+FLAGS", "\\Seen")  # somebody has read it in another program
    assert [fetch(box, server) for _ in range(2)] == [2, 0]
    server.deliver(user, letter(3))
    assert fetch(box, server) == 1
    assert list(Mail.objects.order_by("pk").values_list("message_id", flat=True)) == [
        f"<{number}@thu.example>" for number in (1, 2, 3)
    ]
    with server.client(user) as other:
        other.select("INBOX", readonly=True)
        assert [other.search(None, flag)[1] for flag in ("SEEN", "UNSEEN", "DELETED")] == [[b"1"], [b"2 3"], [b""]]


def test_folder_made_anew_is_read_anew_and_nothing_comes_twice(box: Mailbox, server: Server, user: str) -> None:
    with server.client(user) as other:
        other.create("Y-kien")
    server.deliver(user, letter(1), letter(2), letter(3), folder="Y-kien")
    assert fetch(box, server, folder="Y-kien") == 3
    box.refresh_from_db()
    before = box.uid_validity
    with server.client(user) as other:
        other.delete("Y-kien")
        other.create("Y-kien")
    server.deliver(user, letter(2), letter(4), folder="Y-kien")
    assert fetch(box, server, folder="Y-kien") == 1
    box.refresh_from_db()
    assert (box.uid_validity != before, box.last_uid, Mail.objects.count()) == (True, 2, 4)


@pytest.mark.parametrize("count", [100, 6_000, 60_000, 120_000])
def test_cut_line_loses_nothing(box: Mailbox, server: Server, user: str, count: int) -> None:
    server.deliver(user, *(letter(number, 400) for number in range(4)))  # some 50 kB each
    with line_cut_after(server, count) as port, pytest.raises(Unreachable):
        fetch(box, server, port=port)
    there = Mail.objects.count()
    assert there < 4
    assert fetch(box, server) == 4 - there
    assert Mail.objects.count() == 4


def test_only_what_came_from_the_first_day_on_is_read(box: Mailbox, server: Server, user: str) -> None:
    old = '"01-Mar-2020 08:00:00 +0700"'
    with server.client(user) as other:
        other.append("INBOX", "", old, letter(1))
    server.deliver(user, letter(2))
    assert fetch(box, server) == 1


def test_of_a_message_too_large_the_beginning_is_read(server: Server, user: str) -> None:
    server.deliver(user, letter(1, 2_000), letter(2))
    with opened(Account(HOST, server.port, user, PASSWORD, trust=server.trust)) as (client, _):
        found = list(found_in(client, after=0, since=date(2020, 1, 1), most_bytes=10_000))
    assert [(one.mark, one.whole) for one in found] == [("1", False), ("2", True)]
    assert len(found[0].content) == 64 * 1024


def test_round_reads_with_the_installer_s_secrets(box: Mailbox, server: Server, user: str, settings: Any) -> None:
    server.deliver(user, letter(1))
    assert told(server, settings, box) == ""
    assert Mail.objects.count() == 1


def test_faults_are_told_to_the_administrator(
    box: Mailbox, server: Server, user: str, settings: Any, tmp_path: Path
) -> None:
    server.deliver(user, letter(1))
    assert told(server, settings, box, password="sai").startswith("Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu.")
    public = "/etc/ssl/certs/ca-certificates.crt"
    assert told(server, settings, box, ca=public).startswith("Chứng thư TLS của máy chủ thư không được tin cậy")
    Mailbox.objects.update(folder="Khong-co")
    assert told(server, settings, box).startswith("Không mở được thư mục thư này trên máy chủ.")
    Mailbox.objects.update(folder="INBOX", port=free_port())
    assert told(server, settings, box).startswith("Không kết nối được máy chủ thư.")
    Mailbox.objects.update(host="khac.thu.example", port=server.port)
    assert told(server, settings, box).startswith("Máy chủ thư này chưa được người cài đặt cho phép")
    assert Mail.objects.count() == 0
    Mailbox.objects.update(host=HOST)
    assert told(server, settings, box) == ""
    assert Mail.objects.count() == 1
