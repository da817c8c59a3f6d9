"""Approving the public version of a conference's minutes and taking it back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dienhong.civic.sealed.rules import suspicion
from dienhong.cycle.conference.events import MinutesPublished, MinutesTakenBack
from dienhong.cycle.conference.models import Conference, MinutesReview, PublicMinutes
from dienhong.cycle.conference.states import ReviewState
from dienhong.cycle.privacy import rules
from dienhong.cycle.privacy.permissions import may_approve_wording
from dienhong.cycle.replies import rules as reply_rules
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused
from dienhong.kernel.vietnamese import nfc

LONGEST = 200_000


@transaction.atomic
def publish_minutes(
    actor: Actor,
    conference_id: int,
    *,
    text: str,
    decisions: Mapping[str, str],
    confirmed: bool = False,
    now: datetime,
) -> PublicMinutes:
    """Let everybody read the minutes in this wording.

    Raises `Refused` while corrections may still be asked for, while a find is undecided or unconfirmed, for words like
    a denunciation, and where a version is public already.
    """
    may_approve_wording(actor).require()
    conference = Conference.objects.select_for_update().filter(pk=conference_id).first()
    if conference is None:
        raise Missing
    _require_final(conference, now)
    wording = rules.settled(nfc(text).strip(), decisions)
    reply_rules.publishable(wording).enforce("text")
    if len(wording) > LONGEST:
        raise Refused(f"Biên bản công khai dài quá {LONGEST} ký tự. Hãy rút gọn.", field="text")
    if suspicion(wording):
        raise Refused("Có đoạn giống lời tố cáo. Hãy bỏ đoạn đó rồi công khai.", field="text")
    rules.approvable([wording], decisions, confirmed=confirmed).enforce("confirmed")
    versions = PublicMinutes.objects.filter(conference=conference)
    if versions.filter(taken_back_at=None).exists():
        raise Overtaken("Biên bản đã được công khai. Muốn đổi, hãy thu hồi bản đang công khai trước.")
    last = versions.first()
    public = PublicMinutes.objects.create(
        conference=conference,
        version=last.version + 1 if last else 1,
        text=wording,
        decisions=dict(decisions),
        confirmed=confirmed,
        approved_by_id=actor.user_id,
        approved_at=now,
    )
    record(actor, MinutesPublished(subject_id=conference.pk, version=public.version), now)
    return public


@transaction.atomic
def take_back_minutes(actor: Actor, conference_id: int, *, reason: str, now: datetime) -> None:
    """Nobody reads the public version any more, from this moment."""
    may_approve_wording(actor).require()
    if not reason.strip():
        raise Refused("Hãy ghi lý do thu hồi.", field="reason")
    public = PublicMinutes.objects.filter(conference_id=conference_id, taken_back_at=None).first()
    if public is None:
        raise Missing
    taken = PublicMinutes.objects.filter(pk=public.pk, taken_back_at=None)
    if not taken.update(taken_back_at=now, taken_back_by=actor.user_id, reason=nfc(reason).strip()[:500]):
        raise Overtaken
    record(actor, MinutesTakenBack(subject_id=conference_id, version=public.version), now)


def _require_final(conference: Conference, now: datetime) -> None:
    review = MinutesReview.objects.filter(conference=conference).first()
    is_over = review is not None and (review.state == ReviewState.CLOSED or timezone.localdate(now) > review.until)
    if not is_over:
        raise Refused("Người phát biểu còn được đề nghị đính chính. Hết thời gian đó mới công khai biên bản.")
