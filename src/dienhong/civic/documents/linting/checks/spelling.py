"""Misspelt words, impossible syllables, abbreviations that mean two things."""

import re
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import PROSE, SENTENCES, Case, Hit, missing
from dienhong.civic.documents.linting.letters import LETTER, LOWER, fold_letters
from dienhong.civic.documents.linting.rule import ND30_KINDS, SPELLING, UNICODE, Rule
from dienhong.civic.documents.linting.slips import doubled_words, loose_grammar, misspelt_terms, mistyped_words
from dienhong.civic.documents.linting.syllables import is_syllable

_WORD = re.compile(rf"(?<![{LETTER}0-9@._/\-])[{LOWER}]{{2,}}(?![{LETTER}0-9@_/\-]|\.[{LOWER}])")
_SAMPLE, _SHORT = 6_000, 80
_DENUNCIATION = re.compile(r"\bKN(?:, ?|-|/| và )?TC\b|(?<=\bđơn )TC\b|(?<=giải quyết )TC\b")


def unmarked(case: Case) -> Iterator[Hit]:
    if is_unmarked(case.text):
        yield missing("Văn bản gõ không dấu. Gõ lại bằng chữ Việt có dấu.")


def is_unmarked(text: str) -> bool:
    """True for a text typed without Vietnamese letters."""
    sample = text[:_SAMPLE]
    return len(sample) > _SHORT and len(sample.encode()) - len(sample) < len(sample) // 20


def misspelt(case: Case) -> Iterator[Hit]:
    text, folded = case.text, fold_letters(case.text)
    for found in (misspelt_terms, mistyped_words):
        for start, end, right in found(text, folded, 0, len(text)):
            yield Hit(start, end, f"Sửa “{text[start:end]}” thành “{right}”.", right)


def doubled(case: Case) -> Iterator[Hit]:
    for start, end, right in doubled_words(case.text, 0, len(case.text)):
        yield Hit(start, end, f"Bỏ một chữ “{right}” bị lặp.", right)


def grammar(case: Case) -> Iterator[Hit]:
    for start, end, right in loose_grammar(case.text, fold_letters(case.text), 0, len(case.text)):
        yield Hit(start, end, f"Sửa “{case.text[start:end]}” thành “{right}”.", right)


def syllables(case: Case) -> Iterator[Hit]:
    known = case.settings.known_words
    for match in case.scan(_WORD, SENTENCES):
        word = match.group()
        if not is_syllable(word) and word not in known:
            yield Hit(*match.span(), f"“{word}” không phải một tiếng Việt viết đúng. Kiểm tra lại.")


def denunciations(case: Case) -> Iterator[Hit]:
    for match in case.scan(_DENUNCIATION, PROSE):
        right = "khiếu nại, tố cáo" if match.group().startswith("KN") else "tố cáo"
        message = f"Không viết tắt tố cáo là “TC” (ký hiệu của thông cáo). Viết “{right}”."
        yield Hit(*match.span(), message, right)


UNMARKED = Rule("unmarked_text", "Văn bản không dấu", "error", UNICODE, unmarked)
RULES = (
    UNMARKED,
    Rule("misspelling", "Lỗi chính tả thường gặp", "warning", SPELLING, misspelt),
    Rule("doubled_word", "Chữ bị lặp", "warning", SPELLING, doubled),
    Rule("grammar", "Câu chữ", "info", SPELLING, grammar),
    Rule("impossible_syllable", "Tiếng viết sai", "info", SPELLING, syllables),
    Rule("denunciation_abbreviation", "Không viết tắt “tố cáo”", "warning", ND30_KINDS, denunciations),
)
