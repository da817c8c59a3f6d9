"""Photos with an opinion: kept while it is written, never without a person's yes before everybody's eyes."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image
from tests.cast import DENUNCIATION, ROAD
from tests.engines.photos.hostile import REFUSED, jpeg
from tests.web.portal.conftest import Clock, Visitor, page_text
from tests.web.portal.test_sending import CHECK, CONTACT, PLACE, TEXT

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.models import Opinion, Photo
from dienhong.engines.files.models import StoredFile
from dienhong.engines.limits.tallies import count_try
from dienhong.web.portal.opinions import gate


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.FILES = tmp_path
    return tmp_path


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def upload(visitor: Visitor, *contents: bytes, village: str = "khong-ro", **more: str) -> HttpResponse:
    chosen = {f"photo_{at}": SimpleUploadedFile(f"{at}.jpg", content) for at, content in enumerate(contents, start=1)}
    return visitor.client.post(PLACE, {"village": village, **chosen, **more})


@pytest.fixture
def writing(visitor: Visitor) -> Visitor:
    visitor.post(TEXT, text=ROAD)
    return visitor


def finish(visitor: Visitor) -> HttpResponse:
    visitor.post(CONTACT, name="", phone="", email="")
    visitor.clock.forward(seconds=40)
    return visitor.post(CHECK, trap="")


def test_photos_go_with_the_opinion(writing: Visitor, folder: Path) -> None:
    assert upload(writing, jpeg((2000, 1000)), jpeg())["Location"] == CONTACT
    assert Photo.objects.filter(opinion=None).count() == 2
    finish(writing)
    photos = list(Photo.objects.select_related("image"))
    assert [(row.opinion, row.width, row.height, row.is_public) for row in photos] == [
        (Opinion.objects.get(), 1600, 800, False),
        (Opinion.objects.get(), 800, 600, False),
    ]
    assert len(files_in(folder)) == 4


def test_what_was_kept_is_shown_to_who_sent_it_and_to_nobody_else(writing: Visitor, clock: Clock) -> None:
    upload(writing, jpeg())
    answer = writing.get("/gui-y-kien/anh/0/")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert Image.open(BytesIO(answer.content)).size == (320, 240)
    for page in (PLACE, CHECK):
        writing.post(CONTACT, name="")
        assert "/gui-y-kien/anh/0/" in page_text(writing.get(page))
    assert Visitor(Client(), clock).get("/gui-y-kien/anh/0/").status_code == 404
    assert writing.get("/gui-y-kien/anh/1/").status_code == 404


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_file_gets_a_clear_sentence_and_loses_nothing(writing: Visitor, name: str) -> None:
    content, fault = REFUSED[name]
    assert upload(writing, jpeg(), content)["Location"] == PLACE
    page = writing.get(PLACE)
    assert page.context["form"].errors == {"photo_2": [fault.value]}
    assert Photo.objects.count() == 1
    assert writing.post(PLACE, village="khong-ro")["Location"] == CONTACT


def test_good_photo_stays_when_another_answer_is_missing(writing: Visitor) -> None:
    assert upload(writing, jpeg(), village="")["Location"] == PLACE
    assert Photo.objects.count() == 1


def test_there_is_room_for_three(writing: Visitor) -> None:
    upload(writing, jpeg(), jpeg(), jpeg())
    page = writing.get(PLACE)
    assert [name for name in page.context["form"].fields if name.startswith("photo")] == []
    upload(writing, jpeg())
    assert Photo.objects.count() == 3


def test_a_photo_is_taken_back_with_its_files(
    writing: Visitor, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    upload(writing, jpeg(), jpeg())
    with django_capture_on_commit_callbacks(execute=True):
        answer = upload(writing, remove="0")
    assert answer["Location"] == PLACE
    assert [row.place for row in Photo.objects.all()] == [1]
    assert (len(files_in(folder)), StoredFile.objects.count()) == (2, 2)
    assert writing.get(PLACE).context["form"].errors == {}


@pytest.mark.parametrize("strange", ["7", "-1", "abc", "²"])
def test_strange_place_to_take_back_from(writing: Visitor, strange: str) -> None:
    upload(writing, jpeg())
    assert upload(writing, remove=strange).status_code == 302
    assert Photo.objects.count() == 1


def test_photos_of_a_denunciation_are_sealed_and_leave_no_file(
    visitor: Visitor, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    visitor.post(TEXT, text=DENUNCIATION)
    upload(visitor, jpeg())
    with django_capture_on_commit_callbacks(execute=True):
        finish(visitor)
    assert (SealedCase.objects.count(), Opinion.objects.count()) == (1, 0)
    assert (files_in(folder), StoredFile.objects.count(), Photo.objects.count()) == ([], 0, 0)


def test_too_many_uploads_from_one_browser(writing: Visitor, clock: Clock) -> None:
    for _ in range(gate.PHOTOS_BY_BROWSER.most):
        count_try(gate.PHOTOS_BY_BROWSER, str(writing.client.session.session_key), clock.now)
    upload(writing, jpeg())
    assert "rất nhiều ảnh" in page_text(writing.get(PLACE))
    assert writing.post(PLACE, village="khong-ro")["Location"] == CONTACT
