"""The window for corrections of the minutes: opened when the conference closes, closed by its day or by a person."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar
from dienhong.cycle.conference import rules
from dienhong.cycle.conference.events import CorrectionsClosed, CorrectionsOpened
from dienhong.cycle.conference.models import Conference, MinutesReview
from dienhong.cycle.conference.permissions import may_prepare
from dienhong.cycle.conference.queries import waiting_corrections
from dienhong.cycle.conference.states import REVIEW_FLOW, ReviewState
from dienhong.cycle.dialogues.queries import drafted_for
from dienhong.cycle.dialogues.states import PaperKind
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused


def open_review(actor: Actor, conference_id: int, *, now: datetime) -> MinutesReview:
    """The window, open for some working days from today; one that was opened before stays as it is.

    The caller holds the transaction.
    """
    known = MinutesReview.objects.filter(conference_id=conference_id).first()
    if known is not None:
        return known
    until = calendar().add_workdays(timezone.localdate(now), rules.CORRECTION_WORKDAYS)
    review = MinutesReview.objects.create(conference_id=conference_id, opened_at=now, until=until)
    record(actor, CorrectionsOpened(subject_id=conference_id, until=until.isoformat()), now)
    return review


@transaction.atomic
def close_review(actor: Actor, conference_id: int, *, reason: str = "", now: datetime) -> None:
    """No more requests: after the last day, or before it with a reason. Waiting ones must be decided first."""
    may_prepare(actor).require()
    review = review_for_update(conference_id)
    waiting = waiting_corrections(conference_id).count()
    rules.may_close_review(review.until, timezone.localdate(now), waiting, reason).enforce("reason")
    shut_review(actor, review, reason=reason, now=now)


def shut_review(actor: Actor, review: MinutesReview, *, reason: str, now: datetime) -> None:
    """End the window; the caller has the transaction and has checked that it may end."""
    target = REVIEW_FLOW.require("close", ReviewState(review.state)).target
    _move(review, target, closed_at=now, closed_by_id=actor.user_id, early_reason=reason.strip()[:500])
    record(actor, CorrectionsClosed(subject_id=review.conference_id), now)


@transaction.atomic
def reopen_review(actor: Actor, conference_id: int, *, now: datetime) -> None:
    """Take requests again, for as many working days as the first time; not beside minutes ready for signing."""
    may_prepare(actor).require()
    review = review_for_update(conference_id)
    if drafted_for(review.conference.dialogue_id, PaperKind.MINUTES).exists():
        raise Refused("Biên bản để ký đã được lập. Hãy bỏ văn bản đó trước khi nhận đính chính thêm.")
    target = REVIEW_FLOW.require("reopen", ReviewState(review.state)).target
    until = calendar().add_workdays(timezone.localdate(now), rules.CORRECTION_WORKDAYS)
    _move(review, target, until=until, closed_at=None, closed_by_id=None, early_reason="")
    record(actor, CorrectionsOpened(subject_id=conference_id, until=until.isoformat()), now)


def review_for_update(conference_id: int) -> MinutesReview:
    """The locked window; `Missing` before the conference was closed."""
    Conference.objects.select_for_update().filter(pk=conference_id).first()
    review = MinutesReview.objects.filter(conference_id=conference_id).first()
    if review is None:
        raise Missing("Hội nghị chưa bế mạc nên chưa xem xét biên bản được.")
    return review


def _move(review: MinutesReview, target: ReviewState, **changes: object) -> None:
    as_read = MinutesReview.objects.filter(pk=review.pk, state=review.state)
    if not as_read.update(state=target, **changes):
        raise Overtaken
