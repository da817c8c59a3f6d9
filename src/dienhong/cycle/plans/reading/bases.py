"""Legal bases one by one, also several in one paragraph, also those without a number."""

import re
from dataclasses import replace

from dienhong.cycle.plans.reading.dates import dates
from dienhong.cycle.plans.reading.structure import Found, LegalBasis, PartialDate, Span
from dienhong.cycle.plans.reading.surface import Surface

_KINDS = {
    "hien phap": "Hiến pháp",
    "bo luat": "Bộ luật",
    "luat": "Luật",
    "phap lenh": "Pháp lệnh",
    "nghi quyet lien tich": "Nghị quyết liên tịch",
    "nghi quyet": "Nghị quyết",
    "nghi dinh": "Nghị định",
    "quyet dinh": "Quyết định",
    "quy dinh": "Quy định",
    "quy che": "Quy chế",
    "chi thi": "Chỉ thị",
    "thong tu": "Thông tư",
    "huong dan": "Hướng dẫn",
    "ke hoach": "Kế hoạch",
    "ket luan": "Kết luận",
    "cong van": "Công văn",
    "thong bao ket luan": "Thông báo",
    "thong bao": "Thông báo",
    "chuong trinh": "Chương trình",
    "de an": "Đề án",
    "thong tri": "Thông tri",
    "dieu le": "Điều lệ",
    "cong dien": "Công điện",
    "y kien chi dao": "Ý kiến chỉ đạo",
    "su chi dao": "Chỉ đạo",
    "chi dao": "Chỉ đạo",
    "de nghi": "Đề nghị",
    "to trinh": "Tờ trình",
    "bao cao": "Báo cáo",
    "lich": "Lịch",
}
_KIND_WORDS = "|".join(_KINDS).replace(" ", r"\s+")
_KIND = re.compile(rf"\b({_KIND_WORDS})\b")
_LEAD = re.compile(
    r"[\s\-+•*]*(?:(?:can\s+cu|thuc\s+hien|theo|tren\s+co\s+so|xet|trien\s+khai(?:\s+thuc\s+hien)?"
    r"|quan triet|thuc hien theo)\b[\s:]*(?:vao\s+|cac\s+)?)+"
)
_CUE = r"(?:can\s+cu|thuc\s+hien|theo|tren\s+co\s+so|xet|trien\s+khai)"
_REFERENCE = (
    r"\d{1,5}[a-z]?\s?(?:/\s?(?:19|20)\d\d)?\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]*\d{0,2}(?:\s?[-/.]\s?[A-ZĐ][A-Za-zĐđ&]*\d{0,2})*"
)
_NUMBER = re.compile(rf"(?:\b[Ss]ố\s*:?\s*)?(?<![\w/-])(?P<n>{_REFERENCE})")
_PLAIN_NUMBER = re.compile(r"\b[Ss]ố\s*:?\s*(?P<n>\d{1,5})(?![\d/.\-])")
_SPLIT = re.compile(
    rf";|\.\s+(?={_CUE}\b)|(?<=[;.,:)])\s*\n\s*(?=[-+•*]?\s*{_CUE}\b)|\n\s*(?=[-+•*]\s)|\n\s*\n"
    rf"|(?:,\s*(?:va\s+)?|\s+va\s+)(?=(?:{_KIND_WORDS})\s+(?:so\s*:?\s*)?\d)"
    rf"|(?:,\s*(?:va\s+)?|\s+va\s+)(?=(?:{_CUE})\s+(?:{_KIND_WORDS})\b)"
)
_LAWS = re.compile(
    r"(?:,\s*(?:va\s+)?|\s+va\s+)(?=(?:bo\s+)?luat\b|(?:nghi\s+dinh|quyet\s+dinh|ke\s+hoach|huong\s+dan"
    r"|nghi\s+quyet|cong\s+van|chuong\s+trinh)\s)"
)
_BODY = (
    r"(?:(?:chu\s+tich|pho\s+chu\s+tich|bi\s+thu|thuong\s+truc|ban\s+thuong\s+vu|ban\s+chap\s+hanh|nguoi dung dau)\s+)?"
    r"(?<!tinh )(?<!huyen )(?<!thanh )(?<!thi )(?<!quan )(?:ubnd|uy\s+ban\s+nhan\s+dan|uy\s+ban(?!\s+hanh)"
    r"|dang\s+uy|dang\s+bo|hdnd|hoi\s+dong\s+nhan\s+dan|ban\s+thuong\s+vu|ban\s+chap\s+hanh"
    r"|doan\s+(?:thanh|tncs)|hoi\s+(?:dong|nong|lien))\b"
)
_ISSUING = re.compile(
    rf"(?:^|[.,;\n]\s*|\s)(?:nay\s*,?\s*)?(?P<b>{_BODY})(?P<gap>[^;\n]{{0,90}}?)\b(?:ban\s+hanh|xay\s+dung"
    rf"|lap|trien\s+khai|thong\s+nhat|to\s+chuc)"
    r"[^;\n]{0,60}?\b(?:ke\s+hoach|noi\s+dung|viec|hoi\s+nghi|chuong\s+trinh|doi\s+thoai|lich)"
)
_AS_FOLLOWS = re.compile(r"(?:cu\s+the\s+)?nhu\s+sau\b")
_ISSUER = re.compile(r"\bcua\s+")
_ISSUER_END = re.compile(
    r"\s+(?:ve|v/v|ban\s+hanh|quy\s+dinh|huong\s+dan|khoa\b|nhiem\s+ky|trong|tai|sua\s+doi|phe\s+duyet"
    r"|trien\s+khai|to\s+chuc|thuc\s+hien)\b"
    r"|[,;(:]|$"
)
_ABOUT = re.compile(r"(?<!bao )\b(?:ve\s+viec|v/v|ve(?! sinh| quoc))\b[\s:]*")
_OPENING = re.compile(
    r"\b(?:ban\s+hanh|quy\s+dinh|huong\s+dan|sua\s+doi|phe\s+duyet|trien\s+khai|to\s+chuc|thuc\s+hien)\b"
)
_YEAR = re.compile(r"\bnam\s+((?:19|20)\d\d)\b")
_LAW_END = re.compile(
    r"\s*(?:,\s*)?(?:\bso\s*:?\s*\d|\bngay\b|\bnam\s+(?:19|20)\d\d|\(|,|;|\bduoc\b|\d+/(?:19|20)\d\d)"
)
# "thực hiện dân chủ ở xã, phường, thị trấn ngày 20 tháng 4": the commas belong to the name.
_DATED_LAW = re.compile(r"(?P<name>[a-z ]+(?:, (?!so\b|ngay\b|luat\b|nghi\b|quyet\b)[a-z ]+)+?),? ngay \d")
_NAMED_BY_SUBJECT = {"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Điều lệ"}
_GOVERNED = (" cua", " giua", " va", " voi", "phong", " do", " tai", " tich", " truc", " thu", ":", "-")
_DIRECTIONS = {"Chỉ đạo", "Ý kiến chỉ đạo", "Đề nghị"}
_MAX_ZONE, _KIND_WITHIN, _MIN_SUBJECT = 9000, 70, 4


