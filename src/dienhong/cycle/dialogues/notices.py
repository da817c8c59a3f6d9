"""What officials are told about dialogues."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from dienhong.civic.deadlines.ladder import Rung
from dienhong.civic.notices.actions import notify
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.cycle.dialogues.models import Dialogue, DialogueDuty

_APART = 3


def tell_of_duties(person: User, items: Sequence[tuple[Rung, DialogueDuty]], *, now: datetime) -> None:
    """Steps of the ladder that came at once for one person: each by itself while they are few, else counted."""
    today = timezone.localdate(now)
    if len(items) <= _APART:
        for rung, duty in items:
            text = f"{rung.text} ({duty.due_date:%d/%m/%Y}): {duty.what} – {duty.dialogue}"
            key = f"duty:{duty.pk}:{duty.due_date}:{rung.key}"
            notify([person], key=key, text=text, subject="duty", subject_id=duty.pk, now=now)
        return
    late = sum(duty.due_date < today for _, duty in items)
    first = min((duty for _, duty in items), key=lambda duty: (duty.due_date, duty.pk))
    text = (
        f"{len(items)} việc đối thoại cần ông/bà để ý, {late} việc đã quá hạn; sớm nhất: {first.what} "
        f"(hạn {first.due_date:%d/%m/%Y}). Xem mục Việc đối thoại."
    )
    key = f"duties:{now:%Y-%m-%dT%H}:{first.pk}"
    notify([person], key=key, text=text, subject="duty", subject_id=first.pk, now=now)


def tell_not_announced(dialogue: Dialogue, *, reference: str, reason: str, key: str, now: datetime) -> None:
    """The notice went out, and yet the dialogue could not be announced by itself."""
    text = f"Thông báo {reference} đã ban hành nhưng cuộc đối thoại chưa hiện cho người dân: {reason}"
    people = people_who_may(Permission.MANAGE_DIALOGUE, timezone.localdate(now))
    notify(people, key=key, text=text, subject="dialogue", subject_id=dialogue.pk, now=now)
