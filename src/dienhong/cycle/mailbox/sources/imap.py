"""An IMAP folder over TLS (RFC 9051), read without changing it: whoever else reads it finds it as it was."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dienhong.cycle.mailbox.sources.place import Found, Unreachable

_SECONDS = 20
_AT_ONCE = 200
_BEGINNING = 64 * 1024
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOT_TRUSTED = (
    "Chứng thư TLS của máy chủ thư không được tin cậy hoặc không đúng tên máy chủ. Hãy kiểm tra tên máy chủ; máy chủ "
    "dùng chứng thư tự tạo thì nhờ người cài đặt ghi ca_file trong DIENHONG_MAIL."
)
_NOT_REACHED = "Không kết nối được máy chủ thư. Hãy kiểm tra tên máy chủ, cổng và chứng thư TLS."
_NOT_LET_IN = (
    "Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu. Hãy kiểm tra tên đăng nhập ở đây và nhờ người cài đặt kiểm "
    "tra mật khẩu."
)
_BROKEN = "Mất kết nối với máy chủ thư; sẽ đọc tiếp ở lượt sau."
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
    except ssl.SSLCertVerificationError as error:
        raise Unreachable(_NOT_TRUSTED) from error
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreachable(_NOT_REACHED) from error
    try:
        _log_in(client, account)
        yield client, _selected(client, account.folder)
    finally:
        _leave(client)


def found_in(client: imaplib.IMAP4_SSL, *, after: int, since: date, most_bytes: int) -> Iterator[Found]:
    """Messages with a UID above `after` that arrived from `since` on, in order, at most 200 at once.

    Raises Unreachable when the connection breaks; what was given until then is whole.
    """
    day = f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}"
    told = _asked(client, "SEARCH", f"UID {after + 1}:* SINCE {day}")
    uids = sorted(int(word) for word in (told[0] or b"").split() if int(word) > after)
    for uid in uids[:_AT_ONCE]:
        size = _SIZE.search(_line(_asked(client, "FETCH", str(uid), "(RFC822.SIZE)")))
        whole = size is not None and int(size[1]) <= most_bytes
        part = "(BODY.PEEK[])" if whole else f"(BODY.PEEK[]<0.{_BEGINNING}>)"
        content = _literal(_asked(client, "FETCH", str(uid), part))
        if content is not None:  # else it was deleted meanwhile
            yield Found(content, str(uid), whole=whole)


def _log_in(client: imaplib.IMAP4_SSL, account: Account) -> None:
    """By PLAIN where the server knows it: LOGIN cannot carry a password with letters beyond ASCII."""
    said = f"\0{account.username}\0{account.password}".encode()
    try:
        if "AUTH=PLAIN" in client.capabilities:
            client.authenticate("PLAIN", lambda _challenge: said)
        else:
            client.login(account.username, account.password)
    except (OSError, imaplib.IMAP4.abort) as error:
        raise Unreachable(_BROKEN) from error
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        raise Unreachable(_NOT_LET_IN) from error


def _asked(client: imaplib.IMAP4_SSL, *command: str) -> list[Any]:
    try:
        return client.uid(*command)[1]
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreachable(_BROKEN) from error


def _selected(client: imaplib.IMAP4_SSL, folder: str) -> int:
    quoted = '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
    try:
        state, _ = client.select(quoted, readonly=True)
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unreachable(_BROKEN) from error
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
        with suppress(OSError):
            client.shutdown()
