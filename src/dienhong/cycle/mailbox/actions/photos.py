"""What becomes of the files that came with a message: photos are kept, of the rest the page tells where to look."""

import uuid
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.mailbox.reading.message import Attachment, Letter
from dienhong.cycle.opinions.actions.photos import add_photo
from dienhong.cycle.opinions.albums import MOST_PHOTOS, Sealed, place_photo
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.photos.drawing import redraw
from dienhong.engines.photos.judging import PhotoRefusedError
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused

_NOT_TAKEN = "Loại tệp này không nhận; hãy xem trong hộp thư của xã."
_NOT_KEPT = "Ảnh không lưu ở đây; hãy xem trong hộp thư của xã."
_NO_ROOM = "Ý kiến đã đủ ba ảnh nên không lưu thêm; hãy xem trong hộp thư của xã."


def listed(letter: Letter) -> list[dict[str, Any]]:
    """Names and sizes, with what became of each while nothing was kept yet."""
    return [
        {"name": one.name, "size": one.size, "said": _NOT_KEPT if one.content else _NOT_TAKEN}
        for one in letter.attachments
    ]


def keep_photos(actor: Actor, mail: Mail, letter: Letter, *, folder: Path, now: datetime) -> None:
    """Photos wait under the submission's key; of those that are refused the sentence stands beside the name."""

    def keep(content: bytes) -> str:
        try:
            add_photo(actor, mail.key, content, folder=folder, now=now)
        except Refused as refusal:
            return refusal.message
        return "Ảnh đi cùng ý kiến."

    _tell_of_photos(mail, letter, keep)


def add_photos(mail: Mail, opinion: Opinion, letter: Letter, *, folder: Path, now: datetime) -> None:
    """Photos of a message that was added go to its opinion, as far as that has room."""

    def add(content: bytes) -> str:
        try:
            photo = place_photo(opinion.submission_key or mail.key, content, opinion=opinion, folder=folder, now=now)
        except PhotoRefusedError as error:
            return error.fault.value
        return "Ảnh đã bổ sung vào ý kiến." if photo else _NO_ROOM

    _tell_of_photos(mail, letter, add)


def _tell_of_photos(mail: Mail, letter: Letter, store: Callable[[bytes], str]) -> None:
    for told, one in zip(mail.attachments, letter.attachments, strict=True):
        if one.content:
            told["said"] = store(one.content)
    Mail.objects.filter(pk=mail.pk).update(attachments=mail.attachments)


def sealed_photos(letter: Letter) -> Sealed:
    """The first photos that can be drawn, as text for the seal."""
    return [photo for one in letter.attachments if one.content for photo in _sealed_photo(one)][:MOST_PHOTOS]


def _sealed_photo(one: Attachment) -> Sealed:
    try:
        return [{"image": b64encode(redraw(one.content, mark=uuid.uuid4().hex).image).decode()}]
    except PhotoRefusedError:
        return []
