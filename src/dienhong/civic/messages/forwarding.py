"""The rounds that turn what waits into letters: officials' unread notices, addresses that their owners must confirm."""

from datetime import datetime, timedelta

from django.db import models, transaction

from dienhong.civic.messages.models import Contact
from dienhong.civic.messages.states import NoticesBy, Topic
from dienhong.civic.notices.models import Notice
from dienhong.engines.outbox.addresses import address_row
from dienhong.engines.outbox.guards import Asked
from dienhong.engines.outbox.letters import About, Letter, Recipient
from dienhong.engines.outbox.models import Address, Delivery
from dienhong.engines.outbox.states import ChannelKind, DeliveryState, Pace
from dienhong.engines.outbox.writing import send

NOTICE_GUARD = "notice"
_ASK_AGAIN = timedelta(days=7)
_USEFUL = timedelta(days=3)
_EMAIL = ChannelKind.EMAIL
_CONFIRM = (
    "Kính gửi ông/bà,\n\nCó người ghi địa chỉ thư này để nhận tin của {office}. Nếu là ông/bà, mời mở trang sau và bấm "
    "“Đúng là địa chỉ của tôi”:\n{site}/nhan-tin/{token}/\n\nNếu không phải, xin bỏ qua thư này; chúng tôi không gửi "
    "gì thêm."
)


def forward_notices(now: datetime) -> int:
    """Write a letter for each unread notice of those who want them by e-mail; returns how many. Nothing sealed."""
    wanted = Contact.objects.exclude(notices_by=NoticesBy.NOTHING).select_related("user")
    return sum(_forward(contact, now) for contact in wanted)


def notice_guard(asked: Asked) -> str:
    """A notice that was read at the desk or taken back needs no letter."""
    unread = Notice.objects.filter(pk=asked.subject_id, read_at=None).exists()
    return "" if unread else "Đã đọc ở bàn làm việc, hoặc đã thu hồi."


def ask_owners(office: str, now: datetime) -> int:
    """Ask each address for which messages wait whether it is theirs, once a week at most; returns how many."""
    unverified = Delivery.objects.filter(channel=_EMAIL, state=DeliveryState.UNVERIFIED)
    asked = Address.objects.filter(channel=_EMAIL, address=models.OuterRef("address"), asked_at__gt=now - _ASK_AGAIN)
    waiting = unverified.exclude(models.Exists(asked)).order_by().values_list("address", flat=True).distinct()
    return sum(_ask(address, office, now) for address in list(waiting))


@transaction.atomic
def _forward(contact: Contact, now: datetime) -> int:
    unread = Notice.objects.filter(
        user=contact.user_id, is_forwarded=False, read_at=None, created_at__gte=contact.since
    )
    rows = list(unread.exclude(subject="sealed").order_by("pk"))
    pace = Pace.DIGEST if contact.notices_by == NoticesBy.DIGEST else Pace.DAYTIME
    to = Recipient(channel=_EMAIL, address=contact.email, name=contact.user.full_name, needs_verified=True)
    for notice in rows:
        letter = Letter(
            key=f"notice:{notice.pk}",
            topic=Topic.NOTICES,
            title="Tin báo công việc",
            text=f"{notice.text}\nXem ở bàn làm việc: {{site}}/ban-lam-viec/thong-bao/",
            about=About(NOTICE_GUARD, notice.pk),
            pace=pace,
            expires_at=now + _USEFUL,
        )
        send(letter, [to], now=now)
    Notice.objects.filter(pk__in=[notice.pk for notice in rows]).update(is_forwarded=True)
    return len(rows)


@transaction.atomic
def _ask(address: str, office: str, now: datetime) -> int:
    row = address_row(_EMAIL, address)
    Address.objects.filter(pk=row.pk).update(asked_at=now)
    letter = Letter(
        key=f"confirm:{row.pk}:{now:%Y-%m-%d}",
        topic=Topic.CONFIRM,
        title=f"Xác nhận địa chỉ thư nhận tin của {office}",
        text=_CONFIRM,
        pace=Pace.AT_ONCE,
    )
    send(letter, [Recipient(channel=_EMAIL, address=address, values={"office": office, "token": row.token})], now=now)
    return 1
