"""The sealed track at the desk."""

import csv
import io
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import DENUNCIATION, LAN, Cast, make_opinion, send, submission
from tests.engines.photos.hostile import jpeg
from tests.web.desk.office import Desk

from dienhong.civic.sealed.actions.looking import read_look
from dienhong.civic.sealed.models import Look, SealedCase
from dienhong.civic.sealed.states import SealedState
from dienhong.cycle.opinions.actions.photos import add_photo
from dienhong.cycle.opinions.albums import attach
from dienhong.cycle.opinions.models import Opinion, Photo
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.models import Entry
from dienhong.engines.secrets.seal import Seal, new_key
from dienhong.kernel.errors import Missing


@pytest.fixture
def case(hoa_phu: Cast) -> SealedCase:
    send(hoa_phu, submission(DENUNCIATION))
    return SealedCase.objects.get()


@pytest.fixture
def officer(hoa_phu: Cast) -> Desk:
    """Quyên, who reads petitions."""
    return Desk("quyen")


def test_list_tells_no_word_of_the_content(officer: Desk, case: SealedCase) -> None:
    response = officer.get("don-thu/")
    page = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "nói rõ là tố cáo" in page
    assert "danh sách khống" not in page


def open_words(officer: Desk, case: SealedCase, shown: str = "content") -> Any:
    """Say why, and get what is shown then."""
    response = officer.post(f"don-thu/{case.pk}/xem/", reason="sort", note="", shown=shown)
    assert response.status_code == 302
    return officer.client.get(response["Location"])


def test_case_page_tells_no_word_of_the_content(officer: Desk, case: SealedCase) -> None:
    page = officer.text(f"don-thu/{case.pk}/")
    assert [word for word in (DENUNCIATION, LAN.name, LAN.phone) if word in page] == []
    assert Entry.objects.filter(verb="case_opened").count() == 0


def test_opening_is_recorded_and_not_cached(officer: Desk, case: SealedCase) -> None:
    response = open_words(officer, case)
    page = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert DENUNCIATION in page
    assert LAN.name in page
    assert Entry.objects.filter(verb="case_opened", subject_id=case.pk).count() == 1
    assert "Mai Lệ Quyên" in officer.text(f"don-thu/{case.pk}/")


def test_looking_without_a_reason_is_refused_in_words(officer: Desk, case: SealedCase) -> None:
    for answers in ({"shown": "content"}, {"shown": "content", "reason": "other", "note": ""}):
        response = officer.post(f"don-thu/{case.pk}/xem/", **answers)
        assert (response.status_code, DENUNCIATION in response.content.decode()) == (422, False)
    assert Look.objects.count() == 0


def test_a_look_is_its_own_persons_and_ends(hoa_phu: Cast, officer: Desk, case: SealedCase, seal: Seal) -> None:
    address = officer.post(f"don-thu/{case.pk}/xem/", reason="sort", note="", shown="content")["Location"]
    assert DENUNCIATION not in Desk("dung").client.get(address).content.decode()
    late = timezone.now() + timedelta(minutes=16)
    with pytest.raises(Missing):
        read_look(hoa_phu.quyen, case.pk, Look.objects.get().pk, seal=seal, now=late)


def test_copy_is_proposed_changed_approved_and_printed(officer: Desk, case: SealedCase) -> None:
    address = officer.post(f"don-thu/{case.pk}/xem/", reason="copy", note="", shown="content")["Location"]
    copy = officer.client.post(f"{address}ban-sao/", {"deed": "start"})["Location"]
    assert officer.client.get(copy).status_code == 200
    named = {"deed": "approve", "text": f"Của {LAN.name.upper()}", "seen_version": "1"}
    assert "Bản sao vẫn còn họ tên" in officer.client.post(f"{copy}ban-sao/", named).content.decode()
    good = {"deed": "approve", "text": "Có danh sách khống.", "seen_version": "2"}
    assert officer.client.post(f"{copy}ban-sao/", good).status_code == 302
    printed = open_words(officer, case, "print").content.decode()
    assert ("Có danh sách khống." in printed, LAN.name in printed) == (True, False)
    assert list(Look.objects.values_list("shown", flat=True)) == ["content", "copy", "print"]


