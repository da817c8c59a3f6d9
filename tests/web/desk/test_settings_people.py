"""The administrator's pages about people, through the pages alone."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast
from tests.web.desk.office import HOA_PHU, Desk

from dienhong.civic.people.models import Membership, User
from dienhong.engines.tenancy.scope import in_commune

PASSWORD = re.compile(r"[2-9a-hj-kmnp-tv-y]{4}(?:-[2-9a-hj-kmnp-tv-y]{4}){3}")


@pytest.fixture
def admin(hoa_phu: Cast) -> Desk:
    """Khoa, who administers."""
    return Desk("khoa")


def typed(**changes: Any) -> dict[str, Any]:
    today = f"{timezone.localdate():%d/%m/%Y}"
    return {
        "full_name": "Lý Thu Trang", "username": "trang", "role": "registrar", "post": "Văn thư",
        "unit": "", "village": "", "valid_from": today,
    } | changes  # fmt: skip


def add(desk: Desk, **changes: Any) -> Any:
    return desk.post("cau-hinh/nguoi-dung/them/", **typed(**changes))


def password_in(response: Any) -> str:
    found = PASSWORD.findall(response.content.decode())
    assert len(found) == 1
    return str(found[0])


def pk_of(username: str) -> int:
    return User.objects.get(username=username).pk


def log_in(username: str, password: str) -> tuple[Client, int]:
    client = Client()
    return client, client.post(f"{HOA_PHU}dang-nhap/", {"username": username, "password": password}).status_code


def test_new_person_logs_in_with_the_password_shown_once(admin: Desk) -> None:
    response = add(admin)
    assert "no-store" in response["Cache-Control"]
    client, status = log_in("trang", password_in(response))
    assert status == 302
    assert "Việc hôm nay" in client.get(HOA_PHU).content.decode()
    assert PASSWORD.search(admin.text(f"cau-hinh/nguoi-dung/{pk_of('trang')}/")) is None
    assert PASSWORD.search(admin.text("cau-hinh/nguoi-dung/")) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"full_name": " "}, "Hãy ghi họ và tên."),
        ({"username": "ha"}, "Không dùng được tên đăng nhập này."),
        ({"username": "Thu Trang"}, "chữ không dấu"),
        ({"role": ""}, "Hãy chọn vai trò."),
        ({"role": "unit"}, "Vai trò này cần một đơn vị."),
        ({"role": "village_head"}, "Vai trò này cần một thôn, tổ dân phố."),
        ({"valid_from": "mai"}, "Ghi ngày theo dạng ngày/tháng/năm"),
        ({"unit": "999999"}, "999999"),
        ({"has_account": "on"}, "Không có tài khoản nào khớp"),
    ],
)
def test_faulty_person_is_refused_and_what_was_typed_stays(admin: Desk, changes: dict[str, str], said: str) -> None:
    response = add(admin, **changes)
    page = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert said in page
    assert 'value="Văn thư"' in page
    assert not User.objects.filter(full_name="Lý Thu Trang").exists()


def test_person_of_another_commune_joins_with_the_own_password(hoa_phu: Cast, binh_an: Cast, admin: Desk) -> None:
    response = add(admin, full_name="Lương Bảo Ngọc", username="ngoc", has_account="on")
    assert PASSWORD.search(response.content.decode()) is None
    assert log_in("ngoc", "dien-hong-1284")[1] == 302
    page = admin.text(f"cau-hinh/nguoi-dung/{pk_of('ngoc')}/")
    assert "do xã khác lập" in page
    assert "Văn phòng (điều phối)" not in page  # the role at home
    assert "phường Bình An" not in page
    for path in ("mat-khau", "khoa", "mo"):
        assert admin.post(f"cau-hinh/nguoi-dung/{pk_of('ngoc')}/{path}/").status_code == 422
    assert log_in("ngoc", "dien-hong-1284")[1] == 302


def test_reset_password_ends_the_sessions(hoa_phu: Cast, admin: Desk) -> None:
    client, _ = log_in("ha", "dien-hong-1284")
    assert client.get(HOA_PHU).status_code == 200
    password = password_in(admin.post(f"cau-hinh/nguoi-dung/{pk_of('ha')}/mat-khau/"))
    assert client.get(HOA_PHU).status_code == 302
    assert (log_in("ha", "dien-hong-1284")[1], log_in("ha", password)[1]) == (422, 302)


def test_closed_account_is_out_at_once_and_can_come_back(hoa_phu: Cast, admin: Desk) -> None:
    client, _ = log_in("ha", "dien-hong-1284")
    admin.post(f"cau-hinh/nguoi-dung/{pk_of('ha')}/khoa/")
    assert "Đã khóa tài khoản của Nguyễn Thị Hà." in admin.text(f"cau-hinh/nguoi-dung/{pk_of('ha')}/")
    assert client.get(HOA_PHU).status_code != 200
    assert log_in("ha", "dien-hong-1284")[1] == 422
    admin.post(f"cau-hinh/nguoi-dung/{pk_of('ha')}/mo/")
    assert log_in("ha", "dien-hong-1284")[1] == 302


def test_role_is_given_and_ended(hoa_phu: Cast, admin: Desk) -> None:
    pk = pk_of("van")
    path = f"cau-hinh/nguoi-dung/{pk}/"
    admin.post(f"{path}vai-tro/", **typed(role="unit", unit=str(hoa_phu.units["economy"].pk)))
    assert "Đã giao vai trò Phòng, ban chuyên môn cho Tạ Hồng Vân." in admin.text(path)
    with in_commune(hoa_phu.commune.pk):
        role = Membership.objects.get(user_id=pk, role="registrar").pk
    last = f"{timezone.localdate() + timedelta(days=3):%d/%m/%Y}"
    assert admin.post(f"{path}vai-tro/{role}/thoi/", on=last).status_code == 302
    page = admin.text(path)
    assert f"đến trước {last}" in page
    assert "Thôi vai trò" in page


def test_own_admin_role_cannot_be_given_up(hoa_phu: Cast, admin: Desk) -> None:
    pk = pk_of("khoa")
    with in_commune(hoa_phu.commune.pk):
        role = Membership.objects.get(user_id=pk).pk
    response = admin.post(f"cau-hinh/nguoi-dung/{pk}/vai-tro/{role}/thoi/", on="01/01/2030")
    assert response.status_code == 422
    assert "không tự bỏ được vai trò quản trị" in response.content.decode()
    assert 'value="01/01/2030"' in response.content.decode()
    assert admin.post(f"cau-hinh/nguoi-dung/{pk}/khoa/").status_code == 422


def test_administrator_does_not_become_petition_officer(hoa_phu: Cast, admin: Desk) -> None:
    response = admin.post(f"cau-hinh/nguoi-dung/{pk_of('khoa')}/vai-tro/", **typed(role="petition_officer"))
    assert response.status_code == 422
    assert "không thể vừa quản trị vừa xử lý đơn" in response.content.decode()


def test_people_of_another_commune_are_404_on_every_address(hoa_phu: Cast, binh_an: Cast, admin: Desk) -> None:
    pk = pk_of("ngoc")
    with in_commune(binh_an.commune.pk):
        role = Membership.objects.get(user_id=pk).pk
    path = f"cau-hinh/nguoi-dung/{pk}/"
    for end in ("", "vai-tro/", f"vai-tro/{role}/thoi/"):
        assert admin.get(path + end).status_code == 404
    for end in ("vai-tro/", f"vai-tro/{role}/thoi/", "mat-khau/", "khoa/", "mo/"):
        assert admin.post(path + end, **typed()).status_code == 404
    assert admin.get(f"cau-hinh/nguoi-dung/{pk_of('ha')}/vai-tro/{role}/thoi/").status_code == 404
    assert "Lương Bảo Ngọc" not in admin.text("cau-hinh/nguoi-dung/")


def test_list_of_people_costs_the_same_for_three_as_for_many(
    hoa_phu: Cast, admin: Desk, django_assert_num_queries: Any
) -> None:
    admin.text("cau-hinh/nguoi-dung/")
    with CaptureQueriesContext(connection) as queries:
        admin.text("cau-hinh/nguoi-dung/")
        before = len(queries)
    for number in range(3):
        add(admin, username=f"trang{number}")
    with django_assert_num_queries(before):
        admin.text("cau-hinh/nguoi-dung/")


def test_history_of_a_person_names_the_roles(hoa_phu: Cast, admin: Desk) -> None:
    add(admin)
    page = admin.text(f"cau-hinh/nguoi-dung/{pk_of('trang')}/")
    assert "Thêm người dùng" in page
    assert "Giao vai trò" in page
    assert "Giao vai trò" in admin.text("nhat-ky/")
