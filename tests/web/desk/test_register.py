"""The register: views, filters, pages, export."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook
from tests.cast import DENUNCIATION, LAN, ROAD, Cast, do_jobs, make_opinion, make_reply, send, submission
from tests.web.desk.office import Desk

from dienhong.civic.people.models import SavedView
from dienhong.cycle.opinions.actions.exporting import XLSX
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.sheets import COLUMNS
from dienhong.cycle.opinions.states import OpinionState, Urgency
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.secrets.seal import Seal
from dienhong.web.desk.opinions import export, looks
from dienhong.web.desk.opinions.filters import ORDERS

MOST_QUERIES = 12


def codes(page: str) -> set[str]:
    return {code for code in Opinion.objects.values_list("code", flat=True) if f">{code}</a>" in page}


@pytest.mark.parametrize("query", [{}, {"q": "duong"}])
@pytest.mark.parametrize("rows", [1, 3])
def test_register_needs_the_same_few_queries_for_any_number_of_rows(
    hoa_phu: Cast, office: Desk, rows: int, query: dict[str, str]
) -> None:
    for number in range(rows):
        make_opinion(hoa_phu, OpinionState.ASSIGNED, text=f"{ROAD} {number}")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(codes_shown(office, **query)) == rows
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
    apart = make_opinion(hoa_phu, now=now)
    views = {
        "cho-phan-loai": {received},
        "cho-phan-cong": {triaged},
        "dang-giai-quyet": {assigned, soon, late, in_review},
        "sap-han": {soon},
        "qua-han": {late},
        "cho-duyet": {in_review},
        "da-tra-loi": {replied},
        "thu-tuc-rieng": {apart},
    }
    Opinion.objects.filter(pk=apart.pk).update(state=OpinionState.SEPARATE)
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
    monkeypatch.setattr(looks, "_USUAL_SIZE", 2)
    monkeypatch.setattr(looks, "SIZES", (2,))
    now = timezone.now()
    made = [make_opinion(hoa_phu, now=now - timedelta(hours=number)).code for number in range(5)]
    pages = list(walk(office))
    assert [page & set(made) for page in pages] == [{made[0], made[1]}, {made[2], made[3]}, {made[4]}]


def test_pages_of_found_words_follow_each_other_and_lead_back(
    hoa_phu: Cast, office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_USUAL_SIZE", 2)
    monkeypatch.setattr(looks, "SIZES", (2,))
    now = timezone.now()
    made = [make_opinion(hoa_phu, now=now - timedelta(hours=number)).code for number in range(5)]
    pages = list(walk(office, "?q=duong"))
    assert [page & set(made) for page in pages] == [{made[0], made[1]}, {made[2], made[3]}, {made[4]}]
    second = office.client.get(f"{office.root}y-kien/?q=duong&trang=2").context
    assert (second["previous"], second["next"]) == ("?q=duong&trang=1", "?q=duong&trang=3")
    beyond = office.client.get(f"{office.root}y-kien/?q=duong&trang=9999999999").context
    assert (beyond["previous"], beyond["row_count"]) == ("", 2)


def walk(desk: Desk, query: str = "") -> Iterator[set[str]]:
    while query is not None:
        response = desk.client.get(f"{desk.root}y-kien/{query}")
        yield codes(response.content.decode())
        query = response.context["next"] or None


def test_contacts_and_withheld_words_never_appear(hoa_phu: Cast, office: Desk) -> None:
    make_opinion(hoa_phu)
    send(hoa_phu, submission(DENUNCIATION))
    diverted = make_opinion(hoa_phu, OpinionState.DIVERTED, text="Chuyện riêng trong họ, nhờ xã xem giúp cho kín đáo")
    exported = str(sheet(office.get("y-kien/tai-ve/", cot="du").content))
    for path, page in (("y-kien/", office.text("y-kien/")), ("y-kien/tai-ve/", exported)):
        for word in (LAN.name, LAN.phone, "tố cáo", "danh sách khống", diverted.code):
            assert word not in page, (path, word)
    assert office.get(f"y-kien/{diverted.pk}/").status_code == 404


def sheet(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_export_holds_the_filtered_list_and_no_formula(hoa_phu: Cast, office: Desk) -> None:
    formula = make_opinion(hoa_phu, text="=HYPERLINK(1) đường hỏng")
    make_opinion(hoa_phu, text="Nước sạch yếu quá")
    response = office.get("y-kien/tai-ve/", q="duong")
    assert response["Content-Type"] == XLSX
    rows = sheet(response.content)
    assert rows[0] == ["Mã", "Nội dung", "Thôn", "Lĩnh vực", "Đơn vị", "Hạn trả lời", "Tình trạng"]
    assert [row[:2] for row in rows[1:]] == [[formula.code, "=HYPERLINK(1) đường hỏng"]]
    with zipfile.ZipFile(io.BytesIO(response.content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_export_has_the_rows_and_the_order_of_the_page(hoa_phu: Cast, office: Desk) -> None:
    now = timezone.now()
    for days in (3, 1, 2):
        make_opinion(hoa_phu, now=now - timedelta(days=days))
    make_opinion(hoa_phu, OpinionState.ASSIGNED, now=now)
    for query in ({"xep": "cu"}, {"muc": "cho-phan-loai"}, {"trang-thai": "assigned", "xep": "han"}):
        page = office.text("y-kien/", **query)
        shown = sorted(codes(page), key=page.index)
        assert [row[0] for row in sheet(office.get("y-kien/tai-ve/", **query).content)[1:]] == shown


def test_export_of_all_columns(hoa_phu: Cast, office: Desk) -> None:
    make_opinion(hoa_phu, OpinionState.TRIAGED)
    rows = sheet(office.get("y-kien/tai-ve/", cot="du").content)
    assert rows[0] == ["Mã", *(column.label for column in COLUMNS)]


def test_long_export_is_written_by_the_worker_for_who_asked(
    hoa_phu: Cast, office: Desk, chairman: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "AT_ONCE", 2)
    made = [make_opinion(hoa_phu, now=timezone.now() - timedelta(hours=hours)).code for hours in range(4)]
    asked = office.get("y-kien/tai-ve/")
    assert "Đã ghi" in office.client.get(asked["Location"]).content.decode()
    diverted = Opinion.objects.get(code=made[1])
    divert_opinion(hoa_phu.ha, diverted.pk, seal=Seal(settings.SEALED_KEYS), now=timezone.now())
    do_jobs()
    page = office.client.get(asked["Location"]).content.decode()
    assert "Bảng tính đã xong" in page
    content = office.client.get(f"{asked['Location']}tep/").content
    assert [row[0] for row in sheet(content)[1:]] == [made[0], made[2], made[3]]
    assert chairman.client.get(f"{asked['Location']}tep/").status_code == 404


def test_empty_register_says_so(office: Desk) -> None:
    assert "Không có ý kiến nào ở mục này" in office.text("y-kien/")
    assert "Không có ý kiến nào khớp" in office.text("y-kien/", q="khong co")


def test_pages_are_steady_while_opinions_arrive(hoa_phu: Cast, office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_USUAL_SIZE", 2)
    monkeypatch.setattr(looks, "SIZES", (2,))
    now = timezone.now()
    made = [make_opinion(hoa_phu, now=now - timedelta(hours=number)).code for number in range(1, 5)]
    first = office.get("y-kien/")
    make_opinion(hoa_phu, now=now)
    second = office.client.get(f"{office.root}y-kien/{first.context['next']}")
    assert codes(second.content.decode()) == {made[2], made[3]}
    back = office.client.get(f"{office.root}y-kien/{second.context['previous']}")
    assert codes(back.content.decode()) == {made[0], made[1]}


@pytest.mark.parametrize("order", ["moi", "cu", "han", "han-xa"])
def test_every_order_walks_the_whole_list(
    hoa_phu: Cast, office: Desk, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(looks, "_USUAL_SIZE", 2)
    monkeypatch.setattr(looks, "SIZES", (2,))
    now = timezone.now()
    made = [make_opinion(hoa_phu, now=now - timedelta(days=number)).code for number in range(5)]
    query, walked = f"?xep={order}", list[str]()
    while query:
        response = office.client.get(f"{office.root}y-kien/{query}")
        page = response.content.decode()
        walked += sorted(codes(page), key=page.index)
        query = response.context["next"]
    assert sorted(walked) == sorted(made)
    assert walked == list(Opinion.objects.order_by(*ORDERS[order]).values_list("code", flat=True))


def test_view_of_ones_own_units(hoa_phu: Cast, unit: Desk) -> None:
    mine = make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="economy")
    make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture")
    assert codes_shown(unit, muc="cua-toi") == {mine.code}


def test_view_of_approved_replies_that_wait_for_publication(hoa_phu: Cast, office: Desk) -> None:
    waiting = make_reply(hoa_phu, ReplyState.APPROVED).opinion
    make_reply(hoa_phu, ReplyState.PUBLISHED)
    assert codes_shown(office, muc="chua-cong-khai") == {waiting.code}


def test_counts_stop_at_the_cap(hoa_phu: Cast, office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dienhong.web.desk.opinions.counting.CAP", 2)
    for _ in range(3):
        make_opinion(hoa_phu)
    assert 'Chờ phân loại <span class="dt-count">2+</span>' in " ".join(office.text("y-kien/").split())


def test_columns_and_rows_are_kept_for_the_person(hoa_phu: Cast, office: Desk, chairman: Desk) -> None:
    make_opinion(hoa_phu)
    office.post("y-kien/cach-hien/", columns=["received", "state"], size="20", tight="1")
    page = office.text("y-kien/")
    assert ('data-label="Nhận lúc"' in page, 'data-label="Nội dung"' in page) == (True, False)
    assert ("dt-register--tight" in page, 'data-desk-keys-on="0"' in page) == (True, True)
    assert 'data-label="Nội dung"' in chairman.text("y-kien/")
    office.post("y-kien/cach-hien/", usual="1")
    assert 'data-label="Nội dung"' in office.text("y-kien/")


@pytest.mark.parametrize("columns", [[], ["no-such"]])
def test_senseless_columns_change_nothing(hoa_phu: Cast, office: Desk, columns: list[str]) -> None:
    make_opinion(hoa_phu)
    office.post("y-kien/cach-hien/", columns=columns, size="20")
    assert 'data-label="Nội dung"' in office.text("y-kien/")


def test_filter_is_kept_renamed_shared_and_deleted(hoa_phu: Cast, office: Desk, chairman: Desk) -> None:
    make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture")
    wanted = f"don-vi={hoa_phu.units['culture'].pk}"
    kept = office.post("y-kien/bo-loc/luu/", name="Việc văn hóa", query=f"{wanted}&trang=x&la=1")
    assert kept["Location"].endswith(f"y-kien/?{wanted}")
    assert 'Việc văn hóa <span class="dt-count">1</span>' in " ".join(office.text("y-kien/").split())
    assert "Việc văn hóa" not in chairman.text("y-kien/")
    view = SavedView.objects.get()
    office.post(f"y-kien/bo-loc/{view.pk}/", **{f"{view.pk}-name": "Văn hóa", f"{view.pk}-is_shared": "1"})
    assert "Văn hóa <span" in " ".join(chairman.text("y-kien/").split())
    assert chairman.post(f"y-kien/bo-loc/{view.pk}/", delete="1").status_code == 404
    office.post(f"y-kien/bo-loc/{view.pk}/", delete="1")
    assert SavedView.objects.count() == 0


@pytest.mark.parametrize("name", ["", "Trùng tên"])
def test_filter_without_a_name_of_its_own_is_asked_again(hoa_phu: Cast, office: Desk, name: str) -> None:
    office.post("y-kien/bo-loc/luu/", name="Trùng tên", query="muc-do=3")
    response = office.post("y-kien/bo-loc/luu/", name=name, query="muc-do=4")
    assert (response.status_code, SavedView.objects.count()) == (422, 1)
    assert 'value="muc-do=4"' in response.content.decode()


def test_kept_filters_cost_no_more_queries(hoa_phu: Cast, office: Desk) -> None:
    make_opinion(hoa_phu)
    counts = []
    for number in range(3):
        with CaptureQueriesContext(connection) as queries:
            office.text("y-kien/")
        counts.append(len(queries))
        office.post("y-kien/bo-loc/luu/", name=f"Lọc {number}", query=f"muc-do={number + 1}")
        office.text("y-kien/")  # shows, and so empties, the messages
    assert counts == [counts[0]] * 3
