"""Who gets in where."""

import re

import pytest
from django.urls import URLPattern, URLResolver
from tests.cast import DENUNCIATION, Cast, make_dialogue, make_opinion, make_plan, make_reply, send, submission
from tests.web.desk.office import Desk

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.states import ReplyState
from dienhong.web.desk import urls

# Calendars cannot log in: the token in the address is the whole credential (tests of duties try foreign ones).
_CALENDAR = "viec-doi-thoai/lich/<str:token>.ics"
_WORDS = {"step": "cancel", "decision": "xac-nhan", "code": "TRANS", "form": "pdf"}


def _addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> list[str]:
    found = []
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        found += _addresses(pattern.url_patterns, route) if isinstance(pattern, URLResolver) else [route]
    return found


def _filled(route: str, pk: int) -> str:
    return re.sub(r"<\w+:(\w+)>", lambda match: _WORDS.get(match[1], str(pk)), route)


@pytest.fixture
def records(hoa_phu: Cast) -> int:
    """One record of each kind, all with the same id."""
    made = {
        make_plan(hoa_phu).pk,
        make_dialogue(hoa_phu).pk,
        make_reply(hoa_phu, ReplyState.IN_REVIEW).pk,
    }
    send(hoa_phu, submission(DENUNCIATION))
    assert SealedCase.objects.exists()
    return min(made)


def test_every_address_asked_by_an_official_of_another_commune_is_404(binh_an: Cast, records: int) -> None:
    ngoc = Desk("ngoc")
    answers = {route: ngoc.get(_filled(route, records)).status_code for route in _addresses(urls.urlpatterns)}
    assert set(answers.values()) == {404}, answers
    posts = [route for route in answers if route not in {"dang-xuat/", _CALENDAR}]
    answers = {route: ngoc.post(_filled(route, records)).status_code for route in posts}
    assert set(answers.values()) == {404}, answers


def test_every_address_asked_by_nobody_leads_to_log_in(records: int) -> None:
    nobody = Desk(None)
    open_to_all = {"dang-nhap/", "dang-xuat/", _CALENDAR}
    for route in _addresses(urls.urlpatterns):
        if route in open_to_all:
            continue
        response = nobody.get(_filled(route, records))
        assert response.status_code == 302, route
        assert response["Location"].startswith("/hoa-phu/ban-lam-viec/dang-nhap/?next="), route


def test_guessed_calendar_address_shows_nothing_and_takes_nothing(records: int) -> None:
    address = _filled(_CALENDAR, records)
    assert (Desk(None).get(address).status_code, Desk(None).post(address).status_code) == (404, 405)


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("tuan", "ke-hoach/tai-len/"),
        ("tuan", "duyet/"),
        ("khoa", "y-kien/"),
        ("sau", "y-kien/"),
        ("quyen", "nhat-ky/"),
        ("ha", "cau-hinh/linh-vuc/"),
        ("tuan", "y-kien/nhap/"),
    ],
)
def test_page_for_another_role_is_403_with_the_reason(hoa_phu: Cast, who: str, path: str) -> None:
    response = Desk(who).get(path)
    assert response.status_code == 403
    assert "Trang này dành cho người có quyền" in response.content.decode()


@pytest.mark.parametrize("who", ["ha", "khoa"])
def test_letters_are_closed_to_all_but_their_readers(hoa_phu: Cast, who: str) -> None:
    response = Desk(who).get("don-thu/")
    assert response.status_code == 403
    assert "Chỉ người xử lý đơn" in response.content.decode()


def test_unit_reads_only_its_own_opinions(hoa_phu: Cast, unit: Desk) -> None:
    own = make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="economy")
    other = make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture")
    assert unit.get(f"y-kien/{own.pk}/").status_code == 200
    assert unit.get(f"y-kien/{other.pk}/").status_code == 404
    assert unit.get(f"y-kien/{other.pk}/tra-loi/").status_code == 404


def test_get_changes_nothing_on_action_addresses(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    for path in ("phan-loai/", "phan-cong/"):
        assert office.get(f"y-kien/{opinion.pk}/{path}").status_code == 405


def test_post_without_csrf_token_is_refused(hoa_phu: Cast) -> None:
    desk = Desk("ha")
    desk.client.handler.enforce_csrf_checks = True
    opinion = make_opinion(hoa_phu)
    assert desk.post(f"y-kien/{opinion.pk}/phan-loai/").status_code == 403
