"""Whether letters can be a Vietnamese syllable: initial, rhyme and tone that go together."""

import re
import unicodedata
from functools import lru_cache

_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oec oem oen oeo oet oi om on ong
ooc oong op ot ô ôc ôi ôm ôn ông ôôc ôông ôp ôt ơ ơi ơm ơn ơng ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt
uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ya ych yêm yên yêng yêt yêu ynh yp yt yu
"""
_FRONT = tuple("ieêy")
_INITIALS = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x"
_CONSONANTS = ("", *_INITIALS.split())
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_KNOWN_RHYMES = frozenset(_RHYMES.split())
_ONLY_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_NEVER_BEFORE_FRONT = frozenset({"c", "ng"})
_STOPPED = re.compile(r"(?:[ptc]|ch)$")
_BORROWED = """
internet online email web website video clip camera wifi logo zalo facebook fanpage app link file karaoke live
livestream chat test marketing container smartphone robot radio tivi gas virus vaccine album blog usb
kg km cm mm ml ha tr st vv vnd vnđ kw kwh gov vn com org http https www sms axit ôtô môtô ôxy
"""
_FOREIGN = frozenset(_BORROWED.split())


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True for a Vietnamese syllable in any case, and for the foreign words of everyday papers."""
    word = word.lower()
    if word in _FOREIGN or len(word) == 1:
        return True
    parts = unicodedata.normalize("NFD", word)
    tones = [mark for mark in parts if mark in _TONES]
    base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return len(tones) <= 1 and any(_joins(base, initial, tones) for initial in _CONSONANTS)


def _joins(base: str, initial: str, tones: list[str]) -> bool:
    if not base.startswith(initial):
        return False
    rhyme = base[len(initial) :]
    if initial == "gi" and not rhyme:
        rhyme = "i"
    if rhyme not in _KNOWN_RHYMES or (_STOPPED.search(rhyme) and not _is_stopped_tone(tones)):
        return False
    front = rhyme.startswith(_FRONT)
    if initial in _ONLY_BEFORE_FRONT:
        return front
    return not (initial in _NEVER_BEFORE_FRONT and front)


def _is_stopped_tone(tones: list[str]) -> bool:
    """A syllable that ends in a stop has sắc or nặng."""
    return bool(tones) and _TONES[tones[0]] in ("sắc", "nặng")
