"""What officials are told about opinions: one function a message."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from dienhong.civic.communes.models import Unit
from dienhong.civic.deadlines.ladder import Rung
from dienhong.civic.notices.actions import notify
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import people_of_unit_who_may, people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.queries import people_to_tell
from dienhong.cycle.opinions.concerned import concerned_by
from dienhong.cycle.opinions.models import Opinion

LOST = "lost:"
"""How the keys of notices begin whose reader can no longer open what they speak of."""


def tell_unit_of_assignment(opinion: Opinion, *, key: str, now: datetime) -> None:
    if opinion.unit_id is None or opinion.due_date is None:
        return
    text = f"Được giao ý kiến {opinion.code}, hạn trả lời {opinion.due_date:%d/%m/%Y}."
    people = people_of_unit_who_may(Permission.DRAFT_REPLY, opinion.unit_id, timezone.localdate(now))
    _notify_unconcerned(people, opinion, key, text, now)


def tell_unit_that_lost(opinion: Opinion, *, unit_id: int, key: str, now: datetime) -> None:
    """It may no longer see the opinion; what it has written is not lost. `key` begins with `LOST`."""
    goes_to = f"đã giao {opinion.unit.name}" if opinion.unit else "đã thu hồi để giao lại"
    text = f"Ý kiến {opinion.code} không còn giao đơn vị ông/bà: Văn phòng {goes_to}. Bản trả lời đã soạn được giữ lại."
    people = people_of_unit_who_may(Permission.DRAFT_REPLY, unit_id, timezone.localdate(now))
    _notify_unconcerned(people, opinion, key, text, now)


def tell_of_reopening(opinion: Opinion, *, key: str, now: datetime) -> None:
    text = f"Người gửi ý kiến {opinion.code} chưa hài lòng và đề nghị xem lại."
    people = people_who_may(Permission.TRIAGE, timezone.localdate(now))
    if opinion.unit_id is not None:
        people = people | people_of_unit_who_may(Permission.DRAFT_REPLY, opinion.unit_id, timezone.localdate(now))
    _notify_unconcerned(people.distinct(), opinion, key, text, now)


def tell_of_hand_back(opinion: Opinion, *, unit: Unit, reason: str, key: str, now: datetime) -> None:
    text = f"{unit.name} trả lại ý kiến {opinion.code}: {reason}."
    _notify_unconcerned(people_who_may(Permission.TRIAGE, timezone.localdate(now)), opinion, key, text, now)


def tell_of_support_asked(opinion: Opinion, *, unit_id: int, due_date: date, key: str, now: datetime) -> None:
    text = f"Được đề nghị phối hợp giải quyết ý kiến {opinion.code}, góp ý trước ngày {due_date:%d/%m/%Y}."
    people = people_of_unit_who_may(Permission.DRAFT_REPLY, unit_id, timezone.localdate(now))
    _notify_unconcerned(people, opinion, key, text, now)


def tell_of_support_given(opinion: Opinion, *, unit_name: str, key: str, now: datetime) -> None:
    if opinion.unit_id is None:
        return
    people = people_of_unit_who_may(Permission.DRAFT_REPLY, opinion.unit_id, timezone.localdate(now))
    text = f"{unit_name} đã góp ý cho trả lời ý kiến {opinion.code}."
    _notify_unconcerned(people, opinion, key, text, now)


def tell_of_concerned(opinion: Opinion, *, key: str, now: datetime) -> None:
    """The others who sort: one of them goes on. Whom it is about stands on the page, not here."""
    text = f"Ý kiến {opinion.code} phản ánh về cán bộ; người được nhắc đến không được xem. Mời xem và phân công."
    _notify_unconcerned(people_who_may(Permission.TRIAGE, timezone.localdate(now)), opinion, key, text, now)


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


def tell_of_step(rung: Rung, unit_id: int | None, opinions: Sequence[Opinion], *, now: datetime) -> None:
    """One step of the ladder: about one opinion by its code, about several in one notice that counts them."""
    people = _on_rung(rung, unit_id, timezone.localdate(now))
    apart = [opinion for opinion in opinions if concerned_by(opinion.pk)]
    together = [opinion for opinion in opinions if opinion not in apart]
    for opinion in apart if len(together) != 1 else [*apart, *together]:
        text = f"{rung.text}: ý kiến {opinion.code}, hạn {opinion.due_date:%d/%m/%Y}."
        _notify_unconcerned(people, opinion, f"{rung.key}:{opinion.pk}:{opinion.due_date}", text, now)
    if len(together) > 1:
        first = together[0]
        text = f"{rung.text}: {len(together)} ý kiến, lâu nhất là {first.code}. Xem mục Quá hạn, Sắp hạn ở Sổ ý kiến."
        key = f"{rung.key}:{first.pk}:{first.due_date}:{timezone.localdate(now)}"
        notify(people, key=key, text=text, subject="opinion", subject_id=first.pk, now=now)


def tell_of_sender(opinion: Opinion, what: str, *, key: str, now: datetime) -> None:
    """The sender answered or added something: those who deal with it read it on the opinion's page."""
    today = timezone.localdate(now)
    people = people_who_may(Permission.TRIAGE, today)
    if opinion.unit_id is not None:
        people = people_of_unit_who_may(Permission.DRAFT_REPLY, opinion.unit_id, today)
    _notify_unconcerned(people, opinion, key, f"{what}: ý kiến {opinion.code}.", now)


def tell_of_extension(opinion: Opinion, what: str, *, asks: bool, key: str, now: datetime) -> None:
    """To the office that it is asked for, or to the unit what was decided."""
    today = timezone.localdate(now)
    people = people_who_may(Permission.TRIAGE, today)
    if not asks and opinion.unit_id is not None:
        people = people_of_unit_who_may(Permission.DRAFT_REPLY, opinion.unit_id, today)
    _notify_unconcerned(people, opinion, key, f"{what}: ý kiến {opinion.code}.", now)


def _on_rung(rung: Rung, unit_id: int | None, today: date) -> models.QuerySet[User]:
    """An opinion without a unit waits with the office."""
    if rung.to == "unit" and unit_id is not None:
        return people_of_unit_who_may(Permission.DRAFT_REPLY, unit_id, today)
    if rung.to == "leaders":
        return people_who_may(Permission.APPROVE_REPLY, today)
    return people_who_may(Permission.TRIAGE, today).exclude(pk__in=people_who_may(Permission.APPROVE_REPLY, today))


def _notify_unconcerned(people: models.QuerySet[User], opinion: Opinion, key: str, text: str, now: datetime) -> None:
    unconcerned = people.exclude(pk__in=concerned_by(opinion.pk))
    notify(unconcerned, key=key, text=text, subject="opinion", subject_id=opinion.pk, now=now)
