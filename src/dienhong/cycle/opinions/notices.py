"""What officials are told about opinions: one function a message."""

from datetime import datetime

from django.utils import timezone

from dienhong.civic.notices.actions import notify
from dienhong.civic.people.queries import people_of_unit_who_may, people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.queries import people_to_tell
from dienhong.cycle.opinions.models import Opinion


def tell_unit_of_assignment(opinion: Opinion, *, key: str, now: datetime) -> None:
    if opinion.unit_id is None or opinion.due_date is None:
        return
    text = f"Được giao ý kiến {opinion.code}, hạn trả lời {opinion.due_date:%d/%m/%Y}."
    people = people_of_unit_who_may(Permission.DRAFT_REPLY, opinion.unit_id, timezone.localdate(now))
    notify(people, key=key, text=text, subject="opinion", subject_id=opinion.pk, now=now)


def tell_of_reopening(opinion: Opinion, *, key: str, now: datetime) -> None:
    text = f"Người gửi ý kiến {opinion.code} chưa hài lòng và đề nghị xem lại."
    people = people_who_may(Permission.TRIAGE, timezone.localdate(now))
    if opinion.unit_id is not None:
        people = people | people_of_unit_who_may(Permission.DRAFT_REPLY, opinion.unit_id, timezone.localdate(now))
    notify(people.distinct(), key=key, text=text, subject="opinion", subject_id=opinion.pk, now=now)


def tell_petition_officer(case_id: int, *, key: str, now: datetime) -> None:
    """No code and no words: the notice says only that something waits."""
    people = people_to_tell(SealedCase.objects.get(pk=case_id), timezone.localdate(now))
    notify(
        people, key=key, text="Có nội dung mới chờ xem ở mục Đơn thư.", subject="sealed", subject_id=case_id, now=now
    )


def tell_of_damaged_model(version: str, *, now: datetime) -> None:
    """Once for each version: proposals go on with the model that served before it, or the shipped one."""
    text = f"Tệp mô hình gợi ý {version} hỏng, máy đang dùng mô hình trước đó. Xem trang “Gợi ý của máy”."
    people = people_who_may(Permission.CONFIGURE, timezone.localdate(now))
    notify(people, key=f"model:{version}", text=text, subject="learning", subject_id=0, now=now)
