"""One task for many opinions: preview, doing, results, taking back."""

import pytest
from django.utils import timezone
from tests.cast import Cast, do_jobs, make_dialogue, make_opinion
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.actions import bulk
from dienhong.cycle.opinions.actions.assign import assign_opinion
from dienhong.cycle.opinions.models import BulkItem, BulkRun, Opinion
from dienhong.cycle.opinions.states import BulkItemState, OpinionState
from dienhong.engines.journal.models import Entry

TRIAGE = {"kind": "phan_anh", "lead": "ENV", "urgency": "2"}


def ticked(*opinions: Opinion) -> list[str]:
    return [f"{opinion.pk}:{opinion.version}" for opinion in opinions]


def carry_out(desk: Desk, task: str, chosen: list[str], **told: object) -> BulkRun:
    """Preview, then do; the run."""
    asked = {"task": task, "rows": ",".join(chosen), **told}
    preview = desk.post("y-kien/hang-loat/", act="preview", **asked)
    assert preview.status_code == 200
    done = desk.post("y-kien/hang-loat/", act="do", previewed=preview.context["previewed"], **asked)
    assert done.status_code == 302, done.content.decode()
    return BulkRun.objects.latest("pk")


def states(*opinions: Opinion) -> list[str]:
    found = dict(Opinion.objects.values_list("pk", "state"))
    return [found[opinion.pk] for opinion in opinions]


def results(run: BulkRun) -> dict[int, str]:
    return dict(run.items.values_list("opinion_id", "state"))


def test_preview_says_what_will_happen_and_what_is_refused(hoa_phu: Cast, office: Desk) -> None:
    good, closed = make_opinion(hoa_phu, OpinionState.TRIAGED), make_opinion(hoa_phu, OpinionState.CLOSED)
    page = office.post(
        "y-kien/hang-loat/",
        task="assign",
        chosen=ticked(good, closed),
        act="preview",
        unit=hoa_phu.units["culture"].pk,
    )
    text = page.content.decode()
    assert "1 ý kiến sẽ được làm, 1 bị bỏ qua" in text
    assert "chưa giao → Phòng Văn hóa - Xã hội" in text
    assert "Không thể “phân công” khi “đã kết thúc”" in text
    assert states(good) == [OpinionState.TRIAGED]


def test_assigning_many_and_taking_it_back(hoa_phu: Cast, office: Desk) -> None:
    fresh = make_opinion(hoa_phu, OpinionState.TRIAGED)
    moved = make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="economy")
    run = carry_out(office, "assign", ticked(fresh, moved), unit=hoa_phu.units["culture"].pk)
    units = Opinion.objects.order_by("pk").values_list("unit__key", "state", "due_date")
    assert [row[:2] for row in units] == [("culture", "assigned")] * 2
    office.post(f"y-kien/hang-loat/{run.pk}/hoan-tac/")
    assert list(units.all()) == [(None, "triaged", fresh.due_date), ("economy", "assigned", moved.due_date)]
    assert Entry.objects.filter(verb="assignment_taken_back").count() == 2
    assert "đã được hoàn tác" in office.client.post(
        f"{office.root}y-kien/hang-loat/{run.pk}/hoan-tac/", follow=True
    ).content.decode()  # fmt: skip


def test_triage_of_many_and_taking_it_back(hoa_phu: Cast, office: Desk) -> None:
    fresh, sorted_out = make_opinion(hoa_phu), make_opinion(hoa_phu, OpinionState.TRIAGED)
    columns = ("state", "kind", "fields", "lead_field", "urgency", "due_date", "unit_id")
    before = list(Opinion.objects.order_by("pk").values(*columns))
    run = carry_out(office, "triage", ticked(fresh, sorted_out), **TRIAGE)
    assert set(Opinion.objects.values_list("state", "lead_field", "urgency")) == {("triaged", "ENV", 2)}
    office.post(f"y-kien/hang-loat/{run.pk}/hoan-tac/")
    assert list(Opinion.objects.order_by("pk").values(*columns)) == before


def test_what_somebody_touched_after_it_is_not_taken_back(hoa_phu: Cast, office: Desk) -> None:
    one, other = make_opinion(hoa_phu, OpinionState.TRIAGED), make_opinion(hoa_phu, OpinionState.TRIAGED)
    run = carry_out(office, "assign", ticked(one, other), unit=hoa_phu.units["culture"].pk)
    assign_opinion(hoa_phu.dung, one.pk, unit_id=hoa_phu.units["economy"].pk, now=timezone.now())
    office.post(f"y-kien/hang-loat/{run.pk}/hoan-tac/")
    assert results(BulkRun.objects.get(undoes=run)) == {one.pk: "refused", other.pk: "done"}
    assert states(one, other) == [OpinionState.ASSIGNED, OpinionState.TRIAGED]


def test_two_clerks_with_the_same_rows(hoa_phu: Cast, office: Desk, chairman: Desk) -> None:
    opinions = [make_opinion(hoa_phu, OpinionState.TRIAGED) for _ in range(2)]
    seen = ticked(*opinions)
    first = carry_out(office, "assign", seen, unit=hoa_phu.units["culture"].pk)
    late = chairman.post(
        "y-kien/hang-loat/", task="assign", rows=",".join(seen), act="preview", unit=hoa_phu.units["economy"].pk
    )
    assert late.content.decode().count("Có người vừa xử lý ý kiến này.") == 2
    assert set(results(first).values()) == {BulkItemState.DONE}
    assert set(Opinion.objects.values_list("unit__key", flat=True)) == {"culture"}


