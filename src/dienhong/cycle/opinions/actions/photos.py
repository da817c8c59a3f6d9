"""Photos of an opinion: added and taken back while it is written, shown to everybody only after a person said so."""

import uuid
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from dienhong.cycle.opinions import albums
from dienhong.cycle.opinions.events import PhotoJudged
from dienhong.cycle.opinions.models import Photo
from dienhong.cycle.opinions.permissions import may_enter_for_others, may_show_photos
from dienhong.engines.journal.record import record
from dienhong.engines.photos.judging import PhotoRefusedError
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused

_ENOUGH = f"Mỗi ý kiến kèm được {albums.MOST_PHOTOS} ảnh. Muốn đổi ảnh, hãy bỏ bớt một ảnh trước."


def add_photo(actor: Actor, key: uuid.UUID, content: bytes, *, folder: Path, now: datetime) -> Photo:
    """Keep one photo for the submission that is being written under `key`.

    `content` is what was uploaded, whatever it is. Raises `Refused` (at "photo") with what to do instead.
    """
    if actor.is_official:
        may_enter_for_others(actor).require()
    try:
        with transaction.atomic():
            photo = albums.place_photo(key, content, folder=folder, now=now)
    except PhotoRefusedError as error:
        raise Refused(error.fault.value, field="photo") from error
    except IntegrityError:  # two at once took the same place
        photo = None
    if photo is None:
        raise Refused(_ENOUGH, field="photo")
    return photo


@transaction.atomic
def remove_photo(actor: Actor, key: uuid.UUID, place: int, *, folder: Path, now: datetime) -> None:
    """Take back a photo of a submission that was not sent yet; one that is gone already is no fault."""
    if actor.is_official:
        may_enter_for_others(actor).require()
    albums.drop([photo for photo in albums.waiting(key) if photo.place == place], folder=folder, now=now)


@transaction.atomic
def judge_photo(actor: Actor, opinion_id: int, place: int, *, shown: bool, now: datetime) -> None:
    """A person looked at the photo: everybody may see it beside the published reply, or nobody any more."""
    may_show_photos(actor).require()
    photos = Photo.objects.filter(opinion_id=opinion_id, place=place)
    if not photos.update(is_public=shown, judged_by=actor.user_id):
        raise Missing
    record(actor, PhotoJudged(subject_id=opinion_id, place=place, shown=shown), now)