def test_list_of_looks_is_a_file_without_formulas(officer: Desk, case: SealedCase) -> None:
    officer.post(f"don-thu/{case.pk}/xem/", reason="sort", note="=1+1", shown="content")
    address = officer.post(f"don-thu/{case.pk}/xem/", reason="inspect", note="Đoàn kiểm tra", shown="log")["Location"]
    assert "Đoàn kiểm tra" in officer.client.get(address).content.decode()
    rows = list(csv.reader(io.StringIO(officer.client.get(f"{address}tep/").content.decode("utf-8-sig"))))
    assert [row[1:5] for row in rows[1:]] == [
        ["Mai Lệ Quyên", "Phân loại, xem xét ban đầu", "'=1+1", "Nội dung và người gửi"],
        ["Mai Lệ Quyên", "Kiểm tra, giám sát", "Đoàn kiểm tra", "Danh sách các lần xem"],
    ]


DEEDS = ("nguoi-bi-to-cao", "them-nguoi", "bot-nguoi", "bo-han-che", "nhieu-noi", "thu-ly", "gia-han", "chuyen-di",
         "ket-thuc")  # fmt: skip


def test_officer_is_offered_what_is_open_and_each_page_works(officer: Desk, case: SealedCase) -> None:
    answers = {slug: officer.get(f"don-thu/{case.pk}/viec/{slug}/").status_code for slug in DEEDS}
    open_now = {"nguoi-bi-to-cao", "bo-han-che", "nhieu-noi"}
    assert answers == {slug: 200 if slug in open_now else 404 for slug in DEEDS}


def test_chairman_knows_after_the_accused_are_noted_and_reads_no_word(
    hoa_phu: Cast, officer: Desk, case: SealedCase
) -> None:
    chairman = Desk("dung")
    assert chairman.get(f"don-thu/{case.pk}/").status_code == 403
    said = {"name": "Trưởng thôn Đông", "reason": "Ghi trong đơn"}
    assert officer.post(f"don-thu/{case.pk}/viec/nguoi-bi-to-cao/", **said).status_code == 302
    assert DENUNCIATION not in chairman.text(f"don-thu/{case.pk}/")
    assert chairman.post(f"don-thu/{case.pk}/xem/", reason="sort", shown="content").status_code == 403
    person = {"person": hoa_phu.phuc.user_id, "reason": "Giao xác minh"}
    assert chairman.post(f"don-thu/{case.pk}/viec/them-nguoi/", **person).status_code == 302
    assert DENUNCIATION in open_words(Desk("phuc"), case).content.decode()


MENU = 'don-thu/">Đơn thư'


