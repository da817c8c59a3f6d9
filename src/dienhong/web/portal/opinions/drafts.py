"""The opinion that is being written, kept in the session so that going back loses nothing.

One draft a browser and commune; its size is bounded by the forms. `key` makes sending it twice harmless.
"""

import uuid
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta

from dienhong.cycle.opinions.actions.submit import Received, Submission
from dienhong.cycle.opinions.signers import read_signers
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.opinions.forms import GENERAL, NOWHERE

_CODE_SHOWN = timedelta(minutes=30)
_STEPS = ("text", "place", "contact")


@dataclass(kw_only=True)
class Draft:
    """What was typed so far; `done` are the pages that were passed."""

    key: str
    started_at: float
    text: str = ""
    village: str = ""
    dialogue: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    organisation: str = ""
    signers: str = ""
    done: list[str] = field(default_factory=list)

    @property
    def has_contact(self) -> bool:
        return bool(self.name or self.phone or self.email or self.organisation or self.signers)

    def first_gap(self) -> str | None:
        """The first page that was not passed yet; None when the opinion can be sent."""
        return next((step for step in _STEPS if step not in self.done), None)

    def submission(self, *, consents: bool) -> Submission:
        return Submission(
            text=self.text,
            key=uuid.UUID(self.key),
            dialogue_id=int(self.dialogue) if self.dialogue not in {"", GENERAL} else None,
            village_id=int(self.village) if self.village not in {"", NOWHERE} else None,
            name=self.name,
            phone=self.phone,
            email=self.email,
            organisation=self.organisation,
            signers=read_signers(self.signers),
            consents=consents and self.has_contact,
        )


@dataclass(frozen=True, slots=True)
class Sent:
    """What the confirmation shows."""

    code: str
    due_date: date
    sent_on: date


def load(request: CommuneRequest) -> Draft | None:
    kept = request.session.get(_name(request, "draft"))
    return Draft(**kept) if kept else None


def load_or_start(request: CommuneRequest, now: datetime) -> Draft:
    """The draft, or a new one that is not kept until it is saved."""
    return load(request) or Draft(key=str(uuid.uuid4()), started_at=now.timestamp())


def save(request: CommuneRequest, draft: Draft) -> None:
    request.session[_name(request, "draft")] = asdict(draft)


def finish(request: CommuneRequest, received: Received, now: datetime) -> None:
    """The draft is sent: forget it, keep the code for the confirmation page."""
    request.session.pop(_name(request, "draft"), None)
    request.session[_name(request, "sent")] = [received.code, received.due_date.isoformat(), now.isoformat()]


def just_sent(request: CommuneRequest, now: datetime) -> Sent | None:
    """What was sent from this browser in the last half-hour: others may use the same computer later."""
    kept = request.session.get(_name(request, "sent"))
    if not kept:
        return None
    code, due, at = kept
    sent_at = datetime.fromisoformat(at)
    if now - sent_at > _CODE_SHOWN:
        del request.session[_name(request, "sent")]
        return None
    return Sent(code, date.fromisoformat(due), sent_at.astimezone(now.tzinfo).date())


def _name(request: CommuneRequest, what: str) -> str:
    return f"portal:{what}:{request.commune.pk}"
