"""Where an opinion may go, read from `routes.toml`, and what each way out asks for. Pure."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.verdicts import YES, Verdict, no, only_if

OTHER_REASON = "other"
_ELSEWHERE_HANDLED = ("assign", "divert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One way; `needs` names what must be filled in ("body", "reason"), `clock` a time limit, `told` the wording."""

    key: str
    name: str
    when: str
    step: str
    source: str
    certainty: Literal["law", "memory", "local"]
    needs: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    track: bool = False
    clock: str = ""
    urgent: bool = False
    told: str = ""

    @property
    def is_taken_here(self) -> bool:
        """Whether the way is taken by `take_route`; assigning and sealing have doors of their own."""
        return self.step not in _ELSEWHERE_HANDLED

    def reason_text(self, cause: str, reason: str) -> str:
        """The reason in words: from the list, with what the office adds."""
        listed = self.reasons.get(cause, "")
        return ". ".join(part.strip().rstrip(".") for part in (listed, reason) if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteChoice:
    """What the office fills in: who receives it, why (`cause` from the list, `reason` in own words), by which law."""

    body: str = ""
    cause: str = ""
    reason: str = ""
    legal_basis: str = ""
    expected_on: date | None = None


@cache
def all_routes() -> dict[str, Route]:
    """All ways by key, in the order of the file."""
    rows = tomllib.loads(files(__package__).joinpath("routes.toml").read_text("utf-8"))
    return {
        key: Route(key=key, needs=tuple(row.pop("needs", ())), bodies=tuple(row.pop("bodies", ())), **row)
        for key, row in rows.items()
    }


def route_by_key(key: str) -> Route:
    """`Missing` for a key that is none."""
    route = all_routes().get(key)
    if route is None:
        raise Missing
    return route


def open_routes(state: OpinionState) -> list[Route]:
    """The ways that lead out of `state`."""
    return [route for route in all_routes().values() if OPINION_FLOW.allows(route.step, state)]


def complete(route: Route, choice: RouteChoice, today: date) -> None:
    """Raises `Refused`, naming the answer at fault, unless everything that the way asks for is told."""
    if "body" in route.needs:
        only_if(bool(choice.body.strip()), "Hãy ghi nơi nhận.").enforce("body")
    if "reason" in route.needs:
        _reason_told(route, choice).enforce("cause" if choice.cause not in _causes(route) else "reason")
    if choice.expected_on is not None and choice.expected_on < today:
        raise Refused("Ngày dự kiến có kết quả phải từ hôm nay trở đi.", field="expected_on")


def wording(route: Route, choice: RouteChoice, expected_on: date | None) -> str:
    """What the sender will read."""
    told = route.told.format(
        body=choice.body.strip(),
        reason=route.reason_text(choice.cause, choice.reason),
        expected=f"{expected_on:%d/%m/%Y}" if expected_on else "",
    )
    basis = choice.legal_basis.strip().rstrip(".")
    return f"{told} Căn cứ: {basis}." if basis else told


def _reason_told(route: Route, choice: RouteChoice) -> Verdict:
    if choice.cause not in _causes(route):
        return no("Hãy chọn lý do trong danh sách.")
    if choice.cause == OTHER_REASON:
        return only_if(bool(choice.reason.strip()), "Hãy ghi lý do; người gửi sẽ đọc được lý do này.")
    return YES


def _causes(route: Route) -> tuple[str, ...]:
    return (*route.reasons, OTHER_REASON)
