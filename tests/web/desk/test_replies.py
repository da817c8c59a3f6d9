"""Replies at the desk: draft, hand in, approve, return, publish, keep a promise."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import ANSWER, Cast, make_opinion, make_reply
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.actions.draft import draft_reply, submit_reply
from dienhong.cycle.replies.actions.review import return_reply
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.states import CommitmentState, ReplyState

REWRITTEN = "Ủy ban nhân dân xã chưa bố trí được vốn; sẽ trình Hội đồng nhân dân vào kỳ họp cuối năm."
ROWS = {"promises-TOTAL_FORMS": "1", "promises-INITIAL_FORMS": "0"}


def row(**values: str) -> dict[str, str]:
    return ROWS | {f"promises-0-{key}": value for key, value in values.items()}


def test_draft_is_saved_and_handed_in_with_its_promise(hoa_phu: Cast, unit: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    due = timezone.localdate() + timedelta(days=30)
    promise = row(text="Đổ bê tông", unit=str(hoa_phu.units["economy"].pk), due_date=f"{due:%d/%m/%Y}")
    response = unit.post(
        f"y-kien/{opinion.pk}/tra-loi/", text=ANSWER, legal_basis="Điều 11", submit="1", seen_version="", **promise
    )
    assert response.status_code == 302
    reply = Reply.objects.get()
    assert (reply.text, reply.legal_basis, reply.state) == (ANSWER, "Điều 11", ReplyState.IN_REVIEW)
    assert [(c.text, c.due_date) for c in reply.commitments.all()] == [("Đổ bê tông", due)]


def test_half_a_promise_is_refused_at_what_is_missing(hoa_phu: Cast, unit: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    response = unit.post(
        f"y-kien/{opinion.pk}/tra-loi/", text=ANSWER, **row(text="Đổ bê tông", unit="", due_date="31/02/2027")
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "Ghi ngày theo dạng ngày/tháng/năm" in page
    assert ANSWER in page
    assert Reply.objects.count() == 0


@pytest.mark.parametrize(("days", "words"), [(-1, "đã qua"), (1200, "trong vòng ba năm")])
def test_promise_that_cannot_be_meant_is_refused_at_its_day(hoa_phu: Cast, unit: Desk, days: int, words: str) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    due = f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"
    promise = row(text="Đổ bê tông", unit=str(hoa_phu.units["economy"].pk), due_date=due)
    page = unit.post(f"y-kien/{opinion.pk}/tra-loi/", text=ANSWER, **promise).content.decode()
    fault = page.split('href="#id_promises-0-due_date">')[1].split("</a>")[0]
    assert words in fault
    assert Reply.objects.count() == 0


def test_short_reply_is_kept_as_draft_and_not_handed_in(hoa_phu: Cast, unit: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    response = unit.post(f"y-kien/{opinion.pk}/tra-loi/", text="Đã biết.", submit="1", **row())
    page = response.content.decode()
    reply = Reply.objects.get()
    assert response.status_code == 422
    assert (reply.text, reply.state) == ("Đã biết.", ReplyState.DRAFT)
    assert 'href="#id_text">Nội dung trả lời còn quá ngắn.' in page
    assert f'name="seen_version" value="{reply.version}"' in page


def test_two_writers_lose_nothing(hoa_phu: Cast, office: Desk, unit: Desk) -> None:
    opinion = make_reply(hoa_phu, text=ANSWER).opinion
    unit.post(f"y-kien/{opinion.pk}/tra-loi/", text="Bản của Tuấn, đã sửa.", seen_version="1", **row())
    response = office.post(f"y-kien/{opinion.pk}/tra-loi/", text="Bản của Hà.", seen_version="1", **row())
    page = response.content.decode()
    assert response.status_code == 409
    assert "Bản của Tuấn, đã sửa." in page
    assert "Bản của Hà.</textarea>" in page
    assert Reply.objects.get().text == "Bản của Tuấn, đã sửa."
    again = office.post(f"y-kien/{opinion.pk}/tra-loi/", text="Bản ghép.", seen_version="2", **row())
    assert again.status_code == 302
    assert Reply.objects.get().text == "Bản ghép."


def test_inbox_shows_question_answer_and_approves(hoa_phu: Cast, chairman: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    page = chairman.text("duyet/")
    for words in (reply.opinion.text, ANSWER, reply.opinion.code, "Hoàng Anh Tuấn", "Để sau"):
        assert words in page
    response = chairman.post(f"tra-loi/{reply.pk}/duyet/", seen_version=str(reply.version), next="https://example.com")
    assert response["Location"] == "/hoa-phu/ban-lam-viec/duyet/"
    reply.refresh_from_db()
    assert reply.state == ReplyState.APPROVED
    assert "Không có trả lời nào chờ duyệt" in chairman.text("duyet/")


def test_put_off_card_goes_to_the_end(hoa_phu: Cast, chairman: Desk) -> None:
    first, second = make_reply(hoa_phu, ReplyState.IN_REVIEW), make_reply(hoa_phu, ReplyState.IN_REVIEW)
    page = chairman.text("duyet/", **{"de-sau": str(first.pk)})
    assert page.index(f'id="tra-loi-{second.pk}"') < page.index(f'id="tra-loi-{first.pk}"')


def test_return_needs_a_reason_that_the_writer_reads(hoa_phu: Cast, chairman: Desk, unit: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    assert chairman.post(f"tra-loi/{reply.pk}/tra-lai/", reason="").status_code == 422
    assert (
        chairman.post(f"tra-loi/{reply.pk}/tra-lai/", seen_version="2", reason="Nêu rõ nguồn vốn.").status_code == 302
    )
    assert "Nêu rõ nguồn vốn." in unit.text(f"y-kien/{reply.opinion_id}/tra-loi/")


def rewritten(cast: Cast, reply: Reply) -> Reply:
    """Phúc returns the reply, Tuấn writes another text and hands it in."""
    return_reply(cast.phuc, reply.pk, seen_version=reply.version, reason="Viết lại.", now=timezone.now())
    draft_reply(cast.tuan, reply.opinion_id, text=REWRITTEN, seen_version=reply.version, now=timezone.now())
    submit_reply(cast.tuan, reply.pk, now=timezone.now())
    reply.refresh_from_db()
    return reply


def test_chairman_does_not_approve_a_text_that_he_has_not_seen(hoa_phu: Cast, chairman: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    seen = str(reply.version)
    assert f'name="seen_version" value="{seen}"' in chairman.text("duyet/")
    assert f'name="seen_version" value="{seen}"' in chairman.text(f"y-kien/{reply.opinion_id}/")
    rewritten(hoa_phu, reply)
    response = chairman.post(f"tra-loi/{reply.pk}/duyet/", seen_version=seen)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Dự thảo đã được sửa hoặc trình lại" in page
    assert f'href="/hoa-phu/ban-lam-viec/y-kien/{reply.opinion_id}/"' in page
    reply.refresh_from_db()
    assert reply.state == ReplyState.IN_REVIEW


def test_returning_a_text_not_seen_shows_the_new_one_and_keeps_the_reason(hoa_phu: Cast, chairman: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.IN_REVIEW)
    seen = str(reply.version)
    rewritten(hoa_phu, reply)
    response = chairman.post(f"tra-loi/{reply.pk}/tra-lai/", seen_version=seen, reason="Nêu rõ nguồn vốn.")
    page = response.content.decode()
    assert response.status_code == 422
    for words in (REWRITTEN, "Nêu rõ nguồn vốn.</textarea>", f'name="seen_version" value="{reply.version}"'):
        assert words in page
    reply.refresh_from_db()
    assert reply.state == ReplyState.IN_REVIEW


def test_approving_twice_says_that_it_is_approved(hoa_phu: Cast, chairman: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    response = chairman.post(f"tra-loi/{reply.pk}/duyet/", seen_version=str(reply.version))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Đã duyệt rồi" in page
    assert f'href="/hoa-phu/ban-lam-viec/y-kien/{reply.opinion_id}/"' in page


def test_publication_opened_again_says_that_it_is_public(hoa_phu: Cast, office: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    response = office.get(f"tra-loi/{reply.pk}/cong-khai/")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Đã công khai rồi" in page
    assert f'href="/hoa-phu/ban-lam-viec/y-kien/{reply.opinion_id}/"' in page
    assert "Tải lại trang" not in page


def test_publication_proposes_a_wording_without_personal_data(hoa_phu: Cast, office: Desk) -> None:
    text = "Tôi là Trần Thị Mơ, số 0912 000 555, hỏi bao giờ sửa đường."
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED, text=text)
    reply = make_reply(hoa_phu, ReplyState.APPROVED, opinion=opinion)
    page = office.text(f"tra-loi/{reply.pk}/cong-khai/")
    proposed = page.split("<textarea")[1].split("</textarea>")[0]
    assert "Trần Thị Mơ" not in proposed
    assert "0912" not in proposed
    assert "người dân sẽ đọc được" in page


def test_publication_needs_the_box_ticked(hoa_phu: Cast, office: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    assert office.post(f"tra-loi/{reply.pk}/cong-khai/", public_text="Đường sụt.").status_code == 422
    assert office.post(f"tra-loi/{reply.pk}/cong-khai/", public_text="Đường sụt.", checked="on").status_code == 422
    sent = {
        "public_text": "Đường sụt.",
        "public_answer": reply.text,
        "checked": "on",
        "seen_version": str(reply.version),
    }
    assert office.post(f"tra-loi/{reply.pk}/cong-khai/", **sent).status_code == 302
    reply.refresh_from_db()
    assert (reply.state, reply.opinion.public_text) == (ReplyState.PUBLISHED, "Đường sụt.")


def test_kept_promise_is_recorded_with_its_evidence(hoa_phu: Cast, unit: Desk) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    economy = hoa_phu.units["economy"]
    promise = Commitment.objects.create(reply=reply, text="Đổ bê tông", unit=economy, due_date=timezone.localdate())
    assert f"cam-ket/{promise.pk}/" in unit.text(f"y-kien/{reply.opinion_id}/")
    today = f"{timezone.localdate():%d/%m/%Y}"
    assert unit.post(f"cam-ket/{promise.pk}/", fulfilled_on="01/01/2099", evidence="Xong").status_code == 422
    assert unit.post(f"cam-ket/{promise.pk}/", fulfilled_on=today, evidence="Đã đổ 120 m").status_code == 302
    promise.refresh_from_db()
    assert (promise.state, promise.evidence) == (CommitmentState.DONE, "Đã đổ 120 m")


def test_other_unit_may_not_record_the_promise(hoa_phu: Cast) -> None:
    reply = make_reply(hoa_phu, ReplyState.PUBLISHED)
    economy = hoa_phu.units["economy"]
    promise = Commitment.objects.create(reply=reply, text="Đổ bê tông", unit=economy, due_date=timezone.localdate())
    assert Desk("thuy").get(f"cam-ket/{promise.pk}/").status_code == 403
