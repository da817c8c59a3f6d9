"""Ways taken, and what is heard from where opinions went."""

from datetime import timedelta

import pytest
from tests.cast import MINH, NOW, TODAY, Cast, make_opinion

from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.actions.routing import take_route
from dienhong.cycle.opinions.actions.tracking import record_outcome, remind_body, take_back_opinion
from dienhong.cycle.opinions.models import Opinion, TransferTrack
from dienhong.cycle.opinions.queries import awaited_transfers, told_by_bodies, transferred_to
from dienhong.cycle.opinions.routes import RouteChoice
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Overtaken, Refused

S = OpinionState
POWER = RouteChoice(body="Công ty Điện lực", cause="sector")


def sent(cast: Cast, key: str = "other", choice: RouteChoice = POWER) -> TransferTrack:
    opinion = make_opinion(cast, S.TRIAGED)
    take_route(cast.ha, opinion.pk, key, choice, now=NOW)
    return TransferTrack.objects.get(opinion=opinion)


@pytest.mark.parametrize(
    ("key", "choice", "state", "verb", "days"),
    [
        ("other", POWER, S.TRANSFERRED, "opinion_transferred", 30),
        ("policy", RouteChoice(body="Văn phòng Ủy ban nhân dân tỉnh", cause="rule"), S.TRANSFERRED,
         "opinion_transferred", 30),
        ("complaint", RouteChoice(body="Chủ tịch Ủy ban nhân dân xã", cause="act"), S.SEPARATE,
         "opinion_separated", 10),
        ("dispute", RouteChoice(body="Tổ hòa giải ở thôn", cause="land"), S.SEPARATE, "opinion_separated", 30),
        ("crime", RouteChoice(body="Công an xã"), S.SEPARATE, "opinion_separated", 20),
    ],
)  # fmt: skip
def test_way_to_another_body_is_followed(
    hoa_phu: Cast, key: str, choice: RouteChoice, state: S, verb: str, days: int
) -> None:
    track = sent(hoa_phu, key, choice)
    opinion = Opinion.objects.get(pk=track.opinion_id)
    last = Entry.objects.order_by("-number")[0]
    assert (opinion.state, last.verb, last.details["to"]) == (state, verb, choice.body)
    assert choice.body in opinion.outcome_reason
    assert f"{track.expected_on:%d/%m/%Y}" in opinion.outcome_reason or key == "policy"
    assert timedelta(days) <= track.expected_on - TODAY <= timedelta(days + 4)


@pytest.mark.parametrize(
    ("key", "choice", "state"),
    [
        ("complaint_elsewhere", RouteChoice(body="Chủ tịch Ủy ban nhân dân tỉnh", cause="superior"), S.SEPARATE),
        ("anonymous", RouteChoice(cause="nobody"), S.REJECTED),
        ("refused", RouteChoice(cause="abusive"), S.REJECTED),
    ],
)
def test_way_without_answer_leaves_nothing_to_follow(hoa_phu: Cast, key: str, choice: RouteChoice, state: S) -> None:
    opinion = make_opinion(hoa_phu)
    take_route(hoa_phu.ha, opinion.pk, key, choice, now=NOW)
    assert Opinion.objects.get(pk=opinion.pk).state == state
    assert not TransferTrack.objects.exists()


@pytest.mark.parametrize("key", ["own", "denunciation"])
def test_ways_with_their_own_door_are_not_taken_here(hoa_phu: Cast, key: str) -> None:
    with pytest.raises(Refused, match="trang riêng"):
        take_route(hoa_phu.ha, make_opinion(hoa_phu, S.TRIAGED).pk, key, POWER, now=NOW)


