"""What else a text says: places of the commune, rights that are touched, words to hide, and its key phrases."""
# ruff: noqa: E501, SIM905 (tables of words are read in rows)

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from dienhong.engines.language.lexicon import Lexicon
from dienhong.kernel.vietnamese import canon, fold

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+")
_MOST_PHRASES, _LONGEST = 5, 3
_PLACE_WORD = re.compile(
    r"\b(thon|ap|ban|buon|lang|xom|khom|khu pho|tdp|to dan pho|to|doi|nga ba|nga tu|cau|cho|ngo|hem|kiet|tieu hoc|thcs|thpt|muong|dong)"
    r"\s+(?:so\s+)?(\w+)"
)
_NOT_A_NAME = frozenset(
    "toi em minh ta nay kia do ay co la bi va o cua khong chua da dang se ra vao cach nen dan viec chuc thoat chung bang lun"
    " tam hoi mong tien ruong bao noi qua len xuong duong gia tu den bay trau khac nao thi ma con nguoi hai mot xin de".split()
)


def places_in(text: str, villages: Sequence[str] = ()) -> list[str]:
    """Villages of the given list that `text` names, in the order of the list; numbered villages need their word."""
    plain = f" {fold(text)} "
    return [village for village, names in _names(tuple(villages)) if any(f" {name} " in plain for name in names)]


def named_places(plain: str) -> frozenset[str]:
    """Named places in folded text as “unit name”, the name's first word: “thon dong”, “nga ba”, “tdp 5”."""
    found = ((match.group(1), match.group(2)) for match in _PLACE_WORD.finditer(plain))
    units = {"to": "tdp", "to dan pho": "tdp"}
    return frozenset(f"{units.get(unit, unit)} {name}" for unit, name in found if name not in _NOT_A_NAME)


@lru_cache(maxsize=256)
def _names(villages: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for village in villages:
        whole = fold(village)
        bare = re.sub(r"^(?:thon|ap|ban|buon|lang|xom|khom|khu pho|to dan pho)\s+", "", whole)
        # A bare number, or one bare syllable, is too often something else.
        found.append((village, (whole, bare) if len(bare.split()) > 1 else (whole,)))
    return found


def rights_in(text: str) -> list[str]:
    """Rights and interests that `text` touches, the surest first: life, health, land, livelihood, learning …"""
    return [match.code for match in _rights().match(text)[:3]]


def abusive_words(text: str) -> list[tuple[int, int]]:
    """Characters of insults and obscenities, to be hidden in public; anger is no insult, and the opinion stays."""
    words = [(match.start(), match.end(), canon(match.group()).lower()) for match in _WORD.finditer(text)]
    insults = _insults()
    found: list[tuple[int, int]] = []
    for at in range(len(words)):
        for length in (3, 2, 1):
            part = words[at : at + length]
            if len(part) == length and " ".join(word for *_, word in part) in insults:
                found.append((part[0][0], part[-1][1]))
                break
    return [span for place, span in enumerate(found) if place == 0 or span[0] >= found[place - 1][1]]


def keyphrases(text: str, known: Iterable[str] = ()) -> list[str]:
    """Up to five phrases that say what `text` is about: `known` ones first (the lexicon's), then runs between stop words."""
    chosen = [phrase for phrase in dict.fromkeys(known) if " " in phrase][:_MOST_PHRASES]
    taken = " ".join(fold(phrase) for phrase in chosen)
    runs = Counter(run for run in _runs(text) if fold(run) not in taken)
    ranked = sorted(runs, key=lambda run: (-runs[run], -len(run.split())))
    return (chosen + ranked)[:_MOST_PHRASES]


def _runs(text: str) -> Iterable[str]:
    stops = _stop_words()
    for clause in re.split(r"[^\w\s]+", text):
        run: list[str] = []
        for word in [*clause.split(), ""]:
            if word and fold(word) not in stops and not word.isdigit():
                run.append(word.lower())
                continue
            if 1 < len(run) <= _LONGEST:
                yield " ".join(run)
            run = []


@cache
def _table(name: str) -> dict[str, list[str]]:
    tables = tomllib.loads((_HERE / "surroundings.toml").read_text("utf-8"))[name]
    return {key: [phrase.strip() for phrase in phrases.split(";") if phrase.strip()] for key, phrases in tables.items()}


@cache
def _rights() -> Lexicon:
    return Lexicon(_table("rights"))


@cache
def _insults() -> frozenset[str]:
    return frozenset(canon(word).lower() for words in _table("abuse").values() for word in words)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(fold(word) for words in _table("stop").values() for word in words)
