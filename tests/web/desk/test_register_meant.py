"""Words that find nothing in the register: what may have been meant, and never from what the reader may not see."""

from tests.cast import Cast, make_opinion
from tests.web.desk.office import Desk

from dienhong.cycle.opinions.queries import meant_words, visible_to
from dienhong.cycle.opinions.states import OpinionState


def test_mistyped_words_lead_to_the_words_of_an_opinion(hoa_phu: Cast, office: Desk) -> None:
    make_opinion(hoa_phu, text="Cống thoát nước đầu thôn bị tắc.")
    page = office.text("y-kien/", q="cogn thoát")
    assert "Không có “cogn thoát”. Có phải: <a" in page
    assert ">cống thoát</a>?" in page.casefold()
    assert "Có phải" not in office.text("y-kien/", q="cống thoát")


def test_wording_comes_only_from_what_the_actor_sees(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, OpinionState.ASSIGNED, unit="culture", text="Cống thoát nước đầu thôn bị tắc.")
    assert meant_words(visible_to(hoa_phu.ha), "cogn").casefold() == "cống"
    assert meant_words(visible_to(hoa_phu.tuan), "cogn") == ""
