"""The head of a document: issuing body, commune, number and symbol, place and date."""

import re
from dataclasses import dataclass

from dienhong.cycle.plans.reading.communes import commune_in_text, commune_of_agency
from dienhong.cycle.plans.reading.dates import dates
from dienhong.cycle.plans.reading.names import proper_agency, title_case
from dienhong.cycle.plans.reading.structure import Found, PartialDate, Span, System
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.title import Title

_NATION = re.compile(r"cong\s+h\W?oa\s+x\W?a\s+h\W?oi\s+ch\W?u\s+nghia\s+v\W?iet\s+nam")
_MOTTO = re.compile(r"doc\s+lap\s*[-.]?\s*tu\s+do\s*[-.]?\s*hanh\s+phuc")
_PARTY = re.compile(r"dang\s+cong\s+san\s+viet\s+nam")
_SYMBOL = r"(?:[A-ZĐ][A-Za-zĐđ]{0,5})\s?[-/]\s?[A-ZĐ][A-ZĐa-z&]*(?:\s?[-.]\s?[A-ZĐ][A-ZĐ&]*)*"
_NUMBER = re.compile(
    rf"(?:\b[Ss]\s?[ốoỐO]\s*[:.]?\s*)(?P<n>\d{{1,4}}[a-z]?)?[\s._]*(?:(?P<s>[/-])\s*(?:20\d\d\s*/\s*)?)(?P<y>{_SYMBOL})"
)
_BARE_NUMBER = re.compile(rf"^\W*(?P<n>\d{{1,4}}[a-z]?)\s*(?P<s>[/-])\s*(?P<y>{_SYMBOL})\s*$", re.MULTILINE)
_ONLY_SYMBOL = re.compile(
    r"(?<![\w/-])(?P<s>[/-])\s*(?P<y>(?:KH|CTr|TB|L|GM|BB|BC)\s?[-/]\s?(?:UBND|ĐU|HĐND|MTTQ|ĐTN))\b"
)
_AGENCY = re.compile(
    r"^\W*(?:uy ban|ubnd|hoi dong|hdnd|dang (?:uy|bo)|huyen uy|thanh uy|thi uy|quan uy|tinh uy|ban "
    r"|mat tran|mttq|doan |hoi |van phong|phong |"
    r"truong |cong an|cong ty|trung tam|chi bo|tinh doan|so )"
)
_UNIT = re.compile(r"^\W*(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh|viet nam)\b")
_SUPERIOR = re.compile(
    r"\W*(?:(?:tinh|thanh|huyen|thi|quan) uy|(?:dang bo|ubnd|uy ban nhan dan) (?:tinh|huyen|quan|thanh pho|thi xa))\b"
    r".*?\s(?=(?:dang uy|dang bo|ubnd|uy ban nhan dan|ban chap hanh|ban thuong vu)\s+"
    r"(?:xa|phuong|thi tran|dac khu|dang))"
)
_STAMP = re.compile(r"^\W*(?:du thao|mat|toi mat|khan|thuong khan|hoa toc|ban sao|sao y)\W*$")
_MAX_WRAPPED = 4
_PIECES = re.compile(r"[\n|\t\u2028]|\s{3,}")
_CITING = re.compile(
    r"\bcan cu\b|\b(?:thuc hien|theo|tai|kem theo)\s+"
    r"(?:luat|nghi|quy|chi thi|ke hoach|huong dan|cong van|ket luan|chuong)"
)
_PLACE = re.compile(r"(?P<p>[^\W\d_][^\n|\t,:;]{0,48}?)\s*,\s*$")
_SIGNED = re.compile(r"^[ \t]*(?P<p>[^\W\d_][^\n,:;|]{1,40}),\s*ng[àa]y\b", re.MULTILINE | re.IGNORECASE)
_ABOVE_COMMUNE = re.compile(r"\b(?:huyện|quận|tỉnh|thị xã|thành phố)\b")
_HEAD_LINES = 40


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Header:
    system: System | None = None
    issuer: Found[str] | None = None
    commune: Found[str] | None = None
    number: Found[str] | None = None
    symbol: Found[str] | None = None
    separator: str | None = None
    place: Found[str] | None = None
    date: Found[PartialDate] | None = None
    has_nation: bool = False
    has_motto: bool = False
    has_party: bool = False
    span: Span = NOWHERE
    head: int | None = None  # where the national or Party header stands


