"""What everybody may read: front page, plan, dialogues, replies, promises."""

import gzip
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import (
    ANSWER,
    HELD_ON,
    LAN,
    NOW,
    PUBLIC_ROAD,
    ROAD,
    TODAY,
    Cast,
    make_dialogue,
    make_opinion,
    make_plan,
    make_reply,
)
from tests.web.portal.conftest import Clock, Visitor, page_text

from dienhong.cycle.dialogues.actions.plan_dialogues import plan_dialogues
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import PUBLIC_STATES, DialogueState
from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.plans.states import PlanState
from dienhong.cycle.privacy.actions.wording import publish_reply
from dienhong.cycle.replies.actions.draft import Promise, draft_reply, submit_reply
from dienhong.cycle.replies.actions.rate import fulfil_commitment, rate_reply
from dienhong.cycle.replies.actions.review import approve_reply
from dienhong.cycle.replies.models import Commitment, Reply
from dienhong.cycle.replies.queries import public_figures
from dienhong.cycle.replies.states import ReplyState, Satisfaction

LISTS = ("/tra-loi/", "/cam-ket/", "/doi-thoai/", "/ke-hoach/")
PAGES = ("/", *LISTS, "/gui-y-kien/", "/tra-cuu/", "/tro-giup/", "/du-lieu-ca-nhan/", "/tiep-can/", "/hien-thi/")


def promise(
    cast: Cast, text: str = "Đổ bê tông đoạn sụt", *, due: date = HELD_ON, public: str = PUBLIC_ROAD
) -> Commitment:
    """A promise in a reply that is published."""
    opinion = make_opinion(cast, OpinionState.ASSIGNED)
    promises = [Promise(text, cast.units["economy"].pk, due)]
    reply = draft_reply(cast.tuan, opinion.pk, text=ANSWER, promises=promises, now=NOW)
    submit_reply(cast.tuan, reply.pk, now=NOW)
    reply.refresh_from_db()
    approve_reply(cast.dung, reply.pk, seen_version=reply.version, now=NOW)
    publish_reply(cast.ha, reply.pk, seen_version=reply.version, public_text=public, now=NOW)
    return Commitment.objects.get(reply=reply)


def publish(cast: Cast, public: str, answer: str = ANSWER, **more: object) -> Reply:
    reply = make_reply(
        cast, ReplyState.APPROVED, opinion=make_opinion(cast, OpinionState.ASSIGNED, **more), text=answer
    )  # type: ignore[arg-type]
    publish_reply(cast.ha, reply.pk, seen_version=reply.version, public_text=public, now=NOW + timedelta(hours=3))
    return reply


