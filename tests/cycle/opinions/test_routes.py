"""The ways of an opinion as data, and what each asks for. Without a database."""

from dataclasses import replace
from datetime import date

import pytest

from dienhong.civic.deadlines.rules import national_limits
from dienhong.cycle.opinions.routes import (
    RouteChoice,
    all_routes,
    complete,
    open_routes,
    route_by_key,
    wording,
)
from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.kernel.errors import Missing, Refused

TODAY = date(2026, 3, 9)
FULL = RouteChoice(body="Công ty Điện lực", cause="sector", reason="Cột điện do điện lực quản lý.")


def test_every_way_of_the_law_is_there() -> None:
    assert list(all_routes()) == [
        "own", "other", "policy", "complaint", "complaint_elsewhere", "denunciation", "dispute", "crime",
        "anonymous", "refused",
    ]  # fmt: skip


@pytest.mark.parametrize("route", all_routes().values(), ids=all_routes())
def test_each_way_names_its_law_and_tells_the_sender(route) -> None:
    assert route.source
    assert route.certainty in {"law", "memory", "local"}
    assert OPINION_FLOW.step(route.step).name == route.step
    assert bool(route.told) == route.is_taken_here
    assert bool(route.bodies) == ("body" in route.needs)
    assert bool(route.reasons) == ("reason" in route.needs)
    assert ("{body}" in route.told) == ("body" in route.needs)
    assert ("{reason}" in route.told) == ("reason" in route.needs)
    assert route.clock == "" or route.clock in national_limits()
    assert route.track == bool(route.clock)


@pytest.mark.parametrize(
    ("state", "keys"),
    [
        (OpinionState.RECEIVED, set(all_routes()) - {"own"}),
        (OpinionState.TRIAGED, set(all_routes())),
        (OpinionState.ASSIGNED, set(all_routes()) - {"anonymous", "refused"}),
        (OpinionState.REPLIED, set()),
        (OpinionState.TRANSFERRED, set()),
        (OpinionState.SEPARATE, set()),
    ],
)
def test_only_ways_that_the_flow_allows_are_offered(state: OpinionState, keys: set[str]) -> None:
    assert {route.key for route in open_routes(state)} == keys


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"body": " "}, "body"),
        ({"cause": ""}, "cause"),
        ({"cause": "decision"}, "cause"),
        ({"cause": "other", "reason": " "}, "reason"),
        ({"expected_on": date(2026, 3, 8)}, "expected_on"),
    ],
)
def test_what_is_lacking_is_named(changes: dict, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        complete(route_by_key("other"), replace(FULL, **changes), TODAY)
    assert refusal.value.field == field


def test_complete_answers_are_taken() -> None:
    complete(route_by_key("other"), FULL, TODAY)
    complete(route_by_key("other"), replace(FULL, reason=""), TODAY)
    complete(route_by_key("crime"), RouteChoice(body="Công an xã"), TODAY)


def test_sender_reads_body_reason_day_and_law() -> None:
    told = wording(route_by_key("other"), replace(FULL, legal_basis="Luật Điện lực 2024."), date(2026, 4, 8))
    for words in (
        "đến Công ty Điện lực để",
        "Lý do: Việc do ngành, đơn vị quản lý chuyên ngành giải quyết. Cột điện do điện lực quản lý.",
        "trước ngày 08/04/2026",
        "Căn cứ: Luật Điện lực 2024.",
    ):
        assert words in told


def test_words_of_the_office_are_no_template() -> None:
    choice = RouteChoice(body="{reason} {0}", cause="other", reason="{body.__class__}")
    assert "{body.__class__}" in wording(route_by_key("other"), choice, None)


def test_unknown_way_is_missing() -> None:
    with pytest.raises(Missing):
        route_by_key("elsewhere")
