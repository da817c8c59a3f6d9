"""Photos of the opinion that is being written: kept on the server at once, so that going back loses none."""

import uuid

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.cycle.opinions.actions.photos import add_photo, remove_photo
from dienhong.cycle.opinions.albums import MOST_PHOTOS, waiting
from dienhong.cycle.opinions.models import Photo
from dienhong.kernel.actors import citizen
from dienhong.kernel.errors import Refused
from dienhong.web.kit.photos import chosen_photos, photo_response
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.opinions import drafts, gate
from dienhong.web.portal.opinions.drafts import Draft

Faults = list[tuple[str, str]]
_TOO_MANY = (
    "Từ máy hoặc mạng này đã có rất nhiều ảnh tải lên trong một giờ qua. Mời gửi trước phần chữ, hoặc thử lại sau."
)


def kept(draft: Draft | None) -> list[Photo]:
    """The photos that go with the draft."""
    return waiting(uuid.UUID(draft.key)) if draft else []


def free_places(draft: Draft) -> int:
    return MOST_PHOTOS - len(kept(draft))


def take(request: CommuneRequest, draft: Draft, form: forms.Form) -> Faults:
    """Keep the photos that were chosen, take back the one whose button was pressed; what is wrong, by field.

    A photo that is wrong loses nothing else: the other photos and answers stay.
    """
    key, actor, now = uuid.UUID(draft.key), citizen(request.commune.pk), timezone.now()
    unwanted = request.POST.get("remove", "")
    if unwanted in {str(place) for place in range(MOST_PHOTOS)}:
        remove_photo(actor, key, int(unwanted), folder=settings.FILES, now=now)
    form.is_valid()  # sorts out what is too heavy; the rest is told by the bytes
    faults = [(name, str(text)) for name, texts in form.errors.items() if name.startswith("photo_") for text in texts]
    for name, content in chosen_photos(form).items():
        if not gate.may_upload(request, now):
            return [*faults, (name, _TOO_MANY)]
        try:
            add_photo(actor, key, content, folder=settings.FILES, now=now)
        except Refused as refusal:
            faults.append((name, refusal.message))
    return faults


@require_safe
def thumbnail(request: CommuneRequest, place: int) -> HttpResponse:
    """A photo of this browser's own draft."""
    for photo in kept(drafts.load(request)):
        if photo.place == place:
            return photo_response(photo.thumbnail)
    raise Http404
