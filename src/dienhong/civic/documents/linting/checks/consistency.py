"""One way for one thing: placement of the tone, terms, abbreviations explained before use."""

import re
import unicodedata
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import PROSE, Case, Hit
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.letters import LETTER, UPPER
from dienhong.civic.documents.linting.rule import ND30_FORM, SPELLING, Rule
from dienhong.civic.documents.linting.syllables import is_syllable
from dienhong.kernel.vietnamese import canon

_OLD_STYLE = re.compile(rf"(?:[òóỏõọÒÓỎÕỌ][aeAE]|(?<![qQ])[ùúủũụÙÚỦŨỤ][yY])(?![{LETTER}])")
_NEW_STYLE = re.compile(rf"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?![{LETTER}])")
_ONSET = re.compile(rf"[{LETTER}]+$")
_TONED = frozenset(Part) - {Part.SIGNER}
_TERMS = ((re.compile(r"\b([Tt]iếp xúc) đối thoại\b"), re.compile(r"\b[Tt]iếp xúc, đối thoại\b")),)
_ABBREVIATION = re.compile(rf"(?<![\w/.\-])[{UPPER}]{{2,}}(?![\w/\-]|\.[{UPPER}])")
_EXPLAINED = re.compile(r"\((?:sau đây )?(?:gọi tắt là|viết tắt là|gọi là)? ?[“\"]?$")
_LONGEST, _AROUND = 7, 40
_ROMAN = re.compile(r"[IVXLC]+")


def tones(case: Case) -> Iterator[Hit]:
    """The open rhymes oa, oe, uy by the office's setting; "same": as most of the document has them."""
    first, second = list(case.scan(_OLD_STYLE, _TONED)), list(case.scan(_NEW_STYLE, _TONED))
    wanted = case.settings.tone
    if wanted == "same":
        wanted = "second" if len(second) > len(first) else "first"
    for match in first if wanted == "second" else second:
        onset = _ONSET.search(case.text[max(0, match.start() - 3) : match.start()])
        start = match.start() - (len(onset.group()) if onset else 0)
        word = case.text[start : match.end()]
        right = canon(word) if wanted == "second" else _to_first(word)
        yield Hit(start, match.end(), f"Dấu thanh đặt thống nhất: “{right}”, không “{word}”.", right)


def _to_first(word: str) -> str:
    """hoà → hòa, uỷ → ủy."""
    last = unicodedata.normalize("NFD", word[-1])
    return unicodedata.normalize("NFC", f"{word[:-1]}{last[1:]}{last[0]}")


def terms(case: Case) -> Iterator[Hit]:
    for loose, right in _TERMS:
        if right.search(case.text):
            for match in case.scan(loose, PROSE):
                fix = f"{match[1]}, đối thoại"
                yield Hit(*match.span(), f"Viết thống nhất trong văn bản: “{fix}”.", fix)


def abbreviations(case: Case) -> Iterator[Hit]:
    """The first use of an abbreviation that was not explained: "Ban quản lý dự án (BQLDA)"."""
    known = set(case.settings.known_abbreviations)
    for match in case.scan(_ABBREVIATION, frozenset({Part.BODY, Part.BASIS})):
        word = match.group()
        if word in known or _ROMAN.fullmatch(word) or is_syllable(word) or _is_shouted(case, match):
            continue
        known.add(word)
        if not _EXPLAINED.search(case.text[max(0, match.start() - 30) : match.start()]):
            message = f"“{word}” chưa được giải thích. Lần đầu viết đầy đủ, sau đó ghi “({word})”."
            yield Hit(*match.span(), message)


def _is_shouted(case: Case, match: re.Match[str]) -> bool:
    """A word of a heading in capitals."""
    around = case.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    line = around[around.rfind("\n", 0, _AROUND) + 1 :].split("\n", 1)[0]
    letters = [char for char in line if char.isalpha()]
    shouted = sum(char.isupper() for char in letters) * 2 > len(letters)
    return shouted or len(match.group()) > _LONGEST


RULES = (
    Rule("tone_placement", "Vị trí dấu thanh", "info", SPELLING, tones),
    Rule("inconsistent_term", "Cách gọi thống nhất", "info", ND30_FORM, terms),
    Rule("abbreviation_unexplained", "Chữ viết tắt", "info", f"{ND30_FORM}, mục II.6", abbreviations),
)
