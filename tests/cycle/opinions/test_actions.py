"""Triage, assignment and the ends of an opinion."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.cast import MINH, NOW, TODAY, Cast, make_opinion, run_at_once

from dienhong.civic.communes.models import Unit
from dienhong.civic.deadlines.models import LocalLimit
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.actions.settle import (
    close_opinion,
    reject_opinion,
    reopen_opinion,
    transfer_opinion,
    withdraw_opinion,
)
from dienhong.cycle.opinions.actions.suggest import suggest_for
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Assignment, Opinion
from dienhong.cycle.opinions.states import OpinionKind, OpinionState, Urgency
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Forbidden, Overtaken, Refused

S = OpinionState
Act = Callable[[Actor, Opinion], None]


def triage(actor: Actor, opinion: Opinion, *, urgency: Urgency = Urgency.SOON) -> None:
    triage_opinion(actor, opinion.pk, kind=OpinionKind.PETITION, fields=["TRANS", "LAND"], urgency=urgency, now=NOW)


def assign(actor: Actor, opinion: Opinion) -> None:
    assign_opinion(actor, opinion.pk, unit_id=Unit.objects.get(key="economy").pk, note="Xem thực địa", now=NOW)


def merge(actor: Actor, opinion: Opinion) -> None:
    target = Opinion.objects.exclude(pk=opinion.pk).first()
    merge_opinion(actor, opinion.pk, into_code=target.code if target else "", now=NOW)


def transfer(actor: Actor, opinion: Opinion) -> None:
    transfer_opinion(actor, opinion.pk, to="Công an tỉnh", reason="Đúng thẩm quyền", now=NOW)


def reject(actor: Actor, opinion: Opinion) -> None:
    reject_opinion(actor, opinion.pk, reason="Quảng cáo", now=NOW)


def close(actor: Actor, opinion: Opinion) -> None:
    close_opinion(actor, opinion.pk, now=NOW)


OFFICE_ACTIONS = [
    (triage, S.RECEIVED, S.TRIAGED, "opinion_triaged"),
    (assign, S.TRIAGED, S.ASSIGNED, "opinion_assigned"),
    (merge, S.RECEIVED, S.MERGED, "opinion_merged"),
    (transfer, S.RECEIVED, S.TRANSFERRED, "opinion_transferred"),
    (reject, S.RECEIVED, S.REJECTED, "opinion_rejected"),
    (close, S.REPLIED, S.CLOSED, "opinion_closed"),
]


@pytest.mark.parametrize(("act", "start", "end", "verb"), OFFICE_ACTIONS)
def test_office_moves_opinion(hoa_phu: Cast, act: Act, start: S, end: S, verb: str) -> None:
    opinion = make_opinion(hoa_phu, start)
    make_opinion(hoa_phu, sender=MINH)
    act(hoa_phu.ha, opinion)
    last = Entry.objects.order_by("-number")[0]
    assert (Opinion.objects.get(pk=opinion.pk).state, last.verb, last.actor_id) == (end, verb, hoa_phu.ha.user_id)


@pytest.mark.parametrize("who", ["tuan", "sau", "quyen", "khoa", "van"])
@pytest.mark.parametrize(("act", "start", "end", "verb"), OFFICE_ACTIONS)
def test_others_may_not(hoa_phu: Cast, act: Act, start: S, end: S, verb: str, who: str) -> None:
    opinion = make_opinion(hoa_phu, start)
    make_opinion(hoa_phu, sender=MINH)
    count = Entry.objects.count()
    with pytest.raises(Forbidden):
        act(hoa_phu.actors[who], opinion)
    assert (Opinion.objects.get(pk=opinion.pk).state, Entry.objects.count()) == (start, count)


def test_triage_keeps_what_was_decided(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    triage(hoa_phu.ha, opinion)
    opinion.refresh_from_db()
    assert (opinion.kind, opinion.fields, opinion.lead_field, opinion.urgency, opinion.due_date) == (
        OpinionKind.PETITION,
        ["TRANS", "LAND"],
        "TRANS",
        Urgency.SOON,
        date(2026, 3, 24),
    )


def test_triage_again_corrects(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    triage(hoa_phu.ha, opinion, urgency=Urgency.URGENT)
    opinion.refresh_from_db()
    assert (opinion.state, opinion.due_date) == (S.TRIAGED, TODAY + timedelta(days=1))


def test_triage_counts_from_the_day_of_receipt(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, now=NOW - timedelta(days=7))
    triage(hoa_phu.ha, opinion)
    assert Opinion.objects.get(pk=opinion.pk).due_date == date(2026, 3, 17)


@pytest.mark.parametrize("fields", [[], ["KHONG-CO"], ["TRANS", "KHONG-CO"]])
def test_triage_needs_known_fields(hoa_phu: Cast, fields: list[str]) -> None:
    opinion = make_opinion(hoa_phu)
    with pytest.raises(Refused) as refusal:
        triage_opinion(hoa_phu.ha, opinion.pk, kind=OpinionKind.REPORT, fields=fields, urgency=Urgency.SOON, now=NOW)
    assert refusal.value.field == "fields"


def test_triage_with_a_field_twice_names_it_once(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    triage_opinion(
        hoa_phu.ha, opinion.pk, kind=OpinionKind.REPORT, fields=["LAND", "LAND"], urgency=Urgency.SOON, now=NOW
    )
    assert Opinion.objects.get(pk=opinion.pk).fields == ["LAND"]


def test_urgent_opinion_of_last_week_is_not_late_at_once(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, now=NOW - timedelta(days=6))
    triage(hoa_phu.ha, opinion, urgency=Urgency.URGENT)
    assign(hoa_phu.ha, opinion)
    assert Opinion.objects.get(pk=opinion.pk).due_date == TODAY + timedelta(days=1)


def test_office_withdraws_for_a_sender_who_asked(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    withdraw_opinion(hoa_phu.ha, opinion.pk, reason="Bà Lan gọi điện, đọc đúng mã.", now=NOW)
    opinion.refresh_from_db()
    assert (opinion.state, opinion.outcome_reason) == (S.WITHDRAWN, "Bà Lan gọi điện, đọc đúng mã.")
    assert Entry.objects.get(verb="opinion_withdrawn").details == {}


def test_official_withdraws_only_with_the_right_and_a_reason(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    with pytest.raises(Forbidden):
        withdraw_opinion(hoa_phu.tuan, opinion.pk, reason="Bà Lan gọi điện.", now=NOW)
    with pytest.raises(Refused) as refusal:
        withdraw_opinion(hoa_phu.ha, opinion.pk, reason=" ", now=NOW)
    assert refusal.value.field == "reason"


def test_stricter_local_limit_holds(hoa_phu: Cast) -> None:
    LocalLimit.objects.create(rule="soon", amount=5, source="Quy chế xã Hòa Phú")
    opinion = make_opinion(hoa_phu)
    triage(hoa_phu.ha, opinion)
    assert Opinion.objects.get(pk=opinion.pk).due_date == date(2026, 3, 16)


def test_assignment_is_kept_with_its_day_and_note(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    assign(hoa_phu.ha, opinion)
    row = Assignment.objects.get()
    assert (row.unit.key, row.note, row.due_date, row.assigned_by_id) == (
        "economy",
        "Xem thực địa",
        date(2026, 4, 8),
        hoa_phu.ha.user_id,
    )


def test_reassignment_keeps_the_story(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    culture = hoa_phu.units["culture"]
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=culture.pk, due_date=date(2026, 3, 20), now=NOW)
    opinion.refresh_from_db()
    assert (opinion.unit, opinion.due_date, opinion.assignments.count()) == (culture, date(2026, 3, 20), 2)


def test_assignment_to_the_past_is_refused(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    with pytest.raises(Refused) as refusal:
        assign_opinion(
            hoa_phu.ha,
            opinion.pk,
            unit_id=hoa_phu.units["economy"].pk,
            due_date=TODAY - timedelta(days=1),
            now=NOW,
        )
    assert refusal.value.field == "due_date"


def test_unit_of_another_commune_and_closed_unit_are_refused(hoa_phu: Cast, binh_an: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    Unit.objects.filter(key="culture").update(is_active=False)
    for unit in (binh_an.units["office"], hoa_phu.units["culture"]):
        with pytest.raises(Refused) as refusal:
            assign_opinion(hoa_phu.ha, opinion.pk, unit_id=unit.pk, now=NOW)
        assert refusal.value.field == "unit"


def test_two_clerks_at_once_assign_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    opinion = make_opinion(cast, S.TRIAGED)

    def give(key: str) -> None:
        assign_opinion(cast.ha, opinion.pk, unit_id=cast.units[key].pk, now=NOW)

    def refuse() -> None:
        reject_opinion(cast.dung, opinion.pk, reason="Trùng", now=NOW)

    results = run_at_once(cast, lambda: give("economy"), refuse)
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds in (["NoneType", "Overtaken"], ["NoneType", "Refused"])
    assert Entry.objects.filter(verb__in=["opinion_assigned", "opinion_rejected"]).count() == 1


def test_every_move_raises_the_version(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    assert opinion.version == 3


def test_assigning_after_somebody_else_did_is_refused(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    economy, culture = (hoa_phu.units[key].pk for key in ("economy", "culture"))
    assign_opinion(hoa_phu.ha, opinion.pk, unit_id=economy, seen_version=opinion.version, now=NOW)
    with pytest.raises(Overtaken):
        assign_opinion(hoa_phu.dung, opinion.pk, unit_id=culture, seen_version=opinion.version, now=NOW)
    assert (Opinion.objects.get().unit_id, Assignment.objects.count()) == (economy, 1)


@pytest.mark.parametrize("first", [S.TRIAGED, S.ASSIGNED])
def test_two_clerks_at_once_do_not_overwrite_each_other(hoa_phu_committed: Cast, first: S) -> None:
    cast = hoa_phu_committed
    opinion = make_opinion(cast, first)
    give = [
        lambda key=key: assign_opinion(
            cast.ha, opinion.pk, unit_id=cast.units[key].pk, seen_version=opinion.version, now=NOW
        )
        for key in ("economy", "culture")
    ]
    results = run_at_once(cast, *give)
    assert sorted(type(result).__name__ for result in results) == ["NoneType", "Overtaken"]


def test_merged_opinion_follows_its_target(hoa_phu: Cast) -> None:
    first, second, third = (make_opinion(hoa_phu) for _ in range(3))
    merge_opinion(hoa_phu.ha, first.pk, into_code=second.code, now=NOW)
    merge_opinion(hoa_phu.ha, second.pk, into_code=third.code, now=NOW)
    assert set(Opinion.objects.filter(merged_into=third)) == {first, second}


def test_opinion_is_not_merged_into_itself_or_a_dead_end(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    dead = [make_opinion(hoa_phu, state) for state in (S.WITHDRAWN, S.REJECTED, S.DIVERTED, S.MERGED)]
    for code in (opinion.code, "DH-XXXX-XXXX", *(other.code for other in dead)):
        with pytest.raises(Refused) as refusal:
            merge_opinion(hoa_phu.ha, opinion.pk, into_code=code, now=NOW)
        assert refusal.value.field == "into_code"


@pytest.mark.parametrize("act", [transfer_opinion, reject_opinion])
def test_ending_without_a_reason_is_refused(hoa_phu: Cast, act: Callable[..., None]) -> None:
    opinion = make_opinion(hoa_phu)
    more = {"to": "Công an tỉnh"} if act is transfer_opinion else {}
    with pytest.raises(Refused) as refusal:
        act(hoa_phu.ha, opinion.pk, reason="  ", now=NOW, **more)
    assert refusal.value.field == "reason"


def test_transfer_without_a_receiver_is_refused(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    with pytest.raises(Refused) as refusal:
        transfer_opinion(hoa_phu.ha, opinion.pk, to=" ", reason="Đúng thẩm quyền", now=NOW)
    assert refusal.value.field == "body"


def test_sender_withdraws(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    withdraw_opinion(hoa_phu.citizen, opinion.pk, now=NOW)
    assert Opinion.objects.get().state == S.WITHDRAWN


def test_sender_closes_what_is_answered(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED)
    close_opinion(hoa_phu.citizen, opinion.pk, now=NOW)
    assert Opinion.objects.get().state == S.CLOSED


@pytest.mark.parametrize("state", [S.REPLIED, S.CLOSED])
def test_reopening_goes_back_to_the_same_unit_with_a_new_day(hoa_phu: Cast, state: S) -> None:
    opinion = make_opinion(hoa_phu, state)
    reopen_opinion(hoa_phu.citizen, opinion.pk, now=NOW + timedelta(days=7))
    opinion.refresh_from_db()
    assert (opinion.state, opinion.unit, opinion.reopened_count, opinion.due_date) == (
        S.ASSIGNED,
        hoa_phu.units["economy"],
        1,
        date(2026, 3, 31),
    )


def test_second_reopening_is_refused(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED)
    reopen_opinion(hoa_phu.citizen, opinion.pk, now=NOW)
    Opinion.objects.update(state=S.REPLIED)
    with pytest.raises(Refused, match="đã được xem lại một lần"):
        reopen_opinion(hoa_phu.citizen, opinion.pk, now=NOW)


def test_two_reopenings_at_once_are_one(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    opinion = make_opinion(cast, S.REPLIED)
    results = run_at_once(cast, *[lambda: reopen_opinion(cast.citizen, opinion.pk, now=NOW)] * 2)
    assert sorted(isinstance(result, Overtaken | Refused) for result in results) == [False, True]
    assert Opinion.objects.get().reopened_count == 1


def test_suggestion_never_touches_what_a_person_has_set(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    suggest_for(opinion.pk)
    again = Opinion.objects.get()
    assert (again.kind, again.fields, again.state) == (opinion.kind, opinion.fields, S.TRIAGED)
    assert again.suggestion.found["field"]["found"][0]["value"] == "TRANS"


def test_suggestion_for_a_vanished_opinion_does_nothing(hoa_phu: Cast) -> None:
    suggest_for(999_999)
    assert Opinion.objects.count() == 0
