"""Many documents in one go: begun, watched, stopped, resumed."""

from pathlib import Path

from django.utils import timezone
from tests.cast import Cast, do_jobs
from tests.civic.documents.office import make_document, paper
from tests.web.desk.office import Desk

from dienhong.civic.documents.actions.batches import continue_batch
from dienhong.civic.documents.models import IssueBatch, OfficialDocument
from dienhong.civic.documents.states import BatchState, DocumentState
from dienhong.kernel.actors import system


def _signed(cast: Cast, count: int) -> list[OfficialDocument]:
    return [
        make_document(cast, DocumentState.SIGNED, document=paper(subject=f"Việc thứ {number}"))
        for number in range(count)
    ]


def _work(cast: Cast, batch: IssueBatch, folder: Path) -> None:
    batch.refresh_from_db()
    worker = system(cast.commune.pk)
    continue_batch(worker, batch.pk, seen_round=batch.round, folder=folder, now=timezone.now())


def test_batch_from_choice_to_the_end(clerk: Desk, hoa_phu: Cast, tmp_path: Path) -> None:
    rows = _signed(hoa_phu, 3)
    assert clerk.text("van-ban/dot/moi/").count('name="chosen"') == 3
    sent = {"title": "Giấy mời thôn Đông", "chosen": [row.pk for row in rows[:2]]}
    assert clerk.post("van-ban/dot/moi/", **sent).status_code == 302
    batch = IssueBatch.objects.get()
    page = clerk.text(f"van-ban/dot/{batch.pk}/")
    assert "0/2" in page
    assert 'hx-trigger="every 3s"' in page
    _work(hoa_phu, batch, tmp_path)
    page = clerk.text(f"van-ban/dot/{batch.pk}/")
    assert "2/2" in page
    assert "hx-trigger" not in page
    assert "02/KH-UBND" in page
    assert "2/2 đã ban hành" in clerk.text("van-ban/dot/")
    assert clerk.text("van-ban/dot/moi/").count('name="chosen"') == 1


def test_batch_is_stopped_and_resumed(clerk: Desk, office: Desk, hoa_phu: Cast, tmp_path: Path) -> None:
    rows = _signed(hoa_phu, 1)
    clerk.post("van-ban/dot/moi/", title="Đợt 1", chosen=[rows[0].pk])
    batch = IssueBatch.objects.get()
    assert office.post(f"van-ban/dot/{batch.pk}/dung/").status_code == 403
    assert clerk.post(f"van-ban/dot/{batch.pk}/dung/").status_code == 302
    clerk.post(f"van-ban/dot/{batch.pk}/dung/")
    assert "Không thể “tạm dừng”" in clerk.text(f"van-ban/dot/{batch.pk}/")
    _work(hoa_phu, batch, tmp_path)
    assert "0/1" in clerk.text(f"van-ban/dot/{batch.pk}/")
    assert clerk.post(f"van-ban/dot/{batch.pk}/tiep-tuc/").status_code == 302
    _work(hoa_phu, batch, tmp_path)
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE


def test_refused_document_is_shown_with_its_reason(clerk: Desk, hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, DocumentState.SIGNED, document=paper(symbol="KH UBND"))
    clerk.post("van-ban/dot/moi/", title="Đợt 1", chosen=[row.pk])
    batch = IssueBatch.objects.get()
    _work(hoa_phu, batch, tmp_path)
    page = clerk.text(f"van-ban/dot/{batch.pk}/")
    assert "Văn bản còn lỗi thể thức" in page
    assert f'/van-ban/{row.pk}/"' in page
    assert "Tiếp tục" in page


def test_nothing_chosen_is_told(clerk: Desk, hoa_phu: Cast) -> None:
    _signed(hoa_phu, 1)
    response = clerk.post("van-ban/dot/moi/", title="")
    assert response.status_code == 422
    response = clerk.post("van-ban/dot/moi/", title="Đợt", chosen=["x", "99"])
    assert response.status_code == 404
    assert IssueBatch.objects.count() == 0


def test_worker_issues_what_was_begun_on_the_page(clerk: Desk, hoa_phu: Cast) -> None:
    row = _signed(hoa_phu, 1)[0]
    clerk.post("van-ban/dot/moi/", title="Đợt 1", chosen=[row.pk])
    do_jobs()
    row.refresh_from_db()
    assert row.state == DocumentState.ISSUED
    assert "1/1" in clerk.text(f"van-ban/dot/{IssueBatch.objects.get().pk}/")
