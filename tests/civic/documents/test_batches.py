"""A batch of invitations: each goes out exactly once, whatever is stopped, resumed or killed."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django_tasks_db.models import DBTaskResult
from tests.cast import NOW, Cast, do_jobs, run_at_once
from tests.civic.documents.office import authority, make_document, mandate, paper

from dienhong.civic.documents.actions.batches import CHUNK, continue_batch, resume_batch, start_batch, stop_batch
from dienhong.civic.documents.actions.decide import sign_documents
from dienhong.civic.documents.events import BatchContinued
from dienhong.civic.documents.jobs import issue_chunk
from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models import IssueBatch, IssuedNumber, Mandate, OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.queries import gaps, progress_of, refusals_of
from dienhong.civic.documents.states import BatchState, DocumentState, Medium
from dienhong.config.reactions import REACTIONS
from dienhong.engines.journal.models import Entry
from dienhong.engines.journal.record import bind_reactions
from dienhong.engines.tenancy.scope import in_commune
from dienhong.engines.typeset.model import Paragraph, inline
from dienhong.kernel.actors import system
from dienhong.kernel.errors import Forbidden, Refused

S = DocumentState
COUNT = 2 * CHUNK + 3


@pytest.fixture(autouse=True)
def _reactions():
    """The batch's event asks for the next chunk."""
    bind_reactions(REACTIONS | {BatchContinued: (issue_chunk.enqueue,)})
    yield
    bind_reactions(REACTIONS)


def invitations(cast: Cast, count: int = COUNT) -> list[int]:
    """Signed invitations to one guest each."""
    signer = Mandate.objects.first() or mandate(
        cast, "ha", authority(Manner.TL, "Chánh Văn phòng", basis="Quy chế số 01/QC-UBND")
    )
    guests = [
        paper("invitation", subject=f"Dự Hội nghị đối thoại, khách mời {number}") for number in range(1, count + 1)
    ]
    rows = [
        make_document(cast, S.APPROVED, kind="invitation", medium=Medium.ELECTRONIC, document=guest, signer=signer)
        for guest in guests
    ]
    ids = [row.pk for row in rows]
    sign_documents(cast.ha, ids, now=NOW)
    return ids


def issued_once(cast: Cast, ids: list[int]) -> bool:
    """Whether every document is out, with the numbers 1 … n and one event of issue each."""
    rows = list(OfficialDocument.objects.filter(pk__in=ids).select_related("number"))
    events = Entry.objects.filter(verb="document_issued", subject="document")
    numbers = sorted(row.number.number for row in rows if row.number)
    return (
        {row.state for row in rows} == {S.ISSUED}
        and numbers == list(range(1, len(ids) + 1))
        and sorted(events.values_list("subject_id", flat=True)) == sorted(ids)
        and gaps() == []
    )


def test_batch_issues_each_in_order(hoa_phu: Cast) -> None:
    ids = invitations(hoa_phu)
    batch = start_batch(hoa_phu.van, ids, title="Giấy mời hội nghị thôn Đông", now=NOW)
    done = set()
    while do_jobs():
        done.add(progress_of(batch).done)
    batch.refresh_from_db()
    assert (batch.state, sorted(done), issued_once(hoa_phu, ids)) == (BatchState.DONE, [CHUNK, 2 * CHUNK, COUNT], True)
    assert [document_by_id(pk).reference for pk in ids[:2]] == ["01/GM-UBND", "02/GM-UBND"]


def test_stopped_batch_goes_on_where_it_was(hoa_phu: Cast) -> None:
    ids = invitations(hoa_phu)
    batch = start_batch(hoa_phu.van, ids, title="Giấy mời", now=NOW)
    do_jobs()
    stop_batch(hoa_phu.van, batch.pk, now=NOW)
    while do_jobs():
        pass
    assert (progress_of(batch).done, progress_of(batch).waiting) == (CHUNK, COUNT - CHUNK)
    resume_batch(hoa_phu.van, batch.pk, now=NOW)
    while do_jobs():
        pass
    batch.refresh_from_db()
    assert (batch.state, issued_once(hoa_phu, ids)) == (BatchState.DONE, True)


def test_chunk_of_an_older_run_does_nothing(hoa_phu: Cast) -> None:
    ids = invitations(hoa_phu, 3)
    batch = start_batch(hoa_phu.van, ids, title="Giấy mời", now=NOW)
    stop_batch(hoa_phu.van, batch.pk, now=NOW)
    resume_batch(hoa_phu.van, batch.pk, now=NOW)
    continue_batch(system(hoa_phu.commune.pk), batch.pk, seen_round=1, folder=settings.FILES, now=NOW)
    assert progress_of(batch).waiting == 3


