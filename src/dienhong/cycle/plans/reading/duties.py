"""Duties: who does what, and by when."""

import re
from collections.abc import Iterator

from dienhong.cycle.plans.reading.dates import dates
from dienhong.cycle.plans.reading.due import read_due, read_dues
from dienhong.cycle.plans.reading.outline import Node
from dienhong.cycle.plans.reading.sections import Sections, heading
from dienhong.cycle.plans.reading.structure import Due, Duty, Found, Span
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.tables import Cell, Table
from dienhong.kernel.vietnamese import fold

_VERBS = (
    "có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|được giao|chủ trì|phối hợp|tham mưu|chủ động|chuẩn "
    "bị|tuyên truyền|thông báo|thông tin|xây dựng|bố trí|đảm bảo|"
    "bảo đảm|tổng hợp|theo dõi|căn cứ|thực hiện|tiếp nhận|hướng dẫn|vận động|phân công|chỉ đạo|phổ "
    "biến|cử cán bộ|cử|gửi|lập|ghi biên bản|ghi|đăng tải|niêm yết|rà soát|"
    "báo cáo|triển khai|tăng cường|cân đối|tạo điều kiện|giúp|quán triệt|nghiên cứu|mời|phát hành|trả "
    "lời|giải quyết|giám sát|tập hợp|thu thập|phát động|"
    "lo|là (?:cơ quan|đơn vị|đầu mối|bộ phận)|sắp xếp|in ấn|soạn|nắm|đưa tin|điều tiết|lãnh đạo,? chỉ "
    "đạo|cập nhật|tập trung|lựa chọn|chọn|đề xuất|cung cấp|duy trì|tham gia|dự thảo|"
    "tiếp thu|vận hành|quản lý|thành lập|chịu|khảo sát|công khai|công bố|mở|tạo|thẩm định|hỗ trợ|yêu "
    "cầu|thực hành|bàn giao|tiến hành|làm|phát|nêu|đặt|đón|treo|trang trí|"
    "đôn đốc|kiểm tra|phụ trách|giữ gìn|trực tiếp|soạn thảo|ban hành|tổ chức(?! chính trị| đoàn thể| "
    "hội| đảng| xã hội| cơ sở đảng| thành viên)"
)
_ADVERBS = "đồng|cùng|kịp thời|khẩn trương|tích cực|thường xuyên|tiếp tục|nghiêm túc|phải|cần|sẽ"
_VERB = re.compile(rf"(?<!các )(?<!ban )\b(?:(?:{_ADVERBS})\s+)*(?:{_VERBS})\b", re.IGNORECASE)
_VERB_FOLDED = re.compile(
    r"(?<!cac )(?<!ban )\b(?:(?:dong|cung|kip thoi)\s+)*(?:co trach nhiem|chiu trach nhiem|chu tri"
    r"|phoi hop|tham muu|chu dong|chuan bi"
    r"|tuyen truyen|thong bao|xay dung|bo tri|dam bao|bao dam|tong hop|theo doi|can cu|thuc hien"
    r"|tiep nhan)\b"
)
_LEAD = re.compile(
    (
        r"[\s\-+•*]*(?:(?:giao|đề nghị|yêu cầu|phân công|đối với|trách nhiệm (?:của|thuộc)?|nhiệm vụ của"
        r"|giao cho|kính đề nghị)\s+(?:cho\s+)?(?:các đồng chí\s+)?)"
    ),
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\W*(?:tren day la|yeu cau (?:cac|truong|thu truong)|de nghi cac|trong qua trinh|can cu ke hoach nay"
    r"|nhan duoc ke hoach|ke hoach nay|kinh phi|uy ban nhan dan .{0,40}yeu cau|ubnd .{0,40}yeu cau"
    r"|qua trinh)"
)
_NOT_WHO = re.compile(
    r"^\W*(?:kinh phi|thoi gian|dia diem|che do|noi dung|hinh thuc|luu y|ghi chu|phan cong"
    r"|to chuc thuc hien|thanh phan|mot so|cong tac (?:tuyen truyen|chuan bi)\W*$)"
)
_ORDER = re.compile(r"trinh tu")
_GROUP = re.compile(
    r"^\W*(?:phan cong|nhiem vu|trach nhiem)\b(?!.*\b(?:cua|ubnd|van phong)\b)"
    r"|^\W*(?:doi voi )?(?:cac )?(?:co quan|don vi)[^:]{0,60}$|^\W*to chuc thuc hien"
)
_COLUMN = {
    "who": re.compile(r"don vi|co quan|nguoi|chu tri|thuc hien|phu trach|trach nhiem|bo phan"),
    "what": re.compile(r"noi dung|cong viec|nhiem vu"),
    "due": re.compile(r"thoi gian|thoi han|hoan thanh|tien do|ngay"),
}
_AGENCY = re.compile(
    r"\s*(?:(?:giao|de nghi)\s+)?(?:van phong|cong chuc|cong an|phong (?!chong)|ban (?:chi huy|quan|dan|cong|nhan)|dai "
    r"|uy ban mttq|ubmttq|mat tran|hoi |doan thanh nien|trung tam|tram|dan quan|bo phan|truong (?:thon|ap|ban|khom)"
    r"|ke toan|cac (?:phong|nganh|thon|ap|doan the|bo phan))"
)
_PRESIDES = re.compile(r"(?:dong |cung )?chu (?:tri|toa) (?:tat ca |cac |moi )*(?:cuoc|buoi|hoi nghi|doi thoai)")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_a-z])|(?<=\d)\.\s+(?=[^\W\d_a-z])")
_CLAUSE = re.compile(r";\s*")
_FIRM_PERIOD = re.compile(r"\b(?:quy|qui|thang) (?:iv|i{1,3}|\d)")
_MAX_WHO, _SHORT_WHO, _SHORTEST_WHO, _VERB_IN_NAME = 290, 170, 3, 40


