"""The ways of an opinion at the desk, seen to the end: what is shown, what is confirmed, what the sender reads."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import LAN, Cast, make_opinion
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.actions.concerning import set_concerned
from dienhong.cycle.opinions.models import ConcernedOfficial, Opinion, SupportingUnit, TransferTrack
from dienhong.cycle.opinions.states import OpinionState

S = OpinionState
POWER = {"body": "Công ty Điện lực", "cause": "sector", "reason": "Cột điện số 12."}


def take(desk: Desk, opinion: Opinion, key: str, **typed: Any) -> Any:
    """Fill in, read, confirm."""
    path = f"y-kien/{opinion.pk}/huong-xu-ly/{key}/"
    shown = desk.post(path, seen_version=opinion.version, **typed)
    assert shown.status_code == 200, shown.content.decode()
    told = shown.context["told"]
    assert told in shown.content.decode()
    return desk.post(path, seen_version=opinion.version, shown=told, **typed)


def test_page_offers_exactly_the_ways_of_the_state(hoa_phu: Cast, office: Desk) -> None:
    received, assigned = make_opinion(hoa_phu), make_opinion(hoa_phu, S.ASSIGNED)
    assert "Khiếu nại, thuộc thẩm quyền của xã" in office.text(f"y-kien/{received.pk}/huong-xu-ly/")
    page = office.text(f"y-kien/{assigned.pk}/huong-xu-ly/")
    assert f"/y-kien/{assigned.pk}/#phan-cong" in page
    assert "huong-xu-ly/refused/" not in page
    assert office.get(f"y-kien/{assigned.pk}/huong-xu-ly/refused/").status_code == 422
    assert office.get(f"y-kien/{assigned.pk}/huong-xu-ly/denunciation/").status_code == 404


def test_nothing_happens_before_the_wording_was_seen(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    path = f"y-kien/{opinion.pk}/huong-xu-ly/other/"
    page = office.post(path, seen_version=opinion.version, **POWER).content.decode()
    assert "Xã đã chuyển đến Công ty Điện lực để giải quyết" in page
    assert 'value="Công ty Điện lực"' in page
    changed = office.post(path, seen_version=opinion.version, shown="Khác", **POWER)
    assert (changed.status_code, Opinion.objects.get(pk=opinion.pk).state) == (200, S.TRIAGED)


def test_faults_are_named_and_what_was_typed_stays(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED)
    answer = office.post(f"y-kien/{opinion.pk}/huong-xu-ly/other/", **(POWER | {"cause": "other", "reason": " "}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi lý do; người gửi sẽ đọc được lý do này." in page
    assert 'value="Công ty Điện lực"' in page


def test_transfer_is_followed_until_the_sender_reads_the_outcome(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, S.TRIAGED, now=timezone.now())
    assert take(office, opinion, "other", **POWER).status_code == 302
    track = TransferTrack.objects.get(opinion=opinion)
    listed = office.text("y-kien/dang-theo-doi/")
    assert (opinion.code in listed, "Công ty Điện lực" in listed) == (True, True)
    done = office.post(
        f"y-kien/dang-theo-doi/{track.pk}/ket-qua/",
        heard_on=f"{timezone.localdate():%d/%m/%Y}",
        outcome="Công văn 12 ngày hôm nay.",
        public_text="Điện lực đã thay cột điện số 12.",
    )
    assert done.status_code == 302
    assert "Không có ý kiến nào đang chờ nơi khác" in office.text("y-kien/dang-theo-doi/")
    sender = Client()
    lookup = sender.post("/hoa-phu/tra-cuu/", {"code": opinion.code})["Location"]
    before = sender.get(lookup).content.decode()
    assert ("Nơi nhận: Công ty Điện lực" in before, "thay cột điện" in before) == (True, False)
    sender.post(f"{lookup}xac-nhan/", {"digits": LAN.phone[-4:]})
    assert "Điện lực đã thay cột điện số 12." in sender.get(lookup).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_transfers_needs_the_same_queries_for_any_number(
    hoa_phu: Cast, office: Desk, rows: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(rows):
        make_opinion(hoa_phu, S.TRANSFERRED)
    with django_assert_max_num_queries(9):
        office.text("y-kien/dang-theo-doi/")


def test_empty_list_says_what_will_come(hoa_phu: Cast, office: Desk) -> None:
    assert "Không có ý kiến nào đang chờ nơi khác" in office.text("y-kien/dang-theo-doi/")


def test_reminder_and_taking_back(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, S.TRANSFERRED)
    track = TransferTrack.objects.get(opinion=opinion)
    assert "Đã đôn đốc" in office.text("y-kien/dang-theo-doi/")
    office.post(f"y-kien/dang-theo-doi/{track.pk}/don-doc/")
    assert "đã đôn đốc 1 lần" in office.text("y-kien/dang-theo-doi/")
    assert "Nhận lại để xã giải quyết" in office.text(f"y-kien/{opinion.pk}/")
    office.post(f"y-kien/{opinion.pk}/nhan-lai/", reason="Điện lực trả lại.")
    assert Opinion.objects.get(pk=opinion.pk).state == S.RECEIVED


def test_unit_gives_back_and_the_office_finds_it(hoa_phu: Cast, office: Desk, unit: Desk) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    assert "trả lại Văn phòng" in unit.text(f"y-kien/{opinion.pk}/")
    told = {"cause": "other_unit", "note": "Giao Phòng Văn hóa.", "seen_version": opinion.version}
    assert unit.post(f"y-kien/{opinion.pk}/tra-lai/", **told).status_code == 302
    assert unit.get(f"y-kien/{opinion.pk}/").status_code == 404
    assert opinion.code in office.text("y-kien/", muc="bi-tra-lai")
    page = office.text(f"y-kien/{opinion.pk}/")
    assert ("Bị trả lại" in page, "Giao Phòng Văn hóa." in page) == (True, True)


def test_supporting_unit_is_asked_and_contributes_on_the_page(hoa_phu: Cast, office: Desk) -> None:
    opinion, culture = make_opinion(hoa_phu, S.ASSIGNED, now=timezone.now()), Desk("thuy")
    assert culture.get(f"y-kien/{opinion.pk}/").status_code == 404
    office.post(
        f"y-kien/{opinion.pk}/phoi-hop/",
        unit=hoa_phu.units["culture"].pk,
        asked="Số hộ bị ảnh hưởng?",
        due_date=f"{timezone.localdate():%d/%m/%Y}",
    )
    support = SupportingUnit.objects.get()
    assert "Viết góp ý" in culture.text(f"y-kien/{opinion.pk}/")
    assert "Viết góp ý" not in office.text(f"y-kien/{opinion.pk}/")
    culture.post(f"y-kien/{opinion.pk}/phoi-hop/{support.pk}/", answer="Có 12 hộ.")
    assert "Có 12 hộ." in Desk("tuan").text(f"y-kien/{opinion.pk}/")
    assert Desk("tuan").get(f"y-kien/{opinion.pk}/phoi-hop/{support.pk}/").status_code == 403


def test_marking_oneself_leads_back_to_the_register(hoa_phu: Cast, office: Desk, chairman: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    answer = office.post(f"y-kien/{opinion.pk}/can-bo/", officials=[hoa_phu.ha.person_id])
    assert (answer.status_code, answer["Location"].endswith("/y-kien/")) == (302, True)
    assert opinion.code in chairman.text("y-kien/")
    assert ConcernedOfficial.objects.count() == 1


PAGES = (
    "{pk}/", "{pk}/huong-xu-ly/", "{pk}/huong-xu-ly/other/", "{pk}/can-bo/", "{pk}/gop/", "{pk}/rut/",
    "{pk}/phoi-hop/", "{pk}/chuyen-don-thu/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_no_page_opens_for_the_concerned(hoa_phu: Cast, office: Desk, chairman: Desk, path: str) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    set_concerned(hoa_phu.dung, opinion.pk, {hoa_phu.ha.person_id}, now=timezone.now())
    address = "y-kien/" + path.format(pk=opinion.pk)
    assert (office.get(address).status_code, chairman.get(address).status_code) == (404, 200)


@pytest.mark.parametrize(
    "path", ["", "y-kien/", "y-kien/?q=sut", "y-kien/tai-ve/", "nhat-ky/", "thong-bao/", "duyet/", "y-kien/trung/"]
)
def test_no_list_search_or_export_shows_it_to_the_concerned(hoa_phu: Cast, office: Desk, path: str) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    before = office.get(path)
    set_concerned(hoa_phu.dung, opinion.pk, {hoa_phu.ha.person_id}, now=timezone.now())
    after = office.get(path)
    assert before.status_code == after.status_code
    if not hasattr(after, "streaming_content"):
        assert opinion.code.encode() not in after.content