def test_row_that_is_overtaken_between_preview_and_doing_is_refused_alone(hoa_phu: Cast, office: Desk) -> None:
    one, other = make_opinion(hoa_phu, OpinionState.TRIAGED), make_opinion(hoa_phu, OpinionState.TRIAGED)
    asked = {"task": "assign", "rows": ",".join(ticked(one, other)), "unit": hoa_phu.units["culture"].pk}
    preview = office.post("y-kien/hang-loat/", act="preview", **asked)
    assign_opinion(hoa_phu.dung, one.pk, unit_id=hoa_phu.units["economy"].pk, now=timezone.now())
    office.post("y-kien/hang-loat/", act="do", previewed=preview.context["previewed"], **asked)
    run = BulkRun.objects.get()
    assert results(run) == {one.pk: "refused", other.pk: "done"}
    assert "Có người vừa xử lý ý kiến này" in office.text(f"y-kien/hang-loat/{run.pk}/")


def test_changed_answers_are_previewed_again(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.TRIAGED)
    asked = {"task": "assign", "rows": ",".join(ticked(opinion))}
    preview = office.post("y-kien/hang-loat/", act="preview", unit=hoa_phu.units["culture"].pk, **asked)
    told = {"act": "do", "previewed": preview.context["previewed"], "unit": hoa_phu.units["economy"].pk}
    assert office.post("y-kien/hang-loat/", **asked, **told).status_code == 200
    assert BulkRun.objects.count() == 0


def test_rows_out_of_sight_are_left_out(hoa_phu: Cast, office: Desk) -> None:
    seen, diverted = make_opinion(hoa_phu), make_opinion(hoa_phu, OpinionState.DIVERTED)
    run = carry_out(office, "triage", [*ticked(seen, diverted), "999999:1", "x:y"], **TRIAGE)
    assert results(run) == {seen.pk: "done"}


def test_unit_may_not_do_many(hoa_phu: Cast, unit: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    assert unit.post("y-kien/hang-loat/", task="assign", chosen=ticked(opinion)).status_code == 403
    page = unit.text("y-kien/")
    assert ('name="chosen"' in page, 'name="task"' in page) == (False, False)


def test_everything_that_the_filter_finds(hoa_phu: Cast, office: Desk) -> None:
    inside = [make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture") for _ in range(2)]
    make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="economy")
    page = office.post("y-kien/hang-loat/", task="assign", all="1", query=f"don-vi={hoa_phu.units['culture'].pk}")
    assert set(page.context["rows"].split(",")) == set(ticked(*inside))


def test_many_rows_are_done_by_the_worker(hoa_phu: Cast, office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "AT_ONCE", 2)
    opinions = [make_opinion(hoa_phu) for _ in range(5)]
    do_jobs()
    run = carry_out(office, "triage", ticked(*opinions), **TRIAGE)
    assert "Có thể rời trang này" in office.text(f"y-kien/hang-loat/{run.pk}/")
    assert run.items.filter(state=BulkItemState.DONE).count() == 2
    while do_jobs():
        pass
    assert "Xong 5 ý kiến" in office.text(f"y-kien/hang-loat/{run.pk}/")
    assert set(Entry.objects.filter(verb="opinion_triaged").values_list("actor_name", flat=True)) == {"Nguyễn Thị Hà"}


def test_chunk_that_is_done_again_does_nothing_twice(hoa_phu: Cast, office: Desk) -> None:
    run = carry_out(office, "triage", ticked(make_opinion(hoa_phu)), **TRIAGE)
    bulk.continue_bulk(hoa_phu.ha, run.pk, after=0, now=timezone.now())
    assert Entry.objects.filter(verb="opinion_triaged").count() == 1


def test_dialogue_of_many_and_back(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu)
    opinion, answered = make_opinion(hoa_phu), make_opinion(hoa_phu, OpinionState.REPLIED)
    run = carry_out(office, "dialogue", ticked(opinion, answered), dialogue=str(dialogue.pk))
    assert results(run) == {opinion.pk: "done", answered.pk: "refused"}
    assert Opinion.objects.get(pk=opinion.pk).dialogue_id == dialogue.pk
    office.post(f"y-kien/hang-loat/{run.pk}/hoan-tac/")
    assert Opinion.objects.get(pk=opinion.pk).dialogue_id is None


def test_closing_is_not_taken_back(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.REPLIED)
    run = carry_out(office, "close", ticked(opinion))
    assert states(opinion) == [OpinionState.CLOSED]
    office.post(f"y-kien/hang-loat/{run.pk}/hoan-tac/")
    assert (states(opinion), BulkItem.objects.count()) == ([OpinionState.CLOSED], 1)


def test_nothing_chosen_leads_back_to_the_same_list(office: Desk) -> None:
    response = office.post("y-kien/hang-loat/", task="assign", query="muc=cho-phan-cong")
    assert response["Location"].endswith("y-kien/?muc=cho-phan-cong")
