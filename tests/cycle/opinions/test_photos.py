"""Photos on their way through the register and the sealed track, and who shows them to everybody."""

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cast import DENUNCIATION, NOW, Cast, make_opinion, submission
from tests.engines.photos.hostile import jpeg

from dienhong.civic.sealed.models import SealedCase
from dienhong.config.photos import sweep_all
from dienhong.cycle.opinions.actions.photos import add_photo, judge_photo, remove_photo
from dienhong.cycle.opinions.actions.sealing import divert_opinion, release_to_register
from dienhong.cycle.opinions.actions.submit import submit_opinion
from dienhong.cycle.opinions.models import Cosigner, Opinion, Photo, Submitter
from dienhong.cycle.opinions.signers import Signer
from dienhong.engines.files.models import StoredFile
from dienhong.engines.files.store import fetch
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import Forbidden, Missing, Refused

KEY = uuid.UUID(int=77)
SIGNERS = (Signer("Vũ Đức Minh", "Thôn Đông", "+84900000002"), Signer("Lê Thị Hoa"))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def send(cast: Cast, seal: Seal, folder: Path, text: str | None = None, **more: Any) -> str:
    add_photo(cast.citizen, KEY, jpeg(), folder=folder, now=NOW)
    what = submission(text, key=KEY, **more) if text else submission(key=KEY, **more)
    return submit_opinion(cast.citizen, what, seal=seal, random=lambda _: 3, folder=folder, now=NOW).code


def test_diverted_photos_are_sealed_and_come_back(
    hoa_phu: Cast, seal: Seal, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    send(hoa_phu, seal, tmp_path, signers=SIGNERS, name="Phạm Thị Lan", consents=True)
    opinion = Opinion.objects.get()
    assert (opinion.signer_count, Submitter.objects.get().kind) == (3, "group")
    with django_capture_on_commit_callbacks(execute=True):
        divert_opinion(hoa_phu.ha, opinion.pk, seal=seal, folder=tmp_path, now=NOW)
    assert (files_in(tmp_path), StoredFile.objects.count(), Cosigner.objects.count()) == ([], 0, 0)
    with django_capture_on_commit_callbacks(execute=True):
        release_to_register(hoa_phu.quyen, SealedCase.objects.get().pk, seal=seal, folder=tmp_path, now=NOW)
    opinion.refresh_from_db()
    assert opinion.signer_count == 3
    assert [(row.name, row.place, row.phone) for row in opinion.cosigners.all()] == [
        (row.name, row.place, row.phone) for row in SIGNERS
    ]
    photo = opinion.photos.get()
    assert fetch(tmp_path, photo.image)[:2] == b"\xff\xd8"


def test_diverting_photos_without_their_folder_changes_nothing(hoa_phu: Cast, seal: Seal, tmp_path: Path) -> None:
    send(hoa_phu, seal, tmp_path)
    with pytest.raises(ValueError, match="folder"):
        divert_opinion(hoa_phu.ha, Opinion.objects.get().pk, seal=seal, now=NOW)
    assert (Opinion.objects.get().state, Photo.objects.count()) == ("received", 1)


def test_a_killed_process_leaves_nothing_after_the_next_sweep(hoa_phu: Cast, seal: Seal, tmp_path: Path) -> None:
    send(hoa_phu, seal, tmp_path, DENUNCIATION)  # what follows the commit does not run in this test
    assert len(files_in(tmp_path)) == 2
    sweep_all(folder=tmp_path, now=NOW)
    assert (files_in(tmp_path), StoredFile.objects.count()) == ([], 0)


def test_what_was_never_sent_goes_after_three_days(
    hoa_phu: Cast, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    add_photo(hoa_phu.citizen, KEY, jpeg(), folder=tmp_path, now=NOW)
    assert sweep_all(folder=tmp_path, now=NOW + timedelta(days=2)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_all(folder=tmp_path, now=NOW + timedelta(days=4)) == 1
    assert files_in(tmp_path) == []


def test_sent_photos_are_not_swept(hoa_phu: Cast, seal: Seal, tmp_path: Path) -> None:
    send(hoa_phu, seal, tmp_path)
    assert sweep_all(folder=tmp_path, now=NOW + timedelta(days=400)) == 0


def test_a_photo_that_was_sent_is_not_taken_back(hoa_phu: Cast, seal: Seal, tmp_path: Path) -> None:
    send(hoa_phu, seal, tmp_path)
    remove_photo(hoa_phu.citizen, KEY, 0, folder=tmp_path, now=NOW)
    assert Photo.objects.count() == 1


def test_only_who_publishes_shows_a_photo(hoa_phu: Cast, seal: Seal, tmp_path: Path) -> None:
    send(hoa_phu, seal, tmp_path)
    pk = Opinion.objects.get().pk
    for actor in (hoa_phu.tuan, hoa_phu.citizen, hoa_phu.khoa):
        with pytest.raises(Forbidden):
            judge_photo(actor, pk, 0, shown=True, now=NOW)
    judge_photo(hoa_phu.ha, pk, 0, shown=True, now=NOW)
    assert Photo.objects.get().is_public
    assert Entry.objects.filter(verb="photo_judged").get().details == {"place": 0, "shown": True}
    with pytest.raises(Missing):
        judge_photo(hoa_phu.ha, pk, 1, shown=True, now=NOW)


def test_a_photo_of_another_commune_is_missing(hoa_phu: Cast, binh_an: Cast, seal: Seal, tmp_path: Path) -> None:
    send(hoa_phu, seal, tmp_path)
    pk = Opinion.objects.get().pk
    with in_commune(binh_an.commune.pk), pytest.raises(Missing):
        judge_photo(binh_an.ngoc, pk, 0, shown=True, now=NOW)


def test_an_organisation_sends(hoa_phu: Cast, seal: Seal, tmp_path: Path) -> None:
    send(hoa_phu, seal, tmp_path, organisation="Chi hội Phụ nữ thôn Đông", name="Phạm Thị Lan", consents=True)
    sender = Submitter.objects.get()
    assert (sender.kind, sender.organisation, sender.name) == (
        "organisation",
        "Chi hội Phụ nữ thôn Đông",
        "Phạm Thị Lan",
    )


def test_signers_need_their_consent(hoa_phu: Cast, seal: Seal, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        send(hoa_phu, seal, tmp_path, signers=SIGNERS, consents=False)
    assert make_opinion(hoa_phu).signer_count == 1
