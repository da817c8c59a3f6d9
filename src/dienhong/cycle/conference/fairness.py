"""Who speaks next: policies as data, the same list for everybody in the hall. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dienhong.cycle.conference.states import Door, Policy


@dataclass(frozen=True, slots=True)
class Waiting:
    """One turn in the queue. `pinned` is a rank given by hand or kept safe; `person` tells speakers apart."""

    key: int
    number: int
    person: str
    village_id: int | None = None
    door: Door = Door.DESK
    is_woman: bool = False
    is_elderly: bool = False
    is_pressing: bool = False
    pinned: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One who has spoken (or speaks)."""

    person: str
    village_id: int | None = None
    is_woman: bool = False


def next_speakers(
    waiting: Iterable[Waiting], heard: Sequence[Heard], policies: Sequence[Policy], *, most: int | None = None
) -> list[Waiting]:
    """The queue in the order in which people will be called; only its first `most` when given.

    Pinned turns come first, by rank. The others are drawn one after another: each draw takes the turn that the
    policies favour, in the order of `policies`, given who has spoken and who stands before; ties go by number.
    """
    return [place.turn for place in explained_speakers(waiting, heard, policies, most=most)]


@dataclass(frozen=True, slots=True)
class Place:
    """One place in the queue. `policy` put this turn before others that registered earlier; None: by number."""

    turn: Waiting
    policy: Policy | None = None


def explained_speakers(
    waiting: Iterable[Waiting], heard: Sequence[Heard], policies: Sequence[Policy], *, most: int | None = None
) -> list[Place]:
    """`next_speakers`, each with the policy that decided its place."""
    rest = list(waiting)
    pinned = sorted((turn for turn in rest if turn.pinned is not None), key=lambda turn: (turn.pinned, turn.number))
    places = [Place(turn) for turn in pinned]
    rest = sorted((turn for turn in rest if turn.pinned is None), key=lambda turn: turn.number)
    tally = _Tally(heard, pinned)
    while rest and (most is None or len(places) < most):
        chosen = min(rest, key=lambda turn: (*(_RANK[policy](turn, tally) for policy in policies), turn.number))
        earliest = rest[0]
        deciding = (rule for rule in policies if _RANK[rule](chosen, tally) != _RANK[rule](earliest, tally))
        rest.remove(chosen)
        places.append(Place(chosen, next(deciding, None)))
        tally.count(chosen.person, chosen.village_id, is_woman=chosen.is_woman)
    return places[:most]


class _Tally:
    """Who has had a turn so far, the drawn ones included."""

    def __init__(self, heard: Sequence[Heard], before: Sequence[Waiting]) -> None:
        self.speeches: Counter[str] = Counter()
        self.villages: set[int] = set()
        self.woman_was_last = False
        for spoken in heard:
            self.count(spoken.person, spoken.village_id, is_woman=spoken.is_woman)
        for turn in before:
            self.count(turn.person, turn.village_id, is_woman=turn.is_woman)

    def count(self, person: str, village_id: int | None, *, is_woman: bool) -> None:
        self.speeches[person] += 1
        if village_id is not None:
            self.villages.add(village_id)
        self.woman_was_last = is_woman


_RANK: dict[Policy, Callable[[Waiting, _Tally], int]] = {
    Policy.ORDER_FIRST: lambda turn, _: turn.door not in (Door.ORDER, Door.FOLLOW_UP),
    Policy.FEWEST_FIRST: lambda turn, tally: tally.speeches[turn.person],
    Policy.NEW_VILLAGE: lambda turn, tally: turn.village_id is None or turn.village_id in tally.villages,
    Policy.WOMEN: lambda turn, tally: not turn.is_woman and not tally.woman_was_last,
    Policy.ELDERLY: lambda turn, _: not turn.is_elderly,
    Policy.PRESSING: lambda turn, _: not turn.is_pressing,
}

USUAL = (Policy.ORDER_FIRST, Policy.PRESSING, Policy.FEWEST_FIRST, Policy.ELDERLY, Policy.NEW_VILLAGE, Policy.WOMEN)
"""The policies that a conference starts with."""