def read_header(surface: Surface, title: Title) -> Header:
    """Everything above the title; what a lost header no longer tells is taken from the body only when certain."""
    start, end = _zone(surface, title)
    folded = surface.folded
    number = _number(surface, start, end)
    written = _date(surface, start, end, title)
    nation = _NATION.search(folded, start, end)
    motto = _MOTTO.search(folded, start, end)
    party = _PARTY.search(folded, start, end)
    known = [match.span() for match in (number, nation, motto, party) if match]
    if written and written.span.start < end:
        known.append((written.span.start, written.span.end))
    place = _place(surface, written, known) if written else None
    if place:
        known.append((place.span.start, place.span.end))
    issuer = _issuer(surface, start, end, known)
    symbol = number["y"].replace(" ", "") if number else None
    system = _system(symbol, issuer, nation, party)
    commune = _commune(surface, title, issuer)
    issuer = _full_issuer(surface, issuer, commune, system)
    if system is None and issuer:
        system = "party" if issuer.value.startswith("Đảng") else "state"
    return Header(
        system=system,
        issuer=issuer,
        commune=commune,
        number=Found(number["n"], Span(*number.span("n"))) if number and number.groupdict().get("n") else None,
        symbol=Found(symbol, Span(*number.span("y"))) if number and symbol else None,
        separator=number["s"] if number else None,
        place=place,
        date=written,
        has_nation=nation is not None,
        has_motto=motto is not None,
        has_party=party is not None,
        span=Span(start, end),
        head=min((m.start() for m in (nation, motto, party) if m), default=None),
    )


def _zone(surface: Surface, title: Title) -> tuple[int, int]:
    end = title.start if title.document_type else min(len(surface.text), 1500)
    if title.document_type is None and (cited := _CITING.search(surface.folded, 0, end)):
        end = cited.start()  # what a cited document is called is not this one's head
    start = end
    for _ in range(_HEAD_LINES):
        start = surface.text.rfind("\n", 0, max(0, start - 1))
        if start < 0:
            return 0, end
    return start + 1, end


def _number(surface: Surface, start: int, end: int) -> re.Match[str] | None:
    plain = surface.plain
    found = list(_NUMBER.finditer(plain, start, end)) or list(_BARE_NUMBER.finditer(plain, start, end))
    return found[-1] if found else _ONLY_SYMBOL.search(plain, start, end)


def _date(surface: Surface, start: int, end: int, title: Title) -> Found[PartialDate] | None:
    """The date of issue: it stands after a place and a comma, or alone on its line in the header."""
    for found in reversed(list(dates(surface, start, end))):
        if surface.folded.startswith("ngay", found.span.start):
            return found
    tail = title.end if title.document_type else 0
    for match in _SIGNED.finditer(surface.plain, tail):
        line_end = surface.text.find("\n", match.end())
        line_end = len(surface.text) if line_end < 0 else line_end
        found_dates = list(dates(surface, match.end("p"), line_end))
        if found_dates and line_end - found_dates[0].span.end <= 2:  # noqa: PLR2004  nothing follows the date
            return found_dates[0]
    return None


def _place(surface: Surface, written: Found[PartialDate], known: list[tuple[int, int]]) -> Found[str] | None:
    line_start = surface.text.rfind("\n", 0, written.span.start) + 1
    floor = max([line_start, *(b for a, b in known if b <= written.span.start)])
    match = _PLACE.search(surface.plain, floor, written.span.start)
    if match is None:
        return None
    words = match["p"]
    start = match.start("p") + max(words.rfind("  ") + 2, 0) if "  " in words else match.start("p")
    found = surface.found(start, match.end("p"))
    return Found(title_case(found.value) if found.value.isupper() else found.value, found.span) if found else None


