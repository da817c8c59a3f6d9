"""Open data: published only, by pages, the same again is a 304."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.cast import ANSWER, HELD_ON, LAN, PUBLIC_ROAD, ROAD, Cast, make_dialogue, make_reply
from tests.web.api.conftest import ROOT, problem

from dienhong.cycle.replies.states import ReplyState

LISTS = ("topics", "villages", "dialogues", "replies", "plans")


def get(path: str, **headers: str) -> Any:
    return Client().get(f"{ROOT}/{path}", headers=headers)


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_open_to_every_page_and_set_no_cookie(hoa_phu: Cast, path: str) -> None:
    response = get(path, Origin="https://bao.example")
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("path", LISTS)
def test_same_data_again_is_not_sent(hoa_phu: Cast, path: str) -> None:
    etag = get(path).headers["ETag"]
    again = get(path, **{"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_pages_follow_each_other_without_gap(hoa_phu: Cast) -> None:
    made = [make_dialogue(hoa_phu, on=HELD_ON + timedelta(days=days)).pk for days in range(2)]
    first = get("dialogues?limit=1").json()
    second = get(f"dialogues?limit=1&after={first['next_after']}").json()
    assert [row["id"] for row in first["items"] + second["items"]] == sorted(made)
    assert second["next_after"] is None


def test_nothing_but_the_approved_wording_is_told(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    told = get("replies").content.decode()
    assert get(f"replies/{reply.pk}").json()["question"] == PUBLIC_ROAD
    assert get(f"replies/{reply.pk}").json()["answer"] == ANSWER
    for personal in (ROAD, LAN.name, LAN.phone):
        assert personal not in told


@pytest.mark.parametrize("path", ["dialogues/999999", "replies/999999", "plans/999999"])
def test_what_is_not_there_is_a_problem(hoa_phu: Cast, path: str) -> None:
    assert problem(get(path)) == (404, "not_found")


@pytest.mark.parametrize("path", ["dialogues?after=x", "dialogues?limit=0", "dialogues?limit=101", f"replies/{2**80}"])
def test_bad_questions_are_problems(hoa_phu: Cast, path: str) -> None:
    assert problem(get(path)) == (422, "invalid")


def test_anybody_asks_so_often_only(hoa_phu: Cast) -> None:
    statuses = [get("villages").status_code for _ in range(121)]
    assert statuses == [200] * 120 + [429]


def test_guide_and_description_stand_at_fixed_addresses(hoa_phu: Cast) -> None:
    page = Client().get(f"{ROOT}/")
    assert page.status_code == 200
    assert "POST /opinions" in page.content.decode()
    told = get("openapi.json").json()
    assert (told["openapi"], told["servers"]) == ("3.1.0", [{"url": ROOT}])
    assert set(told["paths"]) >= {"/opinions", "/opinions/{code}", "/dialogues", "/replies", "/plans", "/topics"}
