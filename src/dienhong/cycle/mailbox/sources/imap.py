"""An IMAP folder over TLS (RFC 9051), read without changing it: whoever else reads it finds it as it was."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dienhong.cycle.mailbox.sources.place import Found, Unreachable

_SECONDS = 20
_AT_ONCE = 200
_BEGINNING = 64 * 1024
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass(frozen=True, slots=True)
class Account:
    """Where to log in; `trust` replaces the system's certificate authorities where it is given."""

    host: str
    port: int
    username: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    trust: ssl.SSLContext | None = field(default=None, repr=False)


@contextmanager
def opened(account: Account) -> Iterator[tuple[imaplib.IMAP4_SSL, int]]:
    """The folder, read-only, and its UIDVALIDITY. Raises Unreachable."""
    context = account.trust or ssl.create_default_context()
    try:
        client = imaplib.IMAP4_SSL(account.host, account.port, ssl_context=context, timeout=_SECONDS)
    except (OSError, imaplib.IMAP4.error) as error:
        told = "Không kết nối được máy chủ thư. Hãy kiểm tra tên máy chủ, cổng và chứng thư TLS."
        raise Unreachable(told) from error
    try:
        try:
            client.login(account.username, account.password)
        except imaplib.IMAP4.error as error:
            raise Unreachable("Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu.") from error
        yield client, _selected(client, account.folder)
    except (OSError, imaplib.IMAP4.abort) as error:
        raise Unreachable("Mất kết nối với máy chủ thư; sẽ đọc tiếp ở lượt sau.") from error
    finally:
        _leave(client)


def found_in(client: imaplib.IMAP4_SSL, *, after: int, since: date, most_bytes: int) -> Iterator[Found]:
    """Messages with a UID above `after` that arrived from `since` on, in order, at most 200 at once."""
    day = f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}"
    _, told = client.uid("SEARCH", f"UID {after + 1}:* SINCE {day}")
    uids = sorted(int(word) for word in (told[0] or b"").split() if int(word) > after)
    for uid in uids[:_AT_ONCE]:
        size = _SIZE.search(_line(client.uid("FETCH", str(uid), "(RFC822.SIZE)")[1]))
        whole = size is not None and int(size[1]) <= most_bytes
        part = "(BODY.PEEK[])" if whole else f"(BODY.PEEK[]<0.{_BEGINNING}>)"
        content = _literal(client.uid("FETCH", str(uid), part)[1])
        if content is not None:  # else it was deleted meanwhile
            yield Found(content, str(uid), whole=whole)


def _selected(client: imaplib.IMAP4_SSL, folder: str) -> int:
    quoted = '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
    state, _ = client.select(quoted, readonly=True)
    validity = client.response("UIDVALIDITY")[1]
    if state != "OK" or not validity or not validity[0]:
        raise Unreachable("Không mở được thư mục thư này trên máy chủ. Hãy kiểm tra tên thư mục.")
    return int(validity[0])


def _line(told: list[Any]) -> bytes:
    return b" ".join(part for part in told if isinstance(part, bytes))


def _literal(told: list[Any]) -> bytes | None:
    return next((bytes(part[1]) for part in told if isinstance(part, tuple)), None)


def _leave(client: imaplib.IMAP4_SSL) -> None:
    try:
        client.logout()
    except (OSError, imaplib.IMAP4.error):
        return
