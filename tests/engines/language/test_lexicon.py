"""Phrases are found with and without diacritics, the longest first, and each code says why."""

import pytest

from dienhong.engines.language.lexicon import Lexicon, LexiconMatch

LEXICON = Lexicon(
    {
        "TRANS": ["cầu", "đường", "đường giao thông", "đỗ xe"],
        "CLEAR": ["GPMB", "giải phóng mặt bằng"],
        "POWER": ["điện", "đường dây điện"],
        "INVEST": ["đường giao thông"],
    }
)


def codes(text: str) -> list[str]:
    return [match.code for match in LEXICON.match(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xây cầu", ["TRANS"]),
        ("câu hỏi của Nhân dân", []),
        ("cau hoi, cau do", ["TRANS"]),
        ("GPMB và đường dây điện", ["POWER", "CLEAR"]),
        ("giai phong mat bang", ["CLEAR"]),
        ("GIẢI PHÓNG MẶT BẰNG", ["CLEAR"]),
        ("giải phóng mặt bằng", ["CLEAR"]),
        ("đường phố điện lạnh", ["POWER", "TRANS"]),
        ("", []),
    ],
)
def test_codes_of_a_text(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_longest_phrase_wins_and_a_shared_phrase_is_shared() -> None:
    assert LEXICON.match("đường giao thông") == [
        LexiconMatch("INVEST", 2.0, ("đường giao thông",)),
        LexiconMatch("TRANS", 2.0, ("đường giao thông",)),
    ]


def test_phrase_stands_between_word_ends() -> None:
    assert codes("điệnlực cầuthang") == []


def test_text_without_diacritics_counts_less_for_one_word() -> None:
    [accented] = LEXICON.match("xây cầu ở đây")
    [folded] = LEXICON.match("xay cau o day")
    assert (accented.score, folded.score) == (1.0, 0.4)
