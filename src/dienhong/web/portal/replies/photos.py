"""Photos beside a published answer: only those that a person approved, and only while the answer is public."""

from django.http import Http404, HttpResponse

from dienhong.cycle.opinions.albums import public_photos
from dienhong.cycle.opinions.models import Photo
from dienhong.cycle.replies.queries import published_replies
from dienhong.web.kit.photos import photo_response
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.portal.responses import public_page


@public_page
def photo(request: CommuneRequest, pk: int, place: int) -> HttpResponse:
    """As large as it is kept."""
    return photo_response(_public(pk, place).image, for_all=True)


@public_page
def thumbnail(request: CommuneRequest, pk: int, place: int) -> HttpResponse:
    return photo_response(_public(pk, place).thumbnail, for_all=True)


def _public(reply_id: int, place: int) -> Photo:
    opinion_id = published_replies().filter(pk=reply_id).values_list("opinion_id", flat=True).first()
    photos = public_photos(opinion_id) if opinion_id is not None else []
    found = next((one for one in photos if one.place == place), None)
    if found is None:
        raise Http404
    return found
