"""A folder in place of the national axis, which needs an account: packages go out of `out/` and come into `in/`.

    out/      packages to send; whoever carries them takes them away
    in/       packages that arrived
    taken/    a package that one process works on
    done/     read and kept
    refused/  set aside, each with its reason in a .txt file

One rename takes a package, so two processes never have the same one. Names fit Windows.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from dienhong.engines.edxml.limits import USUAL
from dienhong.engines.edxml.message import Message
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.status import StatusMessage, status_to_xml
from dienhong.engines.edxml.texts import clean_text
from dienhong.engines.edxml.write import to_xml
from dienhong.kernel.errors import Overtaken

SUFFIX = ".edxml"
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_READABLE_LETTERS = 60
_DIGEST_LETTERS = 16
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class SpoolFolder:
    """The five folders under `path`, made when missing. `most` is the largest package in bytes that is looked at."""

    def __init__(self, path: Path, most: int = USUAL.package) -> None:
        self.most = most
        self.outgoing, self.incoming, self.taken = path / "out", path / "in", path / "taken"
        self.done, self.refused = path / "done", path / "refused"
        for folder in (self.outgoing, self.incoming, self.taken, self.done, self.refused):
            folder.mkdir(parents=True, exist_ok=True)

    def put(self, package: Message | StatusMessage) -> Path:
        """Write `package` to `out/`, whole or not at all; the same package again gives the same file.

        Raises EdxmlRefused when it cannot be written as edXML, or when another content of the document waits there.
        A status that waits already stands as it is: its time is when it was first said.
        """
        data = to_xml(package) if isinstance(package, Message) else status_to_xml(package)
        path = self.outgoing / f"{_stem(package)}{SUFFIX}"
        if path.exists():
            if isinstance(package, Message) and path.read_bytes() != data:
                raise EdxmlRefused("Một gói khác của cùng văn bản đang chờ gửi; hãy gửi gói ấy trước", "DocumentId")
            return path
        _write_whole(path, data)
        return path

    def waiting(self) -> Iterator[Path]:
        """Packages in `in/`, oldest first, but no half-written files, links, folders, nor what is above `most`."""
        found = []
        with os.scandir(self.incoming) as entries:
            for entry in entries:
                if entry.name.startswith(".") or not entry.name.lower().endswith((SUFFIX, ".xml")):
                    continue
                try:
                    if (
                        entry.is_file(follow_symlinks=False)
                        and 0 < entry.stat(follow_symlinks=False).st_size <= self.most
                    ):
                        found.append((entry.stat(follow_symlinks=False).st_mtime_ns, entry.name))
                except FileNotFoundError:  # another process took it meanwhile
                    continue
        yield from (self.incoming / name for _, name in sorted(found))

    def claim(self, path: Path, now: datetime) -> Path | None:
        """Take a waiting package for this process: its path in `taken/`, or None when another process was faster."""
        self._check_place(path, self.incoming)
        claimed = self.taken / path.name
        if claimed.exists():
            return None
        try:
            os.utime(
                path, (now.timestamp(), now.timestamp()), follow_symlinks=os.utime not in os.supports_follow_symlinks
            )
            path.rename(claimed)
        except (FileNotFoundError, FileExistsError, PermissionError):  # Windows locks a file that is being moved
            return None
        return claimed

    def read(self, path: Path) -> bytes:
        """The bytes of a claimed or waiting package. Raises EdxmlRefused for a link or more than `most` bytes."""
        self._check_place(path, self.incoming, self.taken)
        try:
            with os.fdopen(os.open(path, os.O_RDONLY | _NO_LINKS), "rb") as file:
                data = file.read(self.most + 1)
        except FileNotFoundError as error:
            raise Overtaken from error
        except OSError as error:
            raise EdxmlRefused(f"Không đọc được tệp {path.name}") from error
        if len(data) > self.most:
            raise EdxmlRefused(f"Tệp {path.name} lớn quá mức cho phép")
        return data

    def accept(self, path: Path) -> Path:
        """Keep a package that was read, in `done/`. Raises Overtaken when another process moved it."""
        self._check_place(path, self.incoming, self.taken)
        return _moved(path, self.done)

    def refuse(self, path: Path, reason: str) -> Path:
        """Set a package aside in `refused/` with `reason` in the .txt file beside it. Raises Overtaken as `accept`."""
        self._check_place(path, self.incoming, self.taken)
        kept = _moved(path, self.refused)
        _write_whole(kept.with_name(kept.name + ".txt"), (clean_text(reason) + "\n").encode())
        return kept

    def give_back(self, before: datetime) -> list[Path]:
        """Packages claimed before that time, whose process must have died, wait in `in/` again."""
        stale = [path for path in sorted(self.taken.iterdir()) if path.lstat().st_mtime < before.timestamp()]
        return [_moved(path, self.incoming) for path in stale]

    def _check_place(self, path: Path, *folders: Path) -> None:
        if path.parent not in folders:
            raise ValueError(f"{path} is not a package of this spool")


def _stem(package: Message | StatusMessage) -> str:
    """Readable beginning and a digest of what makes the package one: its document, what it does with it, for whom."""
    key: tuple[str, ...]
    if isinstance(package, Message):
        recipients = sorted(recipient.code for recipient in package.header.recipients)
        key = (package.header.document_id, package.trace.business.kind.name, *recipients)
    else:
        key = (package.response_for.document_id, f"{package.status.name}-{package.sender.code}")
    cleaned = [clean_text(part) for part in key]
    readable = _NOT_IN_NAMES.sub("-", cleaned[0])[:_READABLE_LETTERS].strip("-")
    digest = hashlib.sha256("\n".join(cleaned).encode()).hexdigest()[:_DIGEST_LETTERS]
    return f"{readable}--{digest}"


def _write_whole(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _moved(path: Path, folder: Path) -> Path:
    number, target = 1, folder / path.name
    while target.exists() or target.with_name(target.name + ".txt").exists():
        number += 1
        target = folder / f"{path.stem} ({number}){path.suffix}"
    try:
        path.rename(target)
    except FileNotFoundError as error:
        raise Overtaken from error
    return target
