"""What officials are told about dialogues."""

from datetime import datetime

from django.utils import timezone

from dienhong.civic.notices.actions import notify
from dienhong.civic.people.queries import people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.cycle.dialogues.models import Dialogue


def tell_not_announced(dialogue: Dialogue, *, reference: str, reason: str, key: str, now: datetime) -> None:
    """The notice went out, and yet the dialogue could not be announced by itself."""
    text = f"Thông báo {reference} đã ban hành nhưng cuộc đối thoại chưa hiện cho người dân: {reason}"
    people = people_who_may(Permission.MANAGE_DIALOGUE, timezone.localdate(now))
    notify(people, key=key, text=text, subject="dialogue", subject_id=dialogue.pk, now=now)
