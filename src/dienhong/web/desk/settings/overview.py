"""What a new commune has to fill in, and what it has already."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.communes.models import Commune
from dienhong.civic.communes.queries import active_units, active_villages, venues
from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.documents.models import ExchangeOffice, Letterhead
from dienhong.civic.keys.models import ApiKey
from dienhong.civic.people.queries import people_who_can_log_in
from dienhong.civic.topics.models import Topic
from dienhong.cycle.mailbox.queries import mailbox_of
from dienhong.cycle.mailbox.states import SourceKind
from dienhong.cycle.replies.models import AnswerTemplate
from dienhong.web.desk.settings.access import admin
from dienhong.web.kit.requests import CommuneRequest


@admin
@require_safe
def overview(request: CommuneRequest) -> HttpResponse:
    keys = set(active_units().values_list("key", flat=True))
    people = people_who_can_log_in(timezone.localdate()).count()
    tasks = [
        _about(request.commune),
        _task("Đơn vị", "units", len(keys), "đơn vị đang hoạt động"),
        _task("Thôn, tổ dân phố", "villages", active_villages().count(), "thôn, tổ dân phố đang dùng"),
        _task("Địa điểm", "venues", venues().count(), "nơi tổ chức đối thoại"),
        _task("Người dùng", "people", people, "người đăng nhập được", least=2),
        _topics(keys),
    ]
    more = [_limits(), _templates(), _exchange(), _mailbox(), _keys(), _proposals()]
    done = sum(task["state"] == "done" for task in tasks)
    return render(
        request,
        "desk/settings/overview.html",
        {
            "tasks": tasks,
            "done": done,
            "more": more,
        },
    )


def _about(commune: Commune) -> dict[str, Any]:
    wanted = {
        "đường dây nóng": commune.hotline,
        "địa chỉ": commune.address,
        "thư điện tử": commune.email,
        "người chịu trách nhiệm": commune.responsible,
    }
    missing = [name for name, value in wanted.items() if not value]
    hint = f"Còn thiếu: {', '.join(missing)}." if missing else "Đủ cả bốn mục."
    return _row("Thông tin xã", "commune_settings", hint, done=not missing)


def _topics(unit_keys: set[str]) -> dict[str, Any]:
    owners = list(Topic.objects.filter(is_active=True).values_list("unit_key", flat=True))
    orphans = sum(key not in unit_keys for key in owners)
    hint = f"{len(owners)} lĩnh vực; {orphans} chưa có đơn vị phụ trách." if orphans else f"{len(owners)} lĩnh vực."
    return _row("Lĩnh vực", "topics", hint, done=bool(owners) and not orphans)


def _limits() -> dict[str, Any]:
    count = LocalLimit.objects.count()
    hint = f"{count} thời hạn riêng của xã." if count else "Theo thời hạn chung."
    return _row("Thời hạn", "limits", hint, done=True)


def _proposals() -> dict[str, Any]:
    return _row("Gợi ý của máy", "learning", "Máy đoán đúng bao nhiêu, bản đang dùng.", done=True)


def _templates() -> dict[str, Any]:
    """A template of one's own is a choice, so none is no task undone."""
    count = Letterhead.objects.filter(is_active=True).count()
    hint = f"{count} loại văn bản dùng mẫu riêng." if count else "Dùng mẫu có sẵn theo Nghị định 30/2020."
    return _row("Mẫu văn bản", "letterheads", hint, done=True)


def _library() -> dict[str, Any]:
    count = AnswerTemplate.objects.filter(is_active=True).count()
    hint = f"{count} mẫu trả lời đang dùng." if count else "Chưa có mẫu trả lời nào."
    return _row("Mẫu trả lời, viện dẫn", "library", hint, done=bool(count))


def _exchange() -> dict[str, Any]:
    office = ExchangeOffice.objects.first()
    code = office.organ_code if office else ""
    return _row("Liên thông văn bản, ký số", "exchange_settings", f"Mã cơ quan {code}." if code else
                "Chưa khai mã cơ quan; chưa gửi, nhận văn bản liên thông.", done=bool(code))  # fmt: skip


def _mailbox() -> dict[str, Any]:
    box = mailbox_of(timezone.localdate())
    hint = box.fault or ("Chưa nhận thư." if box.kind == SourceKind.OFF else f"{box.get_kind_display()}.")
    return _row("Hộp thư điện tử", "mailbox_settings", hint, done=box.kind != SourceKind.OFF and not box.fault)


def _keys() -> dict[str, Any]:
    count = ApiKey.objects.filter(revoked_at=None, expires_on__gte=timezone.localdate()).count()
    hint = f"{count} khóa đang dùng." if count else "Chưa cấp khóa cho phần mềm nào."
    return _row("Khóa kết nối cho phần mềm khác", "api_keys", hint, done=bool(count))


def _task(title: str, address: str, count: int, what: str, least: int = 1) -> dict[str, Any]:
    return _row(title, address, f"{count} {what}.", done=count >= least)


def _row(title: str, address: str, hint: str, *, done: bool) -> dict[str, Any]:
    return {
        "title": title,
        "href": reverse(f"desk:{address}"),
        "hint": hint,
        "state": "done" if done else "not_started",
        "label": f"{'Đã' if done else 'Chưa'}\N{NO-BREAK SPACE}xong",
    }
