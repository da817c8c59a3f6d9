"""Photos and signers at the desk: entered for others, seen by those who may, shown to everybody by a decision."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import set_script_prefix
from tests.cast import NOW, ROAD, Cast
from tests.engines.photos.hostile import REFUSED, jpeg

from dienhong.cycle.opinions.actions.photos import add_photo
from dienhong.cycle.opinions.models import Opinion, Photo, Submitter

ENTRY = "/ban-lam-viec/y-kien/nhap/"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.FILES = tmp_path
    set_script_prefix("/")
    return tmp_path


def logged_in(username: str) -> Client:
    client = Client()
    client.login(username=username, password="dien-hong-1284")
    return client


def typed(**more: object) -> dict[str, object]:
    return {"key": str(uuid.uuid4()), "channel": "paper", "text": ROAD, **more}


def test_an_opinion_of_many_with_a_photo_is_entered_and_seen(hoa_phu: Cast) -> None:
    photo = SimpleUploadedFile("a.jpg", jpeg())
    answers = typed(name="Phạm Thị Lan", signers="Vũ Đức Minh, Thôn Đông\nLê Thị Hoa", consents="on", photo_1=photo)
    assert logged_in("ha").post(ENTRY, answers).status_code == 302
    opinion = Opinion.objects.get()
    assert (opinion.signer_count, Submitter.objects.get().kind, opinion.photos.count()) == (3, "group", 1)
    page = logged_in("ha").get(f"/ban-lam-viec/y-kien/{opinion.pk}/").content.decode()
    assert [word for word in ("3 người cùng ký", "Lê Thị Hoa", "Cho công khai") if word not in page] == []
    oversight = logged_in("van").get(f"/ban-lam-viec/y-kien/{opinion.pk}/").content.decode()
    assert [word for word in ("Lê Thị Hoa", "Cho công khai") if word in oversight] == []


def test_a_file_that_is_no_photo_loses_nothing(hoa_phu: Cast) -> None:
    content, fault = REFUSED["svg with a script"]
    files = {"photo_1": SimpleUploadedFile("a.jpg", jpeg()), "photo_2": SimpleUploadedFile("b.jpg", content)}
    answer = logged_in("ha").post(ENTRY, typed(**files))
    page = answer.content.decode()
    assert (answer.status_code, answer.context["form"].errors) == (422, {"photo_2": [fault.value]})
    assert [word for word in (ROAD, "Đã giữ 1 ảnh") if word not in page] == []
    assert Photo.objects.count() == 1


def test_photos_are_for_those_who_see_the_opinion(hoa_phu: Cast, binh_an: Cast, folder: Path) -> None:
    key = uuid.uuid4()
    add_photo(hoa_phu.ha, key, jpeg(), folder=folder, now=NOW)
    logged_in("ha").post(f"/hoa-phu{ENTRY}", typed(key=str(key)))
    pk = Opinion.objects.get().pk
    address = f"/hoa-phu/ban-lam-viec/y-kien/{pk}/anh/0/"
    answer = logged_in("ha").get(address)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "image/jpeg",
        "private, no-store",
    )
    statuses = [logged_in(name).get(address).status_code for name in ("tuan", "ngoc", "khoa")]
    assert [status for status in statuses if status == 200] == []
    judge = f"{address}cong-khai/"
    set_script_prefix("/")
    assert logged_in("ha").post(judge, {"shown": "1"}).status_code == 302
    assert Photo.objects.get().is_public
    assert logged_in("van").post(judge, {"shown": "0"}).status_code != 302
    assert Photo.objects.get().is_public
