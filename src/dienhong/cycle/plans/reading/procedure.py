"""The course of a conference: its steps, and the order in which it is opened."""

import re

from dienhong.cycle.plans.reading.dates import clock, dates
from dienhong.cycle.plans.reading.outline import Node
from dienhong.cycle.plans.reading.sections import Sections
from dienhong.cycle.plans.reading.structure import Found
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.tables import Table

_OPENING_VERB = (
    r"(?:chao co|van nghe|on dinh to chuc|tuyen bo ly do|tuyen bo li do|gioi thieu|thong qua|pho bien"
    r"|phan cong|cu thu ky|cu ban thu ky|bau|moi|doc|cong bo|phat bieu khai mac|khai mac|quan triet"
    r"|dieu hanh|trinh bay|phat bieu)"
)
_OPENING = re.compile(r"tuyen bo l[yi] do")
_SPLIT = re.compile(
    rf"\s*(?:[;,]|\.\s)\s*(?:va\s+|dong thoi\s+)?(?={_OPENING_VERB}\b)|\s+va\s+(?={_OPENING_VERB}\b)|;|\n"
    rf"|\s+->\s+|\s[-+]\s"
)
_LATER = re.compile(
    r"bao cao|thong bao(?: khai quat)?|y kien|thao luan|giai trinh|tra loi|ket luan|be mac|tiep thu"
    r"|doi thoai truc tiep|doi thoai\W*$"
)
_ORDER = re.compile(r"trinh tu")
_STEP_HEADING = re.compile(r"^\W*(?:trinh tu|cac buoc|chuong trinh|noi dung chuong trinh|tien trinh)[^:]{0,60}:?\W*$")
_NOT_STEP = re.compile(r"^\W*(?:thoi gian|dia diem|thanh phan|chu tri)\b")
_WORK = re.compile(r"noi dung|tien trinh|cong viec|chuong trinh")


def read_procedure(surface: Surface, sections: Sections, tables: tuple[Table, ...]) -> tuple[Found[str], ...]:
    """Steps in order, from the section of the procedure or an agenda in a table."""
    duties = sections.inside("duties")
    for branch in sections.of("procedure"):
        if id(branch) in duties and _is_opening_only(surface, branch):
            continue
        steps = _steps(surface, branch)
        if len(steps) > 1:
            return tuple(steps)
    for table in tables:
        if agenda := agenda_steps(table):
            return agenda
    return ()


def read_opening(
    surface: Surface, sections: Sections, procedure: tuple[Found[str], ...], start: int, end: int
) -> tuple[Found[str], ...]:
    """The order of the opening: from "tuyên bố lý do" to the sharing out of tasks."""
    match = _OPENING.search(surface.folded, start, end)
    if match is None:
        return ()
    for index, step in enumerate(procedure):
        if step.span.start <= match.start() < step.span.end:
            return _opening_steps(surface, procedure[index if index > 1 else 0 :])
    stop = _paragraph_end(surface, match.start(), end)
    bullets = _bulleted(surface, sections, match.start())
    return tuple(bullets) if bullets else tuple(_split(surface, match.start(), stop))


def _is_opening_only(surface: Surface, branch: Node) -> bool:
    return bool(_OPENING.search(surface.folded, branch.start, branch.last)) and sum(1 for _ in branch.walk()) < 4  # noqa: PLR2004


def _steps(surface: Surface, branch: Node) -> list[Found[str]]:
    nodes = [child for child in branch.children if not _NOT_STEP.match(surface.folded, child.body, child.end)]
    while len(nodes) == 1 and nodes[0].children:
        nodes = nodes[0].children
    marked = [node for node in nodes if node.marker]
    nodes = marked if len(marked) > 1 else nodes
    grouped = [node for node in nodes if node.children and _STEP_HEADING.match(surface.folded[node.body : node.end])]
    if grouped:
        nodes = grouped[0].children
    steps = [found for node in nodes if (found := surface.found(node.body, node.last))]
    if not steps or (len(steps) == 1 and ";" in steps[0].value):
        colon = surface.plain.find(":", branch.body, branch.end)
        begin = steps[0].span.start if steps else (colon + 1 if colon > 0 else branch.end)
        return list(_split(surface, begin, branch.last))
    return steps


def agenda_steps(table: Table) -> tuple[Found[str], ...]:
    """Steps of an agenda: a table with clock times and no dates."""
    if not table.rows or len(table.rows) < 3:  # noqa: PLR2004
        return ()
    header = [cell.surface.folded[cell.start : cell.end] for cell in table.rows[0]]
    column = next((i for i, words in enumerate(header) if _WORK.search(words)), None)
    if column is None or not any("gian" in words or "gio" in words for words in header):
        return ()
    body = [row for row in table.rows[1:] if len(row) == len(header)]
    cells = [cell for row in body for cell in row]
    timed = sum(clock(cell.surface, cell.start, cell.end) is not None for cell in cells)
    dated = any(next(dates(cell.surface, cell.start, cell.end, 2000), None) for cell in cells)
    if timed < len(body) / 2 or dated:
        return ()
    found = (row[column].at_home(row[column].surface.found(row[column].start, row[column].end)) for row in body)
    return tuple(step for step in found if step)


def _opening_steps(surface: Surface, steps: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    opening: list[Found[str]] = []
    for step in steps:
        folded = surface.folded[step.span.start : step.span.end]
        if opening and (_LATER.match(folded) or not re.match(rf"\W*(?:[a-z/ ]{{0,40}})?{_OPENING_VERB}", folded)):
            break
        opening.extend(_split(surface, step.span.start, step.span.end))
    return tuple(opening)


def _bulleted(surface: Surface, sections: Sections, at: int) -> list[Found[str]]:
    """The opening as a list: the siblings from "tuyên bố lý do" on."""
    for branch in [*sections.of("procedure"), *sections.of("duties")]:
        for node in branch.walk():
            for index, child in enumerate(node.children):
                if child.start <= at < child.end and child.marker and len(node.children) > 2:  # noqa: PLR2004
                    starts = (max(c.body, at if c is child else c.body) for c in node.children[index:])
                    ends = (c.end for c in node.children[index:])
                    spans = tuple(f for pair in zip(starts, ends, strict=True) if (f := surface.found(*pair)))
                    return list(_opening_steps(surface, spans))
    return []


def _split(surface: Surface, start: int, end: int) -> list[Found[str]]:
    cuts = [*(match.span() for match in _SPLIT.finditer(surface.folded, start, end)), (end, end)]
    steps, at = [], start
    for cut_start, cut_end in cuts:
        step = surface.found(at, cut_start)
        if step and len(step.value) > 3:  # noqa: PLR2004
            steps.append(step)
        at = cut_end
    return steps


def _paragraph_end(surface: Surface, start: int, end: int) -> int:
    stop = surface.text.find("\n", start, end)
    return end if stop < 0 else stop
