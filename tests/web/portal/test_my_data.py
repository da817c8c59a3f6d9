"""A sender's own data under their code."""

import json

from tests.cast import LAN, Cast, make_opinion
from tests.web.portal.conftest import Visitor, page_text

from dienhong.cycle.opinions.models import Opinion, Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy.models import DataRequest
from dienhong.cycle.privacy.states import RequestKind


def own(visitor: Visitor, cast: Cast) -> tuple[Opinion, str]:
    """An opinion of Lan's in a browser that proved to be hers."""
    opinion = make_opinion(cast, OpinionState.ASSIGNED)
    visitor.root = f"/{cast.commune.slug}"
    address = visitor.look_up(opinion.code)
    visitor.post(f"{address}xac-nhan/", digits=LAN.phone[-4:])
    return opinion, address


def test_the_copy_tells_what_is_held_for_people_and_programs(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion, address = own(visitor, hoa_phu)
    page = page_text(visitor.get(f"{address}du-lieu/ban-sao/"))
    told = json.loads(visitor.get(f"{address}du-lieu/ban-sao.json").content)
    assert (LAN.name in page, opinion.text in page) == (True, True)
    assert told["code"] == opinion.code
    assert {"label": "Họ tên", "value": LAN.name} in told["held"]["sender"]


def test_nobody_else_sees_it_with_the_code_alone(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    visitor.root = f"/{hoa_phu.commune.slug}"
    address = visitor.look_up(opinion.code)
    for page in ("", "ban-sao/", "ban-sao.json", "rut-dong-y/contact/"):
        response = visitor.get(f"{address}du-lieu/{page}")
        assert (response.status_code, response["Location"]) == (302, f"{visitor.root}{address}")
    assert visitor.post(f"{address}du-lieu/rut-dong-y/contact/").status_code == 302
    assert Submitter.objects.get().phone != ""


def test_a_consent_is_withdrawn_after_a_page_that_says_what_follows(hoa_phu: Cast, visitor: Visitor) -> None:
    _, address = own(visitor, hoa_phu)
    assert "Lời ông/bà đã gửi vẫn được giữ" in page_text(visitor.get(f"{address}du-lieu/rut-dong-y/naming/"))
    assert visitor.get(f"{address}du-lieu/rut-dong-y/khac/").status_code == 404
    assert visitor.post(f"{address}du-lieu/rut-dong-y/naming/").status_code == 302
    assert Submitter.objects.get().name == ""
    assert "Đã rút lúc" in page_text(visitor.get(f"{address}du-lieu/"))


def test_a_request_is_sent_once_and_followed_here(hoa_phu: Cast, visitor: Visitor) -> None:
    _, address = own(visitor, hoa_phu)
    key = "5b6f6c0e-7a4f-4f0e-9a51-0c5a3f7d8e10"
    for _ in range(2):
        sent = visitor.post(f"{address}du-lieu/", kind="erase", text="", key=key)
        assert sent.status_code == 302
    assert DataRequest.objects.get().kind == RequestKind.ERASE
    page = page_text(visitor.get(f"{address}du-lieu/"))
    assert "Xóa tên và liên hệ" in page
    assert "Mới nhận" in page


def test_a_request_to_correct_needs_words_and_keeps_the_choice(hoa_phu: Cast, visitor: Visitor) -> None:
    _, address = own(visitor, hoa_phu)
    response = visitor.post(f"{address}du-lieu/", kind="correct", text="", key="x")
    assert response.status_code == 422
    assert "Hãy ghi điều cần sửa" in page_text(response)
    assert DataRequest.objects.count() == 0
