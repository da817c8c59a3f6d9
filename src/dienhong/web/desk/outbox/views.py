"""What leaves the commune: each recipient with state and reason, one message with its words, what can be done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.messages import queries
from dienhong.civic.messages.actions import handling
from dienhong.civic.messages.permissions import may_approve_messages
from dienhong.civic.messages.states import Topic
from dienhong.civic.people.roles import Permission
from dienhong.engines.outbox.models import Delivery, Message
from dienhong.engines.outbox.states import DELIVERY_FLOW, ChannelKind, DeliveryState
from dienhong.kernel.errors import Missing
from dienhong.web.desk.access import official
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

clerks = official(Permission.CONFIGURE, Permission.MANAGE_DIALOGUE)
COLOURS = {
    DeliveryState.DRAFTED: "purple",
    DeliveryState.UNVERIFIED: "grey",
    DeliveryState.WAITING: "blue",
    DeliveryState.SENDING: "yellow",
    DeliveryState.SENT: "green",
    DeliveryState.FAILED: "red",
    DeliveryState.WITHHELD: "orange",
}
_FILTERS = {
    "trang-thai": ("state", DeliveryState.values),
    "kenh": ("channel", ChannelKind.values),
    "loai": ("message__topic", Topic.values),
}


@clerks
@require_safe
def deliveries(request: CommuneRequest) -> HttpResponse:
    """Newest first, narrowed by state, channel and topic."""
    chosen = {name: request.GET.get(name, "") for name in _FILTERS}
    narrowed = {column: chosen[name] for name, (column, known) in _FILTERS.items() if chosen[name] in known}
    page = keyset_page(queries.deliveries(request.actor, narrowed), ("-pk",), request.GET.get("trang", ""))
    context = {
        "tabs": _tabs(chosen),
        "rows": [_shown(request, row) for row in page.rows],
        "previous": _address(chosen, page.previous),
        "next": _address(chosen, page.next),
        "state_chosen": chosen["trang-thai"],
        "channel_chosen": chosen["kenh"],
        "topic_chosen": chosen["loai"],
        "channels": ChannelKind.choices,
        "topics": Topic.choices,
        "rests": queries.rests(),
        "is_narrowed": bool(narrowed),
    }
    return render(request, "desk/outbox/list.html", context)


@clerks
@require_safe
def message(request: CommuneRequest, pk: int) -> HttpResponse:
    """The words of one message, and how many of its recipients are where."""
    found = _message(request, pk)
    counts = queries.counts_of(pk)
    shown = [(state.label, COLOURS.get(state, "grey"), counts[state]) for state in DeliveryState if state in counts]
    open_count = sum(counts.get(state, 0) for state in DELIVERY_FLOW.step("cancel").sources)
    context = {
        "message": found,
        "topic": dict(Topic.choices).get(found.topic, found.topic),
        "counts": shown,
        "needs_approval": found.approved_at is None and counts.get(DeliveryState.DRAFTED, 0) > 0,
        "open_count": open_count,
        "may_approve": bool(may_approve_messages(request.actor)),
    }
    return render(request, "desk/outbox/message.html", context)


@clerks
@require_POST
def approval(request: CommuneRequest, pk: int) -> HttpResponse:
    count = handling.approve_message(request.actor, pk, now=timezone.now())
    messages.success(request, f"Đã duyệt, {count} người nhận đang chờ gửi.")
    return redirect("desk:outbox_message", pk=pk)


@clerks
@require_POST
def cancellation(request: CommuneRequest, pk: int) -> HttpResponse:
    count = handling.cancel_message(request.actor, pk, now=timezone.now())
    messages.success(request, f"Đã hủy gửi cho {count} người nhận.")
    return redirect("desk:outbox_message", pk=pk)


@clerks
@require_POST
def retrial(request: CommuneRequest, pk: int) -> HttpResponse:
    handling.retry_delivery(request.actor, pk, now=timezone.now())
    messages.success(request, "Tin sẽ được gửi lại trong ít phút.")
    return redirect("desk:outbox")


@clerks
@require_POST
def delivery_cancellation(request: CommuneRequest, pk: int) -> HttpResponse:
    handling.cancel_delivery(request.actor, pk, now=timezone.now())
    messages.success(request, "Đã hủy gửi.")
    return redirect("desk:outbox")


def _tabs(chosen: dict[str, str]) -> list[dict[str, Any]]:
    counts = queries.counts_by_state()
    states = [("", "Tất cả", sum(counts.values()))]
    states += [(state.value, state.label, counts[state]) for state in DeliveryState if state in counts]
    return [
        {
            "label": label,
            "href": _list_at(chosen | {"trang-thai": state}),
            "count": count,
            "current": state == chosen["trang-thai"],
        }
        for state, label, count in states
    ]


def _shown(request: CommuneRequest, row: Delivery) -> dict[str, Any]:
    state = DeliveryState(row.state)
    return {
        "row": row,
        "state": state.label,
        "colour": COLOURS.get(state, "grey"),
        "address": queries.shown_address(request.actor, row.address),
        "may_retry": DELIVERY_FLOW.allows("retry", state),
        "may_cancel": DELIVERY_FLOW.allows("cancel", state),
    }


def _address(chosen: dict[str, str], cursor: str) -> str:
    """The list with these filters at `cursor`; "" where there is no such page."""
    return _list_at(chosen | {"trang": cursor}) if cursor else ""


def _list_at(words: dict[str, str]) -> str:
    given = {name: value for name, value in words.items() if value}
    return f"{reverse('desk:outbox')}?{urlencode(given)}"


def _message(request: CommuneRequest, pk: int) -> Message:
    found = queries.message_by_id(request.actor, pk)
    if found is None:
        raise Missing
    return found