def read_bases(surface: Surface, start: int, end: int) -> tuple[LegalBasis, ...]:
    """Bases written in [start, end), the part between title and first heading."""
    end = min(end, start + _MAX_ZONE)
    stop = issuing_clause(surface, start, end)
    bases: list[LegalBasis] = []
    cued = False
    for piece in _pieces(surface, start, stop):
        led = bool(_LEAD.match(surface.folded, piece.start, piece.end))
        basis = _read(surface, piece, led=led, follows=cued)
        cued = cued or led
        if basis:
            bases.append(basis)
        elif bases and _goes_on(surface, bases[-1], piece):
            bases[-1] = _extended(surface, bases[-1], piece)
    return tuple(bases)


def issuing_clause(surface: Surface, start: int, end: int) -> int:
    """Where "UBND xã … ban hành Kế hoạch … như sau" begins; `end` when it is absent."""
    at, second = start, end
    while match := _ISSUING.search(surface.folded, at, end):
        at = match.start("b") + 1
        before = surface.folded[max(start, match.start("b") - 12) : match.start("b")].rstrip(" \t")
        if not before.strip() or before[-1] in ".,;\n":
            return match.start("b")
        line_end = surface.folded.find("\n", match.end())
        follows = _AS_FOLLOWS.search(surface.folded, match.end(), end if line_end < 0 else min(line_end, end))
        if follows and second == end and not before.endswith(_GOVERNED):
            second = match.start("b")
    return second


def _pieces(surface: Surface, start: int, end: int) -> list[Span]:
    cuts = [*(match.span() for match in _SPLIT.finditer(surface.folded, start, end)), (end, end)]
    pieces: list[Span] = []
    at = start
    for cut_start, cut_end in cuts:
        if cut_start > at:
            pieces.extend(_laws_apart(surface, at, cut_start))
        at = cut_end
    return [piece for piece in pieces if piece.end - piece.start > 8]  # noqa: PLR2004  shorter is no citation


def _laws_apart(surface: Surface, start: int, end: int) -> list[Span]:
    """ "Luật A năm 2025 và Luật B năm 2022" are two; "sửa đổi Luật A và Luật B năm 2019" is one."""
    pieces: list[Span] = []
    at = start
    for match in _LAWS.finditer(surface.folded, start, end):
        before = surface.folded[at : match.start()]
        dated = re.search(r"\d{4}", before)
        if dated and "nhu " not in before[-20:]:
            pieces.append(surface.trim(at, match.start()))
            at = match.end()
    pieces.append(surface.trim(at, end))
    return pieces


