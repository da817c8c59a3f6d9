import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import DENUNCIATION, NOW, Cast, do_jobs
from tests.cycle.intake.tables import DITCH, GOOD, HEAD, LAMP, SHORT, WATER, bring_in, keep, paste, pasted, states

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.intake.actions.mend import mend_row, skip_row, take_row_back
from dienhong.cycle.intake.actions.preview import map_columns
from dienhong.cycle.intake.actions.run import close_batch, start_import, stop_import
from dienhong.cycle.intake.actions.undo import undo_batch
from dienhong.cycle.intake.models import IntakeRow
from dienhong.cycle.intake.queries import Collected, collected_for, counts_by_state, visible_to
from dienhong.cycle.intake.states import Column
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import OpinionKind, OpinionState, Urgency
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import Forbidden, Missing, Refused

MANY = tuple(
    (str(n), f"Đoạn mương số {n} bị tắc, nước chảy vào ruộng.", "Thôn Đông", "", "", "", "") for n in range(1, 121)
)


def test_a_preview_enters_nothing(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, *GOOD, SHORT, LAMP)
    assert states(batch) == ["ready", "ready", "ready", "faulty", "duplicate"]
    assert Opinion.objects.count() == 0


def test_the_good_rows_become_opinions_of_who_said_them(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, *GOOD, SHORT)
    bring_in(hoa_phu, batch)
    assert (batch.state, states(batch)) == ("done", ["imported", "imported", "imported", "faulty"])
    assert sorted(Opinion.objects.values_list("text", flat=True)) == sorted([LAMP[1], DITCH[1], WATER[1]])
    told = set(Submitter.objects.values_list("name", "phone", "entered_by_id"))
    assert told == {("", "", hoa_phu.ha.user_id), ("Vũ Đức Minh", "+84900000002", hoa_phu.ha.user_id)}


def test_the_collector_stands_beside_the_opinion(hoa_phu: Cast) -> None:
    bring_in(hoa_phu, keep(hoa_phu.ha, LAMP))
    collected = collected_for(Opinion.objects.get())
    assert collected == Collected("Trưởng thôn Bùi Văn Sáu", NOW.date().replace(day=5), "", "")


def test_the_words_stand_in_the_register_alone(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP)
    bring_in(hoa_phu, batch)
    row = batch.rows.get(state="imported")
    assert (row.cells, row.typed, row.original) == ([], [], "")


def test_the_same_file_again_enters_nothing(hoa_phu: Cast) -> None:
    bring_in(hoa_phu, keep(hoa_phu.ha, *GOOD))
    again = keep(hoa_phu.ha, *GOOD)
    assert states(again) == ["duplicate"] * 3
    with pytest.raises(Refused, match="Không còn dòng nào để nhập"):
        start_import(hoa_phu.ha, again.pk, now=NOW)


def test_the_same_row_in_two_previews_goes_in_once(hoa_phu: Cast) -> None:
    first, second = (
        keep(hoa_phu.ha, LAMP),
        paste(hoa_phu.ha, pasted(("Thôn", "Ý kiến"), ("Đông", LAMP[1]), ("Đông", DITCH[1]))),
    )
    bring_in(hoa_phu, first)
    bring_in(hoa_phu, second)
    assert (states(first), states(second)) == (["imported"], ["duplicate", "imported"])
    assert Opinion.objects.count() == 2


def test_an_import_goes_on_in_chunks_and_can_be_stopped(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, *MANY)
    start_import(hoa_phu.ha, batch.pk, now=NOW)
    do_jobs()
    assert counts_by_state(batch) == {"ready": 70, "imported": 50}
    stop_import(hoa_phu.ha, batch.pk, now=NOW)
    while do_jobs():
        pass
    assert counts_by_state(batch) == {"ready": 70, "imported": 50}
    bring_in(hoa_phu, batch)
    assert counts_by_state(batch) == {"imported": 120}
    assert Opinion.objects.count() == 120


def test_stopped_and_resumed_at_once_only_one_import_runs(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, *MANY)
    start_import(hoa_phu.ha, batch.pk, now=NOW)
    stop_import(hoa_phu.ha, batch.pk, now=NOW)
    start_import(hoa_phu.ha, batch.pk, now=NOW)
    do_jobs()
    assert counts_by_state(batch) == {"ready": 70, "imported": 50}


def test_a_row_is_mended_in_place(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, SHORT)
    number = batch.rows.get(state="faulty").number
    assert mend_row(hoa_phu.ha, batch.pk, number, {Column.TEXT: "Cống đầu xóm hỏng nắp."}, now=NOW) == "ready"
    bring_in(hoa_phu, batch)
    assert Opinion.objects.get().text == "Cống đầu xóm hỏng nắp."


