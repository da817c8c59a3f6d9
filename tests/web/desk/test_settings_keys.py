"""The administrator's page of keys."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.web.desk.office import Desk

from dienhong.civic.keys.models import ApiKey
from dienhong.engines.tenancy.scope import in_commune


@pytest.fixture
def admin(hoa_phu: Cast) -> Desk:
    """Khoa, who administers."""
    return Desk("khoa")


def _typed(**more: object) -> dict[str, object]:
    until = timezone.localdate() + timedelta(days=90)
    return {"name": "Ứng dụng của tỉnh", "scopes": "intake", "expires_on": f"{until:%d/%m/%Y}"} | more


def test_key_is_shown_once_and_kept_as_a_digest(hoa_phu: Cast, admin: Desk) -> None:
    told = admin.post("cau-hinh/khoa/", **_typed())
    with in_commune(hoa_phu.commune.pk):
        key = ApiKey.objects.get()
    assert told.status_code == 200
    assert f"dh_{key.prefix}_" in told.content.decode()
    assert "no-store" in told.headers["Cache-Control"]
    page = admin.text("cau-hinh/khoa/")
    assert "Ứng dụng của tỉnh" in page
    assert f"dh_{key.prefix}_" not in page


def test_key_is_revoked(hoa_phu: Cast, admin: Desk) -> None:
    admin.post("cau-hinh/khoa/", **_typed())
    with in_commune(hoa_phu.commune.pk):
        pk = ApiKey.objects.get().pk
    assert admin.post(f"cau-hinh/khoa/{pk}/thu-hoi/").status_code == 302
    assert "Đã thu hồi" in admin.text("cau-hinh/khoa/")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " "}, "Hãy ghi tên kênh."),
        ({"scopes": []}, "Hãy chọn quyền."),
        ({"expires_on": "01/01/2020"}, "Ngày hết hạn phải sau hôm nay"),
    ],
)
def test_faults_are_said_and_nothing_is_made(hoa_phu: Cast, admin: Desk, typed: dict[str, object], said: str) -> None:
    response = admin.post("cau-hinh/khoa/", **_typed(**typed))
    assert response.status_code == 422
    assert said in response.content.decode()
    with in_commune(hoa_phu.commune.pk):
        assert ApiKey.objects.count() == 0


def test_only_administrators_see_keys(hoa_phu: Cast) -> None:
    assert Desk("ha").get("cau-hinh/khoa/").status_code == 403
