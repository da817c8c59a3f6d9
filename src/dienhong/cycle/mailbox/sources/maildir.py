"""A Maildir: new messages lie in `new/`; one that was taken in moves to `cur/` with the flag S."""

from collections.abc import Iterator
from pathlib import Path

from dienhong.cycle.mailbox.sources.place import Found, Unreachable


def found_in(folder: Path, *, most_bytes: int) -> Iterator[Found]:
    """Messages in `new/`, oldest name first. Raises Unreachable."""
    new = folder / "new"
    if not new.is_dir():
        raise Unreachable("Chưa có thư mục Maildir của xã trên máy chủ. Hãy nhờ người cài đặt tạo thư mục này.")
    for path in sorted(new.iterdir()):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
        yield Found(content[:most_bytes], path.name, whole=len(content) <= most_bytes)


def settle(folder: Path, mark: str) -> None:
    """The message was taken in and committed. Doing it again changes nothing."""
    (folder / "cur").mkdir(exist_ok=True)
    try:
        (folder / "new" / mark).rename(folder / "cur" / f"{mark.partition(':')[0]}:2,S")
    except FileNotFoundError:
        return
