"""Channels for trials and for tests: a folder that knows repeats, the console that does not."""

import os
from pathlib import Path
from typing import TextIO

from dienhong.engines.outbox.channels.mime import as_email
from dienhong.engines.outbox.channels.protocol import ChannelDown, Outcome, Parcel, Result

_SENDER = "khong-tra-loi@dienhong.invalid"


class FolderChannel:
    """Each parcel becomes one file, named by its reference: `.eml` for an address with "@", else `.txt`."""

    tells_repeats = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hand_over(self, parcel: Parcel) -> Outcome:
        is_email = "@" in parcel.address
        content = as_email(parcel, sender=_SENDER, sender_name="").as_bytes() if is_email else _plain(parcel).encode()
        place = self._folder / f"{parcel.reference}.{'eml' if is_email else 'txt'}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = place.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(content)
            try:
                os.link(unfinished, place)  # whole or not at all
            finally:
                unfinished.unlink()
        except FileExistsError:
            return Outcome(Result.REPEATED, "Tệp đã có.")
        except OSError as error:
            raise ChannelDown("Không ghi được vào thư mục tin gửi đi.") from error
        return Outcome(Result.ACCEPTED, remote_id=place.name)

    def close(self) -> None:
        """Nothing stays open."""


class ConsoleChannel:
    tells_repeats = False

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def hand_over(self, parcel: Parcel) -> Outcome:
        self._stream.write(f"{_plain(parcel)}\n\n")
        self._stream.flush()
        return Outcome(Result.ACCEPTED)

    def close(self) -> None:
        """The stream is not ours."""


def _plain(parcel: Parcel) -> str:
    return f"{parcel.address}\n{parcel.title}\n\n{parcel.short_text or parcel.text}"