def _read(surface: Surface, piece: Span, *, led: bool, follows: bool) -> LegalBasis | None:
    lead = _LEAD.match(surface.folded, piece.start, piece.end)
    start = lead.end() if lead else piece.start
    kind = _KIND.search(surface.folded, start, min(piece.end, start + _KIND_WITHIN))
    number = _NUMBER.search(surface.plain, start, piece.end) or _PLAIN_NUMBER.search(surface.plain, start, piece.end)
    at_start = kind is not None and kind.start() - start < 4  # noqa: PLR2004
    if not led and not (follows and at_start) and not (at_start and number):
        return None
    if kind is None and number is None:
        subject = surface.found(start, piece.end)
        return LegalBasis(piece, subject=subject) if led and subject and len(subject.value) > _MIN_SUBJECT else None
    if kind is not None and number is not None and number.start() - kind.end() > 160:  # noqa: PLR2004
        number = None
    if kind and number and _KINDS[_spaced(kind[1])] in _DIRECTIONS:
        named = _KIND.search(surface.folded, max(kind.end(), number.start() - 24), number.start())
        issuer_first = _issuer(surface, kind.end(), number.start())
        if named:
            inner = _read(surface, Span(named.start(), piece.end), led=True, follows=True)
            return replace(inner, span=piece, issuer=inner.issuer or issuer_first) if inner else None
    after = kind.end() if kind else start
    name = Found(_KINDS[_spaced(kind[1])], Span(*kind.span(1))) if kind else None
    if name and number and name.value not in _NAMED_BY_SUBJECT and _is_cited_inside(surface, after, number.start()):
        number = None
    written = _written_date(surface, after, piece.end)
    reference = Found(re.sub(r"\s+", "", number["n"]), Span(*number.span("n"))) if number else None
    behind = max([after, *(f.span.end for f in (reference, written) if f)])
    if name and name.value in _NAMED_BY_SUBJECT:
        law = _law_name(surface, after, piece.end)
        return LegalBasis(piece, name, reference, written, _issuer(surface, behind, piece.end), law)
    issuer = _issuer(surface, after if written is None else min(behind, after + 400), piece.end)
    subject = _subject(surface, issuer.span.end if issuer else behind, piece.end)
    if subject is None and reference is None and issuer:
        between = surface.found(after, issuer.span.start - len("của "))
        subject = between if between and name and name.value not in _DIRECTIONS else None
    return LegalBasis(piece, name, reference, written, issuer, subject)


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _goes_on(surface: Surface, basis: LegalBasis, piece: Span) -> bool:
    follows = piece.start - basis.span.end <= 4  # noqa: PLR2004  only "; " stands between
    return basis.subject is not None and follows and surface.plain[piece.start].islower()


def _extended(surface: Surface, basis: LegalBasis, piece: Span) -> LegalBasis:
    """A title that itself contains ";" goes on in the next piece."""
    start = basis.subject.span.start if basis.subject else basis.span.end
    return replace(basis, span=Span(basis.span.start, piece.end), subject=surface.found(start, piece.end))


def _is_cited_inside(surface: Surface, start: int, number: int) -> bool:
    """The number belongs to a document named in the subject, not to the basis itself."""
    between = surface.folded[start:number]
    return bool(_KIND.search(between)) or " ve " in between or len(between.strip(" so:.")) > 60  # noqa: PLR2004


def _written_date(surface: Surface, start: int, end: int) -> Found[PartialDate] | None:
    about = _ABOUT.search(surface.folded, start, end)
    limit = about.start() if about else end
    for found in dates(surface, start, end):
        if found.span.start < limit or surface.folded.startswith("ngay", found.span.start):
            if about and found.span.start > limit and found.span.start - limit > 400:  # noqa: PLR2004
                continue
            if about and found.span.start > limit and _KIND.search(surface.folded, limit, found.span.start):
                return None
            return found
    year = _YEAR.search(surface.folded, start, min(limit, end))
    return Found(PartialDate(year=int(year[1])), Span(*year.span(1))) if year else None


def _issuer(surface: Surface, start: int, end: int) -> Found[str] | None:
    match = _ISSUER.search(surface.folded, start, end)
    if match is None:
        return None
    about = _ABOUT.search(surface.folded, start, match.start())
    if about:
        return None
    stop = _ISSUER_END.search(surface.folded, match.end(), end)
    return surface.found(match.end(), stop.start() if stop else end)


def _subject(surface: Surface, start: int, end: int) -> Found[str] | None:
    about = _ABOUT.search(surface.folded, start, end)
    opening = _OPENING.search(surface.folded, start, end)
    if about and about.start() - start < 90 and not (opening and opening.start() < about.start()):  # noqa: PLR2004
        return surface.found(about.end(), end)
    return surface.found(opening.start(), end) if opening else None


def _law_name(surface: Surface, start: int, end: int) -> Found[str] | None:
    stop = _DATED_LAW.match(surface.folded, start, end) or _LAW_END.search(surface.folded, start, end)
    if stop and stop.re is _DATED_LAW:
        return surface.found(start, stop.end("name"))
    name = surface.found(start, stop.start() if stop else end)
    if name is None and stop:
        about = _ABOUT.search(surface.folded, stop.start(), end)
        return surface.found(about.end(), end) if about else None
    return name
