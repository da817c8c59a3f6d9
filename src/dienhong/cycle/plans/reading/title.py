"""The document's type and subject: the anchor by which header, bases and body are told apart."""

import re
from dataclasses import dataclass

from dienhong.cycle.plans.reading.structure import Found, Span
from dienhong.cycle.plans.reading.surface import Surface

_TYPES = {
    "ke hoach": "Kế hoạch",
    "chuong trinh": "Chương trình",
    "lich": "Lịch",
    "thong bao": "Thông báo",
    "giay moi": "Giấy mời",
    "bien ban": "Biên bản",
    "bao cao": "Báo cáo",
    "quyet dinh": "Quyết định",
    "to trinh": "Tờ trình",
    "nghi quyet": "Nghị quyết",
    "huong dan": "Hướng dẫn",
    "quy che": "Quy chế",
    "phuong an": "Phương án",
    "ket luan": "Kết luận",
    "chi thi": "Chỉ thị",
    "cong van": "Công văn",
    "de an": "Đề án",
    "quy dinh": "Quy định",
    "thu moi": "Giấy mời",
}
_WORDS = "|".join(_TYPES).replace(" ", r"\s+")
_SPACED = re.compile(r"^\W*k ?e\s{1,6}h ?o ?a ?c ?h\W*$")
_START = re.compile(rf"^\W*(?:du thao\W+)?({_WORDS})(?![a-z])")
_BASIS = re.compile(
    r"(?:^|(?<=[\s;.]))(?:căn cứ|thực hiện (?:luật|quy|nghị|chỉ|kế hoạch|hướng|công văn|sự|kết luận|chương trình|thông)"
    r"|theo (?:luật|quy|nghị|chỉ|kế hoạch|hướng|công văn|sự|kết luận|chương trình)|can cu"
    r"|thuc hien (?:luat|quy|ke hoach))\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"^\W*(?:can cu|thuc hien (?:luat|quy|nghi|chi|ke hoach|huong|su chi|cong van|ket luan|chuong trinh"
    r"|thong|nhiem vu)|theo |nham |de |"
    r"kinh gui|trong |tren co so|thoi gian qua|i+\s*[.\-/]|1\s*[.\-/]|phan (?:i|thu)|a[.\-/] |muc dich|kinh thua|"
    r"(?:chu tich )?(?:ubnd|uy ban nhan dan|dang uy|ban thuong vu|ban chap hanh|bi thu)\b.*(?:ban hanh"
    r"|xay dung|to chuc))"
)
_RULE = re.compile(r"^[\s\-_*=.o~]*$")
_YEAR = re.compile(r"\bnam\s+(20\d\d)\b|\b(20\d\d)\b")
_CERTAIN = 4  # the type alone on its line, in capitals
_SEARCHED_LINES, _MAX_SUBJECT, _MAX_SUBJECT_LINES = 150, 420, 6


@dataclass(frozen=True, slots=True)
class Title:
    document_type: Found[str] | None
    subject: Found[str] | None
    start: int
    end: int


def read_title(surface: Surface) -> Title:
    """Type and subject; `start` is where the header ends, `end` where the bases begin."""
    lines = [line for line in surface.lines() if surface.text[line.start : line.end].strip()][:_SEARCHED_LINES]
    best: tuple[int, int, re.Match[str]] | None = None
    for index, line in enumerate(lines):
        scored = _score(surface, line)
        if scored and (best is None or scored[0] > best[0]):
            best = (scored[0], index, scored[1])
            if scored[0] == _CERTAIN:
                break
    if best is None:
        return _letter(surface, lines)
    _, index, match = best
    line = lines[index]
    words = re.sub(r"\s+", " ", match.group(match.lastindex or 0).strip(" *.:-"))
    name = _TYPES.get(words, "Kế hoạch")
    start = line.start + match.start(match.lastindex or 0)
    end = line.start + match.end()
    subject = _subject(surface, end, line, lines[index + 1 :])
    return Title(Found(name, Span(start, end)), subject, line.start, subject.span.end if subject else end)


def year_of(surface: Surface, title: Title) -> Found[int] | None:
    """The plan's year: "năm 2026" in the subject."""
    if title.subject is None:
        return None
    span = title.subject.span
    found = list(_YEAR.finditer(surface.folded, span.start, span.end))
    named = [match for match in found if match[1]] or found
    return Found(int(named[-1][1] or named[-1][2]), Span(*named[-1].span())) if named else None


def _score(surface: Surface, line: Span) -> tuple[int, re.Match[str]] | None:
    folded = surface.folded[line.start : line.end]
    if spaced := _SPACED.match(folded):
        return _CERTAIN, spaced
    match = _START.match(folded)
    if match is None:
        return None
    rest = folded[match.end() :].strip(" *.:-")
    written = surface.plain[line.start + match.start(1) : line.start + match.end(1)]
    if written.isupper():
        return (_CERTAIN if not rest else 3), match
    if "doi thoai" in rest[:120] and "so" not in rest[:4] and ";" not in rest:
        return (1, match) if written[0].isupper() else None
    return (2, match) if not rest and written[0].isupper() else None


def _subject(surface: Surface, end: int, line: Span, following: list[Span]) -> Found[str] | None:
    first = surface.trim(end, line.end)
    first = Span(_without_about(surface, first.start), first.end)
    parts = [first] if first.end > first.start else []
    if parts and (basis := _BASIS.search(surface.plain, first.start, first.end)):
        return surface.found(first.start, basis.start())
    previous = line
    for candidate in following[:_MAX_SUBJECT_LINES]:
        folded = surface.folded[candidate.start : candidate.end].strip()
        if _RULE.match(folded):
            if parts:
                break
            continue
        if not _continues_subject(surface, previous, candidate, folded, started=bool(parts)):
            break
        parts.append(candidate)
        previous = candidate
    if not parts:
        return None
    start, stop = _without_about(surface, parts[0].start), parts[-1].end
    if (basis := _BASIS.search(surface.plain, start + 20, stop)) and stop - start > _MAX_SUBJECT:
        stop = basis.start()
    return surface.found(start, min(stop, start + 2 * _MAX_SUBJECT))


def _without_about(surface: Surface, start: int) -> int:
    """ "V/v", "Về việc" only introduce the subject."""
    match = re.compile(r"\s*(?:v/v:?|ve viec)\s+(?=\S)").match(surface.folded, start)
    return match.end() if match else start


def _continues_subject(surface: Surface, previous: Span, line: Span, folded: str, *, started: bool) -> bool:
    if len(folded) > _MAX_SUBJECT or " | " in surface.plain[line.start : line.end]:
        return False
    if not started:
        return not (
            _STOP.match(folded) and (re.search(r"\d|;$|\bluat\b|nhu sau", folded) or folded.startswith("can cu"))
        )
    blank_between = "\n" in surface.text[previous.end + 1 : line.start]
    head = surface.plain[line.start : line.end].strip()[:1]
    if blank_between and not (head.islower() or folded.startswith(("nam 20", "(")) or _upper(surface, previous, line)):
        return False
    return not _STOP.match(folded) and not folded.endswith(":")


def _upper(surface: Surface, previous: Span, line: Span) -> bool:
    return surface.plain[previous.start : previous.end].isupper() and surface.plain[line.start : line.end].isupper()


def _letter(surface: Surface, lines: list[Span]) -> Title:
    """A document without a type line: an official letter (V/v …), or a text whose first lines were lost."""
    for line in lines[:40]:
        match = re.match(r"\W*v/v\b", surface.folded[line.start : line.end])
        if match:
            subject = surface.found(line.start + match.end(), line.end)
            return Title(Found("Công văn", Span(line.start, line.start + match.end())), subject, line.start, line.end)
    return Title(None, None, 0, 0)
