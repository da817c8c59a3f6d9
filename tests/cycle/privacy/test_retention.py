"""What has been kept long enough is counted, and ends in chunks."""

import uuid
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.cast import LAN, NOW, Cast, make_opinion, make_reply

from dienhong.cycle.mailbox.models import Mail
from dienhong.cycle.mailbox.states import Pile
from dienhong.cycle.opinions.models import Cosigner, Opinion, RegisterExport, Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.actions.retaining import apply_rule, dry_run
from dienhong.cycle.privacy.keeping import keeping_rules
from dienhong.cycle.replies.models import ReplyText
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import keep
from dienhong.engines.journal.models import Entry
from dienhong.kernel.actors import system
from dienhong.kernel.errors import Forbidden

YEARS_LATER = NOW + timedelta(days=900)


def counts(cast: Cast, now: datetime = YEARS_LATER) -> dict[str, int]:
    return {due.rule.key: due.count for due in dry_run(cast.ha, now=now) if due.count}


def end(cast: Cast, key: str, folder: Path = Path("unused"), *, chunk: int = 2) -> list[int]:
    rule = keeping_rules()[key]
    return list(apply_rule(system(cast.commune.pk), rule, folder=folder, chunk=chunk, now=YEARS_LATER))


def spam() -> None:
    Mail.objects.create(key=uuid.uuid4(), pile=Pile.SPAM, text="Rác", received_at=NOW, fetched_at=NOW)


def test_only_what_is_settled_long_ago_is_counted(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, OpinionState.CLOSED)
    make_opinion(hoa_phu, OpinionState.ASSIGNED)
    assert counts(hoa_phu) == {"contact": 1, "reply_texts": 1}
    assert counts(hoa_phu, NOW + timedelta(days=729)) == {"reply_texts": 1}
    assert counts(hoa_phu, NOW + timedelta(days=364)) == {}


def test_counting_changes_nothing(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, OpinionState.CLOSED)
    before = (Entry.objects.count(), Submitter.objects.get().name)
    counts(hoa_phu)
    assert (Entry.objects.count(), Submitter.objects.get().name) == before


def test_ending_goes_in_chunks_and_twice_is_once(hoa_phu: Cast) -> None:
    for _ in range(3):
        make_opinion(hoa_phu, OpinionState.CLOSED)
    words = list(Opinion.objects.order_by("pk").values_list("text", flat=True))
    assert (end(hoa_phu, "contact"), end(hoa_phu, "contact")) == ([2, 1], [])
    assert set(Submitter.objects.values_list("name", "phone", "email")) == {("", "", "")}
    assert list(Opinion.objects.order_by("pk").values_list("text", flat=True)) == words
    told = Entry.objects.filter(verb="retention_applied").order_by("number").values_list("details", flat=True)
    assert list(told) == [{"rule": "contact", "row_count": 2}, {"rule": "contact", "row_count": 1}]


def test_cosigners_go_and_their_number_stays(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.CLOSED)
    Cosigner.objects.create(opinion=opinion, name="Vũ Thị Mận", phone="+84912000888")
    Opinion.objects.filter(pk=opinion.pk).update(signer_count=2)
    assert end(hoa_phu, "cosigners") == [1]
    assert (Cosigner.objects.count(), Opinion.objects.get().signer_count) == (0, 2)


def test_drafts_of_a_reply_go_and_the_reply_stays(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    save = partial(ReplyText.objects.create, reply=reply, text="Bản nháp", at=NOW, saved_at=NOW)
    save()
    save(settled=False, text="Bản đến muộn")
    assert counts(hoa_phu) == {}
    Opinion.objects.update(state=OpinionState.CLOSED)
    kept = (reply.text, ReplyText.objects.count())
    assert end(hoa_phu, "reply_texts", chunk=5) == [kept[1]]
    reply.refresh_from_db()
    assert (reply.text, ReplyText.objects.count()) == (kept[0], 0)


def test_letters_that_never_entered_the_register_go(hoa_phu: Cast) -> None:
    spam()
    waiting = Mail.objects.create(key=uuid.uuid4(), text="Chờ", received_at=NOW, fetched_at=NOW)
    assert end(hoa_phu, "mail_unregistered") == [1]
    assert list(Mail.objects.all()) == [waiting]


def test_exports_go_with_their_files(hoa_phu: Cast, tmp_path: Path) -> None:
    file = keep(tmp_path, b"xlsx", name="so.xlsx", content_type="application/octet-stream", now=NOW)
    RegisterExport.objects.create(
        asked_by_id=hoa_phu.ha.person_id, asked_at=NOW, columns=[], opinions=b"", row_count=0, file=file
    )
    assert end(hoa_phu, "exports", tmp_path) == [1]
    assert (RegisterExport.objects.count(), StoredFile.objects.filter(discarded_at=None).count()) == (0, 0)


def test_words_are_only_counted(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, OpinionState.CLOSED)
    assert counts(hoa_phu, NOW + timedelta(days=7400))["words"] == 1
    assert end(hoa_phu, "words") == []


def test_no_page_deletes(hoa_phu: Cast) -> None:
    with pytest.raises(Forbidden):
        next(apply_rule(hoa_phu.ha, keeping_rules()["contact"], folder=Path(), chunk=1, now=NOW))
    with pytest.raises(Forbidden):
        dry_run(hoa_phu.tuan, now=NOW)


def test_the_command_counts_then_ends(
    hoa_phu: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_opinion(hoa_phu, OpinionState.CLOSED)
    monkeypatch.setattr(timezone, "now", lambda: YEARS_LATER)
    table = tmp_path / "dem.csv"
    call_command("retention", csv=table)
    assert "Chỉ đếm, chưa xóa gì" in capsys.readouterr().out
    written = table.read_text("utf-8-sig")
    assert f"{hoa_phu.commune.slug},contact,clear,1," in written
    assert LAN.name not in written
    assert Submitter.objects.get().name == LAN.name
    call_command("retention", apply=True, yes=True)
    assert Submitter.objects.get().name == ""


def test_the_command_asks_before_it_ends(hoa_phu: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_opinion(hoa_phu, OpinionState.CLOSED)
    monkeypatch.setattr(timezone, "now", lambda: YEARS_LATER)
    monkeypatch.setattr("builtins.input", lambda _: "không")
    with pytest.raises(CommandError):
        call_command("retention", apply=True)
    assert Submitter.objects.get().name == LAN.name
