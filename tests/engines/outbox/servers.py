"""Servers that behave as documented: one for e-mail that greylists and refuses, one for gateways of messages."""

# ruff: noqa: N802, N815, ARG002 - the names and parameters are those of the protocols

import json
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """Local part of the recipient says what it does: `grey…` later at first, `gone…` never, `full…` after the text,
    `cut…` takes the letter and hangs up before saying so. A second letter of one Message-ID is a duplicate."""

    def __init__(self, *, drops_repeats: bool, on_letter: Callable[[], None]) -> None:
        self.on_letter = on_letter
        self.letters: list[EmailMessage] = []
        self.tries: Counter[str] = Counter()
        self.seen: set[str] = set()
        self.drops_repeats = drops_repeats
        self.closing = False

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.closing:
            return "421 4.3.2 going down"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tries[address] += 1
        if address.startswith("grey") and self.tries[address] == 1:
            return "451 4.7.1 Greylisted, come back in 5 minutes"
        if address.startswith("gone"):
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if envelope.rcpt_tos[0].startswith("full"):
            return "552 5.2.2 Mailbox full"
        letter = message_from_bytes(envelope.content, policy=policy.default)
        if self.drops_repeats and letter["Message-ID"] in self.seen:
            return "554 5.5.0 Duplicate Message-ID"
        self.seen.add(letter["Message-ID"])
        self.letters.append(letter)
        self.on_letter()
        if envelope.rcpt_tos[0].startswith("cut") and len(self.letters) == 1:
            server.transport.abort()
        return "250 2.0.0 Queued"

    @property
    def recipients(self) -> list[str]:
        return sorted(letter["To"].addresses[0].addr_spec for letter in self.letters)


def _nothing() -> None:
    pass


def unused_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def mail_server(
    *, drops_repeats: bool = True, on_letter: Callable[[], None] = _nothing
) -> Iterator[tuple[MailServer, int]]:
    told = MailServer(drops_repeats=drops_repeats, on_letter=on_letter)
    port = unused_port()
    controller = Controller(told, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield told, port
    finally:
        controller.stop()


class Gateway:
    """Answers each request by `answers`, one after the other, the last one again and again."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, dict[str, str], Any]] = []
        self.answers: list[tuple[int, dict[str, str], Any]] = [(200, {}, {"code": "100", "id": "a1"})]

    def answer(self) -> tuple[int, dict[str, str], Any]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def gateway(*, on_request: Callable[[], None] = _nothing) -> Iterator[tuple[Gateway, str]]:
    told = Gateway()

    class Handler(BaseHTTPRequestHandler):
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            is_json = "json" in self.headers.get("Content-Type", "")
            told.requests.append(
                (self.command, self.path, dict(self.headers), json.loads(body) if is_json else body.decode())
            )
            status, headers, said = told.answer()
            on_request()
            if status == 0:  # took it and hangs up
                self.close_connection = True
                return
            content = said.encode() if isinstance(said, str) else json.dumps(said).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(OSError):  # whoever asked is gone
                self.wfile.write(content)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
