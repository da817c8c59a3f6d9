"""What văn thư is told of the exchange: one function a message."""

from datetime import datetime

from django.utils import timezone

from dienhong.civic.documents.models import ReceivedPackage
from dienhong.civic.notices.actions import notify
from dienhong.civic.people.queries import people_who_may
from dienhong.civic.people.roles import Permission


def tell_of_recall(package: ReceivedPackage, *, key: str, now: datetime) -> None:
    text = f"{package.sender_name} đề nghị thu hồi một văn bản đã gửi đến. Mời xem và trả lời."
    _send(package, text, key, now)


def tell_of_refused(package: ReceivedPackage, *, key: str, now: datetime) -> None:
    _send(package, f"Không nhận được gói văn bản {package.name}: {package.reason}", key, now)


def _send(package: ReceivedPackage, text: str, key: str, now: datetime) -> None:
    people = people_who_may(Permission.REGISTER_DOCUMENT, timezone.localdate(now))
    notify(people, key=key, text=text, subject="package", subject_id=package.pk, now=now)
