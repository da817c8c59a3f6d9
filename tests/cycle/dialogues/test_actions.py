"""Planning, arranging and moving dialogues."""

from datetime import date, datetime, time, timedelta

import pytest
from tests.cast import HELD_ON, NOW, TODAY, VIETNAM, Cast, arrange, make_dialogue, make_plan, run_at_once

from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.rules import national_limits
from dienhong.civic.people.models import Membership
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.actions.arrange import arrange_dialogue
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.actions.plan_dialogues import plan_dialogues
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import accepting_opinions, planned_for_public, public_dialogues, visible_to
from dienhong.cycle.dialogues.states import DIALOGUE_FLOW, PUBLIC_STATES, AudienceKind, DialogueState, HalfDay
from dienhong.cycle.plans.states import PlanState
from dienhong.engines.journal.models import Entry
from dienhong.kernel.errors import Forbidden, Missing, Refused
from dienhong.kernel.states import Step

S = DialogueState
ALLOWED = [(step, state) for step in DIALOGUE_FLOW.steps for state in step.sources]
FORBIDDEN = [(step, state) for step in DIALOGUE_FLOW.steps for state in S if state not in step.sources]
EVENING_OF = datetime.combine(HELD_ON, time(20), VIETNAM)


@pytest.mark.parametrize(("step", "state"), ALLOWED, ids=lambda value: getattr(value, "name", value))
def test_step_leads_to_its_target(hoa_phu: Cast, step: Step[S], state: S) -> None:
    dialogue = make_dialogue(hoa_phu, state)
    then = EVENING_OF if step.name in {"hold", "conclude"} else NOW
    move_dialogue(hoa_phu.ha, dialogue.pk, step.name, reason="Bão", now=then)
    last = Entry.objects.order_by("-number")[0]
    assert (Dialogue.objects.get().state, last.verb, last.details["step"]) == (step.target, "dialogue_moved", step.name)


@pytest.mark.parametrize(("step", "state"), FORBIDDEN, ids=lambda value: getattr(value, "name", value))
def test_step_is_refused_elsewhere(step: Step[S], state: S) -> None:
    with pytest.raises(Refused):
        DIALOGUE_FLOW.require(step.name, state)


def test_every_state_is_reached() -> None:
    assert {DIALOGUE_FLOW.start} | {step.target for step in DIALOGUE_FLOW.steps} == set(S)


@pytest.mark.parametrize("who", ["phuc", "tuan", "sau", "quyen", "khoa", "van"])
def test_only_office_and_chairman_move_dialogues(hoa_phu: Cast, who: str) -> None:
    dialogue = make_dialogue(hoa_phu, S.PLANNED)
    with pytest.raises(Forbidden):
        move_dialogue(hoa_phu.actors[who], dialogue.pk, "announce", now=NOW)
    assert Dialogue.objects.get().state == S.PLANNED


def test_announcing_needs_all_that_a_notice_names(hoa_phu: Cast) -> None:
    dialogue = Dialogue.objects.create(title="Đối thoại", audience_kind=AudienceKind.COMMUNE, audience_name="Toàn xã")
    with pytest.raises(Refused, match="còn thiếu ngày, buổi, địa điểm, nội dung, người chủ trì"):
        move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=NOW)


@pytest.mark.parametrize(("days_before", "allowed"), [(8, True), (7, True), (6, False), (0, False)])
def test_announcing_is_at_least_seven_days_before(hoa_phu: Cast, days_before: int, allowed: bool) -> None:
    dialogue = make_dialogue(hoa_phu, S.PLANNED)
    then = datetime.combine(HELD_ON - timedelta(days=days_before), time(23, 59), VIETNAM)
    if allowed:
        move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=then)
        assert Dialogue.objects.get().announced_at == then
    else:
        with pytest.raises(Refused, match="08/04/2026"):
            move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=then)


def test_commune_may_ask_for_longer_notice(hoa_phu: Cast) -> None:
    LocalLimit.objects.create(rule="announce", amount=10, source="Quy chế xã Hòa Phú")
    dialogue = make_dialogue(hoa_phu, S.PLANNED)
    with pytest.raises(Refused, match="ít nhất 10 ngày"):
        move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=datetime(2026, 4, 6, 9, tzinfo=VIETNAM))


@pytest.mark.parametrize(("day", "allowed"), [(-1, False), (0, True), (1, True)])
def test_dialogue_is_held_on_its_day_or_later(day: int, allowed: bool) -> None:
    assert rules.may_be_held(HELD_ON, HELD_ON + timedelta(days=day)).allowed == allowed


