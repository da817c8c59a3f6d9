"""Log-in, log-out, change of password."""

from tests.cast import Cast
from tests.web.desk.office import HOA_PHU, Desk

from dienhong.civic.people.models import User
from dienhong.web.desk.account.views import BY_NAME

PASSWORD = "dien-hong-1284"


def test_log_in_leads_to_where_one_wanted_to_go(hoa_phu: Cast) -> None:
    response = Desk(None).post("dang-nhap/", username=" HA ", password=PASSWORD, next=f"{HOA_PHU}y-kien/?q=a")
    assert (response.status_code, response["Location"]) == (302, f"{HOA_PHU}y-kien/?q=a")


def test_log_in_never_leads_out_of_the_site(hoa_phu: Cast) -> None:
    for elsewhere in ("https://example.com/", "//example.com", "javascript:alert(1)", "/\\example.com"):
        response = Desk(None).post("dang-nhap/", username="ha", password=PASSWORD, next=elsewhere)
        assert response["Location"] == HOA_PHU


def test_log_in_rotates_the_session(hoa_phu: Cast) -> None:
    desk = Desk(None)
    desk.client.get(f"{HOA_PHU}dang-nhap/")
    session = desk.client.session
    session["seen"] = True
    session.save()
    before = session.session_key
    desk.post("dang-nhap/", username="ha", password=PASSWORD)
    assert desk.client.session.session_key != before


def test_every_wrong_log_in_gets_the_same_answer(hoa_phu: Cast, binh_an: Cast) -> None:
    tries = {"ha": "sai-mat-khau", "khong-co": PASSWORD, "ngoc": PASSWORD}
    answers = set()
    for username, password in tries.items():
        response = Desk(None).post("dang-nhap/", username=username, password=password)
        answers.add((response.status_code, "Tên đăng nhập hoặc mật khẩu chưa đúng." in response.content.decode()))
    assert answers == {(422, True)}


def test_guessing_ends_after_ten_tries(hoa_phu: Cast) -> None:
    desk = Desk(None)
    for _ in range(BY_NAME.most):
        assert desk.post("dang-nhap/", username="ha", password="sai").status_code == 422
    response = desk.post("dang-nhap/", username="ha", password=PASSWORD)
    assert response.status_code == 429
    assert "Hãy chờ 15 phút" in response.content.decode()
    assert desk.post("dang-nhap/", username="dung", password=PASSWORD).status_code == 302


def test_log_out_needs_the_button(office: Desk) -> None:
    assert office.get("dang-xuat/").status_code == 404
    assert office.get("").status_code == 200
    assert office.post("dang-xuat/").status_code == 302
    assert office.get("").status_code == 302


def test_password_changes_and_the_session_goes_on(office: Desk) -> None:
    response = office.post("doi-mat-khau/", old=PASSWORD, new="hoi-nghi-lang-1285", again="hoi-nghi-lang-1285")
    assert response.status_code == 302
    assert User.objects.get(username="ha").check_password("hoi-nghi-lang-1285")
    assert office.get("").status_code == 200


def test_weak_password_is_refused_in_vietnamese(office: Desk) -> None:
    page = office.post("doi-mat-khau/", old="sai", new="123456", again="1234567")
    text = page.content.decode()
    assert page.status_code == 422
    assert "Mật khẩu đang dùng chưa đúng." in text
    assert "Mật khẩu quá ngắn: cần ít nhất 10 ký tự." in text
    assert "This password" not in text
