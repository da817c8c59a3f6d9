"""Approving a public wording and taking it back: the only place that opens or closes what everybody reads."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.privacy import rules
from dienhong.cycle.privacy.events import WordingApproved, WordingTakenBack
from dienhong.cycle.privacy.models import PublicWording
from dienhong.cycle.privacy.permissions import may_approve_wording
from dienhong.cycle.replies import rules as reply_rules
from dienhong.cycle.replies.actions.draft import reply_by_id
from dienhong.cycle.replies.actions.review import give_reply
from dienhong.cycle.replies.models import SEARCH_KIND, Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.record import record
from dienhong.engines.search.index import forget, put
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

_NO_DECISIONS: Mapping[str, str] = {}


@transaction.atomic
def publish_reply(
    actor: Actor,
    reply_id: int,
    *,
    seen_version: int,
    public_text: str,
    public_answer: str | None = None,
    decisions: Mapping[str, str] = _NO_DECISIONS,
    confirmed: bool = False,
    now: datetime,
) -> None:
    """Give the answer to its sender and, in the approved wording, to everybody. As `approve_wording` otherwise."""
    give_reply(actor, reply_id, seen_version=seen_version, now=now)
    approve_wording(
        actor,
        reply_id,
        seen_version=seen_version,
        public_text=public_text,
        public_answer=public_answer,
        decisions=decisions,
        confirmed=confirmed,
        now=now,
    )


@transaction.atomic
def approve_wording(
    actor: Actor,
    reply_id: int,
    *,
    seen_version: int,
    public_text: str,
    public_answer: str | None = None,
    decisions: Mapping[str, str] = _NO_DECISIONS,
    confirmed: bool = False,
    now: datetime,
) -> PublicWording:
    """Make a given reply public in this wording; `public_answer` None proposes nothing else than the answer itself.

    `decisions` say for each uncertain find (`rules.Find.key`) whether it stays or goes; `confirmed` that what is
    certainly personal may be read. Raises `Refused` while something is undecided or unconfirmed.
    """
    reply = reply_by_id(reply_id)
    require_open_to(actor, reply.opinion_id)
    may_approve_wording(actor).require()
    if reply.state != ReplyState.PUBLISHED:
        raise Refused("Trả lời phải được gửi cho người hỏi trước, hoặc cùng lúc, với việc công khai.")
    if reply.version != seen_version:
        raise Overtaken
    question = rules.settled(nfc(public_text).strip(), decisions)
    answer = rules.settled(nfc(reply.text if public_answer is None else public_answer).strip(), decisions)
    reply_rules.publishable(question).enforce("public_text")
    reply_rules.publishable(answer).enforce("public_answer")
    beside = [reply.legal_basis, *reply.commitments.values_list("text", flat=True)]
    rules.approvable([question, answer, *beside], decisions, confirmed=confirmed).enforce("confirmed")
    return _open(actor, reply, question, answer, decisions, confirmed=confirmed, now=now)


@transaction.atomic
def take_back_wording(actor: Actor, reply_id: int, *, reason: str, now: datetime) -> None:
    """Nobody but the sender reads the answer any more, from this moment, on any page or feed."""
    reply = reply_by_id(reply_id)
    require_open_to(actor, reply.opinion_id)
    may_approve_wording(actor).require()
    if not reason.strip():
        raise Refused("Hãy ghi lý do thu hồi.", field="reason")
    if not close_wording(actor, reply, reason=nfc(reason).strip(), now=now):
        raise Overtaken


def close_wording(actor: Actor, reply: Reply, *, reason: str, now: datetime) -> bool:
    """Close the gate for one reply; False when it was not open. The caller holds the transaction."""
    if not Reply.objects.filter(pk=reply.pk, public_since__isnull=False).update(public_since=None, public_text=""):
        return False
    forget(SEARCH_KIND, reply.pk)
    others = Reply.objects.filter(opinion_id=reply.opinion_id, public_since__isnull=False)
    if not others.exists():
        Opinion.objects.filter(pk=reply.opinion_id).update(public_text="")
    wording = PublicWording.objects.filter(reply=reply, taken_back_at=None).first()
    if wording is not None:
        PublicWording.objects.filter(pk=wording.pk).update(
            taken_back_by=actor.user_id, taken_back_at=now, reason=reason
        )
    version = wording.version if wording else 0
    record(actor, WordingTakenBack(subject_id=reply.pk, opinion=reply.opinion_id, wording=version), now)
    return True


def _open(
    actor: Actor,
    reply: Reply,
    question: str,
    answer: str,
    decisions: Mapping[str, str],
    *,
    confirmed: bool,
    now: datetime,
) -> PublicWording:
    if not Reply.objects.filter(pk=reply.pk, public_since=None).update(public_text=answer, public_since=now):
        raise Overtaken("Nội dung này đã được công khai. Muốn đổi, hãy thu hồi bản đang công khai trước.")
    Opinion.objects.filter(pk=reply.opinion_id).update(public_text=question)
    put(SEARCH_KIND, reply.pk, f"{question} {answer}", now)
    last = PublicWording.objects.filter(reply=reply).first()
    wording = PublicWording.objects.create(
        reply=reply,
        version=last.version + 1 if last else 1,
        question=question,
        answer=answer,
        decisions=dict(decisions),
        confirmed=confirmed,
        approved_by_id=actor.user_id,
        approved_at=now,
    )
    record(actor, WordingApproved(subject_id=reply.pk, opinion=reply.opinion_id, wording=wording.version), now)
    return wording