def test_notice_rule_counts_whole_days() -> None:
    notice = national_limits()["announce"]
    assert rules.in_time_to_announce(date(2026, 4, 15), date(2026, 4, 8), notice)
    assert not rules.in_time_to_announce(date(2026, 4, 15), date(2026, 4, 9), notice)


def test_cancelling_needs_a_reason_that_the_people_read(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu)
    with pytest.raises(Refused) as refusal:
        move_dialogue(hoa_phu.ha, dialogue.pk, "cancel", reason=" ", now=NOW)
    assert refusal.value.field == "reason"
    move_dialogue(hoa_phu.ha, dialogue.pk, "cancel", reason="Bão số 3", now=NOW)
    assert Dialogue.objects.get().cancel_reason == "Bão số 3"


def test_two_dialogues_cannot_take_one_venue_in_one_half_day(hoa_phu: Cast) -> None:
    make_dialogue(hoa_phu)
    with pytest.raises(Refused) as refusal:
        make_dialogue(hoa_phu, chair="phuc")
    assert refusal.value.field == "venue"


def test_two_dialogues_cannot_take_one_chair_in_one_half_day(hoa_phu: Cast) -> None:
    make_dialogue(hoa_phu)
    with pytest.raises(Refused) as refusal:
        make_dialogue(hoa_phu, venue="Hội trường Ủy ban")
    assert refusal.value.field == "chair"


def test_refused_arrangement_leaves_the_dialogue_as_it_was(hoa_phu: Cast) -> None:
    make_dialogue(hoa_phu)
    other = make_dialogue(hoa_phu, S.PLANNED, half_day=HalfDay.AFTERNOON)
    with pytest.raises(Refused):
        arrange(hoa_phu, other.pk)
    assert Dialogue.objects.get(pk=other.pk).half_day == HalfDay.AFTERNOON


def test_other_half_day_is_free(hoa_phu: Cast) -> None:
    for half_day in HalfDay:
        make_dialogue(hoa_phu, half_day=half_day)
    assert Dialogue.objects.filter(date=HELD_ON).count() == 3


def test_cancelled_dialogue_frees_venue_and_chair(hoa_phu: Cast) -> None:
    make_dialogue(hoa_phu, S.CANCELLED)
    assert make_dialogue(hoa_phu).date == HELD_ON


def test_other_commune_s_dialogue_does_not_clash(hoa_phu: Cast) -> None:
    make_dialogue(hoa_phu)
    assert make_dialogue(hoa_phu, on=HELD_ON + timedelta(days=1)).state == S.INTAKE_OPEN


@pytest.mark.parametrize("chair", ["ha", "tuan", "quyen"])
def test_chair_is_a_leader(hoa_phu: Cast, chair: str) -> None:
    with pytest.raises(Refused) as refusal:
        make_dialogue(hoa_phu, chair=chair)
    assert refusal.value.field == "chair"


def test_chair_still_holds_office_on_the_day(hoa_phu: Cast) -> None:
    Membership.objects.filter(user_id=hoa_phu.dung.user_id).update(valid_to=HELD_ON)
    with pytest.raises(Refused) as refusal:
        make_dialogue(hoa_phu)
    assert refusal.value.field == "chair"


def test_co_presider_is_a_leader_too(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, S.PLANNED)

    def arrange_with(person: int) -> None:
        arrange_dialogue(
            hoa_phu.ha,
            dialogue.pk,
            on=HELD_ON,
            half_day=HalfDay.MORNING,
            start_time=time(8),
            venue_id=hoa_phu.venues["Hội trường Ủy ban"].pk,
            chair_id=hoa_phu.dung.person_id,
            co_presider_ids=[person],
            intake_until=HELD_ON,
            now=NOW,
        )

    arrange_with(hoa_phu.phuc.person_id)
    assert list(dialogue.co_presiders.values_list("pk", flat=True)) == [hoa_phu.phuc.user_id]
    with pytest.raises(Refused):
        arrange_with(hoa_phu.tuan.person_id)


def test_intake_ends_by_the_day_of_the_dialogue(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, S.PLANNED)
    with pytest.raises(Refused) as refusal:
        arrange_dialogue(
            hoa_phu.ha,
            dialogue.pk,
            on=HELD_ON,
            half_day=HalfDay.MORNING,
            start_time=None,
            venue_id=hoa_phu.venues["Hội trường Ủy ban"].pk,
            chair_id=hoa_phu.dung.person_id,
            intake_until=HELD_ON + timedelta(days=1),
            now=NOW,
        )
    assert refusal.value.field == "intake_until"


