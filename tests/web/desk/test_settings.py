"""The administrator's pages about the commune and its parts."""

import pytest
from tests.cast import Cast, make_dialogue
from tests.web.desk.office import Desk

from dienhong.civic.communes.models import Commune, Unit, Venue, Village
from dienhong.civic.people.models import Membership, User
from dienhong.civic.topics.catalogue import FIELDS
from dienhong.engines.tenancy.scope import in_commune


@pytest.fixture
def admin(hoa_phu: Cast) -> Desk:
    """Khoa, who administers."""
    return Desk("khoa")


def test_overview_says_what_a_new_commune_still_lacks(admin: Desk) -> None:
    page = admin.text("cau-hinh/")
    assert "Đã xong 4 trên 6 mục" in page  # units, villages, venues, people are there
    assert "Còn thiếu: đường dây nóng, địa chỉ, thư điện tử, người chịu trách nhiệm." in page
    assert f"{len(FIELDS)} lĩnh vực; 10 chưa có đơn vị phụ trách." in page


def test_first_run_from_nothing_to_done(hoa_phu: Cast, admin: Desk) -> None:
    with in_commune(hoa_phu.commune.pk):
        Venue.objects.all().delete()
    admin.post("cau-hinh/don-vi/thuong-co/")
    admin.post("cau-hinh/thon/", names="Thôn Tây\nThôn Nam")
    admin.post("cau-hinh/dia-diem/", name="Hội trường", address="", capacity="120")
    admin.post(
        "cau-hinh/thong-tin/",
        hotline="0200 000 0001",
        email="vp@hoaphu.example",
        address="Thôn Đông",
        responsible="Bà Hà",
    )
    assert "Đã xong 6 trên 6 mục" in admin.text("cau-hinh/")


