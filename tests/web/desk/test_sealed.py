"""The sealed track at the desk."""

import pytest
from tests.cast import DENUNCIATION, LAN, Cast, make_opinion, send, submission
from tests.web.desk.office import Desk

from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.states import SealedState
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.journal.models import Entry


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


def test_opening_is_recorded_and_not_cached(officer: Desk, case: SealedCase) -> None:
    response = officer.get(f"don-thu/{case.pk}/")
    page = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert DENUNCIATION in page
    assert LAN.name in page
    assert Entry.objects.filter(verb="case_opened", subject_id=case.pk).count() == 1


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
    officer.get(f"don-thu/{case.pk}/")
    page = office.text("nhat-ky/")
    assert Entry.objects.filter(subject="sealed").count() == 3
    assert page.count("Việc thuộc mục hạn chế") == 1  # the diverted opinion, which its readers knew
    for word in ("Mai Lệ Quyên", "Mở xem", case.code, diverted.code, "Tách riêng", "quy định riêng"):
        assert word not in page
