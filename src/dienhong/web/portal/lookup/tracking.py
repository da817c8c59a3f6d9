"""What a code tells: the same few facts for everybody who holds it, more for the sender.

A code whose words are withheld (domain §3.3) tells exactly what the code of an opinion tells that nobody has read yet,
and no more: so an opinion that was just received offers neither its words nor a way to withdraw it here.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.civic.sealed.queries import withheld_since
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.events import OpinionReceived
from dienhong.cycle.opinions.models import Opinion, TransferTrack
from dienhong.cycle.opinions.queries import by_code, told_by_bodies
from dienhong.cycle.opinions.relations import parts_of
from dienhong.cycle.opinions.states import OPEN_STATES, OPINION_FLOW, OpinionState
from dienhong.cycle.replies.models import Rating, Reply
from dienhong.cycle.replies.queries import answer_for, history_of
from dienhong.web.portal.lookup.ahead import ahead
from dienhong.web.portal.timeline import public_timeline

_UNREAD = (OpinionState.RECEIVED, OpinionState.DIVERTED)


@dataclass(frozen=True, slots=True)
class Issue:
    """One of several issues of an opinion, with its own way and its own answer."""

    opinion: Opinion
    reply: Reply | None


@dataclass(frozen=True, kw_only=True)
class Tracked:
    """`opinion` is None while nobody has read it (or may read it); `due_date` while an answer is awaited.

    `ref` stands for the code in this visitor's addresses.
    """

    code: str
    ref: str = ""
    state: OpinionState
    received_at: datetime
    due_date: date | None
    timeline: list[dict[str, Any]]
    opinion: Opinion | None = None
    unit_name: str = ""
    reply: Reply | None = None
    promises: list[Any] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    told_by_bodies: list[TransferTrack] = field(default_factory=list)

    @property
    def rating(self) -> Rating | None:
        """What this sender thought of the reply; others who share it have their own."""
        of_reply = self.reply.ratings.all() if self.reply and self.opinion else ()
        return next((rating for rating in of_reply if self.opinion and rating.opinion_id == self.opinion.pk), None)

    @property
    def is_rateable(self) -> bool:
        done = self.state in (OpinionState.REPLIED, OpinionState.CLOSED)
        return done and self.reply is not None and self.rating is None

    @property
    def is_reopenable(self) -> bool:
        may = self.opinion is not None and bool(rules.may_reopen(self.opinion.reopened_count))
        return may and OPINION_FLOW.allows("reopen", self.state)

    @property
    def is_open(self) -> bool:
        """Whether it was read and waits for its answer: then the sender may add to it."""
        return self.opinion is not None and self.opinion.state in OPEN_STATES

    @property
    def is_withdrawable(self) -> bool:
        """Until it is answered: a published answer stays, also while it is looked at again."""
        may = self.opinion is not None and self.reply is None
        return may and OPINION_FLOW.allows("withdraw", self.state)


def is_known(code: str) -> bool:
    """Whether the code stands for anything here; the same reads whether or not it does."""
    known = (withheld_since(code), by_code(code))
    return any(one is not None for one in known)


def track(code: str) -> Tracked | None:
    """What there is under `code` in this commune; the same reads whether or not there is anything."""
    since = withheld_since(code)
    opinion = by_code(code)
    if since is not None or (opinion is not None and opinion.state in _UNREAD):
        return _unread(code, opinion.received_at if opinion else since)
    return _read(opinion) if opinion else None


def _unread(code: str, received_at: datetime | None) -> Tracked:
    at = received_at or timezone.now()
    due = rules.due_date(timezone.localdate(at), limit("ordinary"), calendar())
    timeline = [{"title": OpinionReceived.label, "at": at, "body": "", "state": "current"}]
    timeline += ahead(OpinionState.RECEIVED, due)
    return Tracked(code=code, state=OpinionState.RECEIVED, received_at=at, due_date=due, timeline=timeline)


def _read(opinion: Opinion) -> Tracked:
    answered = opinion.merged_into or opinion
    reply = answer_for(opinion)
    due_date = answered.due_date if answered.state in OPEN_STATES else None
    return Tracked(
        code=opinion.code,
        state=OpinionState(opinion.state),
        received_at=opinion.received_at,
        due_date=due_date,
        timeline=public_timeline(history_of(opinion.pk)) + ahead(OpinionState(opinion.state), due_date),
        opinion=opinion,
        told_by_bodies=told_by_bodies(opinion),
        unit_name=answered.unit.name if answered.unit else "",
        reply=reply,
        promises=list(reply.commitments.all()) if reply else [],
        issues=[Issue(part.child, answer_for(part.child)) for part in parts_of(opinion.pk)],
    )
