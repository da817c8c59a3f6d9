"""How an entry's digest is made: pure, so that a stranger can verify a printed journal."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Link:
    """The digested content of one entry."""

    commune_id: int
    number: int
    at: datetime
    actor_id: int | None
    actor_name: str
    verb: str
    subject: str
    subject_id: int
    details: dict[str, Any]


def digest(link: Link, previous: str) -> str:
    """SHA-256, in hex, over the previous digest and the entry's content as canonical JSON (UTC, sorted keys)."""
    content = [
        previous,
        link.commune_id,
        link.number,
        link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        link.actor_id,
        link.actor_name,
        link.verb,
        link.subject,
        link.subject_id,
        link.details,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
