"""Dialogues written as points: "Đối thoại với nhân dân thôn …", "Lần 1 …", "Thôn Đông: 08 giờ …"."""

import re
from dataclasses import dataclass, replace

from dienhong.cycle.plans.reading.audience import audience_phrase, find_village, read_audience
from dienhong.cycle.plans.reading.dates import own_dates, vague_date
from dienhong.cycle.plans.reading.details import Context, read_dialogue
from dienhong.cycle.plans.reading.labels import Labelled, heading_key, inline_labels, key_of, labelled_parts
from dienhong.cycle.plans.reading.outline import Node
from dienhong.cycle.plans.reading.sections import Sections
from dienhong.cycle.plans.reading.structure import Audience, Dialogue, Found, Span
from dienhong.cycle.plans.reading.surface import Surface, Words

_EVENT = r"(?:tiep xuc|doi thoai|gap go|gap mat|toa dam)"
_START = re.compile(
    rf"\W*(?:(?:(?:du kien|trong|vao|khoang)\s+)*(?:(?:dau|giua|cuoi)\s+)?(?:quy|qui|thang|tuan|ngay|sang"
    rf"|chieu|toi)\b[^:;\n]{{0,50}}?[:,\-]\s*)?(?:(?:to chuc|du kien|mo)\s+)?(?:(?:\d{{1,2}}|mot"
    rf"|hai)\s+)?(?:(?:cuoc|hoi nghi|buoi|dot|phien)\s+)*(?P<e>{_EVENT}|lang nghe|trao doi)\b"
)
_ORDINALS = {
    word: str(rank)
    for rank, words in enumerate(
        (
            "1 01 nhat mot i",
            "2 02 hai ii",
            "3 03 ba iii",
            "4 04 tu bon iv",
            "5 05 nam v",
            "6 06 sau vi",
            "7 07 bay vii",
            "8 08 tam viii",
        ),
        1,
    )
    for word in words.split()
}
_ORDINAL = re.compile(
    rf"\W*(?:to chuc\s+)?(?:cuoc|lan|dot|buoi|hoi nghi|phien|ky"
    rf"|diem|chuong trinh|so)(?:\s+{_EVENT}(?:[, ]+{_EVENT})?)?\s*(?:lan\s+|cuoc\s+)?(?:thu\s+|so\s+)?"
    rf"(?P<n>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|\d{{1,2}})(?=\s*(?:$|[:,.;(\-/])"
    rf"|\s+(?:voi|tai|ngay|vao|doi thoai|tiep xuc|to chuc|du kien|quy|thang|o|nam|trong|giua|cho|\())"
)
_VILLAGE_LEAD = re.compile(
    r"\W*(?:(?:tai|voi|doi voi|o|nhan dan|hoi nghi|cum \d+|diem \d+|cac|ba con|can bo|dang vien|va"
    r"|doi thoai)[\s:,(\-]+)*$"
)
_DATE_LED = re.compile(
    r"\W*(?:(?:vao|luc|hoi|du kien)\s+)?(?:(?:buoi\s+)?(?:sang|chieu"
    r"|toi)\s*,?\s*)?(?:thu \w+,?\s*)?(?:ngay\s+\d|\d{1,2}\s?(?:gio|h)\b|\d{1,2}h\d|\d{1,2}/\d)"
)
_LATER_START = re.compile(
    rf"(?:[^:;\n]|(?<=\d):(?=\d)){{2,160}}:\s*(?:to chuc\s+)?(?:hoi nghi\s+)?"
    rf"(?:{_EVENT}[, ]*(?:va )?)+\s*(?:truc tiep\s+)?voi\b"
)
_TELLS_TOPIC = re.compile(
    r"\W*(?:(?:ban|trao doi|thao luan|lang nghe|phan anh|gop y)\s+)?(?:ve(?! dich| sinh)|noi dung|chu de|ban)\b"
)
_PRESIDES = Words(
    r"(?<![\w,] )(?<!\w)(?P<c>(?:(?:các )?đồng chí|đ/c|ông|bà|phó chủ tịch|chủ tịch|bí thư|thường trực|lãnh đạo)"
    r"[^.;:\n]{2,140}?)\s+(?:cùng\s+)?(?:đồng\s+)?chủ (?:trì|tọa|toạ)\s+(?:(?:tất cả|toàn bộ|các|những|mọi|mỗi)\s+)*"
    r"(?:cuộc|buổi|hội nghị|đối thoại|phiên)\b"
)
_EXCLUDED = ("aim", "requirements", "procedure", "duties", "funding", "bases", "reporting", "publicity", "replies")
_MIN_SIBLINGS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A dialogue with the keys under which other lists may speak of it."""

    dialogue: Dialogue
    ordinal: str | None = None
    explicit: bool = True


@dataclass(slots=True)
class Prose:
    entries: list[Entry]
    general: list[Labelled]


def read_prose(surface: Surface, root: Node, sections: Sections, context: Context) -> Prose:
    """Dialogues among the points of the content, and the labels that hold for all of them."""
    excluded = sections.inside(*_EXCLUDED)
    chosen: list[tuple[Node, Node | None]] = []
    _choose(surface, root, None, excluded, chosen)
    chosen = _believable(surface, chosen)
    entries = [_entry(surface, node, parent, context) for node, parent in chosen]
    return Prose(entries, _general(surface, root, excluded, {id(node) for node, _ in chosen}))


def _choose(
    surface: Surface, node: Node, owner: Node | None, excluded: set[int], chosen: list[tuple[Node, Node | None]]
) -> None:
    for child in node.children:
        if id(child) in excluded:
            continue
        below: list[tuple[Node, Node | None]] = []
        candidate = _kind(surface, child)
        _choose(surface, child, child, excluded, below)
        own_below = [item for item in below if _kind(surface, item[0]) in ("start", "ordinal", "village")]
        if candidate and not (
            len(own_below) >= _MIN_SIBLINGS or (own_below and candidate == "ordinal" and not child.marker)
        ):
            chosen.append((child, owner))
        else:
            chosen.extend(below)


def _kind(surface: Surface, node: Node) -> str:
    """Why this point is a dialogue: start, ordinal, village, date, listening; "" when it is none."""
    folded = surface.folded[node.body : node.end]
    if _ORDINAL.match(folded):
        return "ordinal"
    start = _START.match(folded)
    if start and (start["e"] == "lang nghe" or audience_phrase(surface, node.body, min(node.end, node.body + 320))):
        return "listening" if start["e"] in ("lang nghe", "trao doi") else "start"
    if _LATER_START.match(folded) and not key_of(folded):
        return "start"
    if key_of(folded) or node.level < 2:  # noqa: PLR2004  labels and parts are no dialogues
        return ""
    if _is_village_led(surface, node):
        return "village"
    return "date" if _DATE_LED.match(folded) and _is_dated(surface, node) else ""


def _is_village_led(surface: Surface, node: Node) -> bool:
    """ "Thôn Đông: …", "Bản Nà: 7h30 ngày …", "Hội viên phụ nữ: 14h ngày …"."""
    village = find_village(surface, node.body, min(node.end, node.body + 90))
    if village and _VILLAGE_LEAD.match(surface.folded[node.body : village.start]):
        after = surface.folded[village.end : node.end].lstrip()
        told = after[:1] in (":", "-", "(") or after.startswith(("ve ", "luc ", "vao ", "noi dung"))
        return told or _is_dated(surface, node)
    colon = surface.plain.find(":", node.body, min(node.end, node.body + 120))
    if colon < 0 or not (_TELLS_TOPIC.match(surface.folded, colon + 1, node.end) or _is_dated(surface, node)):
        return False
    named = read_audience(surface, Span(node.body, colon), None)
    return named is not None and named.value.kind != "commune"


def _is_dated(surface: Surface, node: Node) -> bool:
    return any(True for _ in own_dates(surface, node.body, node.last, 2000)) or bool(
        vague_date(surface, node.body, min(node.last, node.body + 300))
    )


def _believable(surface: Surface, chosen: list[tuple[Node, Node | None]]) -> list[tuple[Node, Node | None]]:
    """Weak signs count only beside a sibling of the same sort or a firm one."""
    kinds = [_kind(surface, node) for node, _ in chosen]
    firm = sum(kind in ("start", "ordinal") for kind in kinds)
    kept = []
    for (node, parent), kind in zip(chosen, kinds, strict=True):
        alone = kinds.count(kind) < _MIN_SIBLINGS
        if kind == "listening" and not firm:
            continue
        if kind == "village" and alone and not (firm or _is_dated(surface, node)):
            continue
        if kind == "date" and firm and not any(k == "date" for k in kinds[:1]) and kinds.count("date") != firm:
            continue
        kept.append((node, parent))
    return kept


def _entry(surface: Surface, node: Node, parent: Node | None, context: Context) -> Entry:
    parts = labelled_parts(surface, node)
    span = surface.trim(node.start, node.last, " \t\n")
    dialogue = read_dialogue(surface, parts, span, context)
    ordinal = _ORDINAL.match(surface.folded, node.body, node.end)
    if dialogue.audience is None and parent is not None:
        dialogue = replace(dialogue, audience=_audience_of_parent(surface, parent, context))
    number = ordinal["n"].lstrip("0") if ordinal else None
    return Entry(
        dialogue,
        _ORDINALS.get(number or "", number),
        explicit=_kind(surface, node) in ("start", "ordinal", "listening"),
    )


def _audience_of_parent(surface: Surface, parent: Node, context: Context) -> Found[Audience] | None:
    phrase = audience_phrase(surface, parent.body, parent.end)
    return read_audience(surface, phrase, context.commune) if phrase else None


def _presiding(surface: Surface, parts: list[Labelled]) -> list[Labelled]:
    """ "Ông A, Chủ tịch UBND xã chủ trì các buổi đối thoại" as a labelled chair."""
    matches = (_PRESIDES.search(surface, part.start, part.end) for part in parts if not part.key)
    return [Labelled("chair", match.start("c"), match.end("c")) for match in matches if match]


def _general(surface: Surface, root: Node, excluded: set[int], chosen: set[int]) -> list[Labelled]:
    """Labelled values outside the dialogues: a chair or a time stated once for all."""
    parts: list[Labelled] = []

    def visit(node: Node, inherited: str) -> None:
        for child in node.children:
            if id(child) in chosen:
                below = [Labelled("", node.body, node.end) for node in child.walk() if node is not child]
                parts.extend(_presiding(surface, below))
            if id(child) in excluded or id(child) in chosen:
                continue
            own = inline_labels(surface, child.body, child.end)
            announces = bool(child.children) and surface.plain[child.body : child.end].rstrip().endswith(":")
            if inherited and announces and not any(part.key for part in own):
                visit(child, inherited)
                continue
            if own and not own[0].key and inherited:
                own[0] = Labelled(inherited, own[0].start, own[0].end)
            titled = heading_key(surface, child)
            if titled is not None:
                visit(child, titled)
                continue
            parts.extend(part for part in own if part.key)
            parts.extend(_presiding(surface, own))
            opened = own[-1].key if own and not surface.plain[own[-1].start : own[-1].end].strip(" :;.\n\t") else ""
            visit(child, opened or (inherited if child.level > 4 else ""))  # noqa: PLR2004

    visit(root, "")
    return [part for part in parts if surface.plain[part.start : part.end].strip(" :;.\n\t")]
