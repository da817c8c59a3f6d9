"""Whatever is typed into the pages of sending and tracking: a sentence or the next page, and nothing lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import ROAD, Cast, make_opinion
from tests.web.portal.conftest import Visitor, page_text
from tests.web.portal.test_sending import CHECK, CONTACT, PLACE, TEXT

from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState

HOSTILE = ["\0", "a\0b", "\u202e\u2066đảo\u2069", "\ufeff\u200b\u200d", "\ud7ff\ue000\uffff", "Z̸͑" * 300, "💧" * 5000, "x" * 50_000, "'\"><b>", "=1+1",
           "\r\n" * 4000, "9" * 400, "-1", "１２３", "%00", "{{ 7 }}"]  # fmt: skip
ANY = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=300), st.text(alphabet="\0\u202e\u200b\n\t ạ,;|9+", max_size=80)
)
quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answered(visitor: Visitor, address: str, **typed: str) -> str:
    """POST, follow what it leads to; the page. Never a broken one."""
    response = visitor.client.post(address, typed, follow=True)
    assert response.status_code in {200, 404, 422, 429}
    return page_text(response)


@quick
@given(text=ANY)
def test_text(visitor: Visitor, text: str) -> None:
    visitor.client.session.flush()
    answered(visitor, TEXT, text=text)


@quick
@given(village=ANY, dialogue=ANY, remove=ANY)
def test_place(visitor: Visitor, village: str, dialogue: str, remove: str) -> None:
    visitor.post(TEXT, text=ROAD)
    answered(visitor, PLACE, village=village, dialogue=dialogue, remove=remove)
    assert ROAD in page_text(visitor.get(TEXT))


@quick
@given(name=ANY, phone=ANY, email=ANY, organisation=ANY, signers=ANY)
def test_contact(visitor: Visitor, name: str, phone: str, email: str, organisation: str, signers: str) -> None:
    visitor.post(TEXT, text=ROAD)
    visitor.post(PLACE, village="khong-ro", dialogue="chung")
    answered(visitor, CONTACT, name=name, phone=phone, email=email, organisation=organisation, signers=signers)
    assert ROAD in page_text(visitor.get(TEXT))


@quick
@given(consents=ANY, trap=ANY)
def test_check(visitor: Visitor, consents: str, trap: str) -> None:
    visitor.fill_in()
    before = Opinion.objects.count()
    answered(visitor, CHECK, consents=consents, trap=trap)
    sent = Opinion.objects.count() - before
    assert sent == 1 or ROAD in page_text(visitor.get(TEXT))


@quick
@given(typed=ANY)
def test_codes_and_search(visitor: Visitor, typed: str) -> None:
    answered(visitor, "/tra-cuu/", code=typed)
    answered(visitor, "/tim/", q=typed)


@pytest.mark.parametrize("act", ["bo-sung/", "danh-gia/", "xem-lai/"])
@quick
@given(words=ANY, score=ANY)
def test_acts_of_the_sender(hoa_phu: Cast, visitor: Visitor, act: str, words: str, score: str) -> None:
    state = OpinionState.ASSIGNED if act == "bo-sung/" else OpinionState.REPLIED
    opinion = Opinion.objects.filter(state=state).first() or make_opinion(hoa_phu, state, sender=None)
    address = visitor.look_up(opinion.code)
    answered(visitor, address + act, text=words, reason=words, comment=words, score=score)
