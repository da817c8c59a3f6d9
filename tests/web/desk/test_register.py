"""The register: views, filters, pages, export."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import DENUNCIATION, LAN, ROAD, Cast, make_opinion, make_reply, send, submission
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState, Urgency
from dienhong.cycle.replies.states import ReplyState
from dienhong.web.desk.opinions.export import harmless

MOST_QUERIES = 12


def codes(page: str) -> set[str]:
    return {code for code in Opinion.objects.values_list("code", flat=True) if f">{code}</a>" in page}


@pytest.mark.parametrize("rows", [1, 3])
def test_register_needs_the_same_few_queries_for_any_number_of_rows(hoa_phu: Cast, office: Desk, rows: int) -> None:
    for number in range(rows):
        make_opinion(hoa_phu, OpinionState.ASSIGNED, text=f"{ROAD} {number}")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(codes_shown(office)) == rows
    assert len(queries) - 1 <= MOST_QUERIES  # one is the test's own


def codes_shown(desk: Desk, **query: str) -> set[str]:
    return codes(desk.text("y-kien/", **query))


def test_each_view_holds_what_its_name_says(hoa_phu: Cast, office: Desk) -> None:
    now = timezone.now()
    received = make_opinion(hoa_phu, now=now)
    triaged = make_opinion(hoa_phu, OpinionState.TRIAGED, now=now)
    assigned = make_opinion(hoa_phu, OpinionState.ASSIGNED, now=now)
    soon = make_opinion(hoa_phu, OpinionState.ASSIGNED, urgency=Urgency.URGENT, now=now)
    late = make_opinion(hoa_phu, OpinionState.ASSIGNED, now=now - timedelta(days=60))
    in_review = make_reply(hoa_phu, ReplyState.IN_REVIEW, now=now).opinion
    replied = make_opinion(hoa_phu, OpinionState.REPLIED, now=now)
    views = {
        "cho-phan-loai": {received},
        "cho-phan-cong": {triaged},
        "dang-giai-quyet": {assigned, soon, late, in_review},
        "sap-han": {soon},
        "qua-han": {late},
        "cho-duyet": {in_review},
        "da-tra-loi": {replied},
    }
    Opinion.objects.filter(pk=soon.pk).update(due_date=timezone.localdate())
    for view, wanted in views.items():
        assert codes_shown(office, muc=view) == {opinion.code for opinion in wanted}, view


def test_tabs_count_their_views(hoa_phu: Cast, office: Desk) -> None:
    for _ in range(2):
        make_opinion(hoa_phu)
    make_opinion(hoa_phu, OpinionState.TRIAGED)
    page = " ".join(office.text("y-kien/").split())
    assert 'Chờ phân loại <span class="dt-count">2</span>' in page
    assert 'Chờ phân công <span class="dt-count">1</span>' in page


def test_words_are_found_without_diacritics(hoa_phu: Cast, office: Desk) -> None:
    road = make_opinion(hoa_phu, text="Đường liên thôn hỏng nặng")
    make_opinion(hoa_phu, text="Nước sạch yếu quá")
    for words in ("duong lien thon", "đường liên thôn", road.code):
        assert codes_shown(office, q=words) == {road.code}


def test_words_typed_with_diacritics_come_first(hoa_phu: Cast, office: Desk) -> None:
    now = timezone.now()
    exact = make_opinion(hoa_phu, text="Chợ xã họp lấn đường", now=now - timedelta(days=2))
    other = make_opinion(hoa_phu, text="Cho xa mot cau tra loi ro rang", now=now)
    page = office.text("y-kien/", q="chợ xã")
    assert page.index(exact.code) < page.index(other.code)


def test_filters_narrow_together(hoa_phu: Cast, office: Desk) -> None:
    now = timezone.now()
    wanted = make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture", urgency=Urgency.PRESSING, now=now)
    make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture", now=now)
    make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="economy", urgency=Urgency.PRESSING, now=now)
    filters = {"don-vi": str(hoa_phu.units["culture"].pk), "muc-do": "3", "linh-vuc": "TRANS", "trang-thai": "assigned"}
    assert codes_shown(office, **filters) == {wanted.code}


@pytest.mark.parametrize("name", ["don-vi", "thon", "doi-thoai", "muc-do", "trang-thai", "muc", "trang"])
def test_senseless_filter_is_ignored(hoa_phu: Cast, office: Desk, name: str) -> None:
    opinion = make_opinion(hoa_phu)
    assert codes_shown(office, **{name: "²x'\"<"}) == {opinion.code}


def test_pages_follow_each_other_without_gap_and_back(
    hoa_phu: Cast, office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dienhong.web.desk.paging.keyset_page.__defaults__", (2,))
    now = timezone.now()
    made = [make_opinion(hoa_phu, now=now - timedelta(hours=number)).code for number in range(5)]
    pages = list(walk(office))
    assert [page & set(made) for page in pages] == [{made[0], made[1]}, {made[2], made[3]}, {made[4]}]


def walk(desk: Desk) -> Iterator[set[str]]:
    query = ""
    while query is not None:
        response = desk.client.get(f"{desk.root}y-kien/{query}")
        yield codes(response.content.decode())
        query = response.context["next"] or None


def test_contacts_and_withheld_words_never_appear(hoa_phu: Cast, office: Desk) -> None:
    make_opinion(hoa_phu)
    send(hoa_phu, submission(DENUNCIATION))
    diverted = make_opinion(hoa_phu, OpinionState.DIVERTED, text="Chuyện riêng trong họ, nhờ xã xem giúp cho kín đáo")
    for path in ("y-kien/", "y-kien/tai-ve/"):
        page = office.text(path)
        for word in (LAN.name, LAN.phone, "tố cáo", "danh sách khống", diverted.code):
            assert word not in page, (path, word)
    assert office.get(f"y-kien/{diverted.pk}/").status_code == 404


def test_export_holds_the_filtered_list_and_no_formula(hoa_phu: Cast, office: Desk) -> None:
    formula = make_opinion(hoa_phu, text="=HYPERLINK(1) đường hỏng")
    make_opinion(hoa_phu, text="Nước sạch yếu quá")
    response = office.get("y-kien/tai-ve/", q="duong")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["Mã"], row["Nội dung"]) for row in rows] == [(formula.code, "'=HYPERLINK(1) đường hỏng")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "  ="])
def test_cell_that_a_spreadsheet_would_compute_is_quoted(start: str) -> None:
    assert harmless(f"{start}1") == f"'{start}1"


def test_cell_of_plain_words_stays(hoa_phu: Cast) -> None:
    assert harmless(ROAD) == ROAD


def test_empty_register_says_so(office: Desk) -> None:
    assert "Không có ý kiến nào ở mục này" in office.text("y-kien/")
    assert "Không có ý kiến nào khớp" in office.text("y-kien/", q="khong co")
