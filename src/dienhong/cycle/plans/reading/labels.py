"""What a heading or a label announces: time, venue, topics, participants, chair …"""

import re
from dataclasses import dataclass

from dienhong.cycle.plans.reading.outline import Node
from dienhong.cycle.plans.reading.structure import Span
from dienhong.cycle.plans.reading.surface import Surface

_WORDS: tuple[tuple[str, str], ...] = (
    ("time+venue", r"thoi gian[, ]*(?:va |, )?dia diem"),
    ("duration", r"thoi luong|thoi gian (?:moi|cua moi|to chuc moi)(?: cuoc| buoi| hoi nghi)?"),
    (
        "preparing",
        (
            r"(?:(?:co quan|don vi|bo phan|cong chuc|phong|nguoi)[, ]*)+(?:duoc giao |chu tri )?"
            r"(?:chuan bi|tham muu|phu trach|thuc hien|phuc vu|giup viec|lien quan|phoi hop)"
            r"|chuan bi noi dung|noi dung do|giao chuan bi|don vi chu tri|co quan chu tri"
        ),
    ),
    (
        "chair",
        r"(?:nguoi |can bo |lanh dao |dong chi )?(?:dong )?chu (?:tri|toa)|nguoi doi thoai|nguoi dung dau doi thoai",
    ),
    (
        "participants",
        (
            r"thanh phan|cung du|moi du|moi tham du|tham du|khach moi|dai bieu|nguoi tham du"
            r"|doi tuong (?:tham (?:du|gia)|moi)|thanh vien tham"
        ),
    ),
    ("audience", r"doi tuong|don vi(?: doi thoai| tiep xuc)?$|dia ban"),
    ("venue", r"(?:ve )?dia diem|noi to chuc|dia chi"),
    (
        "time",
        (
            r"(?:ve |du kien )?thoi gian|ngay[, ]*gio|gio[, ]*ngay|ngay(?: to chuc)?$|thoi diem|bat dau"
            r"|lich to chuc|khai mac"
        ),
    ),
    ("topics", r"(?:ve |cac )?noi dung|chu de|van de|linh vuc|trong tam|chuyen de"),
    ("form", r"hinh thuc"),
    ("funding", r"kinh phi"),
    ("frequency", r"so lan|so cuoc|so luong|so buoi"),
)
_MAX_TITLE = 120
_LABELS = tuple((key, re.compile(rf"(?:\W|\d+\W|[a-d]\))*(?:{words})\b")) for key, words in _WORDS)
_ANY = (
    "thoi gian|dia diem|noi dung|chu de|chuyen de|dong chu tri|chu tri|chu toa|nguoi chu tri|thanh phan|doi tuong"
    "|cung du|moi du|moi tham du|tham du|khach moi"
    "|don vi [a-z ]{4,24}|co quan [a-z ]{4,24}|chuan bi noi dung|thoi luong|hinh thuc"
)
_INLINE = re.compile(
    rf"(?:(?<=[\n;.,(\u2028|])|(?<=[-+•*]\s)|(?<=\s-\s)|^)\s*(?P<l>(?:ve "
    rf"|du kien )?(?:{_ANY})(?![a-z])[^:;.\n|]{{0,60}}):\s*"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value under its label; key "" for words before any label."""

    key: str
    start: int
    end: int


def key_of(folded: str) -> str:
    """The key that the first words of `folded` announce, or ""."""
    for key, pattern in _LABELS:
        if pattern.match(folded):
            return key
    return ""


def inline_labels(surface: Surface, start: int, end: int) -> list[Labelled]:
    """The parts of "Thời gian: …; địa điểm: …; chủ trì: …", with the words before the first label."""
    folded = surface.folded
    matches = [(m.start("l"), m.end(), key_of(m["l"])) for m in _starts(folded, start, end)]
    matches = [match for match in matches if match[2]]
    parts: list[Labelled] = []
    first = matches[0][0] if matches else end
    if surface.plain[start:first].strip(" \t\n;,.:-+•*("):
        parts.append(Labelled("", start, first))
    for index, (_, value, key) in enumerate(matches):
        stop = matches[index + 1][0] if index + 1 < len(matches) else end
        parts.append(Labelled(key, value, stop))
    return parts


def _starts(folded: str, start: int, end: int) -> list[re.Match[str]]:
    found = list(_INLINE.finditer(folded, start, end))
    head = re.compile(rf"\s*(?P<l>(?:ve |du kien )?(?:{_ANY})(?![a-z])[^:;.\n|]{{0,60}}):\s*").match(folded, start, end)
    if head and not any(match.start("l") == head.start("l") for match in found):
        found.insert(0, head)
    return found


def labelled_parts(surface: Surface, node: Node) -> list[Labelled]:
    """Labelled values of a node and all under it, in order; an empty label takes what stands below it."""
    return _parts_of(surface, node, "")


def heading_key(surface: Surface, node: Node) -> str | None:
    """The key that a heading without colon opens for what stands under it; "" for several, None for no heading."""
    if (
        not node.children
        or node.end - node.body > _MAX_TITLE
        or ":" in surface.plain[node.body : node.end].rstrip(" :\t")
    ):
        return None
    words = surface.folded[node.body : node.end].strip(" :.\t")
    key = key_of(words)
    if not key:
        return None
    keys = {key_of(part.strip()) for part in re.split(r",|\bva\b", words)} - {""}
    return key if len(keys) < 2 or (key == "time+venue" and len(keys) == 2) else ""  # noqa: PLR2004


def _parts_of(surface: Surface, node: Node, inherited: str) -> list[Labelled]:
    own = inline_labels(surface, node.body, node.end)
    if inherited and own and own[0].key == "":
        own[0] = Labelled(inherited, own[0].start, own[0].end)
    opened = own[-1].key if own and not surface.plain[own[-1].start : own[-1].end].strip(" \t\n:;.") else ""
    titled = heading_key(surface, node)
    if titled is not None:
        opened, own = titled, []
    parts = [part for part in own if part.key or surface.plain[part.start : part.end].strip()]
    for child in node.children:
        parts.extend(_parts_of(surface, child, opened or inherited))
    return parts


def spans_for(parts: list[Labelled], *keys: str) -> list[Span]:
    """Non-empty places of the given keys."""
    return [Span(part.start, part.end) for part in parts if part.key in keys and part.end > part.start]