def read_duties(
    surface: Surface, root: Node, sections: Sections, tables: tuple[Table, ...], year: int | None
) -> tuple[Duty, ...]:
    """Duties of the section "Tổ chức thực hiện" and of tables of tasks; without both, those told in prose."""
    duties: list[Duty] = []
    for section in sections.of("duties"):
        for group in _groups(surface, section):
            duties.extend(_duties_of(surface, group, year))
    for table in tables:
        duties.extend(_table_duties(table, year))
    if not duties and not sections.of("duties"):
        duties = _prose_duties(surface, root, sections, year)
    return tuple(duties)


def _prose_duties(surface: Surface, root: Node, sections: Sections, year: int | None) -> list[Duty]:
    """Sentences "Công an xã bảo đảm …" that open with an agency, where no heading announces the duties."""
    elsewhere = sections.inside("aim", "requirements", "procedure", "bases", "funding")
    duties: list[Duty] = []
    for node in root.walk():
        if id(node) in elsewhere or _CLOSING.match(surface.folded, node.body, node.end):
            continue
        for start, end in _sentences(surface, node):
            verb = _VERB.search(surface.plain, start, min(end, start + _MAX_WHO))
            if not (verb and _AGENCY.match(surface.folded, start, end)) or "," in surface.plain[start : verb.start()]:
                continue
            who, what = surface.found(start, verb.start()), surface.found(verb.start(), end)
            if who and what and not _PRESIDES.match(surface.folded, verb.start(), end):
                due = read_due(surface, start, end, year)
                duties.append(Duty(surface.trim(start, end, " \t\n"), who, what, due))
    return duties


def _sentences(surface: Surface, node: Node) -> Iterator[tuple[int, int]]:
    starts = [node.body, *(match.end() for match in _SENTENCE.finditer(surface.plain, node.body, node.end))]
    yield from zip(starts, [*starts[1:], node.end], strict=True)