def test_a_row_mended_to_be_another_one_is_its_duplicate(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP, SHORT)
    assert mend_row(hoa_phu.ha, batch.pk, 3, {Column.TEXT: LAMP[1]}, now=NOW) == "duplicate"


def test_a_column_that_the_table_lacks_can_be_filled_in(hoa_phu: Cast) -> None:
    batch = paste(hoa_phu.ha, pasted(("Ý kiến",), (LAMP[1],)))
    mend_row(hoa_phu.ha, batch.pk, 2, {Column.VILLAGE: "Thôn Đoài"}, now=NOW)
    bring_in(hoa_phu, batch)
    assert Opinion.objects.get().village == hoa_phu.villages["Thôn Đoài"]


def test_when_a_row_is_skipped_its_equal_takes_the_place(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP, LAMP)
    skip_row(hoa_phu.ha, batch.pk, 2, now=NOW)
    assert states(batch) == ["skipped", "ready"]
    assert take_row_back(hoa_phu.ha, batch.pk, 2, now=NOW) == "ready"
    assert states(batch) == ["ready", "duplicate"]


def test_columns_are_named_by_hand(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, ("Đông", LAMP[1]), ("Đoài", DITCH[1]), head=("A", "B"))
    assert states(batch) == ["faulty"] * 3
    mapping = {Column.VILLAGE: 0, Column.TEXT: 1}
    map_columns(hoa_phu.ha, batch.pk, header_row=1, mapping=mapping, without_contacts=False, now=NOW)
    batch.refresh_from_db()
    assert (states(batch), batch.heading) == (["ready", "ready"], ["A", "B"])


def test_without_contacts_the_words_still_go_in(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, ("1", LAMP[1], "Đông", "Vũ Đức Minh", "0900000002", "", ""))
    assert states(batch) == ["faulty"]
    mapping = {Column(name): place for name, place in batch.mapping.items()}
    map_columns(hoa_phu.ha, batch.pk, header_row=1, mapping=mapping, without_contacts=True, now=NOW)
    bring_in(hoa_phu, batch)
    assert Submitter.objects.values_list("name", "phone").get() == ("", "")


def test_old_letters_are_converted_and_the_original_is_kept(hoa_phu: Cast) -> None:
    typed = "§­êng th«n §«ng bÞ háng, ®Ò nghÞ x· söa cho d©n ®i l¹i"
    batch = keep(
        hoa_phu.ha, ("1", typed, "", "", "", "", ""), head=("STT", "Néi dung kiÕn nghÞ", "Th«n", "", "", "", "")
    )
    assert batch.writing == "tcvn3"
    bring_in(hoa_phu, batch)
    opinion = Opinion.objects.get()
    assert opinion.text == "Đường thôn Đông bị hỏng, đề nghị xã sửa cho dân đi lại"
    assert collected_for(opinion).original == typed


def test_undo_withdraws_what_nobody_touched_and_keeps_the_rest(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, *GOOD)
    bring_in(hoa_phu, batch)
    touched = Opinion.objects.get(text=DITCH[1])
    triage_opinion(
        hoa_phu.ha, touched.pk, kind=OpinionKind.PETITION, fields=["TRANS"], urgency=Urgency.ORDINARY, now=NOW
    )
    undo_batch(hoa_phu.ha, batch.pk, reason="Nhầm tệp của năm trước", now=NOW)
    while do_jobs():
        pass
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("undone", ["undone", "imported", "undone"])
    assert dict(Opinion.objects.values_list("text", "state")) == {
        LAMP[1]: OpinionState.WITHDRAWN, DITCH[1]: OpinionState.TRIAGED, WATER[1]: OpinionState.WITHDRAWN,
    }  # fmt: skip
    last = Entry.objects.order_by("-number").first()
    assert (last.verb, last.details) == ("intake_undone", {"withdrawn": 2, "kept": 1})


def test_after_an_undo_the_same_rows_may_come_in_again(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP)
    bring_in(hoa_phu, batch)
    undo_batch(hoa_phu.ha, batch.pk, reason="Nhầm thôn", now=NOW)
    while do_jobs():
        pass
    assert states(keep(hoa_phu.ha, LAMP)) == ["ready"]


def test_an_undo_of_many_goes_in_chunks(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, *MANY)
    bring_in(hoa_phu, batch)
    undo_batch(hoa_phu.ha, batch.pk, reason="Nhầm tệp", now=NOW)
    while do_jobs():
        pass
    assert counts_by_state(batch) == {"undone": 120}


def test_an_undo_needs_a_reason(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP)
    bring_in(hoa_phu, batch)
    with pytest.raises(Refused) as refusal:
        undo_batch(hoa_phu.ha, batch.pk, reason=" ", now=NOW)
    assert refusal.value.field == "reason"


