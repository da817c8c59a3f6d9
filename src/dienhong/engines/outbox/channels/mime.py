"""A parcel as an e-mail."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from dienhong.engines.outbox.channels.protocol import Parcel
from dienhong.engines.outbox.letters import File


def message_id(reference: str, domain: str) -> str:
    """The Message-ID under which a delivery leaves, the same at every try."""
    return f"<{reference}@{domain}>"


def as_email(parcel: Parcel, *, sender: str, sender_name: str, reply_to: str = "") -> EmailMessage:
    """Plain text with attachments. `sender` is a bare address; its domain stands in the Message-ID."""
    email = EmailMessage(policy=SMTP)
    email["From"] = Address(_line(sender_name), addr_spec=sender)
    email["To"] = Address(_line(parcel.name), addr_spec=parcel.address)
    if reply_to:
        email["Reply-To"] = Address(addr_spec=reply_to)
    email["Subject"] = _line(parcel.title)
    email["Date"] = format_datetime(parcel.sent_at)
    email["Message-ID"] = message_id(parcel.reference, sender.rpartition("@")[2])
    if parcel.in_reply_to:
        email["In-Reply-To"] = email["References"] = _line(parcel.in_reply_to)
    email["Auto-Submitted"] = "auto-generated"
    if parcel.refusal_url:
        email["List-Unsubscribe"] = f"<{parcel.refusal_url}>"
        if parcel.refusal_url.startswith("https://"):
            email["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    email.set_content(parcel.text, charset="utf-8", cte="quoted-printable")
    for file in parcel.files:
        _attach(email, file)
    return email


def _attach(email: EmailMessage, file: File) -> None:
    kind, *parameters = [part.strip() for part in file.media_type.split(";")]
    maintype, _, subtype = kind.partition("/")
    given = dict(part.split("=", 1) for part in parameters if "=" in part)
    email.add_attachment(file.content, maintype=maintype, subtype=subtype, filename=_line(file.name), params=given)


def _line(text: str) -> str:
    return " ".join(text.split())
