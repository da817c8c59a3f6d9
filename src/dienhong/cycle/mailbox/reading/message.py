"""One message as bytes → what a clerk sees. The input is hostile until shown otherwise.

The library's older header policy is used on purpose: the newer one parses addresses eagerly and raises many kinds of
errors at malformed ones. Nothing is unpacked, and no HTML is kept.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime

from dienhong.cycle.mailbox.reading import signs
from dienhong.cycle.mailbox.reading.decoding import cleaned, header_text, to_text
from dienhong.cycle.mailbox.reading.hypertext import words_of
from dienhong.cycle.mailbox.reading.trimming import own_words, with_subject

MOST_BYTES = 20 * 1024 * 1024
MOST_HEADER = 256 * 1024
MOST_PARTS = 200
MOST_TEXT = 100_000
_MOST_BOUNDARIES = 30
_MOST_REFERENCES = 20
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_ADDRESS = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,190}")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,240}>")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came along. `content` is empty for what is no photo."""

    name: str
    size: int
    kind: str
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message as read. `fault` is a sentence when it could not be read; its header was, as far as it went."""

    digest: str
    message_id: str = ""
    references: tuple[str, ...] = ()
    sender_name: str = ""
    sender_address: str = ""
    subject: str = ""
    text: str = ""
    raw_text: str = ""
    attachments: tuple[Attachment, ...] = ()
    sent_at: datetime | None = None
    automatic: str = ""
    is_spam: bool = False
    is_doubtful: bool = False
    fault: str = ""

    @property
    def words(self) -> str:
        """Subject and body, as an opinion has them."""
        return with_subject(self.subject, self.text)


def read_letter(content: bytes, *, own_addresses: frozenset[str] = frozenset(), whole: bool = True) -> Letter:
    """Read one message; never raises. `whole` is False when only its beginning was fetched because it is too large.

    `own_addresses`, in lower case, are the mailbox's: a message from them is a loop.
    """
    head, _, body = content.replace(b"\r\n", b"\n").partition(b"\n\n")
    digest = hashlib.sha256(_lasting(head) + b"\n\n" + body).hexdigest()
    fault = _fault(content, head, body, whole=whole)
    kept = head[:MOST_HEADER] + b"\n\n" + (b"" if fault else body)
    try:
        message = BytesParser(policy=compat32).parsebytes(kept)
        return _read(message, digest, fault, own_addresses)
    except Exception:  # noqa: BLE001 - whatever a stranger's bytes make the library raise, the message is still listed
        return Letter(digest=digest, fault="Thư này không đọc được. Hãy mở trong hộp thư của xã.")


def _lasting(head: bytes) -> bytes:
    """The header fields that stay the same when a server delivers or moves the message again."""
    names = (b"message-id:", b"from:", b"date:", b"subject:")
    return b"\n".join(line for line in head[:MOST_HEADER].split(b"\n") if line.lower().startswith(names))


def _fault(content: bytes, head: bytes, body: bytes, *, whole: bool) -> str:
    if not whole or len(content) > MOST_BYTES:
        return "Thư lớn hơn 20 MB nên không mở. Hãy xem trong hộp thư của xã."
    if len(head) > MOST_HEADER:
        return "Phần đầu thư dài bất thường nên không mở."
    if len(_BOUNDARY.findall(content)) > _MOST_BOUNDARIES or body.count(b"\n--") > MOST_PARTS * 20:
        return "Thư có quá nhiều phần lồng nhau nên không mở."
    return ""


def _read(message: Message, digest: str, fault: str, own_addresses: frozenset[str]) -> Letter:
    name, address = _sender(message)
    plain, markup, files = _parts(message) if not fault else ([], [], [])
    if len(files) > MOST_PARTS:
        files, fault = files[:MOST_PARTS], f"Thư có hơn {MOST_PARTS} tệp; chỉ liệt kê {MOST_PARTS} tệp đầu."
    raw = "\n\n".join(plain) if any(part.strip() for part in plain) else "\n\n".join(map(words_of, markup))
    raw = cleaned(raw).strip()[:MOST_TEXT]
    ids = _MESSAGE_ID.findall(f"{message.get('In-Reply-To', '')} {message.get('References', '')}"[:8000])
    own_id = _MESSAGE_ID.findall(str(message.get("Message-ID", ""))[:2000])
    return Letter(
        digest=digest,
        message_id=header_text(own_id[0]) if own_id else "",
        references=tuple(header_text(one) for one in ids[:_MOST_REFERENCES]),
        sender_name=name,
        sender_address=address,
        subject=header_text(message.get("Subject"))[:300],
        text=own_words(raw),
        raw_text=raw,
        attachments=tuple(files),
        sent_at=_sent_at(message),
        automatic=signs.automatic_because(message, address, own_addresses),
        is_spam=signs.is_spam(message),
        is_doubtful=signs.is_doubtful(message),
        fault=fault,
    )


def _sender(message: Message) -> tuple[str, str]:
    pairs = getaddresses([str(message.get("From", ""))[:2000]])
    name, address = pairs[0] if pairs else ("", "")
    found = _ADDRESS.fullmatch(cleaned(address).strip())
    return header_text(name)[:160], found[0].lower() if found else ""


def _sent_at(message: Message) -> datetime | None:
    try:
        sent = parsedate_to_datetime(str(message.get("Date", ""))[:200])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _parts(message: Message) -> tuple[list[str], list[str], list[Attachment]]:
    """Plain texts, HTML texts and files, in their order."""
    plain: list[str] = []
    markup: list[str] = []
    files: list[Attachment] = []
    for part in _leaves(message):
        kind, name = part.get_content_type(), header_text(part.get_filename(""))[:120]
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        is_text = kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment"
        if is_text:
            charset = str(part.get_content_charset("ascii"))
            (plain if kind == "text/plain" else markup).append(to_text(content[: MOST_TEXT * 4], charset))
        elif name or content:
            is_photo = kind.startswith("image/")
            files.append(Attachment(name or "không tên", len(content), kind, content if is_photo else b""))
        if len(files) > MOST_PARTS:
            break
    return plain, markup, files


def _leaves(message: Message) -> Iterator[Message]:
    """Parts that hold no others; messages within the message count as files, and nothing is searched without end."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS * 10:
        part = waiting.pop(0)
        seen += 1
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting = [one for one in inner if isinstance(one, Message)] + waiting
        elif part.get_content_type() != "message/rfc822":
            yield part