def _groups(surface: Surface, section: Node) -> list[Node]:
    """The points under a section that each name someone; headings that only group are looked through."""
    own_body = surface.plain.find(":", section.body, min(section.end, section.body + 120))
    if not section.children:
        return [section] if own_body > 0 and section.end - own_body > 30 else []  # noqa: PLR2004
    groups: list[Node] = []
    for child in section.children:
        words = heading(surface, child) or surface.folded[child.body : child.end]
        ended = not child.marker and surface.plain[child.start : child.end].rstrip(" *\t").endswith(("./.", "./"))
        if ended or _CLOSING.match(surface.folded, child.body, child.end):
            continue
        if child.children and _GROUP.match(words) and not _has_verb(surface, child.body, child.end):
            groups.extend(_groups(surface, child))
        elif not (_NOT_WHO.match(words) and not _ORDER.search(words)):
            groups.append(child)
    return groups


def _has_verb(surface: Surface, start: int, end: int) -> bool:
    return bool(_VERB.search(surface.plain, start, end))


def _duties_of(surface: Surface, group: Node, year: int | None) -> list[Duty]:
    who, what_start = _who(surface, group)
    what = surface.found(what_start, group.last) if who else None
    if who is None or what is None:
        return []
    dues = read_dues(surface, what.span.start, group.last, year)
    items = group.children if group.end - what_start < 4 else []  # noqa: PLR2004  the duties stand below the name
    if len(dues) > 1 and len(items) > 1 and _deadlines_differ(surface, items, year):
        return _split_by_deadline(surface, who, items, year)
    whole = surface.trim(group.start, group.last, " \t\n")
    if not group.children and (parts := _clauses_by_deadline(surface, what.span, year)):
        return [Duty(task.span, who, task, due) for task, due in parts]
    return [Duty(whole, who, what, dues[0] if dues else None)]


def _clauses_by_deadline(surface: Surface, what: Span, year: int | None) -> list[tuple[Found[str], Found[Due]]]:
    """ "… trước 05 ngày; … sau 10 ngày": a task for each deadline; nothing when there is only one."""
    starts = [what.start, *(match.end() for match in _CLAUSE.finditer(surface.plain, what.start, what.end))]
    dated: list[tuple[int, Found[Due]]] = []
    at = what.start
    for start, end in zip(starts, [*starts[1:], what.end], strict=True):
        due = read_due(surface, start, end, year)
        if due and (due.value.kind != "period" or _FIRM_PERIOD.search(fold(due.value.value or ""))):
            dated.append((at, due))
            at = end
    if len({(due.value.value, due.value.offset_days) for _, due in dated}) < 2:  # noqa: PLR2004
        return []
    ends = [*(start for start, _ in dated[1:]), what.end]
    tasks = ((surface.found(start, end), due) for (start, due), end in zip(dated, ends, strict=True))
    return [(task, due) for task, due in tasks if task]


def _deadlines_differ(surface: Surface, items: list[Node], year: int | None) -> bool:
    found = (read_due(surface, item.body, item.last, year) for item in items)
    firm = {(due.value.value, due.value.offset_days) for due in found if due and due.value.kind != "period"}
    return len(firm) > 1


def _split_by_deadline(surface: Surface, who: Found[str], items: list[Node], year: int | None) -> list[Duty]:
    """Tasks of one unit with different deadlines are duties of their own; the undated ones stay together."""
    duties: list[Duty] = []
    undated: list[Node] = []
    for item in items:
        due = read_due(surface, item.body, item.last, year)
        what = surface.found(item.body, item.last)
        if due and what:
            duties.append(Duty(surface.trim(item.start, item.last, " \t\n"), who, what, due))
        elif what:
            undated.append(item)
    if undated:
        first, last = undated[0], undated[-1]
        value = " ".join(surface.value(item.body, item.last) for item in undated)
        span = Span(first.start, last.last)
        duties.append(Duty(span, who, Found(value, span)))
    return sorted(duties, key=lambda duty: duty.span.start)


