"""What was answered and what happens next, as the check page and the confirmation show it."""

from datetime import date
from typing import Any

from django.urls import reverse

from dienhong.civic.communes.queries import active_villages
from dienhong.civic.deadlines.queries import calendar, limit
from dienhong.cycle.dialogues.queries import accepting_opinions
from dienhong.kernel.phones import show_phone
from dienhong.web.portal.opinions.drafts import Draft, Sent
from dienhong.web.portal.opinions.forms import GENERAL, NOWHERE


def answer_rows(draft: Draft, today: date) -> list[dict[str, str]]:
    """The answers as people gave them, each with the page where it is changed."""
    village = next((row.name for row in active_villages() if str(row.pk) == draft.village), "Ngoài xã / không rõ")
    meetings = {str(row.pk): row.title for row in accepting_opinions(today)}
    rows = [
        _row("Nội dung ý kiến", draft.text, "text", "text"),
        _row("Thôn, tổ dân phố", village if draft.village != NOWHERE else "Ngoài xã / không rõ", "place", "village"),
    ]
    if meetings or draft.dialogue not in {"", GENERAL}:
        rows.append(_row("Cuộc đối thoại", meetings.get(draft.dialogue, "Ý kiến chung"), "place", "dialogue"))
    return [
        *rows,
        _row("Họ và tên", draft.name, "contact", "name"),
        _row("Số điện thoại", show_phone(draft.phone), "contact", "phone"),
        _row("Thư điện tử", draft.email, "contact", "email"),
        *_of_others(draft),
    ]


def _of_others(draft: Draft) -> list[dict[str, str]]:
    """The organisation and the signers, for those who write for others only."""
    rows = [
        _row("Tổ chức", draft.organisation, "contact", "organisation"),
        _row("Những người cùng ký", draft.signers, "contact", "signers"),
    ]
    return [row for row in rows if row["value"]]


def _row(key: str, value: str, page: str, field: str) -> dict[str, str]:
    anchor = "id_dialogue_0" if field == "dialogue" else f"id_{field}"
    return {"key": key, "value": value, "href": f"{reverse(f'portal:send_{page}')}?sua=1#{anchor}"}


def next_steps(done: Sent) -> list[dict[str, Any]]:
    """What follows with its dates, as rows of the kit's timeline."""
    told_by = limit("acknowledge").due(done.sent_on, calendar())
    return [
        {"title": "Đã nhận ý kiến", "at": _day(done.sent_on), "state": "current"},
        {
            "title": "Cán bộ đọc, giao cho đơn vị trả lời",
            "at": f"chậm nhất {_day(told_by)}",
            "body": "Nếu việc thuộc cơ quan khác, xã chuyển đi và ghi rõ nơi nhận.",
            "state": "pending",
        },
        {
            "title": "Trả lời",
            "at": f"chậm nhất {_day(done.due_date)}",
            "body": "Câu trả lời hiện trên trang tra cứu của ông/bà.",
            "state": "pending",
        },
    ]


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
