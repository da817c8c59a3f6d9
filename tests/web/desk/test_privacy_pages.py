"""Before something becomes public, requests of senders, retention: the pages."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast, make_opinion, make_reply
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.models import Submitter
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.privacy import rules
from dienhong.cycle.privacy.actions.wording import publish_reply, take_back_wording
from dienhong.cycle.privacy.models import DataRequest
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.queries import published_replies
from dienhong.cycle.replies.states import ReplyState

MARKER = "Quýtmarkerđỏ"
ASKED = f"Nhà bà Hoa bị ngập. {MARKER}"


def waiting(cast: Cast, text: str = ASKED) -> Reply:
    opinion = make_opinion(cast, OpinionState.ASSIGNED, text=text)
    return make_reply(cast, ReplyState.APPROVED, opinion=opinion, text=f"Xã sẽ khơi cống trước tháng sáu. {MARKER}")


def sent(reply: Reply, **more: str) -> dict[str, str]:
    typed = {"public_text": "Nhà bà Hoa bị ngập.", "public_answer": "Xã sẽ khơi cống trước tháng sáu."}
    return typed | {"checked": "on", "seen_version": str(reply.version)} | more


def test_the_page_marks_three_outcomes_and_asks_for_each_uncertain_one(hoa_phu: Cast, office: Desk) -> None:
    text = "Tôi là Trần Thị Mơ. Nhà bà Hoa ngập. Ông Nguyễn Văn An, Chủ tịch UBND xã, đã hứa."
    reply = waiting(hoa_phu, text)
    page = office.text(f"tra-loi/{reply.pk}/cong-khai/")
    assert [kind in page for kind in ("dt-mark--error", "dt-mark--warning", "dt-mark--note")] == [True, True, True]
    assert f'name="cho-{rules.questions(text)[0].key}"' in page


def test_an_undecided_find_is_refused_with_all_that_was_typed(hoa_phu: Cast, office: Desk) -> None:
    reply = waiting(hoa_phu)
    response = office.post(f"tra-loi/{reply.pk}/cong-khai/", **sent(reply))
    page = response.content.decode()
    assert (response.status_code, "Còn 1 chỗ máy không chắc" in page) == (422, True)
    assert "Nhà bà Hoa bị ngập." in page
    assert list(published_replies()) == []


def test_a_choice_is_put_into_the_text_before_anything_is_public(hoa_phu: Cast, office: Desk) -> None:
    reply = waiting(hoa_phu)
    choice = {f"cho-{rules.questions(ASKED)[0].key}": "hide"}
    applied = office.post(f"tra-loi/{reply.pk}/cong-khai/", **sent(reply, act="apply"), **choice)
    assert (applied.status_code, "Nhà bà [tên người] bị ngập." in applied.content.decode()) == (200, True)
    assert list(published_replies()) == []
    assert office.post(f"tra-loi/{reply.pk}/cong-khai/", **sent(reply), **choice).status_code == 302
    assert published_replies().get().opinion.public_text == "Nhà bà [tên người] bị ngập."


def test_what_the_machine_would_hide_needs_a_confirmation(hoa_phu: Cast, office: Desk) -> None:
    reply = waiting(hoa_phu)
    typed = sent(reply, public_text="Gọi 0912 000 555.")
    response = office.post(f"tra-loi/{reply.pk}/cong-khai/", **typed)
    assert (response.status_code, 'name="confirmed"' in response.content.decode()) == (422, True)
    assert office.post(f"tra-loi/{reply.pk}/cong-khai/", **typed, confirmed="on").status_code == 302


def test_the_answer_can_go_to_its_sender_alone(hoa_phu: Cast, office: Desk) -> None:
    reply = waiting(hoa_phu)
    assert office.post(f"tra-loi/{reply.pk}/cong-khai/", **sent(reply, act="give")).status_code == 302
    reply.refresh_from_db()
    assert (reply.state, list(published_replies())) == (ReplyState.PUBLISHED, [])
    assert reply.opinion.code in office.text("du-lieu-ca-nhan/")


PUBLIC = ("", "tra-loi/", "tra-loi/?q=quytmarkerdo", "cam-ket/", "doi-thoai/", "api/v1/replies", "du-lieu-mo/")


def public_text(cast: Cast, reply: Reply) -> str:
    """What everybody can read anywhere."""
    client = Client()
    of_reply = (f"tra-loi/{reply.pk}/", f"api/v1/replies/{reply.pk}", f"doi-thoai/{reply.opinion.dialogue_id}/")
    addresses = [f"{root}{path}" for path in (*PUBLIC, *of_reply) for root in (f"/{cast.commune.slug}/", "/")]
    pages = [client.get(address).content.decode(errors="replace") for address in addresses]
    return "\n".join(pages)


def test_no_public_surface_shows_what_nobody_approved_or_what_was_taken_back(hoa_phu: Cast) -> None:
    reply = waiting(hoa_phu, f"Đường hỏng. {MARKER}")
    unit = hoa_phu.units["economy"]
    Commitment.objects.create(reply=reply, text=f"Khơi cống {MARKER}", unit=unit, due_date=NOW.date())
    assert MARKER not in public_text(hoa_phu, reply)
    publish_reply(hoa_phu.ha, reply.pk, seen_version=reply.version, public_text=f"Đường hỏng. {MARKER}", now=NOW)
    assert public_text(hoa_phu, reply).count(MARKER) >= 5
    take_back_wording(hoa_phu.ha, reply.pk, reason="Sót tên", now=NOW)
    assert MARKER not in public_text(hoa_phu, reply)


def test_taking_back_needs_a_reason_and_is_told_in_the_history(hoa_phu: Cast, office: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    assert office.post(f"du-lieu-ca-nhan/ban/{reply.pk}/", reason="").status_code == 422
    assert office.post(f"du-lieu-ca-nhan/ban/{reply.pk}/", reason="Sót tên").status_code == 302
    page = office.text(f"du-lieu-ca-nhan/ban/{reply.pk}/")
    assert ("Sót tên" in page, "Không công khai" in page) == (True, True)


@pytest.mark.parametrize(
    "path", ["du-lieu-ca-nhan/", "du-lieu-ca-nhan/?muc=dang-cong-khai", "du-lieu-ca-nhan/yeu-cau/"]
)
def test_a_list_asks_the_same_for_one_and_for_three(hoa_phu: Cast, office: Desk, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            office.text(path)
        return len(asked)

    def more() -> None:
        waiting(hoa_phu)
        reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
        DataRequest.objects.create(
            opinion=reply.opinion,
            key=uuid.uuid4(),
            kind="see",
            received_at=NOW,
            acknowledge_by=NOW.date(),
            due_date=NOW.date(),
        )

    more()
    once = queries()
    more()
    more()
    assert queries() == once


def test_a_request_at_the_counter_goes_its_whole_way(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    typed = {"code": opinion.code, "kind": "erase", "text": "", "checked": "on", "key": str(uuid.uuid4())}
    assert office.post("du-lieu-ca-nhan/yeu-cau/ghi/", **typed | {"code": "DH-0000-0000"}).status_code == 422
    assert office.post("du-lieu-ca-nhan/yeu-cau/ghi/", **typed).status_code == 302
    path = f"du-lieu-ca-nhan/yeu-cau/{DataRequest.objects.get().pk}/"
    assert office.post(path, act="extend", reason="").status_code == 422
    assert office.post(path, act="extend", reason="Đối chiếu hồ sơ giấy").status_code == 302
    assert office.post(path, act="answer", answer="Đã xóa tên và liên hệ.").status_code == 302
    assert Submitter.objects.get().name == ""
    assert "Đã xóa tên và liên hệ." in office.text(path)


def test_retention_and_record_are_for_office_and_administrator(hoa_phu: Cast, office: Desk) -> None:
    for path in ("du-lieu-ca-nhan/luu-giu/", "du-lieu-ca-nhan/ho-so-xu-ly/"):
        assert "Tên và liên hệ của người gửi" in office.text("du-lieu-ca-nhan/ho-so-xu-ly/")
        assert [Desk(who).get(path).status_code for who in ("khoa", "tuan", "sau")] == [200, 403, 403]
