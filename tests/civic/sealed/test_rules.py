"""How well suspicion finds denunciations, on texts of our own: each line of a file is one text.

The texts in `engines/language/texts` are those on which it was made; the `_unseen` ones were never learnt from, nor were
those of tests/engines/language/heldout_withheld.jsonl: a person who triages still has to look.
"""

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienhong.civic.sealed.rules import suspicion
from dienhong.engines.language import texts
from dienhong.kernel.vietnamese import fold

HERE = Path(__file__).parent
MADE_ON = {"denunciations": texts.lines("denunciations"), "harmless": texts.lines("lookalikes")}
UNSEEN = {name: (HERE / f"{name}_unseen.txt").read_text("utf-8").splitlines() for name in ("denunciations", "harmless")}


def share(texts: list[str]) -> float:
    return sum(suspicion(text) is not None for text in texts) / len(texts)


def test_nearly_every_denunciation_is_withheld() -> None:
    assert share(MADE_ON["denunciations"]) >= 0.97


def test_few_harmless_opinions_are_withheld() -> None:
    assert share(MADE_ON["harmless"]) <= 0.05


def test_unseen_harmless_opinions_pass() -> None:
    assert share(UNSEEN["harmless"]) <= 0.05


def test_unseen_hints_are_found_no_worse_than_measured() -> None:
    assert share(UNSEEN["denunciations"]) >= 0.85


def test_denunciations_typed_without_diacritics_are_withheld_too() -> None:
    assert share([fold(text) for text in MADE_ON["denunciations"]]) >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Thôn đã thông báo kế hoạch làm đường.",
        "Bao giờ có đường và chi phí mỗi hộ đóng bao nhiêu?",
        "Cây xà cừ to cao trước cổng trường sắp đổ.",
        "thon thong bao ke hoach lam duong",
        "Xin hỏi thủ tục khiếu nại, tố cáo.",
        "Đề nghị đẩy mạnh phòng, chống tham nhũng.",
        "Kính gửi Chủ tịch xã, đường thôn tôi hỏng, đề nghị công an xã phân luồng.",
        "",
        "…",
    ],
)
def test_harmless_twin_passes(text: str) -> None:
    assert suspicion(text) is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Tôi tố cáo ông A.", "nói rõ là tố cáo"),
        ("TÔI TỐ CÁO ÔNG A", "nói rõ là tố cáo"),
        ("toi to cao ong a", "nói rõ là tố cáo"),
        ("Đường hỏng. Trưởng thôn ăn chặn tiền hỗ trợ.", "nêu hành vi vi phạm của người có chức vụ"),
        ("Họ đưa hoá đơn khống.", "nêu hồ sơ, chứng từ khống"),
        ("Họ đưa hóa đơn khống.", "nêu hồ sơ, chứng từ khống"),
        ("Thu tiền làm đường không biên lai.", "nêu việc đòi tiền không biên lai"),
    ],
)
def test_rule_is_named(text: str, rule: str) -> None:
    assert suspicion(text) == rule


def test_decomposed_letters_are_read_alike() -> None:
    assert suspicion(unicodedata.normalize("NFD", "Tôi tố cáo ông A.")) == "nói rõ là tố cáo"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    assert suspicion(text) is None or len(suspicion(text) or "") <= 80


@settings(max_examples=50, deadline=None, derandomize=True)
@given(before=st.text(max_size=80), after=st.text(max_size=80))
def test_accusation_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    assert suspicion(f"{before}. Tôi tố cáo ông trưởng thôn ăn chặn tiền. {after}") is not None


def test_long_text_is_read_in_no_time() -> None:
    start = time.perf_counter()
    suspicion("cán bộ xã thu tiền của dân rồi thì là mà " * 125)
    assert time.perf_counter() - start < 1