def test_a_denunciation_goes_to_the_sealed_track_and_leaves_no_words(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, ("1", DENUNCIATION, "", "", "", "", ""))
    bring_in(hoa_phu, batch)
    assert (Opinion.objects.count(), SealedCase.objects.count()) == (0, 1)
    assert "khống" not in json.dumps(
        list(IntakeRow.objects.values("cells", "typed", "original", "notes")), ensure_ascii=False
    )
    assert states(keep(hoa_phu.ha, ("1", DENUNCIATION, "", "", "", "", ""))) == ["duplicate"]


def test_an_opinion_diverted_later_leaves_no_original_behind(hoa_phu: Cast, seal: Seal) -> None:
    batch = keep(hoa_phu.ha, LAMP)
    bring_in(hoa_phu, batch)
    batch.rows.filter(state="imported").update(original="nguyên văn")
    divert_opinion(hoa_phu.ha, Opinion.objects.get().pk, seal=seal, now=NOW)
    do_jobs()
    assert batch.rows.get(state="imported").original == ""


def test_a_village_head_brings_in_the_own_village_only(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.sau, LAMP, WATER, ("3", "Loa truyền thanh nghe không rõ.", "", "", "", "", ""))
    assert (states(batch), batch.village) == (["ready", "faulty", "ready"], hoa_phu.villages["Thôn Đông"])
    bring_in(hoa_phu, batch, hoa_phu.sau)
    assert {opinion.village for opinion in Opinion.objects.select_related("village")} == {hoa_phu.villages["Thôn Đông"]}
    with pytest.raises(Refused):
        keep(hoa_phu.sau, LAMP, village_id=hoa_phu.villages["Thôn Đoài"].pk)


@pytest.mark.parametrize("who", ["tuan", "khoa", "dung", "quyen"])
def test_who_may_not_enter_opinions_may_not_import(hoa_phu: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        keep(hoa_phu.actors[who], LAMP)


def test_a_table_is_nobody_elses(hoa_phu: Cast, binh_an: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP)
    assert visible_to(hoa_phu.van).count() == 0
    with pytest.raises(Missing):
        start_import(hoa_phu.van, batch.pk, now=NOW)
    with in_commune(binh_an.commune.pk), pytest.raises(Missing):
        start_import(binh_an.ngoc, batch.pk, now=NOW)


def test_an_import_stops_when_its_owner_has_lost_the_right(hoa_phu: Cast) -> None:
    from dienhong.civic.people.models import Membership  # the one test that ends a role

    batch = keep(hoa_phu.ha, LAMP)
    start_import(hoa_phu.ha, batch.pk, now=NOW)
    Membership.objects.filter(user_id=hoa_phu.ha.user_id).delete()
    do_jobs()
    batch.refresh_from_db()
    assert (batch.state, Opinion.objects.count()) == ("stopped", 0)


def test_a_closed_table_keeps_no_words(hoa_phu: Cast) -> None:
    batch = keep(hoa_phu.ha, LAMP, SHORT)
    bring_in(hoa_phu, batch)
    close_batch(hoa_phu.ha, batch.pk, now=NOW + timedelta(days=1))
    assert list(batch.rows.values_list("state", "cells")) == [("imported", [])]
    assert collected_for(Opinion.objects.get()).collector == "Trưởng thôn Bùi Văn Sáu"


def test_the_journal_and_the_jobs_hold_no_words_and_names(hoa_phu: Cast) -> None:
    from django_tasks_db.models import DBTaskResult  # read as the text that an administrator would see

    batch = keep(hoa_phu.ha, DITCH, SHORT, title="Ý kiến ông Vũ Đức Minh.xlsx")
    bring_in(hoa_phu, batch)
    undo_batch(hoa_phu.ha, batch.pk, reason="Ông Minh nhờ rút", now=NOW)
    while do_jobs():
        pass
    written = json.dumps(
        [*Entry.objects.values_list("details", flat=True), *DBTaskResult.objects.values_list("args_kwargs", flat=True)],
        ensure_ascii=False,
    )
    assert [word for word in ("Minh", "mương", "000002", "Hỏng", "Sáu") if word in written] == []


def test_judging_asks_the_database_no_more_for_more_rows(hoa_phu: Cast) -> None:
    def asked(rows: tuple[tuple[str, ...], ...]) -> int:
        with CaptureQueriesContext(connection) as queries:
            keep(hoa_phu.ha, *rows)
        return len(queries)

    keep(hoa_phu.ha, LAMP)  # the journal's first entry makes its head
    assert asked(MANY[:1]) == asked(MANY[:60])


def test_the_header_of_the_table_is_kept_as_it_is(hoa_phu: Cast) -> None:
    assert tuple(keep(hoa_phu.ha, LAMP).heading) == HEAD
