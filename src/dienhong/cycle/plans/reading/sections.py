"""What each branch of the tree is for."""

import re
from dataclasses import dataclass, field

from dienhong.cycle.plans.reading.outline import Node
from dienhong.cycle.plans.reading.surface import Surface

_KINDS = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("bases", r"^\W*(?:cac )?can cu"),
        ("aim", r"^\W*(?:ve )?muc dich|^\W*muc tieu"),
        ("requirements", r"^\W*(?:ve |cac )?yeu cau\W*$|^\W*(?:ve )?yeu cau(?: chung| cu the)?\W*$|^\W*nguyen tac"),
        (
            "duties",
            (
                r"^\W*(?:ve )?to chuc thuc hien|phan cong (?:nhiem vu|thuc hien|trach nhiem|to chuc|cong viec)"
                r"|^\W*phan cong\W*$|^\W*(?:nhiem vu|trach nhiem)\b"
                r"|^\W*nhiem vu cu the|trach nhiem (?:cua|thuc hien)"
            ),
        ),
        (
            "procedure",
            (
                r"quy trinh|cac buoc|^\W*(?:ve )?trinh tu|tien trinh|cach thuc (?:tien hanh|to chuc)"
                r"|phuong phap (?:tien hanh|to chuc)|kich ban"
                r"|^\W*(?:du kien )?chuong trinh(?: \w+){0,5}\W*$|^\W*dien bien|noi dung[, ]+(?:va )?trinh tu"
                r"|^\W*(?:noi dung[, ]*)?chuong trinh (?:hoi nghi|buoi|doi thoai|tiep xuc)"
            ),
        ),
        ("funding", r"^\W*(?:ve )?kinh phi"),
        ("reporting", r"^\W*(?:che do )?(?:thong tin[, ]*)?bao cao\W*$|^\W*che do"),
        ("publicity", r"^\W*(?:cong tac )?(?:tuyen truyen|thong tin)\W*$"),
        (
            "replies",
            (
                r"(?:giai quyet|xu ly|tra loi)[^:]*(?:y kien|kien nghi|phan anh)|ket luan\b.*(?:doi thoai"
                r"|hoi nghi)|sau (?:hoi nghi|doi thoai)"
            ),
        ),
    )
)
_RUN_IN = re.compile(r"\W*(?:(?P<aim>Mục đích|Mục tiêu)|Yêu cầu)\s+(?=[^\W\d_])")
_MAX_HEADING = 170


@dataclass(slots=True)
class Sections:
    """Top branches by kind; a branch of one kind may stand inside another."""

    by_kind: dict[str, list[Node]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Node]:
        return self.by_kind.get(kind, [])

    def inside(self, *kinds: str) -> set[int]:
        """Identities of all nodes under branches of these kinds."""
        return {id(node) for kind in kinds for branch in self.of(kind) for node in branch.walk()}


def heading(surface: Surface, node: Node) -> str:
    """The folded words of a heading: all of a short paragraph, or what stands before its colon."""
    folded = surface.folded[node.body : node.end]
    colon = folded.find(":", 0, _MAX_HEADING)
    if colon >= 0:
        return folded[:colon].strip()
    return folded.strip() if len(folded) <= _MAX_HEADING else ""


def read_sections(surface: Surface, root: Node) -> Sections:
    """Sections of the tree, topmost first."""
    sections = Sections()
    _collect(surface, root, sections, frozenset())
    return sections


def _collect(surface: Surface, node: Node, sections: Sections, inside: frozenset[str]) -> None:
    for child in node.children:
        kind = _kind(surface, child) if child.level < 6 or child.children else ""  # noqa: PLR2004  plain paragraphs are no headings
        if kind and kind not in inside and not (inside & {"duties"} and kind not in ("procedure", "funding")):
            sections.by_kind.setdefault(kind, []).append(child)
            _collect(surface, child, sections, inside | {kind})
        else:
            _collect(surface, child, sections, inside)


def _kind(surface: Surface, node: Node) -> str:
    words = heading(surface, node)
    named = (kind for kind, pattern in _KINDS if pattern.search(words)) if words else ()
    return next(iter(named), "") or _run_in(surface, node)


def _run_in(surface: Surface, node: Node) -> str:
    """ "1. Mục đích Nhằm nắm bắt …": the heading lost its line end."""
    match = _RUN_IN.match(surface.plain, node.body, node.end)
    if match is None or not surface.plain[match.end()].isupper():
        return ""
    return "aim" if match["aim"] else "requirements"