def _issuer(surface: Surface, start: int, end: int, known: list[tuple[int, int]]) -> Found[str] | None:
    agencies: list[list[Span]] = []
    for written in _pieces(surface, start, end, known):
        above = _SUPERIOR.match(surface.folded, written.start, written.end)  # two agencies run together on one line
        piece = Span(above.end(), written.end) if above else written
        folded = surface.folded[piece.start : piece.end]
        if not _mostly_upper(surface.plain[piece.start : piece.end]):
            continue
        if _AGENCY.match(folded):
            agencies.append([piece])
        elif agencies and (
            (len(agencies[-1]) == 1 and _UNIT.match(folded)) or _wraps(surface, agencies[-1][-1], piece, known)
        ):
            agencies[-1].append(piece)
    if not agencies:
        return None
    parts = agencies[-1]
    words = " ".join(surface.value(part.start, part.end).strip(" *-_.:") for part in parts)
    return Found(proper_agency(words), Span(parts[0].start, parts[-1].end))


def _wraps(surface: Surface, above: Span, piece: Span, known: list[tuple[int, int]]) -> bool:
    """The end of a name too long for its column: a short line below it, then what follows an agency's name."""
    words = surface.plain[piece.start : piece.end]
    between = surface.plain[above.end : piece.start]
    if "\n" not in between or between.strip(" \t\n*_-"):
        return False
    if not all(char.isalpha() or char in " -'’" for char in words) or len(words.split()) > _MAX_WRAPPED:
        return False
    if _STAMP.match(surface.folded[piece.start : piece.end]):
        return False
    after = piece.end
    while after < len(surface.plain) and surface.plain[after] in " \t\n*_-":
        after += 1
    return any(start <= after < end for start, end in known) or bool(_AGENCY.match(surface.folded[after : after + 30]))


def _mostly_upper(words: str) -> bool:
    letters = [char for char in words if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.8 * len(letters)


def _pieces(surface: Surface, start: int, end: int, known: list[tuple[int, int]]) -> list[Span]:
    """Parts of the header between line ends, columns and what is already understood."""
    cuts = sorted([*known, *(match.span() for match in _PIECES.finditer(surface.plain, start, end)), (end, end)])
    pieces, at = [], start
    for cut_start, cut_end in cuts:
        if cut_start > at:
            piece = surface.trim(at, cut_start, " \t\n*_-")
            if piece.end > piece.start:
                pieces.append(piece)
        at = max(at, cut_end)
    return pieces


def _system(
    symbol: str | None, issuer: Found[str] | None, nation: re.Match[str] | None, party: re.Match[str] | None
) -> System | None:
    if party and not nation:
        return "party"
    if symbol and re.search(r"/(?:ĐU|TU|HU|QU|TW|BTV|ĐUX|CB)", symbol):
        return "party"
    if issuer and issuer.value.startswith(("Đảng", "Ban Thường vụ", "Huyện ủy", "Thành ủy", "Ban Chấp hành Đảng")):
        return "party"
    if nation or (symbol and re.search(r"UBND|HĐND", symbol)) or (issuer and "Ủy ban nhân dân" in issuer.value):
        return "state"
    return None


def _commune(surface: Surface, title: Title, issuer: Found[str] | None) -> Found[str] | None:
    named = commune_of_agency(issuer) if issuer else None
    if named is not None or (issuer and _ABOVE_COMMUNE.search(issuer.value)):
        return named
    return commune_in_text(surface, title.start)


def _full_issuer(
    surface: Surface, issuer: Found[str] | None, commune: Found[str] | None, system: System | None
) -> Found[str] | None:
    if issuer and commune and commune_of_agency(issuer) is None and not _ABOVE_COMMUNE.search(issuer.value):
        return Found(f"{issuer.value} {commune.value}", issuer.span)
    if issuer or commune is None:
        return issuer
    body = _acting_body(surface, commune, system)
    return Found(f"{body} {commune.value}", commune.span) if body else None


def _acting_body(surface: Surface, commune: Found[str], system: System | None) -> str | None:
    before = surface.folded[max(0, commune.span.start - 40) : commune.span.start]
    if system == "party" or (system is None and re.search(r"dang uy\s*$", before)):
        return "Đảng ủy"
    if system == "state" or re.search(r"(?:ubnd|uy ban nhan dan)\s*$", before):
        return "Ủy ban nhân dân"
    return None
