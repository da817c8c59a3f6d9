"""Keeping and fetching file bytes."""

import hashlib
import os
from datetime import datetime
from pathlib import Path, PurePath

from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.vietnamese import nfc

_NAME_LENGTH = 200


def keep(folder: Path, content: bytes, *, name: str, content_type: str, now: datetime) -> StoredFile:
    """Write `content` below `folder` (once for equal bytes) and record it for the current commune.

    The path is made of the commune's id and the digest alone. The file is on disk before the row exists.
    """
    digest = hashlib.sha256(content).hexdigest()
    place = _place(folder, current_commune_id(), digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_suffix(f".{os.getpid()}")
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    shown = nfc(PurePath(name.replace("\\", "/")).name)[-_NAME_LENGTH:]
    return StoredFile.objects.create(
        digest=digest, size=len(content), content_type=content_type, name=shown, stored_at=now
    )


def fetch(folder: Path, file: StoredFile) -> bytes:
    """The bytes of `file`; `FileNotFoundError` when the folder was not restored with the database."""
    return _place(folder, file.commune_id, file.digest).read_bytes()


def _place(folder: Path, commune_id: int, digest: str) -> Path:
    return folder / str(commune_id) / digest[:2] / digest