def test_venue_of_another_commune_is_refused(hoa_phu: Cast, binh_an: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, S.PLANNED)
    mixed = Cast(hoa_phu.commune, hoa_phu.units, hoa_phu.villages, binh_an.venues, hoa_phu.actors)
    with pytest.raises(Refused) as refusal:
        arrange(mixed, dialogue.pk, venue="Hội trường phường")
    assert refusal.value.field == "venue"


@pytest.mark.parametrize("state", [S.INTAKE_CLOSED, S.HELD, S.CONCLUDED, S.CANCELLED])
def test_later_dialogue_is_not_rearranged(hoa_phu: Cast, state: S) -> None:
    dialogue = make_dialogue(hoa_phu, state)
    with pytest.raises(Refused):
        arrange(hoa_phu, dialogue.pk)


def test_unknown_dialogue_is_missing(hoa_phu: Cast) -> None:
    with pytest.raises(Missing):
        arrange(hoa_phu, 999_999)


@pytest.mark.parametrize("shared", ["venue", "chair"])
def test_two_clerks_at_once_cannot_both_take_it(hoa_phu_committed: Cast, shared: str) -> None:
    cast = hoa_phu_committed
    dialogues = [make_dialogue(cast, S.PLANNED, on=HELD_ON + timedelta(days=day)) for day in (7, 14)]
    places = ["Nhà văn hóa thôn Đông", "Hội trường Ủy ban"] if shared == "chair" else ["Hội trường Ủy ban"] * 2
    chairs = ["dung", "phuc"] if shared == "venue" else ["dung"] * 2
    results = run_at_once(
        cast,
        *[
            lambda d=d, v=v, c=c: arrange(cast, d.pk, venue=v, chair=c).pk
            for d, v, c in zip(dialogues, places, chairs, strict=True)
        ],
    )
    refused = [result for result in results if isinstance(result, Refused)]
    assert [refusal.field for refusal in refused] == [shared]
    assert Dialogue.objects.filter(date=HELD_ON).count() == 1
    assert Entry.objects.filter(verb="dialogue_scheduled").count() == 3


def test_two_clerks_at_once_announce_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    dialogue = make_dialogue(cast, S.PLANNED)
    results = run_at_once(cast, *[lambda: move_dialogue(cast.ha, dialogue.pk, "announce", now=NOW)] * 2)
    assert sum(result is None for result in results) == 1
    assert Entry.objects.filter(verb="dialogue_moved").count() == 1


def test_issued_plan_becomes_dialogues_once(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu)
    first, second = plan_dialogues(hoa_phu.ha, plan.pk, now=NOW)
    assert (first.title, first.village, first.date, first.state, first.topics) == (
        "Đối thoại với Nhân dân Thôn Đông",
        hoa_phu.villages["Thôn Đông"],
        None,
        S.PLANNED,
        [{"text": "Đường", "fields": ["TRANS"]}],
    )
    assert (second.audience_kind, second.village) == (AudienceKind.COMMUNE, None)
    with pytest.raises(Refused):
        plan_dialogues(hoa_phu.ha, plan.pk, now=NOW)


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.REPLACED])
def test_plan_that_is_not_in_force_gives_no_dialogues(hoa_phu: Cast, state: PlanState) -> None:
    with pytest.raises(Refused):
        plan_dialogues(hoa_phu.ha, make_plan(hoa_phu, state).pk, now=NOW)


def test_two_clerks_at_once_plan_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    plan = make_plan(cast)
    run_at_once(cast, *[lambda: plan_dialogues(cast.ha, plan.pk, now=NOW)] * 2)
    assert Dialogue.objects.count() == 2


def test_plan_with_two_dialogues_in_one_place_is_refused_in_words(hoa_phu: Cast) -> None:
    row = {
        "audience": {"kind": "village", "name": "Thôn Đông"},
        "topics": [],
        "date": "2026-05-06",
        "half_day": "morning",
        "venue": "Hội trường Ủy ban",
    }
    plan = make_plan(hoa_phu, content={"symbol": "KH-UBND", "year": 2026, "dialogues": [row, row]})
    with pytest.raises(Refused):
        plan_dialogues(hoa_phu.ha, plan.pk, now=NOW)


def test_public_sees_what_is_announced_and_officials_all(hoa_phu: Cast) -> None:
    for days, state in enumerate(S):
        make_dialogue(hoa_phu, state, on=HELD_ON + timedelta(days=days))
    assert {d.state for d in visible_to(hoa_phu.citizen)} == {d.state for d in public_dialogues()} == set(PUBLIC_STATES)
    assert {d.state for d in visible_to(hoa_phu.tuan)} == set(S)
    assert {d.state for d in planned_for_public()} == set(S) - {S.CANCELLED}
    assert {d.state for d in accepting_opinions(TODAY)} == {S.INTAKE_OPEN}
