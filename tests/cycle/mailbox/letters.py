"""Messages as they arrive; all addresses are invented."""

from email.message import EmailMessage

from django.conf import settings
from tests.cast import ROAD

from dienhong.cycle.mailbox.actions.receive import Ways
from dienhong.engines.secrets.seal import Seal

LAN = "lan@thu.example"


def message(text: str = ROAD, *, sender: str = f"Phạm Thị Lan <{LAN}>", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = sender
    made["Subject"] = headers.pop("Subject", "Đường hỏng")
    made["Date"] = "Mon, 09 Mar 2026 08:00:00 +0700"
    made["Message-ID"] = headers.pop("Message_ID", "<mot@thu.example>")
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def ways(numbers: object, **choices: bool) -> Ways:
    chosen = {"registers_alone": False, "keeps_sender": True} | choices
    return Ways(seal=Seal(settings.SEALED_KEYS), random=numbers, folder=settings.FILES, **chosen)  # type: ignore[arg-type]
