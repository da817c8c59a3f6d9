"""What all events of documents share."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class _DocumentEvent(Event):
    subject: ClassVar[str] = "document"