def test_page_opened_before_somebody_else_decided_is_told(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    with pytest.raises(Overtaken):
        take_route(hoa_phu.ha, opinion.pk, "other", POWER, seen_version=opinion.version - 1, now=NOW)
    assert not TransferTrack.objects.exists()


def test_slip_names_body_and_reason_for_each_of_a_group(hoa_phu: Cast) -> None:
    leader, member = make_opinion(hoa_phu), make_opinion(hoa_phu, sender=MINH)
    merge_opinion(hoa_phu.ha, member.pk, into_code=leader.code, now=NOW)
    take_route(hoa_phu.ha, leader.pk, "other", POWER, now=NOW)
    expected = (POWER.body, "Việc do ngành, đơn vị quản lý chuyên ngành giải quyết")
    for opinion in Opinion.objects.filter(pk__in=(leader.pk, member.pk)):
        assert (opinion.state, transferred_to(opinion)) == (S.TRANSFERRED, expected)


def test_separate_leader_leaves_the_group_to_the_others(hoa_phu: Cast) -> None:
    leader, member = make_opinion(hoa_phu), make_opinion(hoa_phu, sender=MINH)
    merge_opinion(hoa_phu.ha, member.pk, into_code=leader.code, now=NOW)
    take_route(hoa_phu.ha, leader.pk, "crime", RouteChoice(body="Công an xã"), now=NOW)
    assert Opinion.objects.get(pk=member.pk).state == S.RECEIVED


def test_outcome_reaches_the_sender_and_ends_the_waiting(hoa_phu: Cast) -> None:
    track = sent(hoa_phu)
    assert list(awaited_transfers(hoa_phu.ha)) == [track]
    record_outcome(hoa_phu.ha, track.pk, heard_on=TODAY, outcome="Công văn số 12", public_text="Đã thay cột.", now=NOW)
    opinion = Opinion.objects.get(pk=track.opinion_id)
    assert [told.public_text for told in told_by_bodies(opinion)] == ["Đã thay cột."]
    assert (list(awaited_transfers(hoa_phu.ha)), opinion.state) == ([], S.TRANSFERRED)
    with pytest.raises(Refused, match="đã được ghi"):
        record_outcome(hoa_phu.ha, track.pk, heard_on=TODAY, outcome="Lại", public_text="Lại", now=NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"outcome": " "}, "outcome"),
        ({"public_text": " "}, "public_text"),
        ({"heard_on": TODAY - timedelta(1)}, "heard_on"),
        ({"heard_on": TODAY + timedelta(1)}, "heard_on"),
    ],
)
def test_incomplete_outcome_is_refused(hoa_phu: Cast, changes: dict, field: str) -> None:
    track = sent(hoa_phu)
    told = {"heard_on": TODAY, "outcome": "Đã sửa", "public_text": "Đã sửa"} | changes
    with pytest.raises(Refused) as refusal:
        record_outcome(hoa_phu.ha, track.pk, **told, now=NOW)
    assert refusal.value.field == field


def test_reminder_is_counted_and_comes_again(hoa_phu: Cast) -> None:
    track = sent(hoa_phu)
    remind_body(hoa_phu.ha, track.pk, now=NOW)
    track.refresh_from_db()
    assert (track.reminded_count, track.remind_on) == (1, TODAY + timedelta(15))


def test_what_comes_back_is_sorted_anew(hoa_phu: Cast) -> None:
    track = sent(hoa_phu)
    take_back_opinion(hoa_phu.ha, track.opinion_id, reason="Điện lực trả lại vì cột của xã.", now=NOW)
    opinion = Opinion.objects.get(pk=track.opinion_id)
    assert (opinion.state, opinion.outcome_reason) == (S.RECEIVED, "Điện lực trả lại vì cột của xã.")
    assert list(awaited_transfers(hoa_phu.ha)) == []


@pytest.mark.parametrize("who", ["tuan", "sau", "quyen", "khoa", "van"])
def test_others_neither_send_nor_follow(hoa_phu: Cast, who: str) -> None:
    actor: Actor = hoa_phu.actors[who]
    track = sent(hoa_phu)
    for act in (
        lambda: take_route(actor, make_opinion(hoa_phu).pk, "other", POWER, now=NOW),
        lambda: remind_body(actor, track.pk, now=NOW),
        lambda: take_back_opinion(actor, track.opinion_id, reason="Nhầm", now=NOW),
    ):
        with pytest.raises(Forbidden):
            act()
