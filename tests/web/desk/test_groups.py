"""Duplicates at the desk: side by side, merged, taken apart, split, answered by reference; and what the askers read."""

from datetime import timedelta

from django.test import Client
from tests.cast import ANSWER, MINH, NOW, Cast, make_opinion, make_reply
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.actions.merging import merge_opinions
from dienhong.cycle.opinions.models import Opinion, Part, Similarity
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.journal.models import Entry

S = OpinionState
TWO_ISSUES = "Đường vào thôn Đông sụt một đoạn dài. Nước máy tuần nào cũng mất hai ngày."


def fresh(opinion: Opinion) -> Opinion:
    return Opinion.objects.get(pk=opinion.pk)


def pair_of(first: Opinion, second: Opinion, score: float = 0.9) -> Similarity:
    return Similarity.objects.create(a=first, b=second, level="incident", score=score, model="words-1", found_at=NOW)


def test_queue_leads_from_pair_to_pair_and_ends(hoa_phu: Cast, office: Desk) -> None:
    assert "Không có cặp nào chờ so" in office.text("y-kien/trung/")
    one, two, three = (make_opinion(hoa_phu) for _ in range(3))
    surer, other = pair_of(one, two), pair_of(two, three, 0.6)
    assert office.get("y-kien/trung/")["Location"].endswith(f"/trung/{surer.pk}/")
    page = office.text(f"y-kien/trung/{surer.pk}/")
    assert "Còn 2 cặp" in page
    assert f'href="{office_path(page)}"' in page
    after = office.post(f"y-kien/trung/{surer.pk}/", **{"quyet-dinh": "khac"})["Location"]
    assert after.endswith(f"?sau=0.9_{surer.pk}")
    assert office.get("y-kien/trung/", sau=f"0.9_{surer.pk}")["Location"].endswith(f"/trung/{other.pk}/")
    assert "Đã xem hết một lượt" in office.text("y-kien/trung/", sau=f"0.6_{other.pk}")
    assert office.get("y-kien/trung/", sau="x_y").status_code == 302


def office_path(page: str) -> str:
    """The address of "next pair" on the page."""
    return page.split('data-desk-key="n"', maxsplit=1)[0].rsplit('href="', 1)[1].split('"', maxsplit=1)[0]


def test_merging_from_the_pair_and_taking_apart_again(hoa_phu: Cast, office: Desk) -> None:
    leader, asked = make_opinion(hoa_phu, S.ASSIGNED), make_opinion(hoa_phu, S.TRIAGED, sender=MINH)
    pair = pair_of(leader, asked)
    office.post(f"y-kien/trung/{pair.pk}/", **{"quyet-dinh": "gop-trai"})
    assert (fresh(asked).state, fresh(asked).merged_into_id) == (S.MERGED, leader.pk)
    assert Similarity.objects.get().judgement == "same"
    assert asked.code in office.text(f"y-kien/{leader.pk}/")
    assert "Tách khỏi nhóm" in office.text(f"y-kien/{asked.pk}/")
    office.post(f"y-kien/{asked.pk}/tach-khoi-nhom/")
    assert (fresh(asked).state, fresh(asked).merged_into_id) == (S.TRIAGED, None)


def test_shared_words_are_marked_and_escaped(hoa_phu: Cast, office: Desk) -> None:
    one = make_opinion(hoa_phu, text="Cống chợ Đầm bị tắc <b>rồi</b>")
    pair = pair_of(one, make_opinion(hoa_phu, text="cong cho Dam tac lau roi"))
    page = office.text(f"y-kien/trung/{pair.pk}/")
    assert '<mark class="desk-mark">Cống</mark>' in page
    assert "<b>rồi" not in page


def test_units_have_no_pairs(hoa_phu: Cast) -> None:
    pair = pair_of(make_opinion(hoa_phu), make_opinion(hoa_phu))
    assert Desk("tuan").get("y-kien/trung/").status_code == 403
    assert Desk("tuan").get(f"y-kien/trung/{pair.pk}/").status_code == 403


def test_pair_with_a_withheld_one_is_gone(hoa_phu: Cast, office: Desk) -> None:
    pair = pair_of(make_opinion(hoa_phu), make_opinion(hoa_phu))
    Opinion.objects.filter(pk=pair.b_id).update(state=S.DIVERTED)
    assert office.get(f"y-kien/trung/{pair.pk}/").status_code == 404


def test_earlier_answer_stands_beside_and_is_referred_to(hoa_phu: Cast, office: Desk) -> None:
    earlier, again = make_opinion(hoa_phu, S.REPLIED), make_opinion(hoa_phu, S.ASSIGNED)
    pair_of(earlier, again)
    page = office.text(f"y-kien/{again.pk}/")
    assert "Đã trả lời ngày 09/03/2026" in page
    assert ANSWER in page
    response = office.post(f"y-kien/{again.pk}/tra-loi-theo/{earlier.pk}/")
    assert response.status_code == 302
    assert ANSWER in Reply.objects.get(opinion=again).text
    assert "Hỏi lại việc của ý kiến" in office.text(f"y-kien/{again.pk}/")


