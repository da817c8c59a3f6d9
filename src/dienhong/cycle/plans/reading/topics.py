"""What a dialogue is about: topics one by one, each with its fields of public affairs."""

import re
from functools import cache

from dienhong.civic.topics.catalogue import OTHER, PHRASES_BY_CODE
from dienhong.cycle.plans.reading.structure import Topic
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.engines.language.lexicon import Lexicon

_HEADS = (
    r"(?:cong tac|viec|chuong trinh|tinh hinh|nhung van de|cac van de|mot so van de|van de|tien do|ket qua"
    r"|du an|cac noi dung|nhung noi dung|"
    r"cac kien nghi|nhung kien nghi|cac y kien|ke hoach|phuong an|de an)\b"
)
_SEPARATOR = re.compile(
    rf";|\u2028|\n|\.\s+(?=\S)|,\s*(?:va\s+)?(?={_HEADS})|\s+va\s+(?={_HEADS})|(?<=[:.])\s+[-+•]\s+(?=\S)"
    rf"|(?:^|\s)\(?\d\)\s?(?=\S)"
)
_LEAD = re.compile(
    r"[\s\-+•*:,]*(?:(?:(?:tap trung |chu yeu |chu de |noi dung |trao doi |doi thoai |lien quan |xoay quanh |nhu )*"
    r"(?:ve(?! dich| sinh| huu)|v/v|den|lien quan den)\s+(?:cac |nhung )?(?:van de |noi dung )?(?:ve "
    r"|lien quan den )?)|noi dung\s*:|chu de\s*:|bao gom\s*:|gom\s*:|nhu\s*:)?\s*"
    r"(?:viec\s+(?!lam\b))?"
)
_TIME_TAIL = re.compile(
    r"[\s,:(]+(?:(?:du kien|duoc|to chuc)\s+)*(?:vao|luc|hoi)\s+"
    r"(?:\d{1,2}\s?(?:h|g|gio)|(?:buoi )?(?:sang |chieu |toi )?ngay \d)"
)
_WEAK_SHARE, _SECOND_MIN, _FIRST_MIN, _MAX_FIELDS = 0.3, 2.0, 1.0, 6


@cache
def _lexicon() -> Lexicon:
    return Lexicon(PHRASES_BY_CODE)


def read_topics(surface: Surface, start: int, end: int) -> tuple[Topic, ...]:
    """Topics written in [start, end)."""
    cuts = [*(match.span() for match in _SEPARATOR.finditer(surface.folded, start, end)), (end, end)]
    topics: list[Topic] = []
    at = start
    for cut_start, cut_end in cuts:
        topic = _topic(surface, at, cut_start) if cut_start > at else None
        if topic:
            topics.append(topic)
        at = cut_end
    return tuple(topics)


def fields_of(text: str) -> tuple[str, ...]:
    """Field codes of a topic, the leading one first; OTHER when no field claims it."""
    matches = _lexicon().match(text)
    if not matches or matches[0].score < _FIRST_MIN:
        return (OTHER,)
    floor = max(_SECOND_MIN, _WEAK_SHARE * matches[0].score)
    codes = [matches[0].code, *(match.code for match in matches[1:] if match.score >= floor)]
    return tuple(codes[:_MAX_FIELDS])


def _topic(surface: Surface, start: int, end: int) -> Topic | None:
    lead = _LEAD.match(surface.folded, start, end)
    begin = lead.end() if lead and lead.end() < end else start
    tail = _TIME_TAIL.search(surface.folded, begin + 1, end) if begin < end else None
    found = surface.found(begin, tail.start() if tail else end)
    if found is None or len(found.value) < 3 or not any(char.isalpha() for char in found.value):  # noqa: PLR2004
        return None
    return Topic(found, fields_of(found.value))
