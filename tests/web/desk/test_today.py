"""Today's work for each role; notices, journal, fields."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import ANSWER, DENUNCIATION, ROAD, Cast, make_dialogue, make_opinion, make_reply, send, submission
from tests.web.desk.office import Desk

from dienhong.civic.notices.actions import notify
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Commitment
from dienhong.cycle.replies.states import ReplyState


def test_office_sees_what_waits(hoa_phu: Cast, office: Desk) -> None:
    now = timezone.now()
    received = make_opinion(hoa_phu, now=now)
    late = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    approved = make_reply(hoa_phu, ReplyState.APPROVED, now=now)
    page = office.text()
    for words in (received.code, late.code, f"tra-loi/{approved.pk}/cong-khai/", "Quá hạn", "Chờ phân công"):
        assert words in page


def test_unit_sees_what_was_given_to_it(hoa_phu: Cast, unit: Desk) -> None:
    own = make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="economy")
    other = make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture")
    page = unit.text()
    assert own.code in page
    assert other.code not in page


def test_chairman_approves_from_the_first_page(hoa_phu: Cast, chairman: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    page = chairman.text()
    assert ANSWER in page
    assert f"tra-loi/{reply.pk}/duyet/" in page


def test_village_head_has_the_one_button(hoa_phu: Cast) -> None:
    page = Desk("sau").text()
    assert 'href="/hoa-phu/ban-lam-viec/y-kien/nhap/"' in page
    assert "Chưa nhập ý kiến nào" in page


@pytest.mark.parametrize("role", [Role.PARTY_SECRETARY, Role.COUNCIL])
def test_those_who_watch_see_figures_dialogues_and_late_promises(hoa_phu: Cast, role: Role) -> None:
    day = timezone.localdate()
    person = User.objects.create_user(username="thinh", full_name="Cao Đức Thịnh", password="dien-hong-1284")
    Membership.objects.create(user=person, role=role, valid_from=day)
    late = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    yesterday = day - timedelta(days=1)
    Commitment.objects.create(reply=reply, text="Đổ bê tông", unit=hoa_phu.units["economy"], due_date=yesterday)
    dialogue = make_dialogue(hoa_phu, DialogueState.ANNOUNCED)
    Dialogue.objects.filter(pk=dialogue.pk).update(date=day)
    response = Desk("thinh").get()
    page = response.content.decode()
    assert late.due_date < day
    assert [figure["value"] for figure in response.context["figures"]] == [2, 1, 1, 1]
    for words in (dialogue.title, "Đổ bê tông", f"hạn {yesterday:%d/%m/%Y}", "?muc=qua-han"):
        assert words in page


def test_petition_officer_sees_that_something_waits(hoa_phu: Cast) -> None:
    send(hoa_phu, submission(DENUNCIATION))
    page = Desk("quyen").text()
    assert "Đơn thư chờ xem" in page
    assert DENUNCIATION not in page


def test_administrator_is_led_to_the_settings(hoa_phu: Cast) -> None:
    assert "Lĩnh vực, đơn vị phụ trách và từ khóa" in Desk("khoa").text()


@pytest.mark.parametrize("path", ["", "duyet/", "doi-thoai/", "nhat-ky/"])
def test_page_needs_no_more_queries_for_more_rows(hoa_phu: Cast, chairman: Desk, path: str) -> None:
    counts = []
    for _ in range(2):
        for _ in range(2):
            make_reply(hoa_phu, ReplyState.IN_REVIEW)
            make_opinion(hoa_phu)
        with CaptureQueriesContext(connection) as queries:
            chairman.text(path)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_notices_lead_to_their_page_and_are_read(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    person = User.objects.get(username="ha")
    notify([person], key="a", text="Có ý kiến mới.", subject="opinion", subject_id=opinion.pk, now=timezone.now())
    assert f'href="/hoa-phu/ban-lam-viec/y-kien/{opinion.pk}/"' in office.text("thong-bao/")
    assert "1<span" in office.text()
    office.post("thong-bao/da-doc/")
    assert "tin chưa đọc" not in office.text()


def test_journal_pages_from_the_newest(hoa_phu: Cast, office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dienhong.web.desk.paging.keyset_page.__defaults__", (2, None))
    for _ in range(3):
        make_opinion(hoa_phu, text=ROAD)
    first = office.get("nhat-ky/")
    assert [line.entry.number for line in first.context["lines"]] == [3, 2]
    second = office.client.get(f"{office.root}nhat-ky/{first.context['next']}")
    assert [line.entry.number for line in second.context["lines"]] == [1]
    assert "Tiếp nhận ý kiến" in first.content.decode()


def test_administrator_edits_a_field(hoa_phu: Cast) -> None:
    desk = Desk("khoa")
    response = desk.post(
        "cau-hinh/linh-vuc/TRANS/", name="Giao thông, cầu đường", unit_key="office", keywords="đường\ncầu\nđường",
        is_active="on",
    )  # fmt: skip
    topic = Topic.objects.get(code="TRANS")
    assert response.status_code == 302
    assert (topic.name, topic.unit_key, topic.keywords) == ("Giao thông, cầu đường", "office", ["đường", "cầu"])
    assert desk.post("cau-hinh/linh-vuc/TRANS/", name="", unit_key="").status_code == 422
    assert desk.get("cau-hinh/linh-vuc/XYZ/").status_code == 404