def test_split_asks_for_each_sentence_and_keeps_what_was_chosen(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, text=TWO_ISSUES)
    assert "Nước máy tuần nào cũng mất hai ngày." in office.text(f"y-kien/{opinion.pk}/tach/")
    whole = office.post(f"y-kien/{opinion.pk}/tach/", **{"cau-0": "1", "cau-1": "1"})
    assert whole.status_code == 422
    assert "Hãy để lại ít nhất một việc" in whole.content.decode()
    assert '<option value="1" selected>' in whole.content.decode()
    assert office.post(f"y-kien/{opinion.pk}/tach/", **{"cau-1": "1"}).status_code == 302
    child = Part.objects.get().child
    assert child.text == "Nước máy tuần nào cũng mất hai ngày."
    assert child.code in office.text(f"y-kien/{opinion.pk}/")
    assert opinion.code in office.text(f"y-kien/{child.pk}/")


def looked_up(citizen: Client, opinion: Opinion) -> str:
    return str(citizen.post("/hoa-phu/tra-cuu/", {"code": opinion.code})["Location"])


def test_every_asker_reads_rates_and_reopens_under_the_own_code(hoa_phu: Cast, office: Desk) -> None:
    leader = make_opinion(hoa_phu, S.ASSIGNED, sender=None)
    askers = [make_opinion(hoa_phu, sender=None) for _ in range(2)]
    merge_opinions(hoa_phu.ha, [asker.pk for asker in askers], into_id=leader.pk, now=NOW)
    make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=leader, now=NOW + timedelta(hours=1))
    for opinion, score in zip((leader, *askers), ("5", "4", "1"), strict=True):
        citizen = Client()
        page = looked_up(citizen, opinion)
        assert ANSWER in citizen.get(page).content.decode()
        citizen.post(f"{page}danh-gia/", {"score": score, "comment": ""})
        assert "Ông/bà đã đánh giá" in citizen.get(page).content.decode()
    assert Entry.objects.filter(verb="reply_rated").count() == 3
    citizen = Client()
    citizen.post(f"{looked_up(citizen, askers[1])}xem-lai/", {"reason": "Chỗ tôi chưa làm"})
    assert (fresh(askers[1]).state, fresh(askers[1]).merged_into_id) == (S.ASSIGNED, None)
    assert [fresh(one).state for one in (leader, askers[0])] == [S.REPLIED, S.REPLIED]


def test_sender_reads_all_parts_under_one_code(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, text=TWO_ISSUES, sender=None)
    office.post(f"y-kien/{opinion.pk}/phan-loai/", seen_version="1", kind="kien_nghi", lead="TRANS", urgency="1")
    office.post(f"y-kien/{opinion.pk}/tach/", **{"cau-1": "1"})
    child = Part.objects.get().child
    citizen = Client()
    page = citizen.get(looked_up(citizen, opinion)).content.decode()
    assert "“Nước máy tuần nào cũng mất hai ngày.”" in page
    assert child.code not in page
    assert citizen.post("/hoa-phu/tra-cuu/", {"code": child.code}).status_code == 422


def ticked(*opinions: Opinion) -> list[str]:
    """As the register sends the rows that were ticked."""
    return [f"{opinion.pk}:{fresh(opinion).version}" for opinion in opinions]


def test_ticked_rows_are_merged_where_most_can_join(hoa_phu: Cast, office: Desk) -> None:
    assert 'formaction="/hoa-phu/ban-lam-viec/y-kien/gop/"' not in office.text("y-kien/")
    answered, one, two = (make_opinion(hoa_phu, state) for state in (S.REJECTED, S.RECEIVED, S.ASSIGNED))
    assert 'formaction="/hoa-phu/ban-lam-viec/y-kien/gop/"' in office.text("y-kien/")
    asked = office.post("y-kien/gop/", chosen=ticked(answered, one, two), query="muc=qua-han")
    page = asked.content.decode()
    assert (asked.status_code, page.count('type="radio"'), page.count("Gộp được 1 ý kiến vào đây")) == (200, 3, 2)
    rows = ",".join(ticked(answered, one, two))
    done = office.post("y-kien/gop/", rows=rows, into=str(two.pk), reason="Cùng đoạn đường", act="do")
    assert done["Location"].endswith(f"/y-kien/{two.pk}/")
    assert (fresh(one).merged_into_id, fresh(answered).state) == (two.pk, S.REJECTED)
    leader = office.text(f"y-kien/{two.pk}/")
    for words in (
        f"Đã gộp {one.code} vào đây",
        f"Chưa gộp {answered.code}",
        f'Tách khỏi nhóm<span class="dt-visually-hidden">: {one.code}',
    ):
        assert words in leader


def test_too_few_or_no_leader_is_said(hoa_phu: Cast, office: Desk) -> None:
    one, two = make_opinion(hoa_phu), make_opinion(hoa_phu)
    few = office.post("y-kien/gop/", chosen=ticked(one), query="muc=cho-phan-loai")
    assert few["Location"].endswith("/y-kien/?muc=cho-phan-loai")
    assert "Hãy đánh dấu từ 2 đến 50 ý kiến" in office.text("y-kien/")
    without = office.post("y-kien/gop/", rows=",".join(ticked(one, two)), act="do")
    assert (without.status_code, "Hãy chọn ý kiến sẽ trả lời chung." in without.content.decode()) == (422, True)
    assert fresh(one).state == S.RECEIVED


def test_merging_offers_what_is_like_it(hoa_phu: Cast, office: Desk) -> None:
    one, other = make_opinion(hoa_phu), make_opinion(hoa_phu, sender=MINH)
    pair_of(one, other)
    assert f"Gộp vào {other.code}" in office.text(f"y-kien/{one.pk}/gop/")
    office.post(f"y-kien/{one.pk}/gop/", into_code=other.code)
    assert fresh(one).merged_into_id == other.pk
