"""Display mode, robots, whole texts in Vietnamese."""

import pytest
from django.test import Client
from tests.cast import Cast
from tests.web.portal.conftest import Clock, Visitor, page_text


@pytest.mark.parametrize("mode", ["standard", "large", "contrast"])
def test_the_display_mode_is_remembered(visitor: Visitor, mode: str) -> None:
    answer = visitor.post("/hien-thi/", mode=mode, next="/tro-giup/?a=1")
    assert (answer.status_code, answer["Location"]) == (302, "/tro-giup/?a=1")
    assert answer.cookies["display"].value == mode
    assert ("dt-display-" in page_text(visitor.get("/tro-giup/")).split("<head>")[0]) == (mode != "standard")


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)", "", "\x00/"]
)
def test_one_is_led_back_to_this_site_only(visitor: Visitor, elsewhere: str) -> None:
    assert visitor.post("/hien-thi/", mode="large", next=elsewhere)["Location"] == "/"


def test_an_unknown_display_mode_changes_nothing(visitor: Visitor) -> None:
    assert "display" not in visitor.post("/hien-thi/", mode="neon", next="/").cookies


def test_display_and_robots_need_no_commune(hoa_phu: Cast, binh_an: Cast, clock: Clock) -> None:
    nobody = Visitor(Client(), clock)
    assert nobody.get("/hien-thi/").status_code == 200
    robots = nobody.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert "Disallow: /tra-cuu/" in robots.content.decode().splitlines()


@pytest.mark.parametrize("path", ["/", "/ke-hoach/", "/doi-thoai/", "/tra-loi/", "/cam-ket/", "/tro-giup/"])
def test_reading_pages_only_answer_to_reading(visitor: Visitor, path: str) -> None:
    assert visitor.post(path).status_code == 405


def test_reading_makes_no_session(visitor: Visitor) -> None:
    for path in ("/", "/tra-loi/", "/gui-y-kien/", "/gui-y-kien/noi-dung/", "/tra-cuu/"):
        visitor.get(path)
    assert "sessionid" not in visitor.client.cookies


@pytest.mark.parametrize(
    "path",
    [
        "/doi-thoai/99999999999999999999999/",
        "/doi-thoai/99999999999999999999999/lich.ics",
        "/tra-loi/99999999999999999999999/",
        "/ke-hoach/99999999999999999999999/",
        "/tra-cuu/" + "9" * 300 + "/",
        "/tra-cuu/%00/",
        "/tra-cuu/ĐH-7K4P/",
    ],
)
def test_strange_addresses_are_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 404


@pytest.mark.parametrize("words", ["\x00", "'; DROP TABLE", "<script>alert(1)</script>", "a" * 5000])
def test_strange_words_are_only_words(visitor: Visitor, words: str) -> None:
    answer = visitor.client.get("/tra-loi/", {"q": words, "trang": "-1"})
    assert answer.status_code == 200
    assert "<script>alert" not in page_text(answer)


def test_rights_over_personal_data_are_promised_as_they_are_served(visitor: Visitor) -> None:
    """By telephone or in person, within the law's time; no button and no shorter time is promised."""
    page = page_text(visitor.get("/du-lieu-ca-nhan/"))
    assert "Cán bộ ghi lại yêu cầu, trong 2 ngày làm việc báo đã nhận" in page
    assert "15 ngày" not in page