def test_menu_of_the_chairman_leads_there_once_a_case_is_his(hoa_phu: Cast, officer: Desk, case: SealedCase) -> None:
    assert [MENU in Desk(who).text("") for who in ("quyen", "dung", "ha", "khoa")] == [True, False, False, False]
    officer.post(f"don-thu/{case.pk}/viec/nguoi-bi-to-cao/", name="Trưởng thôn Đông", reason="Ghi trong đơn")
    assert [MENU in Desk(who).text("") for who in ("quyen", "dung", "ha", "khoa")] == [True, True, False, False]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_needs_the_same_queries_for_any_number(
    hoa_phu: Cast, officer: Desk, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        send(hoa_phu, submission(DENUNCIATION))
    officer.get("don-thu/")
    with django_assert_num_queries(7):
        assert officer.text("don-thu/").count("nói rõ là tố cáo") == rows


def test_photos_are_seen_with_the_words_and_go_back_with_them(
    hoa_phu: Cast, officer: Desk, settings: Any, tmp_path: Path, seal: Seal
) -> None:
    settings.FILES = tmp_path
    opinion = make_opinion(hoa_phu)
    key = uuid.uuid4()
    add_photo(hoa_phu.citizen, key, jpeg(), folder=tmp_path, now=timezone.now())
    attach(key, opinion)
    assert Desk("ha").post(f"y-kien/{opinion.pk}/chuyen-don-thu/").status_code == 302
    assert Photo.objects.count() == 0
    case = SealedCase.objects.get()
    assert open_words(officer, case).content.decode().count('src="data:image/jpeg;base64,/9j/') == 1
    assert officer.post(f"don-thu/{case.pk}/chuyen-so/quyet-dinh/").status_code == 302
    assert Opinion.objects.get(pk=opinion.pk).photos.count() == 1


def test_accused_chairman_never_hears_of_it(hoa_phu: Cast, officer: Desk, case: SealedCase) -> None:
    said = {"people": [hoa_phu.dung.user_id], "name": "", "reason": "Ghi trong đơn"}
    assert officer.post(f"don-thu/{case.pk}/viec/nguoi-bi-to-cao/", **said).status_code == 302
    assert {Desk("dung").get(path).status_code for path in ("don-thu/", f"don-thu/{case.pk}/")} == {403}


def test_lost_key_is_said_in_words(officer: Desk, case: SealedCase, settings: Any) -> None:
    settings.SEALED_KEYS = [new_key()]
    response = officer.post(f"don-thu/{case.pk}/xem/", reason="sort", note="", shown="content")
    page = officer.client.get(response["Location"])
    assert (page.status_code, "máy chủ không có khóa mã" in page.content.decode()) == (422, True)


def test_confirming_asks_first(officer: Desk, case: SealedCase) -> None:
    assert "Luật Tố cáo" in officer.text(f"don-thu/{case.pk}/xac-nhan/")
    case.refresh_from_db()
    assert case.state == SealedState.SUSPECTED
    assert officer.post(f"don-thu/{case.pk}/xac-nhan/quyet-dinh/").status_code == 302
    case.refresh_from_db()
    assert case.state == SealedState.CONFIRMED


def test_release_puts_it_into_the_register(officer: Desk, office: Desk, case: SealedCase) -> None:
    officer.post(f"don-thu/{case.pk}/chuyen-so/quyet-dinh/")
    opinion = Opinion.objects.get(code=case.code)
    assert (opinion.text, opinion.state) == (DENUNCIATION, OpinionState.RECEIVED)
    assert case.code in office.text("y-kien/")


@pytest.mark.parametrize("who", ["ha", "dung", "khoa", "tuan", "sau"])
def test_nobody_else_gets_near(hoa_phu: Cast, case: SealedCase, who: str) -> None:
    desk = Desk(who)
    for path in ("don-thu/", f"don-thu/{case.pk}/", f"don-thu/{case.pk}/xac-nhan/"):
        response = desk.get(path)
        assert response.status_code == 403
        assert DENUNCIATION not in response.content.decode()
    assert desk.post(f"don-thu/{case.pk}/chuyen-so/quyet-dinh/").status_code == 403


def test_officer_sees_no_register(officer: Desk) -> None:
    assert officer.get("y-kien/").status_code == 403


def test_journal_does_not_tell_of_sealed_matters(hoa_phu: Cast, case: SealedCase, office: Desk, officer: Desk) -> None:
    diverted = make_opinion(hoa_phu, OpinionState.DIVERTED)
    open_words(officer, case)
    page = office.text("nhat-ky/")
    assert Entry.objects.filter(subject="sealed").count() == 3
    assert page.count("Việc thuộc mục hạn chế") == 1  # the diverted opinion, which its readers knew
    for word in ("Mai Lệ Quyên", "Mở xem", case.code, diverted.code, "Tách riêng", "quy định riêng"):
        assert word not in page
