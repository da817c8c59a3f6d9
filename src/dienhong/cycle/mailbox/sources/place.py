"""What every source of messages gives."""

from dataclasses import dataclass, field


class Unreachable(Exception):
    """The source cannot be read now; the message says what the administrator should look at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A message as it lies there. `whole` is False when only its beginning was read because it is too large."""

    content: bytes = field(repr=False)
    mark: str
    whole: bool = True
