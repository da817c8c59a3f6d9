"""What was announced, for feed readers (RFC 4287)."""

from datetime import datetime, time

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import public_dialogues
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.dialogues.words import when
from dienhong.web.portal.responses import public_page

_MOST = 30


@public_page
def feed(request: CommuneRequest) -> HttpResponse:
    """The newest announcements first."""
    home = request.build_absolute_uri(reverse("portal:dialogues"))
    written = Atom1Feed(
        title=f"Đối thoại với Nhân dân, {request.commune.full_name}",
        link=home,
        description="Các cuộc đối thoại đã thông báo",
        language="vi",
        feed_url=request.build_absolute_uri(reverse("portal:dialogue_feed")),
    )
    for dialogue in public_dialogues().order_by("-announced_at", "-pk")[:_MOST]:
        address = request.build_absolute_uri(reverse("portal:dialogue", args=[dialogue.pk]))
        moment = _moment(dialogue)
        words = [when(dialogue), str(dialogue.venue or ""), *(topic["text"] for topic in dialogue.topics)]
        written.add_item(
            title=dialogue.title, link=address, description="; ".join(filter(None, words)), unique_id=address,
            pubdate=moment, updateddate=moment,
        )  # fmt: skip
    return HttpResponse(written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _moment(dialogue: Dialogue) -> datetime:
    day = dialogue.date or timezone.localdate()
    return dialogue.announced_at or timezone.make_aware(datetime.combine(day, time.min))
