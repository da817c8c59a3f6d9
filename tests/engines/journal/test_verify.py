"""Whoever changes the past is found, at exactly the entry that was changed."""

import pytest
from django.db import connection
from tests.cast import NOW, Cast

from dienhong.cycle.opinions.events import OpinionRejected
from dienhong.engines.journal.record import record
from dienhong.engines.journal.verify import Verification, verify_chain


@pytest.fixture
def seven(hoa_phu: Cast) -> Cast:
    """Seven entries, and a forger who has put the triggers out of action."""
    for number in range(1, 8):
        record(hoa_phu.ha, OpinionRejected(subject_id=number, reason=f"Lý do {number}"), NOW)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER IF EXISTS journal_entry_no_update")
    return hoa_phu


def forge(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount == 1


def test_untouched_chain_is_whole(seven: Cast) -> None:
    result = verify_chain()
    assert (result.entry_count, result.broken_at, result.reason, len(result.last_digest)) == (7, None, "", 64)


def test_empty_chain_is_whole(hoa_phu: Cast) -> None:
    assert verify_chain() == Verification(0, "")


@pytest.mark.parametrize(
    "change",
    [
        "actor_name = 'Người khác'",
        "actor_id = 0",
        "verb = 'opinion_closed'",
        "subject = 'reply'",
        "subject_id = 99",
        "at = '2026-01-01 00:00:00+00'",
        """details = '{"reason": "Lý do khác"}'""",
    ],
)
def test_changed_column_is_found_at_its_entry(seven: Cast, change: str) -> None:
    if connection.vendor == "sqlite":
        change = change.replace("+00'", "'")
    forge(f"UPDATE journal_entry SET {change} WHERE number = 4")
    result = verify_chain()
    assert (result.broken_at, result.entry_count, result.reason) == (4, 3, "nội dung đã bị sửa")


def test_changed_digest_is_found_at_its_entry(seven: Cast) -> None:
    forge(f"UPDATE journal_entry SET digest = '{'0' * 64}' WHERE number = 4")
    assert verify_chain().broken_at == 4


def test_changed_first_entry_is_found(seven: Cast) -> None:
    forge("UPDATE journal_entry SET actor_name = 'X' WHERE number = 1")
    assert verify_chain().broken_at == 1


def test_deletion_in_the_middle_is_found(seven: Cast) -> None:
    forge("DELETE FROM journal_entry WHERE number = 4")
    result = verify_chain()
    assert (result.broken_at, result.reason) == (4, "thiếu mục này: có mục đã bị xóa")


def test_deletion_of_the_first_is_found(seven: Cast) -> None:
    forge("DELETE FROM journal_entry WHERE number = 1")
    assert verify_chain().broken_at == 1


def test_deletion_at_the_end_is_found(seven: Cast) -> None:
    forge("DELETE FROM journal_entry WHERE number = 7")
    result = verify_chain()
    assert (result.broken_at, result.reason) == (7, "các mục cuối đã bị xóa")


def test_deletion_of_the_head_is_found(seven: Cast) -> None:
    forge("DELETE FROM journal_chainhead")
    assert verify_chain().broken_at == 8


def test_renumbered_successors_after_a_deletion_are_found(seven: Cast) -> None:
    forge("DELETE FROM journal_entry WHERE number = 7")
    forge("UPDATE journal_entry SET number = 7 WHERE number = 6")
    assert verify_chain().broken_at == 6
