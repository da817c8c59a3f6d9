"""Written Vietnamese as an announcer says it: for loudspeakers and voices that read word by word."""

import re
from functools import cache

from dienhong.engines.speech.codes import letter_words, spell_codes, tables
from dienhong.engines.speech.moments import spell_moments
from dienhong.engines.speech.numbers import digit_words, figure_words, number_words
from dienhong.kernel.vietnamese import nfc

_FIGURE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_EDGE = r"(?<![\w.,/])"
_MULTIPLE = r"(?:nghìn|ngàn|triệu|tỷ|tỉ)"
_SYLLABLES_A_MINUTE = 180


def spell(text: str) -> str:
    """`text` with abbreviations, days, hours, figures, money, document numbers and signs in words.

    Words that are known are left alone, so what was spelled once stays as it is. No digit is left.
    """
    said = nfc(text).replace("\xa0", " ")
    said = spell_moments(spell_codes(_marked(said)))
    words = tables()["words"]
    said = _word_pattern().sub(lambda found: words[found[0]], said)
    said = _abbreviations(_measures(said))
    said = _figures(said)
    return _tidy(said)


def seconds_to_say(text: str) -> int:
    """How long an announcer needs for `text` once it is spelled, in whole seconds (180 syllables a minute)."""
    return round(len(re.findall(r"\w+", spell(text))) * 60 / _SYLLABLES_A_MINUTE)


def money_words(amount: int) -> str:
    """An amount of đồng as estimates write it "bằng chữ": "Một triệu hai trăm nghìn đồng"."""
    said = number_words(amount)
    return f"{said[:1].upper()}{said[1:]} đồng"


def _marked(text: str) -> str:
    """Signs of typesetting that nobody says."""
    text = re.sub(r"(?m)^(\d{1,2})\.\s+", lambda found: f"{number_words(int(found[1])).capitalize()}, ", text)
    text = re.sub(r"(?m)^([a-zđ])\)\s+", r"\1, ", text)
    text = re.sub(r"\./\.|[“”\"«»*_#]", "", text)
    text = text.replace("…", "").replace("...", "")
    return re.sub(r"\s*\(([^)]*)\)", r", \1,", text)


def _measures(text: str) -> str:
    """Figures with their unit, ranges of them, and "each": đồng/m2."""
    units, named = tables()["units"], _unit_pattern()
    text = re.sub(r"(?<=\d)\s*[x×]\s*(?=\d)", " nhân ", text)
    text = re.sub(rf"{_EDGE}({_FIGURE})\s*[-–]\s*({_FIGURE})(?=\s*(?:{named}|\w))", r"\1 đến \2", text)
    text = re.sub(
        rf"(?P<a>(?<![^\W\d])(?:đồng|đ|tấn|tạ|kg|người|triệu|tỷ|lượt|lần))/(?P<u>{named}|[a-zà-ỹđ]+)(?![\w²³])",
        lambda found: f"{units.get(found['a'], found['a'])} một {units.get(found['u'], found['u'])}",
        text,
    )
    text = re.sub(
        rf"{_EDGE}(?P<n>{_FIGURE})(?P<m>\s*{_MULTIPLE})?\s*(?P<u>{named})(?![\w²³])",
        lambda found: f"{figure_words(found['n'])}{found['m'] or ''} {units[found['u']]}",
        text,
    )
    return re.sub(
        rf"(?P<b>[a-zà-ỹđ]) (?P<u>{named})(?![\w²³.])(?<=2|3|²|³)", lambda f: f"{f['b']} {units[f['u']]}", text
    )


def _abbreviations(text: str) -> str:
    text = re.sub(r"\bT([2-7])\b", lambda found: f"thứ {_WEEKDAYS[found[1]]}", text)
    text = re.sub(r"\bCN\b", "Chủ nhật", text)
    text = re.sub(r"\b(\w*[A-ZĐ]\w*\d\w*|\d+[A-ZĐ]{1,2})\b", _mixed, text)
    return re.sub(r"\b[BCDĐFGHJKLMNPQRSTVWXYZ]{2,6}\b", lambda found: letter_words(found[0]), text)


def _figures(text: str) -> str:
    text = re.sub(r"(?<=\d)\s*/\s*(?=\d)", " trên ", text)
    text = re.sub(r"(?<=[\d\w])\s*\+\s*(?=\d)", " cộng ", text)
    text = re.sub(r"(?<=[a-zà-ỹ])-(?=\d)", " ", text)
    text = re.sub(r"(?<![\d.,])(\d+)\.(\d{1,2})(?![\d.])", r"\1 chấm \2", text)
    for sign, said in _SIGNS:
        text = text.replace(sign, said)
    text = re.sub(rf"{_EDGE}({_FIGURE})\s*[-–]\s*({_FIGURE})(?![\w.,]\d)", r"\1 đến \2", text)
    text = re.sub(rf"(?<![\d,.])(?:{_FIGURE})(?!\d)", lambda found: f" {figure_words(found[0])} ", text)
    return re.sub(r"\d+", lambda found: f" {digit_words(found[0])} ", text)


def _mixed(found: re.Match[str]) -> str:
    """Letters and digits in one word: a house number keeps its number, a code is said sign by sign."""
    word = found[0]
    if number := re.fullmatch(r"(\d+)([A-ZĐ]{1,2})", word):
        return f"{number_words(int(number[1]))} {letter_words(number[2])}"
    if number := re.fullmatch(r"([A-ZĐ]{1,3})(\d{1,3})", word):
        return f"{letter_words(number[1])} {number_words(int(number[2]))}"
    return letter_words(word)


def _tidy(text: str) -> str:
    text = re.sub(r"(?<=\w)\s*/\s*(?=\w)", " ", text)
    text = re.sub(r"(?m)^\s*[-–+•]\s+", "", text)
    text = re.sub(r"\s+[-–]\s+", ", ", text)
    text = re.sub(r"(?<=\w)[-–](?=\w)", " ", text)
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" ?([,.;:!?])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",\s*([.;:!?])", r"\1", text)
    return re.sub(r" ?\n ?", "\n", text).strip(" ,")


@cache
def _word_pattern() -> re.Pattern[str]:
    known = sorted(tables()["words"], key=len, reverse=True)
    return re.compile(r"(?<![\w])(?:" + "|".join(map(re.escape, known)) + r")(?![\w])")


@cache
def _unit_pattern() -> str:
    return "|".join(map(re.escape, sorted(tables()["units"], key=len, reverse=True)))


_WEEKDAYS = {"2": "Hai", "3": "Ba", "4": "Tư", "5": "Năm", "6": "Sáu", "7": "Bảy"}
_SIGNS = (
    ("&", " và "), ("%", " phần trăm "), ("≥", " từ "), ("≤", " không quá "), (">", " trên "), ("<", " dưới "),
    ("=", " bằng "), ("~", " khoảng "), ("±", " cộng trừ "), ("°", " độ "), ("@", " a còng "),
)  # fmt: skip
