"""Recording: in a transaction, gapless, with its reactions."""

import threading

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from tests.cast import NOW, Cast, run_at_once

from dienhong.config.reactions import REACTIONS
from dienhong.cycle.opinions.events import OpinionAssigned, OpinionClosed, OpinionReceived
from dienhong.engines.journal.models import Entry
from dienhong.engines.journal.queries import entries_about, newest_entries
from dienhong.engines.journal.record import record
from dienhong.engines.journal.verify import verify_chain
from dienhong.engines.tenancy.scope import in_commune


def test_entry_holds_who_did_what_to_which_record(hoa_phu: Cast) -> None:
    entry = record(hoa_phu.ha, OpinionReceived(subject_id=5, channel="web"), NOW)
    assert (entry.number, entry.at, entry.actor_id, entry.actor_name, entry.verb, entry.subject, entry.subject_id) == (
        1,
        NOW,
        hoa_phu.ha.user_id,
        "Nguyễn Thị Hà",
        "opinion_received",
        "opinion",
        5,
    )
    assert (entry.details, entry.previous_digest) == ({"channel": "web"}, "")


def test_entries_are_chained(hoa_phu: Cast) -> None:
    first, second = (record(hoa_phu.ha, OpinionClosed(subject_id=n), NOW) for n in (1, 2))
    assert (second.number, second.previous_digest) == (2, first.digest)


def test_each_commune_has_its_own_chain(hoa_phu: Cast, binh_an: Cast) -> None:
    record(hoa_phu.ha, OpinionClosed(subject_id=1), NOW)
    with in_commune(binh_an.commune.pk):
        assert record(binh_an.ngoc, OpinionClosed(subject_id=1), NOW).number == 1
        assert verify_chain().entry_count == 1
    assert Entry.objects.count() == 1


def test_reactions_are_enqueued_with_the_entry(hoa_phu: Cast) -> None:
    entry = record(hoa_phu.ha, OpinionReceived(subject_id=5, channel="web"), NOW)
    rows = {row.task_path: row.args_kwargs["args"] for row in DBTaskResult.objects.all()}
    assert rows["dienhong.cycle.opinions.jobs.suggest"] == [hoa_phu.commune.pk, entry.pk]
    assert len(rows) == len(REACTIONS[OpinionReceived])


def test_event_without_reaction_enqueues_nothing(hoa_phu: Cast) -> None:
    record(hoa_phu.ha, OpinionClosed(subject_id=5), NOW)
    assert DBTaskResult.objects.count() == 0


def test_tuple_details_are_digested_as_they_are_stored(hoa_phu: Cast) -> None:
    event = OpinionAssigned(subject_id=5, unit=1, unit_name="Phòng Kinh tế", due_date="2026-04-08")
    record(hoa_phu.ha, event, NOW)
    assert verify_chain().broken_at is None


def test_queries_give_one_record_s_story_and_the_newest(hoa_phu: Cast) -> None:
    for subject_id in (1, 2, 1):
        record(hoa_phu.ha, OpinionClosed(subject_id=subject_id), NOW)
    assert [entry.number for entry in entries_about("opinion", 1)] == [1, 3]
    assert [entry.number for entry in newest_entries(without="sealed")] == [3, 2, 1]
    assert list(newest_entries(without="opinion")) == []


def test_record_outside_a_transaction_raises(hoa_phu_committed: Cast) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(hoa_phu_committed.ha, OpinionClosed(subject_id=1), NOW)
    assert Entry.objects.count() == 0


def test_rolled_back_event_leaves_neither_entry_nor_job(hoa_phu_committed: Cast) -> None:
    with transaction.atomic():
        record(hoa_phu_committed.ha, OpinionReceived(subject_id=1, channel="web"), NOW)
        transaction.set_rollback(True)
    assert (Entry.objects.count(), DBTaskResult.objects.count(), verify_chain().entry_count) == (0, 0, 0)


def test_concurrent_records_number_without_gap(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed

    def write_five() -> None:
        for _ in range(5):
            with transaction.atomic():
                record(cast.ha, OpinionClosed(subject_id=threading.get_ident() % 1000), NOW)

    assert run_at_once(cast, *[write_five] * 4) == [None] * 4
    assert list(Entry.objects.values_list("number", flat=True)) == list(range(1, 21))
    assert (verify_chain().entry_count, verify_chain().broken_at) == (20, None)
