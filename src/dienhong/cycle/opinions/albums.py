"""The photos of one submission on their way: from the draft into the register, or into the sealed track and back.

The caller holds the transaction. Photos that become sealed leave neither row nor file (`engines.files.store.discard`).
"""

import uuid
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from dienhong.cycle.opinions.models import Opinion, Photo
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import discard, fetch, keep, sweep
from dienhong.engines.photos.drawing import CONTENT_TYPE, redraw

MOST_PHOTOS = 3
_UNSENT_KEPT = timedelta(days=3)
Sealed = list[dict[str, str]]
"""Photos as text that can be sealed: each with its `image` in base64."""


def waiting(key: uuid.UUID) -> list[Photo]:
    """The photos of a submission that is still being written."""
    return list(Photo.objects.filter(submission_key=key, opinion=None).select_related("image", "thumbnail"))


def public_photos(opinion_id: int) -> list[Photo]:
    """The photos of an opinion that a person approved for everybody."""
    return list(Photo.objects.filter(opinion_id=opinion_id, is_public=True).select_related("image", "thumbnail"))


def attach(key: uuid.UUID, opinion: Opinion) -> None:
    """The submission was received as `opinion`: its photos belong to that from now on."""
    Photo.objects.filter(submission_key=key, opinion=None).update(opinion=opinion)


def place_photo(
    key: uuid.UUID, content: bytes, *, opinion: Opinion | None = None, folder: Path, now: datetime
) -> Photo | None:
    """Redraw and keep one photo in the first free place; None when all are taken. Raises `PhotoRefusedError`."""
    taken = set(Photo.objects.filter(submission_key=key).values_list("place", flat=True))
    free = next((place for place in range(MOST_PHOTOS) if place not in taken), None)
    if free is None:
        return None
    drawn = redraw(content, mark=uuid.uuid4().hex)
    image, thumbnail = (
        keep(folder, part, name="anh.jpg", content_type=CONTENT_TYPE, now=now)
        for part in (drawn.image, drawn.thumbnail)
    )
    return Photo.objects.create(
        submission_key=key,
        place=free,
        opinion=opinion,
        image=image,
        thumbnail=thumbnail,
        width=drawn.width,
        height=drawn.height,
        added_at=now,
    )


def drop(photos: Iterable[Photo], *, folder: Path, now: datetime) -> None:
    """Take the photos away with their files."""
    for photo in photos:
        files: tuple[StoredFile, ...] = (photo.image, photo.thumbnail)
        photo.delete()
        for file in files:
            discard(folder, file, now)


def take_out(photos: list[Photo], *, folder: Path | None, now: datetime) -> Sealed:
    """The photos as text for the seal; their rows and files go. Without photos no folder is needed."""
    if not photos:
        return []
    if folder is None:
        raise ValueError("photos are moved with the folder that holds their bytes")
    taken = [{"image": b64encode(fetch(folder, photo.image)).decode()} for photo in photos]
    drop(photos, folder=folder, now=now)
    return taken


def put_back(key: uuid.UUID, opinion: Opinion, sealed: Sealed, *, folder: Path | None, now: datetime) -> None:
    """What `take_out` gave, kept with `opinion` again."""
    if not sealed:
        return
    if folder is None:
        raise ValueError("photos are moved with the folder that holds their bytes")
    for photo in sealed:
        place_photo(key, b64decode(photo["image"]), opinion=opinion, folder=folder, now=now)


def sweep_unsent(*, folder: Path, now: datetime, kept: Collection[uuid.UUID] = ()) -> int:
    """Take away what was never sent within three days, and finish what a killed process left; how many photos went.

    `kept` are the keys of submissions that still wait for somebody.
    """
    unsent = Photo.objects.filter(opinion=None, added_at__lt=now - _UNSENT_KEPT).select_related("image", "thumbnail")
    photos = [photo for photo in unsent if photo.submission_key not in kept]
    drop(photos, folder=folder, now=now)
    sweep(folder)
    return len(photos)
