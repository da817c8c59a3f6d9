"""Documents drafted at the desk: the menus, the questions, the lists."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, Cast, make_dialogue, make_opinion, make_plan, make_reply
from tests.civic.documents.office import mandate
from tests.web.desk.office import Desk

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.cycle.conference.actions.drafting import draft_agenda
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.invitations.actions.drafting import draft_invitations
from dienhong.cycle.invitations.guests import read_guests
from dienhong.cycle.opinions.actions.drafting import draft_slip
from dienhong.cycle.opinions.states import OpinionState, PaperKind
from dienhong.cycle.plans.actions.drafting import draft_plan_document
from dienhong.cycle.plans.states import PlanState
from dienhong.cycle.replies.states import ReplyState

GUESTS = "Bùi Văn Sáu, Trưởng thôn Đông\nHội Nông dân xã"


@pytest.fixture(autouse=True)
def _files_apart(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


@pytest.fixture
def clerk(hoa_phu: Cast) -> Desk:
    """Vân, văn thư."""
    return Desk("van")


def buttons(html: str) -> list[str]:
    """The papers that the menu offers."""
    return re.findall(r'name="paper" value="(\w+)"', html)


def queries(desk: Desk, path: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        desk.text(path)
    return len(caught)


def invite(cast: Cast, dialogue: Dialogue, text: str = GUESTS) -> None:
    draft_invitations(cast.ha, dialogue.pk, read_guests(text), page="https://hoaphu.example.vn/", now=NOW)


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (DialogueState.PLANNED, ["notice", "collection", "agenda", "house_rules", "opening", "brief"]),
        (
            DialogueState.INTAKE_OPEN,
            ["collection", "agenda", "house_rules", "opening", "brief", "invitation", "drafts"],
        ),
        (DialogueState.HELD, ["minutes", "conclusions"]),
        (DialogueState.CANCELLED, []),
    ],
)
def test_menu_offers_what_fits_the_dialogue(
    hoa_phu: Cast, office: Desk, state: DialogueState, offered: list[str]
) -> None:
    assert buttons(office.text(f"doi-thoai/{make_dialogue(hoa_phu, state).pk}/")) == offered


@pytest.mark.parametrize("name", ["phuc", "tuan", "van", "sau"])
def test_others_see_no_menu_and_draft_nothing(hoa_phu: Cast, name: str) -> None:
    dialogue, desk = make_dialogue(hoa_phu, DialogueState.PLANNED), Desk(name)
    assert buttons(desk.text(f"doi-thoai/{dialogue.pk}/")) == []
    assert desk.post(f"doi-thoai/{dialogue.pk}/soan/", paper="agenda", medium="paper").status_code == 403
    assert desk.get(f"doi-thoai/{dialogue.pk}/soan/minutes/").status_code == 403
    assert desk.get(f"doi-thoai/{dialogue.pk}/giay-moi/them/").status_code == 403
    assert not OfficialDocument.objects.exists()


def test_one_click_leads_to_the_draft(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    response = office.post(f"doi-thoai/{dialogue.pk}/soan/", paper="agenda", medium="paper")
    document = OfficialDocument.objects.get()
    assert response.url.endswith(f"/van-ban/{document.pk}/")
    assert document.medium == Medium.PAPER
    page = office.text(f"doi-thoai/{dialogue.pk}/")
    assert f"/van-ban/{document.pk}/" in page
    assert "Hồ sơ 01.DT" in page
    assert '<option value="paper" selected>' in page
    assert "Soạn chương trình hội nghị" in page


def test_second_click_asks_first(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    path, typed = f"doi-thoai/{dialogue.pk}/soan/", {"paper": "agenda", "medium": "paper"}
    office.post(path, **typed)
    first = OfficialDocument.objects.get()
    response = office.post(path, **typed)
    assert response.status_code == 409
    assert f"/van-ban/{first.pk}/" in response.content.decode()
    assert OfficialDocument.objects.count() == 1
    assert office.post(path, **typed, confirmed="1").status_code == 302
    assert OfficialDocument.objects.count() == 2


def test_request_for_opinions_asks_until_when(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    Dialogue.objects.filter(pk=dialogue.pk).update(date=None)
    response = office.post(f"doi-thoai/{dialogue.pk}/soan/", paper="collection", medium="paper")
    assert response.url.endswith("/soan/collection/?hinh-thuc=paper")
    path = f"doi-thoai/{dialogue.pk}/soan/collection/"
    assert '<option value="paper" selected>' in office.text(path, **{"hinh-thuc": "paper"})
    assert office.post(path, due="01/01/2020", medium="paper").status_code == 422
    assert office.post(path, due="", medium="paper").status_code == 422
    assert office.post(path, due="01/01/2999", medium="paper").status_code == 302


def test_minutes_come_with_hours_and_writer_filled_in(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.HELD)
    path = f"doi-thoai/{dialogue.pk}/soan/minutes/"
    page = office.text(path)
    assert 'value="07:30"' in page
    assert 'value="11:00"' in page
    assert 'value="Nguyễn Thị Hà"' in page
    typed = {"started": "09:00", "ended": "08:00", "secretary": "Nguyễn Thị Hà", "post": "", "medium": "paper"}
    response = office.post(path, **typed)
    assert response.status_code == 422
    assert "Giờ kết thúc phải sau" in response.content.decode()
    assert office.post(path, **(typed | {"ended": "11:00"})).status_code == 302


@pytest.mark.parametrize("paper", ["nonsense", ""])
def test_unknown_paper_is_not_found(hoa_phu: Cast, office: Desk, paper: str) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    assert office.post(f"doi-thoai/{dialogue.pk}/soan/", paper=paper, medium="paper").status_code == 404


def test_paper_out_of_its_time_is_refused(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    assert office.post(f"doi-thoai/{dialogue.pk}/soan/", paper="conclusions", medium="paper").status_code == 422
    assert office.get(f"doi-thoai/{dialogue.pk}/soan/minutes/").status_code == 422
    assert office.get(f"doi-thoai/{dialogue.pk}/giay-moi/them/").status_code == 422


def test_invented_medium_is_refused(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.PLANNED)
    assert office.post(f"doi-thoai/{dialogue.pk}/soan/", paper="agenda", medium="stone").status_code == 422


def test_list_of_guests_is_shown_before_letters_are_written(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.ANNOUNCED)
    path = f"doi-thoai/{dialogue.pk}/giay-moi/them/"
    page = office.post(path, guests=GUESTS, medium="paper").content.decode()
    assert "Đọc được 2 người" in page
    assert "Lập 2 giấy mời" in page
    told = re.search(r'name="write" value="(\w+)"', page)
    assert told is not None
    assert not OfficialDocument.objects.exists()
    changed = office.post(path, guests=f"{GUESTS}\nMai Văn Bảy", medium="paper", write=told[1])
    assert "Lập 3 giấy mời" in changed.content.decode()
    assert not OfficialDocument.objects.exists()
    assert office.post(path, guests=GUESTS, medium="paper", write=told[1]).status_code == 302
    assert OfficialDocument.objects.filter(kind="invitation").count() == 2
    again = office.post(path, guests=GUESTS, medium="paper").content.decode()
    assert "2 người đã có giấy mời" in again
    assert 'name="write"' not in again


def test_guests_are_written_as_text_whatever_they_are(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.ANNOUNCED)
    page = office.post(f"doi-thoai/{dialogue.pk}/giay-moi/them/", guests="<b>Sáu</b>, {{ x }}", medium="paper")
    assert "&lt;b&gt;Sáu&lt;/b&gt;" in page.content.decode()


def test_invitations_show_each_person_their_step(hoa_phu: Cast, office: Desk, chairman: Desk, clerk: Desk) -> None:
    dialogue, signer = make_dialogue(hoa_phu, DialogueState.ANNOUNCED), mandate(hoa_phu)
    path = f"doi-thoai/{dialogue.pk}/giay-moi/"
    invite(hoa_phu, dialogue)

    def step(desk: Desk, name: str, **typed: object) -> int:
        told = re.search(r'name="seen" value="(\w+)"', desk.text(path))
        assert told is not None, name
        return desk.post(f"{path}{name}/", seen=told[1], **typed).status_code

    assert "Trình duyệt tất cả" in office.text(path)
    assert "Trình duyệt tất cả" not in clerk.text(path)
    assert office.post(f"{path}trinh/", seen="x", signer="").status_code == 422
    assert step(office, "trinh", signer=signer.pk) == 302
    assert "Duyệt tất cả" not in office.text(path)
    assert chairman.post(f"{path}duyet/", seen="x").status_code == 409
    assert step(chairman, "duyet") == 302
    assert "Ký tất cả" not in office.text(path)
    assert step(chairman, "ky") == 302
    assert step(clerk, "ban-hanh") == 302
    assert clerk.post(f"{path}nhay-coc/").status_code == 404
    assert {row.state for row in OfficialDocument.objects.all()} <= {DocumentState.SIGNED, DocumentState.ISSUED}


def test_pages_ask_no_more_of_the_database_for_more_rows(hoa_phu: Cast, office: Desk) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.ANNOUNCED)
    draft_agenda(hoa_phu.ha, dialogue.pk, now=NOW)
    invite(hoa_phu, dialogue, "Bùi Văn Sáu")
    paths = (f"doi-thoai/{dialogue.pk}/", f"doi-thoai/{dialogue.pk}/giay-moi/", "doi-thoai/")
    one = [queries(office, path) for path in paths]
    for _ in range(2):
        draft_agenda(hoa_phu.ha, dialogue.pk, confirmed=True, now=NOW)
    invite(hoa_phu, dialogue, "Mai Văn Bảy\nHội Nông dân xã")
    assert [queries(office, path) for path in paths] == one


def test_plan_page_drafts_the_plan_then_its_years_report(hoa_phu: Cast, office: Desk) -> None:
    plan = make_plan(hoa_phu, PlanState.DRAFT)
    path = f"ke-hoach/{plan.pk}/"
    assert buttons(office.text(path)) == ["plan"]
    assert office.post(f"{path}soan/", paper="plan", medium="paper").status_code == 302
    assert office.post(f"{path}soan/", paper="plan", medium="paper").status_code == 409
    assert office.post(f"{path}soan/", paper="plan", medium="paper", confirmed="1").status_code == 302
    assert office.post(f"{path}soan/", paper="result", medium="paper").status_code == 422
    assert office.post(f"{path}soan/", paper="poem", medium="paper").status_code == 404
    one = queries(office, path)
    draft_plan_document(hoa_phu.ha, plan.pk, confirmed=True, now=NOW)
    assert queries(office, path) == one
    issued = make_plan(hoa_phu, year=TODAY.year + 1)
    assert buttons(office.text(f"ke-hoach/{issued.pk}/")) == ["result"]
    assert office.post(f"ke-hoach/{issued.pk}/soan/", paper="result", medium="paper").status_code == 302


def test_opinion_page_drafts_slip_and_letter(hoa_phu: Cast, office: Desk, unit: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    path = f"y-kien/{opinion.pk}/"
    assert buttons(office.text(path)) == ["assignment"]
    assert buttons(unit.text(path)) == []
    assert unit.post(f"{path}soan/", paper="assignment", medium="paper").status_code == 403
    assert unit.post(f"{path}soan/", paper="letter", medium="paper").status_code == 404
    assert office.post(f"{path}soan/", paper="assignment", medium="paper").status_code == 302
    assert office.post(f"{path}soan/", paper="assignment", medium="paper").status_code == 409
    assert office.post(f"{path}soan/", paper="transfer", medium="paper").status_code == 422
    one = queries(office, path)
    draft_slip(hoa_phu.ha, opinion.pk, PaperKind.ASSIGNMENT, confirmed=True, now=NOW)
    assert queries(office, path) == one
    make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=opinion)
    assert buttons(unit.text(path)) == ["letter"]
    assert unit.post(f"{path}soan/", paper="letter", medium="paper").status_code == 302
    assert "Công văn trả lời:" in unit.text(path)
    assert unit.post(f"{path}soan/", paper="letter", medium="paper").status_code == 409


def test_letter_of_one_reply_has_a_page_of_its_own(hoa_phu: Cast, unit: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    assert "Lập dự thảo" in unit.text(f"tra-loi/{reply.pk}/cong-van/")
    assert unit.post(f"tra-loi/{reply.pk}/cong-van/", medium="paper").status_code == 302
    assert Desk("thuy").get(f"tra-loi/{reply.pk}/cong-van/").status_code == 404
    assert Desk("quyen").get(f"tra-loi/{reply.pk}/cong-van/").status_code == 403
