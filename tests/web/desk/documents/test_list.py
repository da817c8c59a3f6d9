"""The list of documents: views, filters, pages, who sees what."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.civic.documents.office import make_document, paper
from tests.web.desk.office import Desk

from dienhong.civic.documents.actions.draft import draft_document
from dienhong.civic.documents.states import DocumentState
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.web.desk import paging


def _queries(desk: Desk, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        desk.text(path)
    return len(captured)


def test_list_asks_as_much_for_three_rows_as_for_one(office: Desk, hoa_phu: Cast) -> None:
    make_document(hoa_phu)
    office.text("van-ban/")  # the session is warm
    one = _queries(office, "van-ban/?q=doi+thoai")
    for _ in range(2):
        make_document(hoa_phu, DocumentState.NUMBERED)
    assert _queries(office, "van-ban/?q=doi+thoai") == one
    assert one <= 12


def test_page_asks_as_much_with_three_versions_as_with_one(office: Desk, hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, DocumentState.ISSUED, folder=tmp_path)
    assert _queries(office, f"van-ban/{row.pk}/") <= 15


def test_views_hold_what_waits_and_count_it(office: Desk, hoa_phu: Cast) -> None:
    draft = make_document(hoa_phu, document=paper(subject="Dự thảo của Hà"))
    waiting = make_document(hoa_phu, DocumentState.SUBMITTED, document=paper(subject="Đã trình"))
    mine = office.text("van-ban/", muc="cua-toi")
    assert draft.subject in mine
    assert waiting.subject not in mine
    submitted = office.text("van-ban/", muc="cho-duyet")
    assert waiting.subject in submitted
    assert draft.subject not in submitted
    assert 'Chờ duyệt <span class="dt-count">1</span>' in submitted


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "thong bao thon dong"}, True),
        ({"q": "Thôn Đông"}, True),
        ({"q": "01/kh-ubnd"}, True),
        ({"q": "thôn Đoài"}, False),
        ({"loai": "plan"}, True),
        ({"loai": "notice"}, False),
        ({"trang-thai": "numbered"}, True),
        ({"trang-thai": "draft"}, False),
        ({"nam": "2026"}, True),
        ({"nam": "2025"}, False),
        ({"ho-so": "7"}, False),
        ({"muc": "cho-ban-hanh"}, True),
        ({"nam": "99999999999999", "ho-so": "x", "loai": "?", "trang": "%%", "muc": "?"}, True),
        ({"q": "\0"}, True),
    ],
)
def test_filters(office: Desk, hoa_phu: Cast, query: dict[str, str], found: bool) -> None:
    subject = "Thông báo đối thoại thôn Đông"
    make_document(hoa_phu, DocumentState.NUMBERED, document=paper(subject=subject))
    assert (subject in office.text("van-ban/", **query)) is found


def test_long_list_has_pages(office: Desk, hoa_phu: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging.keyset_page, "__defaults__", (2, None))
    for number in range(3):
        make_document(hoa_phu, document=paper(subject=f"Việc thứ {number}"))
    first = office.text("van-ban/")
    assert "Việc thứ 0" not in first
    assert "trang=" in first


def test_empty_list_says_what_comes(office: Desk, hoa_phu: Cast) -> None:
    assert "Không có văn bản nào ở mục này" in office.text("van-ban/")
    assert "Không có văn bản nào khớp" in office.text("van-ban/", q="x")


def test_unit_sees_its_own_drafts_only(unit: Desk, hoa_phu: Cast) -> None:
    others = make_document(hoa_phu, document=paper(subject="Việc của Văn phòng"))
    own = draft_document(hoa_phu.tuan, "plan", paper(subject="Việc của Phòng Kinh tế"), now=others.drafted_at)
    page = unit.text("van-ban/")
    assert own.subject in page
    assert others.subject not in page
    assert unit.get(f"van-ban/{others.pk}/").status_code == 404
    assert unit.get(f"van-ban/{others.pk}/tep/pdf/").status_code == 404
    assert unit.post(f"van-ban/{others.pk}/sua/").status_code == 404


def test_who_only_reads_sees_what_went_out(hoa_phu: Cast, tmp_path: Path) -> None:
    issued = make_document(hoa_phu, DocumentState.ISSUED, folder=tmp_path)
    draft = make_document(hoa_phu)
    user = User.objects.create_user(username="nhan", full_name="Khổng Văn Nhân", password="dien-hong-1284")
    Membership.objects.create(user=user, role=Role.COUNCIL, valid_from=date(2025, 7, 1))
    council = Desk("nhan")
    assert council.get(f"van-ban/{issued.pk}/tep/pdf/").status_code == 200
    assert council.get(f"van-ban/{draft.pk}/").status_code == 404
    assert "Việc làm được lúc này" not in council.text(f"van-ban/{issued.pk}/")


def test_who_may_not_read_documents(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu)
    for username in ("sau", "quyen", "khoa"):
        desk = Desk(username)
        assert desk.get("van-ban/").status_code == 403
        assert desk.get(f"van-ban/{row.pk}/").status_code == 404
        assert "van-ban/" not in desk.text("thong-bao/")
    assert Desk(None).get("van-ban/").status_code == 302


def test_registrar_neither_writes_nor_decides(clerk: Desk, hoa_phu: Cast) -> None:
    draft = make_document(hoa_phu)
    waiting = make_document(hoa_phu, DocumentState.SUBMITTED)
    assert clerk.get("van-ban/moi/").status_code == 403
    assert clerk.get(f"van-ban/{draft.pk}/sua/").status_code == 403
    assert clerk.post(f"van-ban/{draft.pk}/sua-loi/", seen_version=1).status_code == 403
    assert clerk.post(f"van-ban/{draft.pk}/buoc/trinh/", seen_version=1).status_code == 403
    assert clerk.post(f"van-ban/{waiting.pk}/buoc/duyet/", seen_version=2).status_code == 403
    assert clerk.get(f"van-ban/{waiting.pk}/buoc/khong-co/").status_code == 404


def test_writer_neither_numbers_nor_issues(office: Desk, hoa_phu: Cast) -> None:
    signed = make_document(hoa_phu, DocumentState.SIGNED)
    numbered = make_document(hoa_phu, DocumentState.NUMBERED)
    assert office.post(f"van-ban/{signed.pk}/buoc/cap-so/", day="09/3/2026").status_code == 403
    assert office.post(f"van-ban/{numbered.pk}/buoc/ban-hanh/").status_code == 403
    assert office.post(f"van-ban/{numbered.pk}/buoc/huy-so/", reason="x").status_code == 403
    assert office.get("van-ban/dot/moi/").status_code == 403


def test_document_of_another_commune_does_not_exist(hoa_phu: Cast, binh_an: Cast) -> None:
    row = make_document(hoa_phu)
    ngoc = Desk("ngoc", "/binh-an/ban-lam-viec/")
    assert ngoc.get(f"van-ban/{row.pk}/").status_code == 404
    assert ngoc.get(f"van-ban/{row.pk}/tep/docx/").status_code == 404
    assert Desk("ngoc").get("van-ban/").status_code == 404
