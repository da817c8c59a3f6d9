"""Who takes part, for how long, where in general, and under which mottos."""

import re
from collections.abc import Iterator

from dienhong.cycle.plans.reading.labels import Labelled, spans_for
from dienhong.cycle.plans.reading.structure import Dialogue, Found
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.venues import allowed_venues

_HEAD = (
    r"(?:thuong truc|lanh dao|dai dien|cac (?!pho )|dai bieu|mttq|uy ban mttq|uy ban mat tran|ubmttq|bi thu|truong"
    r"|cap uy|can bo|cong chuc|nhan dan|nguoi dan|toan the|chu tich|pho |ban(?!,) |hoi (?!vien)|doan (?!the|vien)|"
    r"cong an|thanh vien|dang uy|truc tiep|nhung |mot so|dang vien|phong |van phong|khach moi"
    r"|moi |dong chi|to truong|ke toan|hieu truong|doanh nghiep|nguoi |dai dien|giam doc|quan chung|khoang"
    r"|\d)"
)
_SEPARATOR = re.compile(
    rf";|\n|\u2028|(?<=[a-z)])\.\s+(?=\S)|,\s*(?:va\s+)?(?={_HEAD})|\s+va\s+(?=(?:truc tiep|toan the"
    rf"|nguoi dan|nhan dan|dai dien|cac ho|dai bieu|ba con|dong dao)\b)|\s+va\s+(?=\d)|(?<=[;:.,])\s[-+]\s(?={_HEAD})"
)
_STAFF = re.compile(r"\W*can bo\b")
_MORE_STAFF = re.compile(
    r",\s*(?:cong chuc|vien chuc|nhan vien|dang vien|doan vien|hoi vien|nguoi (?:hoat dong|lao dong))"
)
_LEAD = re.compile(
    r"[\s\-+•*:]*(?:dai dien\s*:\s*|thanh phan[^:.;\n]{0,60}:\s*|(?:tham (?:du|gia)|moi|khach moi"
    r"|gom(?: co)?|bao gom|gom cac dong chi)\b[^:;.\n]{0,24}:\s*|(?:gom(?: co)?|bao gom)\s+)*"
)
_DURATION = re.compile(
    r"(?P<d>(?:khong qua |toi da |khoang |tu )?(?:1\s?/\s?2|½|nua|mot nua|0,5)\s+(?:ngay|buoi)(?: lam viec)?"
    r"|(?:khong qua |toi da |khoang |trong |tron |keo dai |la )+(?:mot|0?1|nua|hai|0?2|0?3|\d{2,3}"
    r"|tu \d+ den \d+|\d+\s?-\s?\d+)(?:\s*\(\s*\w+\s*\))?\s+(?:buoi|ngay|gio|tieng"
    r"|phut)\b(?:\s*/\s*(?:cuoc|buoi|hoi nghi))?"
    r"|(?:mot|0?1)(?:\s*\(\s*\w+\s*\))?\s+(?:buoi|ngay)\s*/\s*(?:1 |01 )?(?:cuoc|hoi nghi|lan|buoi|dot)"
    r"|(?:mot|0?1)(?:\s*\(\s*\w+\s*\))?\s+(?:buoi|ngay)(?=\W*(?:$|[.;,(\n])| sang| chieu)"
    r"|(?<!gio )(?<!gio)(?<!\d)\d{2,3}\s+phut\b(?!\s*,?\s*ngay))"
)
_DURATION_SIGNS = (
    "1/2",
    "1 /2",
    "½",
    "nua ",
    " buoi",
    "phut",
    "0,5",
    " gio",
    " tieng",
    "mot ngay",
    "01 ngay",
    " 1 ngay",
)
_DURATION_CUE = re.compile(
    r"(?:moi|mot|tung|thoi luong|thoi gian|cuoc|buoi|hoi nghi|doi thoai|keo dai|dien ra)[^\n;]{0,110}$"
)
_NOT_DURATION = re.compile(
    r"(?:truoc|trong vong|trong thoi han|sau|cham nhat|phat bieu|moi nguoi|y kien)[^\n;.]{0,40}$"
)
_MOTTO = re.compile(
    r"(?:phuong cham|khau hieu|tinh than|thuc hien tot|quan diem|chu de nam"
    r"|nguyen tac)\b[^\n“\"«]{0,60}[“\"«](?P<m>[^“”\"»\n]{8,160})[”\"»]"
)
_PEOPLES_MOTTO = re.compile(
    r"[“\"«](?P<m>\s*(?:nghe dan|dan biet|dan noi|gan dan|trong dan|dang noi|vi nhan dan|dan tin|hieu dan"
    r"|noi di doi|lang nghe|doi thoai)[^“”\"»\n]{6,160})[”\"»]"
)


