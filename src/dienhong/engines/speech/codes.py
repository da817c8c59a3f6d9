"""Numbers of documents, roads, telephones, codes and addresses as they are said."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from dienhong.engines.speech.numbers import digit_words, number_words

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_KINDS = (
    "ế hoạch:Kk", "hông báo:Tt", "uyết định:Qq", "uy định:Qq", "ghị định:Nn", "ghị quyết:Nn", "hỉ thị:Cc", "áo cáo:Bb",
    "iấy mời:Gg", "ờ trình:Tt", "hông tư:Tt", "ông văn:Cc", "ướng dẫn:Hh", "ết luận:Kk", "ông điện:Cc",
    "hương trình:Cc", "ăn bản:Vv",
)  # fmt: skip
_NAMED = (
    "(?P<kind>"
    + "|".join(f"[{letters}]{rest}" for rest, letters in (kind.split(":") for kind in _KINDS))
    + r"|[Ll]uật[\w\s]{0,60}?|QĐ|NĐ|NQ|KH|TB|CV)"
)
_SYMBOL = r"(?P<symbol>[A-ZĐ][A-Za-zĐđ&]*\d{0,2}(?:[-/][A-ZĐƯ][A-Za-zĐđƯ.&]*)*)"
_ADDRESS_SIGNS = (
    (".", " chấm "), ("/", " gạch chéo "), ("@", " a còng "), ("-", " gạch ngang "), ("_", " gạch dưới "),
)  # fmt: skip
_NUMBER = r"(?P<n>\d{1,5})[a-z]?"


@cache
def tables() -> dict[str, dict[str, str]]:
    """The tables of `abbreviations.toml`: words, kinds, issuers, units, letters."""
    return tomllib.loads(files(__package__).joinpath("abbreviations.toml").read_text("utf-8"))


def letter_words(letters: str) -> str:
    """The names of letters and digits one after another, such as "ca bê bảy"."""
    names = tables()["letters"]
    return " ".join(names.get(char) or digit_words(char) or char for char in letters.upper() if char.isalnum())


def spell_codes(text: str) -> str:
    """`text` with addresses, telephones, document numbers, chainages, roads, codes and Roman numerals in words."""
    for pattern, words in _STEPS:
        text = pattern.sub(words, text)
    return text


def _address(found: re.Match[str]) -> str:
    plain = re.sub(r"^https?://(?:www\.)?|/$", "", found[0])
    for sign, said in _ADDRESS_SIGNS:
        plain = plain.replace(sign, said)
    return re.sub(r"\d+", lambda digits: f" {digit_words(digits[0])} ", plain)


def _telephone(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found["t"])
    parts = re.findall(r"\d+", found["t"])
    if len(parts) == 1:
        ends = (4, 7) if digits[0] == "0" else (4, 4)
        parts = [digits[: ends[0]], digits[ends[0] : ends[1]], digits[ends[1] :]]
    before = re.sub(r"\bS?ĐT\b", "điện thoại", found["w"])
    return f"{before}{', '.join(digit_words(part) for part in parts if part)}"


def _document(found: re.Match[str]) -> str:
    """The symbol is left out where the kind is said before; else it says kind and issuer."""
    number = number_words(int(found["n"]))
    year = f" năm {number_words(int(found['y']))}" if found["y"] else ""
    parts = re.split(r"[-/]", found["symbol"])
    if found["kind"]:
        return f"{found['kind'].rstrip()} số {number}{year}"
    kind = tables()["kinds"].get(re.sub(r"\d+$", "", parts[0]))
    if kind is None:
        body = tables()["issuers"].get(parts[0])
        return f"văn bản số {number}{year}" + (f" của {body}" if body else "")
    issuer = tables()["issuers"].get(parts[1]) if len(parts) > 1 else None
    return f"{kind} số {number}{year}" + (f" của {issuer}" if issuer else "")


def _chainage(found: re.Match[str]) -> str:
    said = f"ki lô mét {number_words(int(found['k']))}"
    if not found["m"]:
        return said
    metres = found["m"]
    rest = number_words(1000 + int(metres)).removeprefix("một nghìn").strip() if metres[0] == "0" else ""
    return f"{said} cộng {rest or number_words(int(metres))}"


def _road(found: re.Match[str]) -> str:
    name = {"QL": "quốc lộ", "TL": "tỉnh lộ", "ĐT": "đường tỉnh", "ĐH": "đường huyện", "ĐX": "đường xã"}[found["r"]]
    tail = f" {letter_words(found['a'])}" if found["a"] else ""
    return f"{name} {number_words(int(found['n']))}{tail}"


def _code(found: re.Match[str]) -> str:
    return ", ".join(letter_words(part) for part in found[0].split("-"))


def _roman(found: re.Match[str]) -> str:
    values = [_ROMAN[letter] for letter in found["r"]]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    year = f" năm {number_words(int(found['y']))}" if found["y"] else ""
    return f"{found['w']}{number_words(total)}{year}"


_SAID_BEFORE = (
    "(?:[Kk]hóa|[Kk]ỳ|[Qq]uý|[Tt]hứ|[Hh]ội|[Kk]ỷ|[Cc]hương|[Pp]hần|[Mm]ục|[Ll]oại|[Hh]ạng|lớp|[Pp]hụ lục|giai đoạn)"
)
_ADDRESS = (
    r"https?://[^\s,;)]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:www\.)?[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|gov)\b(?:/[\w/-]*)?"
)
_DOCUMENT = (
    rf"(?:\b{_NAMED}(?:\s+số)?:?\s+|\b[Ss]ố:?\s+)?"
    rf"(?<![\d/.,])\b{_NUMBER}(?:/(?P<y>(?:19|20)\d{{2}}))?[/-]{_SYMBOL}"
)
_CALLED = (
    r"(?P<w>\b(?:[Gg]ọi|[Đđ]iện thoại|[Tt]ổng đài|[Đđ]ường dây nóng|ĐT|SĐT|[Zz]alo|[Ll]iên hệ|[Ss]ố máy)"
    r"(?:\s+(?:số|theo số|qua số))?:?\s+)(?P<t>\+?\d[\d .-]{1,13}\d)(?![\d/])"
)
_TELEPHONE = (
    r"(?P<w>)(?<![\d.,/-])"
    r"(?P<t>(?:\+84[ .-]?|0)\d{2,4}[ .-]?\d{3,4}[ .-]?\d{3,4}|1[89]00[ .]?\d{4,6})(?![\d/])"
)
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(_ADDRESS), _address),
    (re.compile(r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z]{2}(?:-[A-Z0-9]{3,4}){1,3}\b"), _code),
    (re.compile(r"\b\d{2}[A-ZĐ]\d?-\d{3}\.?\d{2}\b"), _code),
    (re.compile(_DOCUMENT), _document),
    (re.compile(r"\b[Kk][Mm]\s?(?P<k>\d{1,4})(?:\s?\+\s?(?P<m>\d{1,3}))?(?![\w²³/])"), _chainage),
    (re.compile(_CALLED), _telephone),
    (re.compile(r"\b(?P<r>QL|TL|ĐT|ĐH|ĐX)[ .]?(?P<n>[1-9]\d{0,3})(?P<a>[A-ZĐ])?\b"), _road),
    (re.compile(_TELEPHONE), _telephone),
    (re.compile(rf"(?P<w>\b{_SAID_BEFORE}\s+)(?P<r>[IVXLC]{{1,6}})(?:/(?P<y>(?:19|20)\d{{2}}))?\b"), _roman),
)
