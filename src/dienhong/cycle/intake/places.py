"""Villages and fields by the names that people write for them. Pure."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dienhong.kernel.vietnamese import canon, fold

_KINDS = re.compile(r"^(?:thon|to dan pho|tdp|to|xom|ap|ban|lang|buon|khu pho|khu dan cu|khu|khom)(?: so)? (?=\S)")
_SUGGESTED = 3
_NEAR = 0.6


@dataclass(slots=True)
class Names:
    """Names of one list by id, sought ever more loosely; what was sought once is remembered."""

    by_id: Mapping[int, str]
    _ways: list[tuple[Callable[[str], str], dict[str, set[int]]]] = field(default_factory=list)
    _known: dict[str, int | None] = field(default_factory=dict)
    _near: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for way in (_as_written, fold, _bare):
            index: dict[str, set[int]] = {}
            for pk, name in self.by_id.items():
                index.setdefault(way(name), set()).add(pk)
            self._ways.append((way, index))

    def find(self, written: str) -> int | None:
        """The id of the one name that `written` can mean; None when there is none or more than one."""
        if written not in self._known:
            self._known[written] = self._look(written)
        return self._known[written]

    def near(self, written: str) -> list[str]:
        """Up to three names that look like it, the nearest first; those of the same sound, but for their kind, lead."""
        if written not in self._near:
            self._near[written] = self._look_near(written)
        return self._near[written]

    def _look_near(self, written: str) -> list[str]:
        plain: dict[str, list[str]] = {}
        for name in self.by_id.values():
            plain.setdefault(_bare(name), []).append(name)
        close = difflib.get_close_matches(_bare(written)[:80], plain, n=_SUGGESTED, cutoff=_NEAR)
        return [name for bare in close for name in plain[bare]][:_SUGGESTED]

    def _look(self, written: str) -> int | None:
        for way, index in self._ways:
            found = index.get(way(written), set())
            if len(found) == 1:
                return next(iter(found))
        return None


def _as_written(name: str) -> str:
    return " ".join(canon(name).casefold().split())


def _bare(name: str) -> str:
    """Without diacritics and without the word for its kind: "Đông" is "Thôn Đông"."""
    return _KINDS.sub("", fold(name))