# ── every page ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("path", PAGES)
def test_pages_of_an_empty_commune(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert page_text(answer).count("<h1") == 1


@pytest.mark.parametrize("path", PAGES)
def test_pages_stay_within_their_budget(hoa_phu: Cast, visitor: Visitor, path: str) -> None:
    plan = make_plan(hoa_phu)
    plan_dialogues(hoa_phu.ha, plan.pk, now=NOW)
    make_dialogue(hoa_phu)
    for _ in range(3):
        promise(hoa_phu)
    answer = visitor.get(path)
    assert page_text(answer).count("<h1") == 1
    assert len(gzip.compress(answer.content)) < 15_000


@pytest.mark.parametrize("path", ["/", *LISTS, "/tro-giup/"])
def test_the_same_page_again_is_not_sent_again(hoa_phu: Cast, visitor: Visitor, path: str) -> None:
    first = visitor.get(path)
    assert visitor.client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert first["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("path", LISTS)
def test_lists_ask_the_database_alike_for_one_row_and_for_three(hoa_phu: Cast, visitor: Visitor, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert visitor.get(path).status_code == 200
        # PostgreSQL is told the commune besides.
        return sum("set_config" not in query["sql"] for query in caught)

    plan = make_plan(hoa_phu)
    make_dialogue(hoa_phu)
    Dialogue.objects.update(plan=plan)
    promise(hoa_phu)
    with_one = queries()
    for days in (7, 14):
        make_dialogue(hoa_phu, on=HELD_ON + timedelta(days=days))
        promise(hoa_phu)
    Dialogue.objects.update(plan=plan)
    assert queries() == with_one
    # Three of them find the commune.
    assert with_one <= (8 if path == "/ke-hoach/" else 6)


def test_the_front_page_asks_the_database_alike(hoa_phu: Cast, visitor: Visitor) -> None:
    counts = []
    for _ in range(2):
        promise(hoa_phu)
        with CaptureQueriesContext(connection) as caught:
            visitor.get("/")
        counts.append(sum("set_config" not in query["sql"] for query in caught))
    assert counts[0] == counts[1]
    assert counts[0] <= 9


# ── which commune ────────────────────────────────────────────────────────────────────────────────────────────
def test_several_communes_are_listed(hoa_phu: Cast, binh_an: Cast, clock: Clock) -> None:
    page = page_text(Visitor(Client(), clock).get("/"))
    assert 'href="/hoa-phu/"' in page
    assert 'href="/binh-an/"' in page
    assert "Chọn xã, phường" in page


@pytest.mark.parametrize("path", ["/ke-hoach/", "/gui-y-kien/", "/tra-cuu/", "/tra-loi/", "/tim/"])
def test_pages_of_no_commune_are_not_found(hoa_phu: Cast, binh_an: Cast, clock: Clock, path: str) -> None:
    assert Visitor(Client(), clock).get(path).status_code == 404


def test_addresses_stay_in_their_commune(hoa_phu: Cast, binh_an: Cast, clock: Clock) -> None:
    page = page_text(Visitor(Client(), clock, "/hoa-phu").get("/"))
    assert 'href="/hoa-phu/gui-y-kien/"' in page
    assert 'href="/gui-y-kien/"' not in page


def test_what_belongs_to_another_commune_is_not_found(hoa_phu: Cast, binh_an: Cast, clock: Clock) -> None:
    reply, dialogue = promise(hoa_phu).reply, make_dialogue(hoa_phu)
    make_plan(hoa_phu)
    paths = (
        f"/tra-loi/{reply.pk}/",
        f"/doi-thoai/{dialogue.pk}/",
        f"/doi-thoai/{dialogue.pk}/lich.ics",
        "/ke-hoach/2026/",
    )
    here, there = Visitor(Client(), clock, "/hoa-phu"), Visitor(Client(), clock, "/binh-an")
    assert [here.get(path).status_code for path in paths] == [200] * 4
    assert [there.get(path).status_code for path in paths] == [404] * 4
    for path in ("/", *LISTS):
        assert PUBLIC_ROAD not in page_text(there.get(path))
        assert "thôn Đông" not in page_text(there.get(path))


# ── front page ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_front_page_says_what_comes_and_what_was_done(hoa_phu: Cast, visitor: Visitor) -> None:
    dialogue = make_dialogue(hoa_phu)
    kept = promise(hoa_phu)
    page = page_text(visitor.get("/"))
    assert "Gửi ý kiến tới Ủy ban nhân dân xã Hòa Phú" in page
    assert f'href="/doi-thoai/{dialogue.pk}/"' in page
    assert "Buổi sáng, thứ Tư 15/04/2026" in page
    assert f'href="/tra-loi/{kept.reply_id}/"' in page
    assert "trong 30 ngày" in page


def test_a_dialogue_that_is_past_leaves_the_front_page(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    make_dialogue(hoa_phu)
    clock.forward(days=38)
    assert "thôn Đông" not in page_text(visitor.get("/"))


def test_figures_count_answers_in_time(hoa_phu: Cast, clock: Clock) -> None:
    make_reply(hoa_phu, ReplyState.PUBLISHED)
    late = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    merged = make_opinion(hoa_phu)
    merge_opinion(hoa_phu.ha, merged.pk, into_code=late.code, now=NOW)
    make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=late, now=NOW + timedelta(days=40))
    make_opinion(hoa_phu)
    make_opinion(hoa_phu, OpinionState.DIVERTED)
    found = public_figures(NOW - timedelta(days=1))
    assert (found.received, found.answered, found.on_time) == (4, 3, 1)
    assert public_figures(NOW + timedelta(days=1)).received == 0


@pytest.mark.parametrize("typed", ["đèn đường", ""])
def test_words_in_the_box_of_the_header(hoa_phu: Cast, visitor: Visitor, typed: str) -> None:
    assert visitor.get("/tra-loi/").content.count(b'method="post" action="/tim/"') == 1
    assert visitor.post("/tim/", q=typed)["Location"].startswith("/tra-loi/")
    assert visitor.client.get("/tim/", {"q": typed})["Location"].startswith("/tra-loi/")


def test_a_code_in_the_box_of_the_header(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu)
    assert visitor.post("/tim/", q=opinion.code.lower())["Location"] == visitor.look_up(opinion.code)
    assert visitor.post("/tim/", q="DH-7K4P-92QX").status_code == 422
    assert visitor.client.get("/tim/", {"q": opinion.code})["Location"] == "/tra-cuu/"


# ── plan ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_plan_with_its_duties(hoa_phu: Cast, visitor: Visitor) -> None:
    plan = make_plan(hoa_phu)
    make_dialogue(hoa_phu)
    Dialogue.objects.update(plan=plan)
    page = page_text(visitor.get("/ke-hoach/"))
    assert "Kế hoạch số 15/KH-UBND, ban hành ngày 09/03/2026" in page
    assert "5 ngày trước ngày đối thoại" in page
    assert "10/04/2026" in page
    assert page_text(visitor.get("/ke-hoach/2026/")) == page.replace(
        'value="/ke-hoach/"', 'value="/ke-hoach/2026/"'
    ).replace("next=/ke-hoach/", "next=/ke-hoach/2026/")


def test_only_plans_in_force_are_shown(hoa_phu: Cast, visitor: Visitor) -> None:
    make_plan(hoa_phu, PlanState.DRAFT, year=2027)
    make_plan(hoa_phu, PlanState.REPLACED)
    assert visitor.get("/ke-hoach/2027/").status_code == 404
    assert "16/KH-UBND" in page_text(visitor.get("/ke-hoach/"))


def test_a_planned_dialogue_has_no_page_yet(hoa_phu: Cast, visitor: Visitor) -> None:
    plan = make_plan(hoa_phu)
    first = plan_dialogues(hoa_phu.ha, plan.pk, now=NOW)[0]
    page = page_text(visitor.get("/ke-hoach/"))
    assert first.title in page
    assert f"/doi-thoai/{first.pk}/" not in page


# ── dialogues ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("state", list(DialogueState))
def test_a_dialogues_page_once_it_is_announced(hoa_phu: Cast, visitor: Visitor, state: DialogueState) -> None:
    dialogue = make_dialogue(hoa_phu, state)
    is_public = state in PUBLIC_STATES
    assert visitor.get(f"/doi-thoai/{dialogue.pk}/").status_code == (200 if is_public else 404)
    assert visitor.get(f"/doi-thoai/{dialogue.pk}/lich.ics").status_code == (200 if is_public else 404)


def test_a_dialogue_tells_how_to_take_part(hoa_phu: Cast, visitor: Visitor) -> None:
    dialogue = make_dialogue(hoa_phu)
    make_opinion(hoa_phu, dialogue=dialogue)
    page = page_text(visitor.get(f"/doi-thoai/{dialogue.pk}/"))
    assert "Giao thông" in page
    assert "Trần Văn Dũng" in page
    assert f"/gui-y-kien/?doi-thoai={dialogue.pk}" in page
    assert "Đã nhận <strong>1</strong> ý kiến" in page
    titles = [row["title"] for row in visitor.get(f"/doi-thoai/{dialogue.pk}/").context["timeline"]]
    assert titles == ["Xếp lịch", "Đã thông báo", "Đang nhận ý kiến"]


def test_a_dialogue_shows_its_answers(hoa_phu: Cast, visitor: Visitor) -> None:
    dialogue = make_dialogue(hoa_phu)
    reply = make_reply(
        hoa_phu, ReplyState.PUBLISHED, opinion=make_opinion(hoa_phu, OpinionState.ASSIGNED, dialogue=dialogue)
    )
    assert f'href="/tra-loi/{reply.pk}/"' in page_text(visitor.get(f"/doi-thoai/{dialogue.pk}/"))


# ── replies ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_of_the_sender_is_public(hoa_phu: Cast, visitor: Visitor) -> None:
    reply = promise(hoa_phu).reply
    rate_reply(hoa_phu.citizen, reply.pk, score=Satisfaction.GOOD, comment="Tôi ở cạnh nhà bà Tư.", now=NOW)
    pages = [page_text(visitor.get(path)) for path in ("/", *LISTS, f"/tra-loi/{reply.pk}/")]
    for secret in (ROAD, "xe máy hay trượt ngã", LAN.name, LAN.phone, "cạnh nhà bà Tư", reply.opinion.code):
        assert [page for page in pages if secret in page] == []
    assert PUBLIC_ROAD in pages[-1]
    assert ANSWER in pages[-1]
    assert "Hài lòng" in pages[-1]
    assert "Đổ bê tông đoạn sụt" in pages[-1]


@pytest.mark.parametrize("state", [ReplyState.DRAFT, ReplyState.IN_REVIEW, ReplyState.APPROVED])
def test_unpublished_replies_are_not_found(hoa_phu: Cast, visitor: Visitor, state: ReplyState) -> None:
    reply = make_reply(hoa_phu, state)
    assert visitor.get(f"/tra-loi/{reply.pk}/").status_code == 404
    assert ANSWER not in page_text(visitor.get("/tra-loi/"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("den duong", ["lamp"]),
        ("đèn đường", ["lamp"]),
        ("ĐÈN", ["lamp"]),
        ("nuoc sach", ["water"]),
        ("", ["water", "lamp"]),
        ("tram bom", ["water"]),
        ("truot nga", []),
        ("%", ["water", "lamp"]),
        ("không có gì như vậy", []),
    ],
)
def test_search_reads_only_what_is_public(hoa_phu: Cast, visitor: Visitor, words: str, found: list[str]) -> None:
    lamp = publish(hoa_phu, "Đèn đường thôn Đông tắt.")
    water = publish(hoa_phu, "Nước sạch thôn Đoài yếu.", "Đã thay máy ở trạm bơm, từ nay nước đủ áp lực.")
    names = {lamp.pk: "lamp", water.pk: "water"}
    page = visitor.client.get("/tra-loi/", {"q": words}).context["page"]
    assert [names[row.pk] for row in page.rows] == found


def test_mistyped_search_offers_the_words_of_a_public_reply(hoa_phu: Cast, visitor: Visitor) -> None:
    publish(hoa_phu, "Đèn đường thôn Đông tắt.")
    make_opinion(hoa_phu, text="Cổng chào thôn Đoài xiêu.")
    page = visitor.client.get("/tra-loi/", {"q": "đèn đuwong", "linh-vuc": "TRANS"})
    assert "Không có “đèn đuwong”. Có phải: <a" in page_text(page)
    assert page.context["meant"] == "đèn đường"
    assert [
        (row.opinion.public_text)
        for row in visitor.get(f"/tra-loi/?{page.context['meant_query']}").context["page"].rows
    ] == ["Đèn đường thôn Đông tắt."]
    assert "Có phải" not in page_text(visitor.client.get("/tra-loi/", {"q": "cogng"}))


def test_what_was_typed_with_diacritics_comes_first(hoa_phu: Cast, visitor: Visitor) -> None:
    exact = publish(hoa_phu, "Cổng chào thôn Đông xiêu.")
    other = publish(hoa_phu, "Cống thôn Đoài tắc.")
    for words in ("cổng", "CỔNG", "cổng thôn"):
        rows = visitor.client.get("/tra-loi/", {"q": words}).context["page"].rows
        assert [row.pk for row in rows] == [exact.pk, other.pk]


def test_filters_stand_in_the_address(hoa_phu: Cast, visitor: Visitor) -> None:
    dialogue = make_dialogue(hoa_phu)
    inside = publish(hoa_phu, "Đèn đường tắt.", dialogue=dialogue)
    publish(hoa_phu, "Nước yếu.")

    def rows(**query: str) -> list[int]:
        return [row.pk for row in visitor.client.get("/tra-loi/", query).context["page"].rows]

    assert rows(**{"doi-thoai": str(dialogue.pk)}) == [inside.pk]
    assert len(rows(**{"linh-vuc": "TRANS"})) == 2
    assert rows(**{"linh-vuc": "EDU"}) == []
    assert len(rows(**{"doi-thoai": "xyz", "linh-vuc": "<b>"})) == 2


def test_long_lists_have_pages(hoa_phu: Cast, visitor: Visitor) -> None:
    for number in range(17):
        publish(hoa_phu, f"Việc thứ {number} của thôn Đông.")
    first, second = (visitor.client.get("/tra-loi/", {"q": "viec", "trang": str(n)}).context["page"] for n in (1, 2))
    assert (len(first.rows), first.previous, first.next) == (15, "", "?q=viec&trang=2")
    assert (len(second.rows), second.previous, second.next) == (2, "?q=viec", "")
    assert visitor.client.get("/tra-loi/", {"trang": "²"}).context["page"].number == 1


@pytest.mark.parametrize("beyond", ["2", "99", "5000", "9" * 5000])
@pytest.mark.parametrize("path", ["/tra-loi/", "/cam-ket/"])
def test_no_page_beyond_the_last(hoa_phu: Cast, visitor: Visitor, path: str, beyond: str) -> None:
    publish(hoa_phu, "Đèn đường tắt.")
    assert visitor.client.get(path, {"trang": beyond}).status_code == 404


# ── promises ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_promises_by_state(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    late = promise(hoa_phu, "Thay bóng đèn", due=TODAY + timedelta(days=5))
    waiting = promise(hoa_phu, "Nạo vét mương", due=TODAY + timedelta(days=60))
    done = promise(hoa_phu, "Lắp biển báo", due=TODAY + timedelta(days=10))
    fulfil_commitment(hoa_phu.tuan, done.pk, on=TODAY, evidence="Đã lắp hai biển.", now=NOW)
    clock.forward(days=10)

    def rows(chosen: str) -> list[int]:
        return [row.pk for row in visitor.client.get("/cam-ket/", {"muc": chosen}).context["page"].rows]

    assert rows("") == [late.pk, waiting.pk, done.pk]
    assert (rows("qua-han"), rows("dang-lam"), rows("da-xong")) == ([late.pk], [waiting.pk], [done.pk])
    answer = visitor.get("/cam-ket/")
    assert answer.context["counts"] == {"all": 3, "open": 1, "late": 1, "done": 1}
    page = page_text(answer)
    assert "Đã lắp hai biển." in page
    assert "Phòng Kinh tế" in page
    assert f'href="/tra-loi/{done.reply_id}/"' in page


def test_promises_of_unpublished_replies_are_nobodys_business(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    promises = [Promise("Sửa cống", hoa_phu.units["economy"].pk, HELD_ON)]
    draft_reply(hoa_phu.tuan, opinion.pk, text=ANSWER, promises=promises, now=NOW)
    assert "Sửa cống" not in page_text(visitor.get("/cam-ket/"))