def read_participants(surface: Surface, parts: list[Labelled]) -> tuple[Found[str], ...]:
    """Groups of participants, one by one."""
    found: list[Found[str]] = []
    for span in spans_for(parts, "participants"):
        lead = _LEAD.match(surface.folded, span.start, span.end)
        at = lead.end() if lead else span.start
        for match in [*_SEPARATOR.finditer(surface.folded, at, span.end), None]:
            stop = match.start() if match else span.end
            depth = surface.plain.count("(", at, stop) - surface.plain.count(")", at, stop)
            if depth > 0 and match is not None:
                continue
            if match and _MORE_STAFF.match(surface.folded, stop) and _STAFF.match(surface.folded, at, stop):
                continue  # "cán bộ, công chức, …" are one group
            group = surface.found(at, stop)
            if group and any(char.isalpha() for char in group.value):
                found.append(group)
            at = match.end() if match else stop
    return tuple(found)


def read_venues(surface: Surface, parts: list[Labelled], dialogues: tuple[Dialogue, ...]) -> tuple[Found[str], ...]:
    """Places that the plan allows in general, else those of its dialogues, each once."""
    general = [venue for span in spans_for(parts, "venue", "time+venue") for venue in allowed_venues(surface, span)]
    named = general or [dialogue.venue for dialogue in dialogues if dialogue.venue]
    unique: dict[str, Found[str]] = {}
    for venue in named:
        unique.setdefault(venue.value.lower(), venue)
    return tuple(unique.values())


def read_duration(surface: Surface, start: int, end: int) -> Found[str] | None:
    """How long one dialogue lasts, in the plan's words: "1/2 ngày", "01 buổi"."""
    for match in _durations(surface, start, end):
        before = surface.folded[max(start, match.start() - 130) : match.start()]
        if _DURATION_CUE.search(before) and not _NOT_DURATION.search(before):
            lead = re.match(r"(?:(?:trong|la|keo dai|tu(?= 1/2|  nua))\s+)*", match["d"])
            return surface.found(match.start() + (lead.end() if lead else 0), match.end())
    return None


def _durations(surface: Surface, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches in the few lines that speak of a half, of sittings or of minutes."""
    at = start
    for line in surface.folded[start:end].split("\n"):
        stop = at + len(line)
        if any(sign in line for sign in _DURATION_SIGNS):
            yield from _DURATION.finditer(surface.folded, at, stop)
        at = stop + 1


def read_mottos(surface: Surface, start: int, end: int) -> tuple[Found[str], ...]:
    """Quoted guiding words, each once."""
    found: dict[str, Found[str]] = {}
    matches = [*_MOTTO.finditer(surface.folded, start, end), *_PEOPLES_MOTTO.finditer(surface.folded, start, end)]
    for match in sorted(matches, key=lambda m: m.start("m")):
        motto = surface.found(match.start("m"), match.end("m"))
        if motto and motto.value[:1].isalpha():
            value = re.sub(r"\s*-\s+|\s+-\s*", " - ", motto.value)
            found.setdefault(value.lower(), Found(value, motto.span))
    return tuple(found.values())
