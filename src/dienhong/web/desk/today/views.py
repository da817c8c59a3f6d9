"""Today's work: what this person has to do, the most pressing first."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.deadlines.queries import limit
from dienhong.civic.notices.queries import notices_of
from dienhong.civic.people.roles import Permission
from dienhong.civic.sealed.queries import sealed_cases
from dienhong.civic.sealed.states import SealedState
from dienhong.cycle.dialogues.checklist import duties_for
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, DialogueState
from dienhong.cycle.opinions import queries as opinions
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.replies.queries import late_commitments, public_figures, to_publish
from dienhong.kernel.actors import Actor
from dienhong.web.desk.access import official
from dienhong.web.desk.duties.shown import row_of
from dienhong.web.desk.notices.views import link_of
from dienhong.web.desk.replies.cards import approval_cards
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.kit.states import SOON_DAYS

_MOST = 6


@official()
@require_safe
def today(request: CommuneRequest) -> HttpResponse:
    """One page for every role: each part appears for those whose work it is."""
    actor, day = request.actor, timezone.localdate()
    context: dict[str, Any] = {"today": day, "notices": _unread(actor), "duties": _duties(actor, day)}
    for permission, part in _PARTS:
        if actor.may(permission):
            context |= part(actor, day)
    return render(request, "desk/today/page.html", context)


def _office(actor: Actor, day: date) -> dict[str, Any]:
    soon = opinions.visible_to(actor).filter(
        is_open=True, due_date__gte=day, due_date__lte=day + timedelta(days=SOON_DAYS)
    )
    publish = list(to_publish(actor)[: _MOST + 1]) if actor.may(Permission.PUBLISH_REPLY) else []
    return {
        "lists": [
            _list("Quá hạn", "qua-han", opinions.overdue(actor, day), day),
            _list("Sắp hạn", "sap-han", soon.order_by("due_date", "id"), day),
            _list("Chờ phân loại", "cho-phan-loai", opinions.to_triage(actor), day),
            _list("Chờ phân công", "cho-phan-cong", opinions.to_assign(actor), day),
        ],
        "publish": publish,
    }


def _oversight(actor: Actor, day: date) -> dict[str, Any]:
    """For those who watch and do not sort: the year's figures, what comes, what was promised and is late."""
    if actor.may(Permission.TRIAGE):
        return {}
    year = datetime(day.year, 1, 1, tzinfo=timezone.get_current_timezone())
    counted, register = public_figures(year), reverse("desk:register")
    late = opinions.overdue(actor, day).count()
    ended = (DialogueState.CONCLUDED, DialogueState.CANCELLED)
    coming = dialogues_visible_to(actor).filter(date__gte=day).exclude(state__in=ended).order_by("date", "pk")
    return {
        "oversees": True,
        "figures": [
            {"label": f"Đã nhận trong năm {day.year}", "value": counted.received, "href": register},
            {"label": "Đã trả lời", "value": counted.answered, "href": f"{register}?muc=da-tra-loi", "colour": "green"},
            {"label": "Trả lời đúng hạn", "value": counted.on_time},
            {"label": "Đang quá hạn", "value": late, "href": f"{register}?muc=qua-han", "colour": late and "red"},
        ],
        "coming": list(coming[:_MOST]),
        "late_promises": list(late_commitments(day)[:_MOST]),
    }


def _unit(actor: Actor, day: date) -> dict[str, Any]:
    return {"own": _list("Giao cho đơn vị", "dang-giai-quyet", opinions.waiting_for(actor), day, most=50)}


def _leader(actor: Actor, day: date) -> dict[str, Any]:
    return {"cards": approval_cards(actor, most=5)}


def _organiser(actor: Actor, day: date) -> dict[str, Any]:
    """Dialogues with their next step; those that are only planned with the last day for announcing."""
    notice = limit("announce")
    rows = []
    ended = (DialogueState.CONCLUDED, DialogueState.CANCELLED)
    for dialogue in dialogues_visible_to(actor).exclude(state__in=ended)[:12]:
        steps = DIALOGUE_FLOW.open_steps(DialogueState(dialogue.state))
        planned = dialogue.state == DialogueState.PLANNED
        latest = notice.latest_before(dialogue.date) if planned and dialogue.date else None
        rows.append(
            {
                "dialogue": dialogue,
                "next": "Xếp lịch" if planned and dialogue.date is None else steps[0].label,
                "latest": latest,
                "days_left": (latest - day).days if latest else None,
            }
        )
    return {"dialogues": rows, "notice": notice, "organises": True}


def _writer(actor: Actor, day: date) -> dict[str, Any]:
    return {"enters": True, "entered": list(opinions.entered_by(actor).select_related("village")[:_MOST])}


def _petitions(actor: Actor, day: date) -> dict[str, Any]:
    waiting = sealed_cases(actor, day).filter(state=SealedState.SUSPECTED)
    return {"reads_sealed": True, "sealed": list(waiting[:20])}


def _settings(actor: Actor, day: date) -> dict[str, Any]:
    return {"configures": True}


_PARTS: tuple[tuple[Permission, Callable[[Actor, date], dict[str, Any]]], ...] = (
    (Permission.TRIAGE, _office),
    (Permission.READ_REGISTER, _oversight),
    (Permission.READ_OWN_UNIT, _unit),
    (Permission.APPROVE_REPLY, _leader),
    (Permission.MANAGE_DIALOGUE, _organiser),
    (Permission.ENTER_OPINION, _writer),
    (Permission.READ_SEALED, _petitions),
    (Permission.CONFIGURE, _settings),
)


def _list(title: str, view: str, rows: QuerySet[Opinion], day: date, most: int = _MOST) -> dict[str, Any]:
    """The first few of a saved view of the register, and how many there are."""
    shown = list(rows.select_related("village", "unit")[:most])
    return {
        "title": title,
        "view": view,
        "count": rows.count(),
        "rows": [{"opinion": row, "days_left": (row.due_date - day).days if row.due_date else None} for row in shown],
    }


def _duties(actor: Actor, day: date) -> list[dict[str, Any]]:
    """The person's duties around dialogues that are late or due within a week."""
    return [row_of(duty, day) for duty in duties_for(actor).filter(due_date__lte=day + timedelta(days=7))[:_MOST]]


def _unread(actor: Actor) -> list[dict[str, Any]]:
    return [link_of(notice) for notice in notices_of(actor).filter(read_at__isnull=True)[:5]]
