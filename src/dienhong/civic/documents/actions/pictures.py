"""Pictures of signatures and seals: each signature only its holder's, the seal only in văn thư's hands."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from dienhong.civic.documents.events import SealPictureKept, SignaturePictureKept
from dienhong.civic.documents.models import SealPicture, SignaturePicture
from dienhong.civic.documents.permissions import may_register
from dienhong.engines.files.store import keep
from dienhong.engines.journal.record import record
from dienhong.engines.signing.picture import read_picture, to_blue
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Refused
from dienhong.kernel.numbering import System

_PNG = "image/png"
_SMALLEST_MM, _LARGEST_MM = 20, 60


@transaction.atomic
def keep_signature_picture(actor: Actor, png: bytes, *, folder: Path, now: datetime) -> SignaturePicture:
    """Keep the actor's own signature, turned to blue ink on nothing (NĐ 30/2020, Phụ lục I). Raises BadPicture."""
    if not actor.is_official:
        raise Forbidden("Chỉ cán bộ của xã mới có ảnh chữ ký.")
    blue = to_blue(png)
    read_picture(blue)
    file = keep(folder, blue, name="chu-ky.png", content_type=_PNG, now=now)
    row, _ = SignaturePicture.objects.update_or_create(
        holder_id=actor.person_id, defaults={"file": file, "uploaded_at": now}
    )
    record(actor, SignaturePictureKept(subject_id=actor.person_id, digest=file.digest), now)
    return row


@transaction.atomic
def keep_seal_picture(
    actor: Actor, png: bytes, *, system: System, width_mm: int, folder: Path, now: datetime
) -> SealPicture:
    """Keep the seal as it is, red on nothing, with its real width. Raises BadPicture."""
    may_register(actor).require()
    if not _SMALLEST_MM <= width_mm <= _LARGEST_MM:
        raise Refused(f"Đường kính con dấu từ {_SMALLEST_MM} đến {_LARGEST_MM} mm.", field="width_mm")
    read_picture(png)
    file = keep(folder, png, name="con-dau.png", content_type=_PNG, now=now)
    row, _ = SealPicture.objects.update_or_create(
        system=system,
        defaults={"file": file, "width_mm": width_mm, "uploaded_by_id": actor.person_id, "uploaded_at": now},
    )
    record(actor, SealPictureKept(subject_id=row.pk, digest=file.digest), now)
    return row