def _who(surface: Surface, group: Node) -> tuple[Found[str] | None, int]:
    """Who is named at the start of a point, and where the task begins."""
    lead = _LEAD.match(surface.plain, group.body, group.end)
    start = lead.end() if lead else group.body
    colon = surface.plain.find(":", start, min(group.end, start + _MAX_WHO))
    verb = _first_verb(surface, start, group.end)
    if _ORDER.search(heading(surface, group)):
        if colon > 0 and surface.plain[colon + 1 : group.end].strip():
            return _who_in(surface, colon + 1, group.end)
        if group.children:
            return _who_in(surface, group.children[0].body, group.children[0].end)
    if colon > 0 and _is_named_before(start, colon, verb):
        return surface.found(start, colon), colon + 1
    if group.children and (verb is None or _is_name_only(surface, start, group, verb)):
        return surface.found(start, group.end), group.end
    if verb is None or verb.start() - start < _SHORTEST_WHO:  # a task without anybody named
        return None, group.end
    return _who_in(surface, start, group.end)


def _first_verb(surface: Surface, start: int, end: int) -> re.Match[str] | None:
    if surface.has_diacritics:
        return _VERB.search(surface.plain, start, end)
    return _VERB_FOLDED.search(surface.folded, start, end)


def _is_named_before(start: int, colon: int, verb: re.Match[str] | None) -> bool:
    """The words before the colon name someone, even when a verb is part of the name."""
    if verb is None or verb.start() > colon:
        return True
    return verb.start() > start and colon - verb.start() < _VERB_IN_NAME and colon - start < _SHORT_WHO


def _is_name_only(surface: Surface, start: int, group: Node, verb: re.Match[str]) -> bool:
    short = group.end - start < _SHORT_WHO
    return short and (verb.start() == start or not _reads_as_task(surface, verb, group))


def _reads_as_task(surface: Surface, verb: re.Match[str], group: Node) -> bool:
    """ "Văn phòng … tham mưu …" is a sentence; "Ban chỉ đạo thực hiện quy chế dân chủ" followed by points is a name."""
    return group.end - verb.end() > 12 and not surface.plain[group.body : group.end].rstrip().endswith(":")  # noqa: PLR2004


def _who_in(surface: Surface, start: int, end: int) -> tuple[Found[str] | None, int]:
    for verb in _VERB.finditer(surface.plain, start, min(end, start + _MAX_WHO)):
        who = surface.found(start, verb.start())
        if who and len(who.value) > 3:  # noqa: PLR2004
            return who, verb.start()
    return None, end


def _table_duties(table: Table, year: int | None) -> list[Duty]:
    header = next((i for i, row in enumerate(table.rows[:2]) if len(_columns(row)) > 1), None)
    if header is None:
        return []
    columns = _columns(table.rows[header])
    if "who" not in columns or "what" not in columns:
        return []
    duties = []
    for row in table.rows[header + 1 :]:
        if max(columns["who"], columns["what"]) >= len(row):
            continue
        who, what = (_found(row[columns[key]]) for key in ("who", "what"))
        if who and what:
            due = _due_cell(row[columns["due"]], year) if columns.get("due", len(row)) < len(row) else None
            duties.append(Duty(Span(what.span.start, what.span.end), who, what, due))
    return duties


def _due_cell(cell: Cell, year: int | None) -> Found[Due] | None:
    """A deadline column: relative words, a plain date, or a period."""
    found = read_due(cell.surface, cell.start, cell.end, year)
    if found is None or found.value.kind == "period":
        day = next(dates(cell.surface, cell.start, cell.end, year), None)
        full = day.value.full() if day else None
        if day and full:
            found = Found(Due("absolute", full.isoformat()), day.span)
    if found is None and (words := cell.surface.found(cell.start, cell.end)):
        found = Found(Due("period", words.value[:110]), words.span)
    return cell.at_home(found)


def _columns(row: tuple[Cell, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        folded = cell.surface.folded[cell.start : cell.end]
        for key in ("due", "what", "who"):
            if key not in found and _COLUMN[key].search(folded):
                found[key] = index
                break
    return found


def _found(cell: Cell) -> Found[str] | None:
    return cell.at_home(cell.surface.found(cell.start, cell.end))