def test_commune_page_saves_and_shows_to_citizens(admin: Desk) -> None:
    response = admin.post("cau-hinh/thong-tin/", hotline="0200 000 0009", email="", address="Thôn Đoài", responsible="")
    assert response.status_code == 302
    assert "0200 000 0009" in admin.client.get("/hoa-phu/").content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("hotline", "gọi ông Ba", "Ghi số điện thoại bằng chữ số"),
        ("email", "vanphong", "Ghi thư điện tử theo dạng"),
    ],
)
def test_commune_page_keeps_what_was_typed(admin: Desk, field: str, typed: str, said: str) -> None:
    response = admin.post("cau-hinh/thong-tin/", **{"address": "Số 1, thôn Đông", field: typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert "Số 1, thôn Đông" in page
    assert typed in page
    assert Commune.objects.get(slug="hoa-phu").address == ""


def test_usual_units_are_offered_only_while_there_are_none(hoa_phu: Cast, admin: Desk) -> None:
    assert "Tạo các đơn vị thường có" not in admin.text("cau-hinh/don-vi/")
    with in_commune(hoa_phu.commune.pk):
        Membership.objects.exclude(unit=None).update(unit=None)
        Unit.objects.all().delete()
    assert "Tạo các đơn vị thường có" in admin.text("cau-hinh/don-vi/")
    admin.post("cau-hinh/don-vi/thuong-co/")
    page = admin.text("cau-hinh/don-vi/")
    assert "Đã tạo 8 đơn vị." in page
    assert "Công an xã" in page


def test_unit_is_added_renamed_and_taken_out_of_use(hoa_phu: Cast, admin: Desk) -> None:
    admin.post("cau-hinh/don-vi/", name="Trạm Y tế", short_name="TYT")
    with in_commune(hoa_phu.commune.pk):
        pk = Unit.objects.get(key="tram-y-te").pk
    assert admin.post(f"cau-hinh/don-vi/{pk}/", name="Trạm Y tế xã", short_name="TYT").status_code == 302
    page = admin.text("cau-hinh/don-vi/")
    assert "Đã lưu Trạm Y tế xã." in page
    with in_commune(hoa_phu.commune.pk):
        unit = Unit.objects.get(pk=pk)
    assert (unit.name, unit.is_active) == ("Trạm Y tế xã", False)


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("don-vi/", {"name": "phòng kinh tế", "short_name": "P. KT"}, "Đã có đơn vị mang tên này."),
        ("don-vi/", {"name": " ", "short_name": "P. KT"}, "Hãy ghi tên đơn vị."),
        ("thon/", {"names": " \n "}, "Hãy ghi tên thôn, tổ dân phố."),
        ("dia-diem/", {"name": "Hội trường Ủy ban", "address": "Số 9"}, "Đã có địa điểm mang tên này."),
        ("dia-diem/", {"name": "Sân đình", "capacity": "nhiều"}, "Ghi số chỗ bằng chữ số, ví dụ 120."),
        ("dia-diem/", {"name": "Sân đình", "capacity": "0"}, "Số chỗ từ 1 trở lên."),
    ],
)
def test_faulty_part_is_refused_and_what_was_typed_stays(
    admin: Desk, path: str, typed: dict[str, str], said: str
) -> None:
    response = admin.post(f"cau-hinh/{path}", **typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert [value for value in typed.values() if value.strip() and value not in page] == []


def test_villages_known_already_are_said_so(hoa_phu: Cast, admin: Desk) -> None:
    admin.post("cau-hinh/thon/", names="Thôn Đông\r\nThôn Đoài")
    assert "Các tên này đã có cả, không thêm gì." in admin.text("cau-hinh/thon/")
    admin.post("cau-hinh/thon/", names="Thôn Bắc\r\nThôn Đoài")
    assert "Đã thêm 1 thôn, tổ dân phố." in admin.text("cau-hinh/thon/")


def test_village_taken_out_of_use_is_not_offered_to_citizens(hoa_phu: Cast, admin: Desk) -> None:
    pk = hoa_phu.villages["Thôn Đoài"].pk
    admin.post(f"cau-hinh/thon/{pk}/", name="Thôn Đoài Thượng", head_name="Bùi Văn Tám")
    with in_commune(hoa_phu.commune.pk):
        village = Village.objects.get(pk=pk)
    assert (village.name, village.head_name, village.is_active) == ("Thôn Đoài Thượng", "Bùi Văn Tám", False)


def test_venue_in_use_is_kept_and_unused_one_goes(hoa_phu: Cast, admin: Desk) -> None:
    used = make_dialogue(hoa_phu).venue_id
    unused = next(venue.pk for venue in hoa_phu.venues.values() if venue.pk != used)
    answer = admin.post(f"cau-hinh/dia-diem/{used}/xoa/")
    assert (answer.status_code, "không xóa được" in answer.content.decode()) == (422, True)
    assert admin.post(f"cau-hinh/dia-diem/{unused}/xoa/").status_code == 302
    with in_commune(hoa_phu.commune.pk):
        assert list(Venue.objects.values_list("pk", flat=True)) == [used]


def test_parts_of_another_commune_are_404(admin: Desk, binh_an: Cast) -> None:
    parts = {
        "don-vi": binh_an.units["office"].pk,
        "thon": binh_an.villages["Tổ dân phố 1"].pk,
        "dia-diem": binh_an.venues["Hội trường phường"].pk,
        "nguoi-dung": User.objects.get(username="ngoc").pk,
    }
    for path, pk in parts.items():
        assert admin.get(f"cau-hinh/{path}/{pk}/").status_code == 404
        assert admin.post(f"cau-hinh/{path}/{pk}/", name="X").status_code in {404, 405}
    assert admin.post(f"cau-hinh/dia-diem/{parts['dia-diem']}/xoa/").status_code == 404


@pytest.mark.parametrize("who", ["ha", "dung", "tuan", "quyen", "sau"])
def test_only_the_administrator_enters(hoa_phu: Cast, who: str) -> None:
    desk = Desk(who)
    for path in ("", "thong-tin/", "don-vi/", "thon/", "dia-diem/", "nguoi-dung/", "nguoi-dung/them/"):
        assert desk.get(f"cau-hinh/{path}").status_code == 403
        assert desk.post(f"cau-hinh/{path}").status_code == 403
    for path in ("don-vi/thuong-co/", "nguoi-dung/1/mat-khau/", "nguoi-dung/1/khoa/", "nguoi-dung/1/mo/"):
        assert desk.post(f"cau-hinh/{path}").status_code == 403


@pytest.mark.parametrize("path", ["don-vi/thuong-co/", "nguoi-dung/1/mat-khau/", "nguoi-dung/1/khoa/"])
def test_get_changes_nothing(admin: Desk, path: str) -> None:
    assert admin.get(f"cau-hinh/{path}").status_code == 405
