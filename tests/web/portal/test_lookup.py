"""Looking up by code, and what the sender may do."""

import re
import string

import pytest
from django.conf import settings
from django.test import Client
from tests.cast import (
    ANSWER,
    DENUNCIATION,
    LAN,
    PUBLIC_ROAD,
    ROAD,
    Cast,
    make_opinion,
    make_reply,
    send,
    submission,
)
from tests.web.portal.conftest import Clock, Visitor, page_text

from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.opinions.actions.merging import merge_opinion
from dienhong.cycle.opinions.actions.sealing import release_to_register
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Rating
from dienhong.cycle.replies.states import ReplyState
from dienhong.engines.limits.tallies import count_try
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.codes import ALPHABET, new_code
from dienhong.web.portal.lookup import senders

S = OpinionState
UNKNOWN = new_code("DH", lambda _: 3)
NOT_THERE = "Không tìm thấy ý kiến với mã này."


def path(visitor: Visitor, opinion: Opinion, act: str = "") -> str:
    return visitor.look_up(opinion.code) + act


def say_who(visitor: Visitor, opinion: Opinion, digits: str = LAN.phone[-4:]) -> None:
    visitor.post(path(visitor, opinion, "xac-nhan/"), digits=digits)


def test_a_code_leads_to_its_page(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    typed = opinion.code.lower().replace("-", " ")
    address = visitor.look_up(f"mã: {typed}.")
    assert opinion.code not in address
    page = page_text(visitor.get(address))
    assert opinion.code in page
    assert "Đang giải quyết" in page
    assert "Phòng Kinh tế, hạn trả lời 08/04/2026." in page


@pytest.mark.parametrize(
    ("state", "ahead"),
    [
        (S.RECEIVED, ["Cán bộ đọc, giao cho đơn vị trả lời", "Trả lời"]),
        (S.TRIAGED, ["Giao cho đơn vị trả lời", "Trả lời"]),
        (S.ASSIGNED, ["Trả lời"]),
        (S.REPLIED, []),
        (S.REJECTED, []),
    ],
)
def test_what_lies_ahead_is_shown(hoa_phu: Cast, visitor: Visitor, state: OpinionState, ahead: list[str]) -> None:
    page = page_text(visitor.get(path(visitor, make_opinion(hoa_phu, state))))
    rows = page.split("dt-timeline__item--pending")[1:]
    assert [re.findall(r'dt-timeline__title">([^<]+)<', row)[0] for row in rows] == ahead
    assert ("Xã không xem xét ý kiến này." in page) == (state == S.REJECTED)


def test_a_code_in_the_address_opens_nothing(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED, sender=None)
    for part in (opinion.code, opinion.code.lower(), "DH-ABCD-EFGH", "x-0123456789abcdef"):
        for act in ("", "danh-gia/", "bo-sung/"):
            answer = visitor.get(f"/tra-cuu/{part}/{act}")
            assert (answer.status_code, "Mời ông/bà nhập lại mã" in page_text(answer)) == (404, True)


def test_no_address_on_the_page_holds_the_code(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED, sender=None)
    page = page_text(visitor.get(path(visitor, opinion)))
    led = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert len(led) > 5
    assert [address for address in led if opinion.code in address] == []


@pytest.mark.parametrize("typed", ["", "   ", "xin chào", "DH-1111-1111", "x" * 501])
def test_what_is_no_code_is_asked_again(visitor: Visitor, typed: str) -> None:
    answer = visitor.post("/tra-cuu/", code=typed)
    assert answer.status_code == 422
    assert "Lỗi:" in page_text(answer)


def test_unknown_and_foreign_codes_read_alike(hoa_phu: Cast, binh_an: Cast, clock: Clock) -> None:
    theirs = make_opinion(hoa_phu, S.ASSIGNED)
    there = Visitor(Client(), clock, "/binh-an")
    foreign, unknown = there.post("/tra-cuu/", code=theirs.code), there.post("/tra-cuu/", code=UNKNOWN)
    assert (foreign.status_code, unknown.status_code) == (422, 422)
    assert NOT_THERE in page_text(foreign)
    assert page_text(foreign).replace(theirs.code, "") == page_text(unknown).replace(UNKNOWN, "")


def test_wrong_codes_are_counted_and_right_ones_are_not(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    for _ in range(59):
        count_try(senders.WRONG_CODES, "127.0.0.1", clock.now)
    for _ in range(3):
        address = path(visitor, opinion)
    wrong = [visitor.post("/tra-cuu/", code=UNKNOWN).status_code for _ in range(2)]
    assert wrong == [422, 429]
    assert visitor.post("/tra-cuu/", code=opinion.code).status_code == 429
    assert visitor.post("/tim/", q=opinion.code).status_code == 429
    assert visitor.get(address).status_code == 200  # the code was proven before
    clock.forward(hours=1)
    assert visitor.post("/tra-cuu/", code=opinion.code).status_code == 302


def test_the_senders_words_need_the_telephone(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    assert ROAD not in page_text(visitor.get(path(visitor, opinion)))
    wrong = visitor.post(path(visitor, opinion, "xac-nhan/"), digits="1234")
    assert wrong.status_code == 422
    assert "không khớp" in page_text(wrong)
    say_who(visitor, opinion)
    page = page_text(visitor.get(path(visitor, opinion)))
    assert ROAD in page
    assert LAN.name not in page
    elsewhere = Visitor(Client(), visitor.clock)
    assert ROAD not in page_text(elsewhere.get(path(elsewhere, opinion)))


def test_the_whole_number_is_accepted(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    say_who(visitor, opinion, "0900 000 001")
    assert ROAD in page_text(visitor.get(path(visitor, opinion)))


def test_the_code_suffices_without_a_telephone(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED, sender=None)
    assert ROAD in page_text(visitor.get(path(visitor, opinion)))


def test_five_wrong_telephones_end_the_trying(hoa_phu: Cast, visitor: Visitor, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED)
    for _ in range(5):
        say_who(Visitor(Client(), clock), opinion, "9999")
    assert "thử lại sau một giờ" in page_text(visitor.post(path(visitor, opinion, "xac-nhan/"), digits=LAN.phone[-4:]))
    clock.forward(hours=1)
    say_who(visitor, opinion)
    assert ROAD in page_text(visitor.get(path(visitor, opinion)))


def test_one_code_confirmed_does_not_open_another(hoa_phu: Cast, visitor: Visitor) -> None:
    mine, other = make_opinion(hoa_phu, S.ASSIGNED), make_opinion(hoa_phu, S.ASSIGNED)
    say_who(visitor, mine)
    assert ROAD not in page_text(visitor.get(path(visitor, other)))


# ── withheld words (domain §3.3) ─────────────────────────────────────────────────────────────────────────────
def as_any_code(page: str) -> str:
    return re.sub(r"DH-[2-9A-Z]{4}-[2-9A-Z]{4}|[0-9a-f]{16}", "CODE", page)


@pytest.mark.parametrize("sender", [LAN, None])
def test_a_withheld_code_reads_like_one_just_received(hoa_phu: Cast, visitor: Visitor, sender: object) -> None:
    plain = Opinion.objects.get(code=send(hoa_phu, submission(sender=sender)))  # type: ignore[arg-type]
    withheld = send(hoa_phu, submission(DENUNCIATION, sender=sender))  # type: ignore[arg-type]
    page = page_text(visitor.get(path(visitor, plain)))
    assert as_any_code(page) == as_any_code(page_text(visitor.get(visitor.look_up(withheld))))
    assert "Tiếp nhận ý kiến" in page
    assert "08/04/2026" in page


def test_an_opinion_withheld_later_reads_like_one_just_received(hoa_phu: Cast, visitor: Visitor) -> None:
    plain, diverted = make_opinion(hoa_phu), make_opinion(hoa_phu, S.DIVERTED)
    assert as_any_code(page_text(visitor.get(path(visitor, plain)))) == as_any_code(
        page_text(visitor.get(path(visitor, diverted)))
    )


@pytest.mark.parametrize("act", ["danh-gia/", "xem-lai/", "rut/", "xac-nhan/"])
def test_a_withheld_code_answers_acts_like_one_just_received(hoa_phu: Cast, visitor: Visitor, act: str) -> None:
    plain, withheld = make_opinion(hoa_phu).code, send(hoa_phu, submission(DENUNCIATION))
    pages = []
    for code in (plain, withheld):
        address = visitor.look_up(code)
        assert visitor.get(address + act)["Location"] == address
        assert visitor.post(address + act, digits=LAN.phone[-4:], score="5")["Location"] == address
        pages.append(as_any_code(page_text(visitor.get(address))))
    assert pages[0] == pages[1]


def test_a_released_opinion_does_not_tell_where_it_was(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.DIVERTED)
    case = SealedCase.objects.get()
    release_to_register(hoa_phu.quyen, case.pk, seal=Seal(settings.SEALED_KEYS), now=visitor.clock.now)
    Opinion.objects.filter(pk=opinion.pk).update(state=S.TRIAGED)
    page = visitor.get(path(visitor, opinion))
    told = page.context["found"].timeline
    assert [row["title"] for row in told if row["state"] != "pending"] == ["Tiếp nhận ý kiến"]
    assert "quy định riêng" not in page_text(page)


# ── the reply ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_published_reply_is_shown(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED)
    page = page_text(visitor.get(path(visitor, opinion)))
    assert ANSWER in page
    assert "Trả lời chậm nhất" not in page


def test_a_reply_that_is_not_published_is_not_shown(hoa_phu: Cast, visitor: Visitor) -> None:
    reply = make_reply(hoa_phu, ReplyState.APPROVED)
    assert ANSWER not in page_text(visitor.get(path(visitor, reply.opinion)))


def test_a_merged_opinion_shows_the_common_reply(hoa_phu: Cast, visitor: Visitor) -> None:
    target = make_opinion(hoa_phu, S.ASSIGNED)
    merged = make_opinion(hoa_phu, sender=None)
    merge_opinion(hoa_phu.ha, merged.pk, into_code=target.code, now=visitor.clock.now)
    make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=target)
    page = page_text(visitor.get(path(visitor, merged)))
    assert ANSWER in page
    assert target.code not in page
    assert "danh-gia" in page


@pytest.mark.parametrize(
    ("state", "reason"), [(S.REJECTED, "Trùng nội dung quảng cáo"), (S.TRANSFERRED, "Đúng thẩm quyền")]
)
def test_the_reason_is_for_the_sender(hoa_phu: Cast, visitor: Visitor, state: OpinionState, reason: str) -> None:
    opinion = make_opinion(hoa_phu, state)
    assert reason not in page_text(visitor.get(path(visitor, opinion)))
    say_who(visitor, opinion)
    assert reason in page_text(visitor.get(path(visitor, opinion)))


# ── acts of the sender ───────────────────────────────────────────────────────────────────────────────────────
def test_rating_once(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED)
    say_who(visitor, opinion)
    missing = visitor.post(path(visitor, opinion, "danh-gia/"), score="", comment="Chưa rõ.")
    assert missing.status_code == 422
    assert "Chưa rõ." in page_text(missing)
    assert visitor.post(path(visitor, opinion, "danh-gia/"), score="4", comment="Cảm ơn xã.")["Location"] == path(
        visitor, opinion
    )
    rating = Rating.objects.get()
    assert (rating.score, rating.comment) == (4, "Cảm ơn xã.")
    page = page_text(visitor.get(path(visitor, opinion)))
    assert "Cảm ơn ông/bà đã đánh giá" in page
    assert "Ông/bà đã đánh giá: <strong>Hài lòng</strong>" in page
    visitor.post(path(visitor, opinion, "danh-gia/"), score="1", comment="")
    assert Rating.objects.get().score == 4


def test_who_is_not_content_is_told_of_the_second_look(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED, sender=None)
    visitor.post(path(visitor, opinion, "danh-gia/"), score="1", comment="")
    assert "có thể đề nghị xem lại" in page_text(visitor.get(path(visitor, opinion)))


@pytest.mark.parametrize("act", ["danh-gia/", "xem-lai/"])
def test_acts_need_the_sender(hoa_phu: Cast, visitor: Visitor, act: str) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED)
    assert visitor.get(path(visitor, opinion, act))["Location"] == path(visitor, opinion)
    visitor.post(path(visitor, opinion, act), score="5", comment="")
    opinion.refresh_from_db()
    assert (opinion.state, Rating.objects.count()) == (S.REPLIED, 0)


def test_reopening_once_after_confirmation(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED, sender=None)
    assert "một lần" in page_text(visitor.get(path(visitor, opinion, "xem-lai/")))
    opinion.refresh_from_db()
    assert opinion.state == S.REPLIED
    visitor.post(path(visitor, opinion, "xem-lai/"))
    opinion.refresh_from_db()
    assert (opinion.state, opinion.reopened_count) == (S.ASSIGNED, 1)
    page = page_text(visitor.get(path(visitor, opinion)))
    assert "đang được xem lại" in page
    assert ANSWER in page
    make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=opinion, text=f"{ANSWER} Đã làm xong.", now=visitor.clock.now)
    page = page_text(visitor.get(path(visitor, opinion)))
    assert "Đã làm xong." in page
    assert "xem-lai" not in page
    visitor.post(path(visitor, opinion, "xem-lai/"))
    opinion.refresh_from_db()
    assert opinion.state == S.REPLIED


def test_withdrawing_after_confirmation(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED, sender=None)
    assert visitor.get(path(visitor, opinion, "rut/")).status_code == 200
    visitor.post(path(visitor, opinion, "rut/"))
    opinion.refresh_from_db()
    assert opinion.state == S.WITHDRAWN
    assert "Đã rút ý kiến" in page_text(visitor.get(path(visitor, opinion)))


def test_an_answered_opinion_is_not_withdrawn_after_reopening(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED, sender=None)
    visitor.post(path(visitor, opinion, "xem-lai/"))
    assert "Rút ý kiến" not in page_text(visitor.get(path(visitor, opinion)))
    visitor.post(path(visitor, opinion, "rut/"))
    opinion.refresh_from_db()
    assert opinion.state == S.ASSIGNED


def test_a_wrong_code_tells_which_characters_codes_never_have(visitor: Visitor) -> None:
    said = page_text(visitor.post("/tra-cuu/", code="DH-1111-1111"))
    named = re.search(r"không bao giờ có chữ ([A-Z, ]+) và số ([0-9, ]+)\.", said)
    assert named is not None
    never = set(re.findall(r"\w", named[1] + named[2]))
    assert never == set(string.ascii_uppercase + string.digits) - set(ALPHABET)


def test_withdrawing_too_late_says_so(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED, sender=None)
    visitor.post(path(visitor, opinion, "rut/"))
    opinion.refresh_from_db()
    assert opinion.state == S.REPLIED
    assert "vừa có thay đổi" in page_text(visitor.get(path(visitor, opinion)))


def test_acts_are_guarded_against_forgery(hoa_phu: Cast, clock: Clock) -> None:
    opinion = make_opinion(hoa_phu, S.ASSIGNED, sender=None)
    careful = Visitor(Client(enforce_csrf_checks=True), clock)
    assert careful.post(path(careful, opinion, "rut/")).status_code == 403


@pytest.mark.parametrize("state", [state for state in S if state != S.DIVERTED])
def test_every_state_has_its_page_that_nobody_keeps(hoa_phu: Cast, visitor: Visitor, state: OpinionState) -> None:
    answer = visitor.get(path(visitor, make_opinion(hoa_phu, state)))
    assert answer.status_code == 200
    assert state.label in page_text(answer)
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("state", [S.TRIAGED, S.REPLIED, S.MERGED, S.TRANSFERRED])
def test_no_official_is_named(hoa_phu: Cast, visitor: Visitor, state: OpinionState) -> None:
    page = page_text(visitor.get(path(visitor, make_opinion(hoa_phu, state))))
    named = [actor.name for actor in hoa_phu.actors.values() if actor.name in page]
    assert named == []


def test_the_public_wording_is_not_needed_here(hoa_phu: Cast, visitor: Visitor) -> None:
    opinion = make_opinion(hoa_phu, S.REPLIED)
    assert PUBLIC_ROAD not in page_text(visitor.get(path(visitor, opinion)))
