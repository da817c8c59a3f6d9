"""Keeping, fetching and discarding file bytes."""

import hashlib
import os
import uuid
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath

from django.db import transaction

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


def keep_parts(folder: Path, parts: Iterable[bytes], *, name: str, content_type: str, now: datetime) -> StoredFile:
    """As `keep`, for files too large for memory: `parts` are written one after another."""
    unfinished = folder / str(current_commune_id()) / f"unfinished.{uuid.uuid4().hex}"
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    hashed, size = hashlib.sha256(), 0
    try:
        with unfinished.open("wb") as file:
            for part in parts:
                hashed.update(part)
                size += file.write(part)
            file.flush()
            os.fsync(file.fileno())
        place = _place(folder, current_commune_id(), hashed.hexdigest())
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
    shown = nfc(PurePath(name.replace("\\", "/")).name)[-_NAME_LENGTH:]
    return StoredFile.objects.create(
        digest=hashed.hexdigest(), size=size, content_type=content_type, name=shown, stored_at=now
    )


def place_of(folder: Path, file: StoredFile) -> Path:
    """Where the bytes of `file` lie, for a program that reads them itself."""
    return _place(folder, file.commune_id, file.digest)


def fetch(folder: Path, file: StoredFile) -> bytes:
    """The bytes of `file`; `FileNotFoundError` when the folder was not restored with the database."""
    return _place(folder, file.commune_id, file.digest).read_bytes()


def discard(folder: Path, file: StoredFile, now: datetime) -> None:
    """Give `file` up: its bytes leave the disk once the caller's transaction is done.

    What holds the row must be gone before that transaction ends. A process that is killed between the two leaves the
    row, by which `sweep` finishes the work. Bytes that another row of the commune names stay for that row.
    """
    StoredFile.objects.filter(pk=file.pk).update(discarded_at=now, name="")
    transaction.on_commit(partial(_remove, folder, file))


def sweep(folder: Path) -> int:
    """Finish what was discarded in the current commune; returns how many files that were."""
    left = list(StoredFile.objects.filter(discarded_at__isnull=False))
    for file in left:
        _remove(folder, file)
    return len(left)


def _remove(folder: Path, file: StoredFile) -> None:
    same = StoredFile.objects.filter(digest=file.digest, discarded_at__isnull=True)
    if not same.exists():
        _place(folder, file.commune_id, file.digest).unlink(missing_ok=True)
    StoredFile.objects.filter(pk=file.pk).delete()


def _place(folder: Path, commune_id: int, digest: str) -> Path:
    return folder / str(commune_id) / digest[:2] / digest
