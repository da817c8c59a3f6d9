"""Writing a reply and handing it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from dienhong.civic.communes.queries import active_units
from dienhong.cycle.opinions.concerned import require_open_to
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies import rules
from dienhong.cycle.replies.actions.keeping import keep_text, settle_texts
from dienhong.cycle.replies.events import CommitmentMade, ReplyDrafted, ReplySubmitted
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.permissions import may_draft
from dienhong.cycle.replies.states import REPLY_FLOW, ReplyState
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as typed beside the draft."""

    text: str
    unit_id: int
    due_date: date


def draft_reply(
    actor: Actor,
    opinion_id: int,
    *,
    text: str,
    legal_basis: str = "",
    promises: Sequence[Promise] = (),
    seen_version: int | None = None,
    now: datetime,
) -> Reply:
    """Save the draft of the opinion's open reply, or start it.

    `seen_version` is the version that the writer had on screen, None where there was no draft yet: if someone saved
    another one meanwhile, `Overtaken` is raised and nothing is overwritten.
    """
    opinion = answerable(actor, opinion_id)
    try:
        with transaction.atomic():
            reply, version = open_reply(opinion.pk), 1
            if reply is None:
                reply = start_reply(actor, opinion.pk, nfc(text), nfc(legal_basis), now)
            else:
                overwrite(actor, reply, nfc(text), nfc(legal_basis), seen_version, now)
                version = (seen_version or 0) + 1
            keep_text(actor, reply, text=text, legal_basis=legal_basis, version=version, now=now)
            settle_texts(actor, reply)
            _set_promises(reply, promises, timezone.localdate(now))
    except IntegrityError as error:
        raise Overtaken from error
    reply.refresh_from_db()
    return reply


@transaction.atomic
def submit_reply(actor: Actor, reply_id: int, *, now: datetime) -> None:
    """Hand the draft to a leader for approval, as a new version: a leader's page from before no longer decides it."""
    reply = reply_by_id(reply_id)
    require_open_to(actor, reply.opinion_id)
    may_draft(actor, reply.opinion.unit_id).require()
    rules.complete(reply.text).enforce("text")
    move_reply(reply, "submit", return_reason="", version=reply.version + 1)
    record(actor, ReplySubmitted(subject_id=reply.pk, opinion=reply.opinion_id), now)
    for promise in reply.commitments.all():
        made = CommitmentMade(
            subject_id=reply.pk, opinion=reply.opinion_id, commitment=promise.pk, due_date=promise.due_date.isoformat()
        )
        record(actor, made, now)


def reply_by_id(reply_id: int) -> Reply:
    """The reply with its opinion; `Missing` when the commune has none with this id."""
    reply = Reply.objects.select_related("opinion").filter(pk=reply_id).first()
    if reply is None:
        raise Missing
    return reply


def move_reply(reply: Reply, step_name: str, **changes: object) -> None:
    """Move by the table, compare-and-set of state and version. The caller holds the transaction."""
    step = REPLY_FLOW.require(step_name, ReplyState(reply.state))
    as_read = Reply.objects.filter(pk=reply.pk, state=reply.state, version=reply.version)
    if not as_read.update(state=step.target, **changes):
        raise Overtaken


def open_reply(opinion_id: int) -> Reply | None:
    """The reply in work: drafted, waiting for approval, or approved."""
    return Reply.objects.filter(opinion_id=opinion_id).exclude(state=ReplyState.PUBLISHED).first()


def start_reply(actor: Actor, opinion_id: int, text: str, legal_basis: str, now: datetime) -> Reply:
    """The first draft. Raises `IntegrityError` when somebody else started one at the same time."""
    reply = Reply.objects.create(
        opinion_id=opinion_id, text=text, legal_basis=legal_basis, drafted_by_id=actor.user_id, drafted_at=now
    )
    record(actor, ReplyDrafted(subject_id=reply.pk, opinion=opinion_id), now)
    return reply


def answerable(actor: Actor, opinion_id: int) -> Opinion:
    """The opinion when the actor may write its reply now; says why not otherwise."""
    opinion = Opinion.objects.filter(pk=opinion_id).first()
    if opinion is None:
        raise Missing
    require_open_to(actor, opinion_id)
    may_draft(actor, opinion.unit_id).require()
    if opinion.state != OpinionState.ASSIGNED:
        raise Refused("Ý kiến này chưa được giao hoặc đã trả lời xong, nên chưa soạn trả lời được.")
    return opinion


def overwrite(actor: Actor, reply: Reply, text: str, legal_basis: str, seen_version: int | None, now: datetime) -> None:
    """Put a text on `seen_version`; `Overtaken` when that is no longer the newest."""
    if reply.state != ReplyState.DRAFT:
        raise Refused("Bản trả lời đang chờ duyệt hoặc đã duyệt nên không sửa được. Hãy đề nghị người duyệt trả lại.")
    # Versions start at 1: None and 0 mean that no draft was seen.
    unchanged = Reply.objects.filter(pk=reply.pk, state=ReplyState.DRAFT, version=seen_version or 0)
    changes = {"text": text, "legal_basis": legal_basis, "drafted_by": actor.user_id, "drafted_at": now}
    if not unchanged.update(version=F("version") + 1, **changes):
        raise Overtaken(
            "Có người vừa lưu một bản khác của câu trả lời này. Bản của ông/bà vẫn còn trong ô; "
            "hãy chép lại, tải lại trang và ghép hai bản."
        )


def _set_promises(reply: Reply, promises: Sequence[Promise], today: date) -> None:
    for promise in promises:
        rules.promisable(promise.due_date, today).enforce("promises")
    units = set(active_units().values_list("pk", flat=True))
    if not {promise.unit_id for promise in promises} <= units:
        raise Refused("Hãy chọn đơn vị thực hiện cam kết trong danh sách.", field="promises")
    reply.commitments.all().delete()
    for promise in promises:
        Commitment.objects.create(
            reply=reply, text=nfc(promise.text).strip(), unit_id=promise.unit_id, due_date=promise.due_date
        )
