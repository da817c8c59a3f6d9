"""A state machine is a table: it checks moves, makes buttons, diagrams and tests."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dienhong.kernel.errors import Refused

S = TypeVar("S", bound=str)


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One named move. `label` is the Vietnamese verb on the button."""

    name: str
    sources: tuple[S, ...]
    target: S
    label: str


class Flow(Generic[S]):
    """The legal moves of one kind of record.

    Raises `ValueError` at construction when two steps share a name or a state cannot be reached.
    """

    def __init__(self, start: S, steps: Iterable[Step[S]]) -> None:
        self.start = start
        self.steps = tuple(steps)
        self._by_name = {step.name: step for step in self.steps}
        if len(self._by_name) != len(self.steps):
            raise ValueError("two steps share a name")
        reached = {start} | {step.target for step in self.steps}
        unreached = {source for step in self.steps for source in step.sources} - reached
        if unreached:
            raise ValueError(f"no step leads to {sorted(unreached)}")

    def step(self, name: str) -> Step[S]:
        """The step called `name`; `KeyError` when there is none."""
        return self._by_name[name]

    def open_steps(self, state: S) -> tuple[Step[S], ...]:
        """The steps that leave `state`, in table order."""
        return tuple(step for step in self.steps if state in step.sources)

    def allows(self, name: str, state: S) -> bool:
        """Whether step `name` may be taken from `state`."""
        return state in self._by_name[name].sources

    def require(self, name: str, state: S) -> Step[S]:
        """The step, or `Refused` with a Vietnamese sentence when `state` does not allow it."""
        step = self._by_name[name]
        if state not in step.sources:
            raise Refused(f"Không thể “{step.label.lower()}” ở tình trạng hiện tại. Mời tải lại trang.")
        return step

    def mermaid(self) -> str:
        """The diagram of the flow, for the documentation."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        lines += [f"    {source} --> {step.target}: {step.name}" for step in self.steps for source in step.sources]
        return "\n".join(lines)