def test_two_chunks_at_once_issue_each_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    ids = invitations(cast, CHUNK)
    batch = start_batch(cast.van, ids, title="Giấy mời", now=NOW)

    def chunk() -> None:
        continue_batch(system(cast.commune.pk), batch.pk, seen_round=1, folder=settings.FILES, now=NOW)

    run_at_once(cast, chunk, chunk)
    assert issued_once(cast, ids)


def test_faulty_document_waits_for_a_person_and_costs_no_number(hoa_phu: Cast) -> None:
    ids = invitations(hoa_phu, 3)
    wrong = paper("invitation", body=(Paragraph(inline("Ủy ban nhân dân huyện mời nhân dân")),))
    signer = Mandate.objects.get()
    bad = make_document(hoa_phu, S.APPROVED, kind="invitation", medium=Medium.ELECTRONIC, document=wrong, signer=signer)
    sign_documents(hoa_phu.ha, [bad.pk], now=NOW)
    batch = start_batch(hoa_phu.van, [ids[0], bad.pk, *ids[1:]], title="Giấy mời", now=NOW)
    do_jobs()
    batch.refresh_from_db()
    ((document_id, why),) = refusals_of(batch)
    assert (batch.state, document_id, "lỗi thể thức" in why) == (BatchState.STOPPED, bad.pk, True)
    assert (issued_once(hoa_phu, ids), IssuedNumber.objects.count()) == (True, 3)


def test_batch_takes_signed_documents_only_and_each_once(hoa_phu: Cast) -> None:
    ids = invitations(hoa_phu, 2)
    draft = make_document(hoa_phu)
    with pytest.raises(Forbidden):
        start_batch(hoa_phu.ha, ids, title="x", now=NOW)
    with pytest.raises(Refused):
        start_batch(hoa_phu.van, [*ids, draft.pk], title="x", now=NOW)
    start_batch(hoa_phu.van, ids, title="x", now=NOW)
    with pytest.raises(Refused):
        start_batch(hoa_phu.van, ids[:1], title="y", now=NOW)


_WORKER = """
import os, signal, sys
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from django.utils import timezone
from dienhong.civic.documents import jobs
from dienhong.civic.documents.events import BatchContinued
from dienhong.config.reactions import REACTIONS
from dienhong.engines.jobs.work import drain, heal, process_alive
from dienhong.engines.journal.record import bind_reactions
bind_reactions(REACTIONS | {BatchContinued: (jobs.issue_chunk.enqueue,)})
issues = 0
def watch(execute, sql, *rest):
    global issues
    result = execute(sql, *rest)
    issues += sql.startswith("UPDATE") and "documents_officialdocument" in sql
    if issues == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return result
heal(timezone.now(), is_alive=process_alive)
with connection.execute_wrapper(watch):
    drain()
"""


def test_killed_worker_issues_nothing_twice_and_loses_nothing(hoa_phu_committed: Cast) -> None:
    """Killed in the middle of its second chunk, then another one takes over."""
    cast = hoa_phu_committed
    ids = invitations(cast)
    start_batch(cast.van, ids, title="Giấy mời", now=NOW)
    assert DBTaskResult.objects.ready().count() == 1
    connection.close()
    assert work(dies_at=3 * CHUNK) == -signal.SIGKILL
    with in_commune(cast.commune.pk):
        assert OfficialDocument.objects.filter(state=S.ISSUED).count() == CHUNK
    assert work(dies_at=0) == 0
    with in_commune(cast.commune.pk):
        assert issued_once(cast, ids)
        assert IssueBatch.objects.get().state == BatchState.DONE


def work(*, dies_at: int) -> int:
    """Run a worker in a process of its own until nothing waits, or until its n-th change of a document."""
    root = Path(__file__).parents[3]
    environment = os.environ | {
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    name = str(connection.settings_dict["NAME"])
    done = subprocess.run(
        [sys.executable, "-c", _WORKER, name, str(dies_at or -1)],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode


def test_resumed_batch_is_dated_on_the_day_it_goes_on(hoa_phu: Cast) -> None:
    ids = invitations(hoa_phu, 1)
    batch = start_batch(hoa_phu.van, ids, title="Giấy mời", now=NOW)
    stop_batch(hoa_phu.van, batch.pk, now=NOW)
    tomorrow = NOW + timedelta(days=1)
    resume_batch(hoa_phu.van, batch.pk, now=tomorrow)
    while do_jobs():
        pass
    assert document_by_id(ids[0]).day == tomorrow.date()
