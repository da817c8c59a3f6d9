"""Duties: counted from the dialogue's day, settled with evidence, reminded of once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from tests.cast import HELD_ON, NOW, TODAY, VIETNAM, Cast, make_dialogue, make_plan

from dienhong.civic.deadlines.models import LocalLimit
from dienhong.civic.deadlines.queries import calendar
from dienhong.civic.deadlines.rules import national_limits
from dienhong.civic.notices.models import Notice
from dienhong.civic.people.roles import Role
from dienhong.cycle.dialogues import rules
from dienhong.cycle.dialogues.actions.arrange import arrange_dialogue
from dienhong.cycle.dialogues.actions.duties import Proof, finish_duty, hand_over_duty, reopen_duty, waive_duty
from dienhong.cycle.dialogues.actions.layout import Laid, lay_out_duties, recount_duties
from dienhong.cycle.dialogues.actions.move import move_dialogue
from dienhong.cycle.dialogues.actions.reminding import remind_of_duties
from dienhong.cycle.dialogues.checklist import duties_for, duties_of, is_responsible, warnings_about
from dienhong.cycle.dialogues.duties import DutyRule, duty_rungs, national_duties, place, warning, working_day_up_to
from dienhong.cycle.dialogues.models import Dialogue, DialogueDuty, DutyReminder, OwnDuty
from dienhong.cycle.dialogues.states import DUTY_FLOW, DialogueState, DutyState, HalfDay
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import system
from dienhong.kernel.errors import Forbidden, Missing, Refused
from dienhong.kernel.workdays import Swap, WorkCalendar

S = DialogueState
PLAIN = WorkCalendar(lambda _year: {})


def placed_on(held_on: date, today: date, on: WorkCalendar, *, done: dict[str, date] | None = None) -> dict[str, date]:
    rows = place(
        national_duties(), held_on=held_on, intake_end=held_on - timedelta(days=6), done=done or {},
        limits=national_limits(), calendar=on, today=today,
    )  # fmt: skip
    return {row.rule.key: row.due for row in rows}


def at(day: date, hour: int = 8) -> datetime:
    return datetime.combine(day, time(hour), VIETNAM)


def dated(cast: Cast, state: DialogueState = S.PLANNED) -> Dialogue:
    """Arranged for Wednesday 15/4/2026 on Monday 09/3/2026."""
    return make_dialogue(cast, state)


def duty(key: str) -> DialogueDuty:
    return DialogueDuty.objects.select_related("dialogue").get(key=key)


def rearrange(cast: Cast, dialogue: Dialogue, on: date, now: datetime) -> None:
    assert dialogue.venue_id
    assert dialogue.chair_id
    arrange_dialogue(
        cast.ha, dialogue.pk, on=on, half_day=HalfDay.MORNING, start_time=None, venue_id=dialogue.venue_id,
        chair_id=dialogue.chair_id, now=now,
    )  # fmt: skip


# ── the rule book ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", national_duties(), ids=lambda rule: rule.key)
def test_every_duty_says_who_what_proof_and_source(rule: DutyRule) -> None:
    period = rule.period(national_limits())
    before = {each.key for each in national_duties()[: national_duties().index(rule)]}
    assert rule.role in Role.values
    assert all([rule.what, rule.evidence, period.source, period.amount])
    assert set(rule.needs) <= before
    assert rule.anchor in before | {"held", "intake_end"}


@pytest.mark.parametrize(
    ("key", "due"),
    [
        ("notice", date(2026, 4, 8)),  # 7 days before, a Wednesday
        ("reply_report", date(2026, 4, 10)),
        ("open_intake", date(2026, 3, 26)),
        ("facilities", date(2026, 4, 14)),
        ("minutes", date(2026, 4, 20)),  # the 18th is a Saturday
        ("conclusions", date(2026, 4, 27)),  # the 25th is a Saturday
        ("acknowledge", date(2026, 4, 23)),
    ],
)
def test_days_are_counted_from_the_dialogue(key: str, due: date) -> None:
    plain = placed_on(HELD_ON, TODAY, PLAIN)
    assert plain[key] == due


def test_what_comes_before_falls_on_the_working_day_before() -> None:
    """Held Saturday 25/4/2026: seven days before is Saturday 18/4, so the office does it by Friday."""
    rows = place(national_duties(), held_on=date(2026, 4, 25), intake_end=date(2026, 4, 19), done={},
                 limits=national_limits(), calendar=PLAIN, today=TODAY)  # fmt: skip
    notice = next(row for row in rows if row.rule.key == "notice")
    assert (notice.last, notice.due, notice.when) == (
        date(2026, 4, 18), date(2026, 4, 17), "ít nhất 07 ngày trước ngày đối thoại",
    )  # fmt: skip


def test_holiday_moved_by_decree_moves_both_sides() -> None:
    """15/5/2026: notice by 08/5, result by 25/5; both days become free."""
    decree = replace(PLAIN, swaps=(Swap(date(2026, 5, 8), date(2026, 5, 9), "Quyết định"),
                                   Swap(date(2026, 5, 25), date(2026, 5, 23), "Quyết định")))  # fmt: skip
    before, after = placed_on(date(2026, 5, 15), TODAY, PLAIN), placed_on(date(2026, 5, 15), TODAY, decree)
    assert (before["notice"], before["conclusions"]) == (date(2026, 5, 8), date(2026, 5, 25))
    assert (after["notice"], after["conclusions"]) == (date(2026, 5, 7), date(2026, 5, 26))


def test_customs_that_would_lie_in_the_past_are_due_at_once_but_laws_keep_their_day() -> None:
    held_on, today = date(2026, 3, 12), date(2026, 3, 7)  # a Thursday; a Saturday
    due = placed_on(held_on, today, PLAIN)
    assert (due["open_intake"], due["book_venue"]) == (date(2026, 3, 9), date(2026, 3, 9))
    assert due["notice"] == date(2026, 3, 5)


def test_what_hangs_on_a_duty_follows_the_day_on_which_that_was_done() -> None:
    due = placed_on(HELD_ON, TODAY, PLAIN, done={"post_result": date(2026, 4, 20), "conclusions": date(2026, 4, 17)})
    assert (due["posted_long_enough"], due["broadcast_result"]) == (date(2026, 5, 20), date(2026, 4, 20))


def test_working_day_up_to() -> None:
    assert [working_day_up_to(date(2026, 3, day), PLAIN) for day in (6, 7, 8)] == [date(2026, 3, 6)] * 3


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 2, 20), ""),
        (
            date(2026, 3, 2),
            "Thông báo: phải xong trước hết 05/3/2026, hôm nay đã 02/3/2026 (Luật X).",
        ),
        (date(2026, 3, 7), "Thông báo: phải xong trước hết 05/3/2026, nay đã quá 2 ngày, trái Luật X."),
    ],
)
def test_warning_says_the_day_and_the_law(today: date, told: str) -> None:
    assert warning("Thông báo", date(2026, 3, 5), "Luật X", today=today) == told


# ── in the office ────────────────────────────────────────────────────────────────────────────────────────────────


def test_arranging_lays_out_every_duty_once(hoa_phu: Cast) -> None:
    dialogue = dated(hoa_phu)
    keys = set(duties_of(dialogue.pk).values_list("key", flat=True))
    assert keys == {rule.key for rule in national_duties()}
    assert lay_out_duties(hoa_phu.ha, dialogue, now=NOW) == Laid()


def test_moving_the_dialogue_moves_what_is_open_and_asks_again_for_what_was_told(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = dated(hoa_phu)
    for key in ("notice", "book_venue"):
        finish_duty(hoa_phu.ha, duty(key).pk, done_on=TODAY, note="Đã gửi", folder=tmp_path, now=NOW)
    before = duty("book_venue").due_date
    rearrange(hoa_phu, dialogue, HELD_ON + timedelta(days=7), NOW)
    assert duty("invitations").due_date == date(2026, 4, 16)
    assert (duty("book_venue").due_date, duty("notice").counted_from) == (before, HELD_ON)
    dialogue.refresh_from_db()
    assert warnings_about(dialogue, TODAY) == [
        (
            "Đã làm cho ngày cũ, phải làm lại: thông báo rộng rãi thời gian, địa điểm, nội dung và cách tham dự: phải "
            "xong trước hết 15/4/2026, hôm nay đã 09/3/2026 (Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 43)."
        )
    ]


def test_bringing_the_dialogue_forward_warns_where_the_law_is_broken(hoa_phu: Cast) -> None:
    dialogue = dated(hoa_phu)
    rearrange(hoa_phu, dialogue, date(2026, 3, 13), NOW)
    dialogue.refresh_from_db()
    assert warnings_about(dialogue, TODAY) == [
        (
            "Thông báo rộng rãi thời gian, địa điểm, nội dung và cách tham dự: phải xong trước hết 06/3/2026, nay đã quá "
            "3 ngày, trái Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 43."
        )
    ]


def test_stricter_limit_of_the_commune_holds(hoa_phu: Cast) -> None:
    LocalLimit.objects.create(rule="announce", amount=10, source="Quy chế của xã")
    dated(hoa_phu)
    assert (duty("notice").due_date, duty("notice").source) == (date(2026, 4, 3), "Quy chế của xã")


def test_plan_document_brings_its_duties(hoa_phu: Cast) -> None:
    plan = make_plan(hoa_phu)
    plan.duties.create(position=1, who="Văn phòng HĐND và UBND", what="Dự thảo báo cáo trả lời ý kiến của nhân dân",
                       due_kind="relative", offset_days=-6, basis="conference")  # fmt: skip
    plan.duties.create(position=2, who="Phòng Kinh tế", what="Báo cáo kết quả khắc phục", due_kind="relative",
                       offset_days=20, basis="conference")  # fmt: skip
    dialogue = dated(hoa_phu)
    dialogue.plan = plan
    dialogue.save()
    lay_out_duties(hoa_phu.ha, dialogue, now=NOW)
    report, own = duty("reply_report"), duty("plan-2")
    assert (report.due_date, report.source[:8]) == (date(2026, 4, 9), "Kế hoạch")
    assert (own.due_date, own.unit) == (date(2026, 5, 5), hoa_phu.units["economy"])


def test_template_of_the_commune_adds_and_leaves_out(hoa_phu: Cast) -> None:
    OwnDuty.objects.create(key="own-1", what="Mời y tế trực", role=Role.UNIT, days=-2)
    OwnDuty.objects.create(key="invitations", is_used=False)
    dialogue = dated(hoa_phu)
    assert duty("own-1").due_date == date(2026, 4, 13)
    assert not duties_of(dialogue.pk).filter(key="invitations").exists()


def test_steps_of_the_dialogue_tick_duties_off(hoa_phu: Cast) -> None:
    dialogue = dated(hoa_phu)
    move_dialogue(hoa_phu.ha, dialogue.pk, "announce", now=NOW)
    dialogue.refresh_from_db()
    lay_out_duties(system(hoa_phu.commune.pk), dialogue, now=NOW)
    assert (duty("notice").state, duty("notice").done_on, duty("open_intake").state) == (
        DutyState.DONE, TODAY, DutyState.OPEN,
    )  # fmt: skip


def test_what_hangs_on_a_finished_duty_moves_with_it(hoa_phu: Cast, tmp_path: Path) -> None:
    dated(hoa_phu)
    late = at(HELD_ON + timedelta(days=20))
    finish_duty(hoa_phu.van, duty("post_result").pk, done_on=date(2026, 4, 20), note="Ảnh", folder=tmp_path, now=late)
    assert duty("posted_long_enough").due_date == date(2026, 5, 20)


def test_recount_heals_and_leaves_past_dialogues_alone(hoa_phu: Cast) -> None:
    dialogue = dated(hoa_phu)
    DialogueDuty.objects.filter(key="notice").update(counted_date=date(2026, 4, 7), due_date=date(2026, 4, 7))
    office = system(hoa_phu.commune.pk)
    assert recount_duties(office, now=NOW) == 1
    assert (duty("notice").due_date, recount_duties(office, now=NOW)) == (date(2026, 4, 8), 0)
    dialogue.duties.all().delete()
    assert recount_duties(office, now=at(HELD_ON + timedelta(days=40))) == 0
    assert recount_duties(office, now=NOW) == 1


def test_due_at_once_does_not_move_on_from_day_to_day(hoa_phu: Cast) -> None:
    dialogue = dated(hoa_phu)
    rearrange(hoa_phu, dialogue, date(2026, 3, 20), NOW)
    assert duty("book_venue").due_date == TODAY
    assert recount_duties(system(hoa_phu.commune.pk), now=at(date(2026, 3, 12))) == 0
    assert duty("book_venue").due_date == TODAY


@pytest.mark.parametrize("step", DUTY_FLOW.steps, ids=lambda step: step.name)
def test_flow_of_a_duty(hoa_phu: Cast, tmp_path: Path, step: object) -> None:
    dated(hoa_phu)
    row = duty("invitations")
    deeds = {
        "finish": lambda: finish_duty(hoa_phu.ha, row.pk, done_on=TODAY, note="x", folder=tmp_path, now=NOW),
        "waive": lambda: waive_duty(hoa_phu.ha, row.pk, reason="Không mời riêng", now=NOW),
        "reopen": lambda: reopen_duty(hoa_phu.ha, row.pk, now=NOW),
    }
    assert step.name in deeds  # type: ignore[attr-defined]
    if step.name == "reopen":  # type: ignore[attr-defined]
        deeds["waive"]()
    assert deeds[step.name]().state == step.target  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        deeds[step.name]()  # type: ignore[attr-defined]


def test_finishing_needs_evidence_and_no_day_to_come(hoa_phu: Cast, tmp_path: Path) -> None:
    dated(hoa_phu)
    row = duty("notice")
    with pytest.raises(Refused, match="Thông báo đã ban hành") as bare:
        finish_duty(hoa_phu.ha, row.pk, done_on=TODAY, folder=tmp_path, now=NOW)
    with pytest.raises(Refused) as early:
        finish_duty(hoa_phu.ha, row.pk, done_on=TODAY + timedelta(days=1), note="x", folder=tmp_path, now=NOW)
    assert (bare.value.field, early.value.field) == ("note", "done_on")
    proof = Proof("bang-tin.jpg", "image/jpeg", b"\xff\xd8")
    done = finish_duty(hoa_phu.ha, row.pk, done_on=TODAY, proof=proof, folder=tmp_path, now=NOW)
    assert (done.state, done.proof.name if done.proof else "", done.settled_by) == (
        DutyState.DONE, "bang-tin.jpg", hoa_phu.ha.name,
    )  # fmt: skip


def test_what_the_law_sets_is_never_left_out(hoa_phu: Cast) -> None:
    dated(hoa_phu)
    with pytest.raises(Refused, match="do luật định"):
        waive_duty(hoa_phu.ha, duty("notice").pk, reason="Bận", now=NOW)
    assert rules.may_waive_duty("local", "")


def test_duties_belong_to_holder_unit_or_role(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = dated(hoa_phu)
    assert {row.key for row in duties_for(hoa_phu.sau)} == {"village_opinions", "village_posting"}
    assert {row.key for row in duties_for(hoa_phu.van)} == {"post_result", "result_to_villages", "posted_long_enough"}
    posting = duty("village_posting")
    with pytest.raises(Forbidden):
        finish_duty(hoa_phu.tuan, posting.pk, done_on=TODAY, note="x", folder=tmp_path, now=NOW)
    hand_over_duty(hoa_phu.ha, posting.pk, to_id=hoa_phu.tuan.user_id, now=NOW)
    posting = duty("village_posting")
    assert [is_responsible(actor, posting) for actor in (hoa_phu.tuan, hoa_phu.sau)] == [True, False]
    hand_over_duty(hoa_phu.tuan, posting.pk, to_id=hoa_phu.sau.user_id, now=NOW)
    with pytest.raises(Forbidden):
        hand_over_duty(hoa_phu.tuan, posting.pk, to_id=hoa_phu.tuan.user_id, now=NOW)
    with pytest.raises(Refused):
        hand_over_duty(hoa_phu.ha, posting.pk, to_id=hoa_phu.quyen.user_id, now=NOW)
    dialogue.village = hoa_phu.villages["Thôn Đoài"]
    dialogue.save()
    assert {row.key for row in duties_for(hoa_phu.sau)} == {"village_posting"}


def test_duty_of_another_commune_is_missing(hoa_phu: Cast, binh_an: Cast) -> None:
    dated(hoa_phu)
    pk = duty("notice").pk
    with in_commune(binh_an.commune.pk), pytest.raises(Missing):
        waive_duty(binh_an.ngoc, pk, reason="x", now=NOW)


# ── reminders ────────────────────────────────────────────────────────────────────────────────────────────────────


def remind(cast: Cast, day: date, hour: int = 8) -> int:
    return remind_of_duties(system(cast.commune.pk), now=at(day, hour))


def test_each_step_is_told_once_whatever_restarts(hoa_phu: Cast) -> None:
    dated(hoa_phu)
    DialogueDuty.objects.exclude(key="village_posting").delete()  # due on 08/4
    counts = [(remind(hoa_phu, date(2026, 4, day)), remind(hoa_phu, date(2026, 4, day), 9)) for day in range(5, 15)]
    assert counts == [(0, 0), (1, 0), (0, 0), (1, 0), (1, 0), (0, 0), (0, 0), (0, 0), (1, 0), (0, 0)]
    told = Notice.objects.order_by("pk").values_list("user__full_name", "text")
    sau, ha, dung, phuc = "Bùi Văn Sáu", "Nguyễn Thị Hà", "Trần Văn Dũng", "Lê Hữu Phúc"
    assert {(who, text.split(" (")[0]) for who, text in told} == {
        (sau, "Sắp đến hạn"), (sau, "Hạn hôm nay"), (sau, "Đã quá hạn"), (ha, "Đã quá hạn"),
        (sau, "Quá hạn từ 05 ngày"), (dung, "Quá hạn từ 05 ngày"), (phuc, "Quá hạn từ 05 ngày"),
    }  # fmt: skip
    assert Notice.objects.count() == 7


def test_three_days_without_a_worker_heal_without_a_flood(hoa_phu: Cast) -> None:
    dated(hoa_phu)
    remind(hoa_phu, date(2026, 4, 6))
    Notice.objects.all().delete()
    assert remind(hoa_phu, date(2026, 4, 10)) > 3
    assert max(Notice.objects.filter(user_id=who.person_id).count() for who in hoa_phu.actors.values()) <= 3
    office = Notice.objects.get(user_id=hoa_phu.ha.person_id)
    assert office.text.startswith("6 việc đối thoại cần ông/bà để ý, 4 việc đã quá hạn")
    assert remind(hoa_phu, date(2026, 4, 10), 9) == 0
    assert set(DutyReminder.objects.filter(duty=duty("notice")).values_list("step", flat=True)) == {
        "before", "on", "late",
    }  # fmt: skip


def test_done_cancelled_and_moved_duties(hoa_phu: Cast, tmp_path: Path) -> None:
    dialogue = dated(hoa_phu)
    DialogueDuty.objects.exclude(key="invitations").delete()
    assert remind(hoa_phu, date(2026, 4, 9)) == 1
    rearrange(hoa_phu, dialogue, date(2026, 4, 22), at(date(2026, 4, 9)))
    DialogueDuty.objects.exclude(key="invitations").delete()
    assert (remind(hoa_phu, date(2026, 4, 9), 9), remind(hoa_phu, date(2026, 4, 14))) == (0, 1)  # another due date
    finish_duty(hoa_phu.ha, duty("invitations").pk, done_on=TODAY, note="x", folder=tmp_path, now=NOW)
    DialogueDuty.objects.exclude(key="invitations").delete()
    assert remind(hoa_phu, date(2026, 4, 20)) == 0
    reopen_duty(hoa_phu.ha, duty("invitations").pk, now=NOW)
    move_dialogue(hoa_phu.ha, dialogue.pk, "cancel", reason="Bão", now=NOW)
    assert (remind(hoa_phu, date(2026, 4, 22)), list(duties_for(hoa_phu.ha))) == (0, [])


def test_ladder_is_in_order() -> None:
    days = [rung.after for rung in duty_rungs()]
    assert days == sorted(days)
    assert {rung.to for rung in duty_rungs()} == {"unit", "office", "leaders"}


@pytest.mark.parametrize(
    ("day", "passed", "told", "written"),
    [
        (5, set(), None, []),
        (6, set(), "before", ["before"]),
        (9, {"before"}, "late", ["on", "late"]),
        (9, {"before", "on", "late"}, None, []),
    ],
)
def test_newest_rung(day: int, passed: set[str], told: str | None, written: list[str]) -> None:
    rung, missed = rules.newest_rung(duty_rungs(), date(2026, 4, 8), date(2026, 4, day), passed)
    assert (rung.key if rung else None, [each.key for each in missed]) == (told, written)


def test_days_are_counted_on_the_vietnamese_calendar(hoa_phu: Cast) -> None:
    """10 days after 15/4/2026 is Saturday 25/4, before Hùng Kings' day on the Sunday."""
    dated(hoa_phu)
    assert duty("conclusions").due_date == calendar().next_workday(date(2026, 4, 25))
