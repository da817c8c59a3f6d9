"""What the owner of an address decides without log-in: that it is theirs, which messages they want.

A GET changes nothing: mail programs look at links before people do.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dienhong.civic.messages.actions.owning import confirm_address, receive_again, refuse_topic
from dienhong.civic.messages.queries import address_of
from dienhong.civic.messages.states import Topic
from dienhong.engines.outbox.addresses import EVERYTHING
from dienhong.engines.outbox.models import Address
from dienhong.kernel.errors import Missing
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.responses import personal_page

_ALL = "tat-ca"
_OFFERED = (Topic.OPINION, Topic.INVITATION, Topic.PUBLICITY, Topic.DUTIES, Topic.NOTICES)


@personal_page
def address(request: CommuneRequest, token: str) -> HttpResponse:
    """How it stands with one address."""
    return _page(request, address_of(token))


@require_POST
@personal_page
def confirmation(request: CommuneRequest, token: str) -> HttpResponse:
    confirm_address(request.actor, token, now=timezone.now())
    messages.success(request, "Cảm ơn ông/bà. Từ nay tin của xã được gửi tới địa chỉ này.")
    return redirect("portal:address", token=token)


@require_POST
@personal_page
def return_(request: CommuneRequest, token: str) -> HttpResponse:
    receive_again(request.actor, token, now=timezone.now())
    messages.success(request, "Ông/bà sẽ nhận lại tin của xã.")
    return redirect("portal:address", token=token)


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the token is the right to do so
@personal_page
def refusal(request: CommuneRequest, token: str, topic: str) -> HttpResponse:
    """Ask; the POST refuses a topic, or everything."""
    if topic != _ALL and topic not in Topic.values:
        raise Missing
    if request.method == "POST":
        refuse_topic(request.actor, token, EVERYTHING if topic == _ALL else topic, now=timezone.now())
        messages.success(request, "Đã ghi nhận: xã không gửi loại tin này tới địa chỉ đó nữa.")
        return redirect("portal:address", token=token)
    label = "Mọi tin" if topic == _ALL else Topic(topic).label
    return render(request, "portal/messages/refuse.html", {"row": address_of(token), "topic": topic, "label": label})


def _page(request: CommuneRequest, row: Address) -> HttpResponse:
    wants_none = EVERYTHING in row.refused
    offered = [(topic.value, topic.label, topic.value in row.refused) for topic in _OFFERED]
    context = {"row": row, "wants_none": wants_none, "topics": offered, "all": _ALL}
    return render(request, "portal/messages/address.html", context)
