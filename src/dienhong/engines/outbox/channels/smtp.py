"""E-mail over SMTP (RFC 5321): one connection for many letters, each recipient's answer apart."""

import smtplib
import ssl
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from dienhong.engines.outbox.channels.mime import as_email
from dienhong.engines.outbox.channels.protocol import ChannelDown, Outcome, Parcel, Result

_LETTERS_A_CONNECTION = 100
_CLOSING = 421
_TEMPORARY = range(400, 500)
_MISCONFIGURED = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where e-mail is handed over. `security`: "starttls", "tls" or "none" (a relay on the same machine).

    `drops_repeats`: the administrator knows that mailboxes behind it drop a second letter of the same Message-ID.
    """

    host: str
    port: int = 587
    security: str = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)
    sender: str
    sender_name: str = ""
    reply_to: str = ""
    drops_repeats: bool = False
    trust: ssl.SSLContext | None = field(default=None, repr=False)
    timeout: float = 30.0


class SmtpChannel:
    def __init__(self, server: Server) -> None:
        self.tells_repeats = server.drops_repeats
        self._server = server
        self._open: smtplib.SMTP | None = None
        self._count = 0

    def hand_over(self, parcel: Parcel) -> Outcome:
        server = self._server
        email = as_email(parcel, sender=server.sender, sender_name=server.sender_name, reply_to=server.reply_to)
        smtp = self._connection()
        try:
            refused = self._envelope(smtp, parcel.address)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self.close()
            raise ChannelDown("Máy chủ thư ngắt kết nối.") from error
        if refused is not None:
            return refused
        self._count += 1
        return self._content(smtp, email.as_bytes())

    def close(self) -> None:
        if self._open is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._open.quit()
            self._open.close()
        self._open, self._count = None, 0

    def _connection(self) -> smtplib.SMTP:
        """The open connection when it still answers, else a new one."""
        if self._open is not None and (self._count >= _LETTERS_A_CONNECTION or not self._answers(self._open)):
            self.close()
        if self._open is None:
            self._open = self._connect()
        return self._open

    @staticmethod
    def _answers(smtp: smtplib.SMTP) -> bool:
        try:
            return smtp.rset()[0] == 250  # noqa: PLR2004 - RFC 5321: done
        except (smtplib.SMTPException, OSError):
            return False

    def _connect(self) -> smtplib.SMTP:
        try:
            return self._greeted()
        except smtplib.SMTPAuthenticationError as error:
            raise ChannelDown("Máy chủ thư không nhận tên hoặc mật khẩu.", _MISCONFIGURED) from error
        except smtplib.SMTPNotSupportedError as error:
            raise ChannelDown("Máy chủ thư không có cách bảo mật đã khai.", _MISCONFIGURED) from error
        except ssl.SSLError as error:
            raise ChannelDown("Chứng thư của máy chủ thư không tin được.", _MISCONFIGURED) from error
        except (smtplib.SMTPException, OSError) as error:
            raise ChannelDown("Không kết nối được máy chủ thư.") from error

    def _greeted(self) -> smtplib.SMTP:
        server = self._server
        trust = server.trust or ssl.create_default_context()
        if server.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=trust)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        with ExitStack() as on_failure:
            on_failure.callback(smtp.close)
            if server.security == "starttls":
                smtp.starttls(context=trust)
            smtp.ehlo_or_helo_if_needed()
            if server.username:
                smtp.login(server.username, server.password)
            on_failure.pop_all()
        return smtp

    def _envelope(self, smtp: smtplib.SMTP, address: str) -> Outcome | None:
        """Sender and recipient; the refusal, or None when the letter may follow."""
        code, words = smtp.mail(self._server.sender)
        if code in _TEMPORARY and code != _CLOSING:
            return Outcome(Result.LATER, _said(code, words))
        if code != 250:  # noqa: PLR2004
            self.close()
            raise ChannelDown(f"Máy chủ thư không nhận người gửi: {_said(code, words)}")
        code, words = smtp.rcpt(address)
        if code in (250, 251):
            return None
        if code == _CLOSING:
            self.close()
            raise ChannelDown(f"Máy chủ thư tạm ngừng: {_said(code, words)}")
        return Outcome(Result.LATER if code in _TEMPORARY else Result.REFUSED, _said(code, words))

    def _content(self, smtp: smtplib.SMTP, content: bytes) -> Outcome:
        """Once the last line is sent, only the server's answer tells whether it has taken the letter over."""
        try:
            code, words = smtp.data(content)
        except smtplib.SMTPDataError as error:
            code, words = error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b""
        except (smtplib.SMTPException, OSError):
            self.close()
            return Outcome(Result.UNKNOWN, "Mất kết nối khi đang gửi, không rõ máy chủ thư đã nhận chưa.")
        said = _said(code, words)
        if code == 250:  # noqa: PLR2004
            return Outcome(Result.ACCEPTED, remote_id=words.decode("utf-8", "replace")[:120])
        if self.tells_repeats and "duplicate" in said.lower():
            return Outcome(Result.REPEATED, said)
        return Outcome(Result.LATER if code in _TEMPORARY else Result.REFUSED, said)


def _said(code: int, words: bytes) -> str:
    return f"{code} {' '.join(words.decode('utf-8', 'replace').split())}"[:200]
