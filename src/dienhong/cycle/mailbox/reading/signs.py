"""Marks in a message's header: no person wrote it, many got it, or a filter took it for spam (RFC 3834, RFC 2919)."""

from collections.abc import Iterator
from email.message import Message

_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})
_REPORTS = frozenset({"multipart/report", "message/delivery-status", "message/disposition-notification"})
_LISTS = ("List-Id", "List-Unsubscribe")
_ROBOTS = ("mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply")


def automatic_because(message: Message, sender: str, own_addresses: frozenset[str]) -> str:
    """Why the message counts as automatic, as a sentence; "" for one that a person seems to have written."""
    return next((sentence for is_so, sentence in _found(message, sender, own_addresses) if is_so), "")


def _found(message: Message, sender: str, own_addresses: frozenset[str]) -> Iterator[tuple[bool, str]]:
    kind, path = message.get_content_type(), message.get("Return-Path")
    yield _value(message, "Auto-Submitted").partition(";")[0].strip() not in ("", "no"), "Thư trả lời tự động."
    yield kind in _REPORTS, "Thư báo của máy chủ về một thư đã gửi."
    yield path is not None and _value(message, "Return-Path") in ("", "<>"), "Thư báo của máy chủ."
    yield _value(message, "Precedence") in _BULK, "Thư gửi hàng loạt hoặc của nhóm thư."
    yield any(message.get(name) is not None for name in _LISTS), "Thư gửi hàng loạt hoặc của nhóm thư."
    yield message.get("X-Autoreply") is not None, "Thư trả lời tự động."
    yield sender in own_addresses, "Thư do chính hộp thư này gửi."
    yield sender.partition("@")[0] in _ROBOTS, "Thư của máy, không nhận trả lời."


def is_spam(message: Message) -> bool:
    """Whether the mail server's own filter said so."""
    return _value(message, "X-Spam-Flag").startswith("yes") or _value(message, "X-Spam-Status").startswith("yes")


def is_doubtful(message: Message) -> bool:
    """Whether the receiving server found that the sender's address was not proved (RFC 8601, topmost result)."""
    told = _value(message, "Authentication-Results")
    return "dmarc=fail" in told or "spf=fail" in told


def _value(message: Message, name: str) -> str:
    return str(message.get(name, ""))[:2000].strip().lower()
