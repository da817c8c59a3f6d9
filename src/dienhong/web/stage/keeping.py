"""What was rendered once for a state of the hall is given to all who may see it, until the state changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

_MOST = 512


class Kept:
    """The newest text for each key in this process. `stamp` names the state it was made for."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}
        self._texts: OrderedDict[Hashable, tuple[Hashable, str]] = OrderedDict()

    def text(self, key: Hashable, stamp: Hashable, make: Callable[[], str]) -> str:
        """The text of `key` at `stamp`; made once, however many ask at the same time."""
        found = self._found(key, stamp)
        if found is not None:
            return found
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            found = self._found(key, stamp)
            if found is None:
                found = make()
                self._keep(key, stamp, found)
        return found

    def _found(self, key: Hashable, stamp: Hashable) -> str | None:
        known = self._texts.get(key)
        return known[1] if known is not None and known[0] == stamp else None

    def _keep(self, key: Hashable, stamp: Hashable, text: str) -> None:
        with self._lock:
            self._texts[key] = (stamp, text)
            self._texts.move_to_end(key)
            while len(self._texts) > self._most:
                gone, _ = self._texts.popitem(last=False)
                self._making.pop(gone, None)


kept = Kept()
