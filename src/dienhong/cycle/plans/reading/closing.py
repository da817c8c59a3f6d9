"""The foot of a document: recipients on paper and electronic, authority, post and name of the signer."""

import re
from collections import deque

from dienhong.cycle.plans.reading.names import proper_post, title_case
from dienhong.cycle.plans.reading.structure import Found, Recipients, Signatory, Span
from dienhong.cycle.plans.reading.surface import Surface

_RECIPIENTS = re.compile(r"noi\s+nhan\b\s*:?")
_LINE_START, _MAX_INDENT = " \t*_-", 40
_ELECTRONIC = re.compile(
    r"^\W*(?:ban dien tu|gui (?:ban )?dien tu|nhan ban dien tu|gui qua (?:mang|truc|he thong)"
    r"|qua (?:he thong|truc)|ban mem|vb dien tu|noi nhan dien tu)\b[^:]{0,40}:?"
)
_PAPER = re.compile(r"^\W*(?:ban giay|gui ban giay|ban chinh)\b[^:]{0,40}:?")
_INLINE_ELECTRONIC = re.compile(
    r"\(\s*(?:ban|gui|qua|nhan)\s+(?:ban\s+)?(?:dien tu|mem|email|mail)[^)]*\)|\(\s*(?:dien tu|vbdt"
    r"|eoffice|qua ioffice)\s*\)|\(b/c dien tu\)"
)
_AUTHORITY = re.compile(
    r"(?P<a>[TKQ](?<![\w.].)(?:(?<=T)(?:\s?[.]?\s?/\s?M|\s?/\s?L|\s?/\s?U\s?Q|M|L|UQ)|(?<=K)(?:\s?/\s?T|T)|(?<=Q)))\s?[./]?\s?(?=(?:UBND|ỦY|UỶ|UY|ĐẢNG|BAN|CHỦ|BÍ|HỘI|THƯỜNG|TRƯỞNG|CHÁNH|GIÁM|ĐOÀN|B[CT][HV]|BTV)\b)"
)
_AUTHORITY_MIXED = re.compile(r"^(?P<a>T/M|K/T|TM|KT|TL|TUQ|Q)\s?[./]\s?(?=[^\W\d_])", re.IGNORECASE)
_POST = re.compile(
    r"^\W*(?P<p>(?:pho )?(?:chu tich|bi thu|chanh van phong|truong phong|truong ban|giam doc|hieu truong"
    r"|truong cong an|chi huy truong|tong giam doc|tong thu ky)"
    r"(?: thuong truc| dang uy| doan| ubnd| hdnd| uy ban nhan dan| uy ban mttq"
    r"| mttq)?(?:\s*[-,]\s*(?:pho )?(?:chu tich|bi thu)(?: ubnd| hdnd)?)*)\b"
)
_POST_LINE = re.compile(
    r"\n[ \t*|]*(?=(?:pho )?(?:chu tich|bi thu|chanh van phong|truong ban|truong phong)\b[^\n]{0,60}(?:\n|$))"
)
_NOT_NAME = re.compile(
    r"noi nhan|ban dien tu|luu|ky|dong dau|da ky|ubnd|phong|van phong|nhu tren|\d|bai viet|tin |danh gia"
    r"|luot xem|cac tin|phu luc|ngay|nguoi (?:ky|lap)|ten dang nhap|trang chu|lien he|quay lai|chia se"
    r"|in trang|tac gia|nguon|chu tich|bi thu|thoi gian|dia diem"
)
_TITLE_BEFORE_NAME = re.compile(r"^\W*(?:ths|ts|bs|cn|ks|dong chi|dai uy|thieu ta|trung ta|thuong ta)\.?\s+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NARROW = re.compile(r"(?<=\S)  (?=\S)")
_COLUMNS = re.compile(r" {3,}|\t+| \| |\|")
_MAX_LINES, _NAME_LINES = 60, 16
_LAST_POSTS = 12
_NEAR = 300  # letters between a signature and the recipients below it


def closing_start(surface: Surface, start: int) -> int:
    """Where the foot begins: "Nơi nhận", or the first line of the signature block."""
    head = _recipients_head(surface, start)
    found = [head.start()] if head else []
    signed = [match.start() for match in _AUTHORITY.finditer(surface.plain, start)]
    near = [
        at
        for at in signed
        if surface.plain[surface.text.rfind("\n", 0, at) + 1 : at].strip(" *|\t") == "" or (found and at > found[0])
    ]
    starts = [*found, *near[:1]]
    if not signed and (post := _bare_post(surface, max(start, found[0] - _NEAR) if found else start)) is not None:
        starts.append(post)
    if not starts:
        return len(surface.text)
    return surface.text.rfind("\n", 0, min(starts)) + 1


def _bare_post(surface: Surface, start: int) -> int | None:
    """Where a post stands alone above a personal name, without an authority: the last such place."""
    for match in reversed(deque(_POST_LINE.finditer(surface.folded, start), maxlen=_LAST_POSTS)):
        below = _pieces(surface, match.end(), len(surface.text))[:6]
        pieces = [part for piece in below for part in _broken(surface, piece)]
        first = pieces[0]
        written = surface.plain[first.start : first.end].strip(" *.,:")
        post = _POST.match(surface.folded[first.start : first.end])
        alone = post is not None and len(post["p"]) == len(written)
        if post and (written.isupper() or alone) and _name_after(surface, pieces[1:3]):
            return match.start() + 1
    return None


def _recipients_head(surface: Surface, start: int) -> re.Match[str] | None:
    """The words "Nơi nhận" at the start of a line or of a column."""
    for match in _RECIPIENTS.finditer(surface.folded, start):
        before = surface.folded[max(0, match.start() - _MAX_INDENT) : match.start()]
        if before.rstrip(_LINE_START)[-1:] in ("", "\n", "|") or before.endswith("\t"):
            return match
    return None


def read_recipients(surface: Surface, start: int) -> Recipients:
    """Lines under "Nơi nhận" and "Bản điện tử"; the signature beside or between them is left out."""
    head = _recipients_head(surface, start)
    if head is None:
        return Recipients()
    paper: list[Found[str]] = []
    electronic: list[Found[str]] = []
    current = paper
    archived = False
    for written in _pieces(surface, head.end(), len(surface.text)):
        piece = written
        folded = surface.folded[piece.start : piece.end].strip()
        if not folded.strip(" -*_.:"):
            continue
        if match := _ELECTRONIC.match(folded) or _PAPER.match(folded):
            current, archived = electronic if match.re is _ELECTRONIC else paper, False
            piece = Span(piece.start + _offset(surface, piece, match.end()), piece.end)
        elif not _is_recipient(surface, piece, folded):
            if archived and not _signature_line(surface, piece):
                break
            continue
        if archived and current is paper and not folded.startswith(("-", "+")):
            continue
        for line in _lines_in(surface, piece):
            marked = _INLINE_ELECTRONIC.search(surface.folded, line.span.start, line.span.end + 30)
            (electronic if marked else current).append(line)
            archived = archived or "luu" in surface.folded[line.span.start : line.span.start + 6]
    return Recipients(tuple(paper), tuple(electronic))


def _offset(surface: Surface, piece: Span, end: int) -> int:
    words = surface.folded[piece.start : piece.end]
    return len(words) - len(words.lstrip()) + end


def _is_recipient(surface: Surface, piece: Span, folded: str) -> bool:
    """A line of the list: it has a dash, or ends with ";", or follows without any sign of a signature."""
    if folded[:1] in "-+•*" and folded[1:].strip():
        return True
    if _signature_line(surface, piece):
        return False
    return (folded.endswith((";", ".")) and len(folded) < 120) or folded.startswith(("luu", "nhu tren"))  # noqa: PLR2004


def _signature_line(surface: Surface, piece: Span) -> bool:
    words = surface.plain[piece.start : piece.end].strip(" *")
    return bool(
        _AUTHORITY.match(words)
        or _AUTHORITY_MIXED.match(words)
        or words.isupper()
        or _is_name(words)
        or _POST.match(surface.folded[piece.start : piece.end])
    )


def _lines_in(surface: Surface, piece: Span) -> list[Found[str]]:
    """ "- A;- B; - C" on one line are three recipients; "Trưởng ban; Trưởng thôn" stays one line."""
    found = []
    at = piece.start
    for match in re.finditer(r";\s*[-+•]\s*", surface.plain[piece.start : piece.end]):
        found.append(surface.found(at, piece.start + match.start()))
        at = piece.start + match.end()
    found.append(surface.found(at, piece.end))
    return [line for line in found if line]


def _pieces(surface: Surface, start: int, end: int) -> list[Span]:
    pieces: list[Span] = []
    at = start
    while at < end and len(pieces) < _MAX_LINES:
        stop = surface.text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line_at = at
        for gap_start, gap_end in _gaps(surface, at, stop):
            if surface.plain[line_at:gap_start].strip():
                pieces.append(Span(line_at, gap_start))
            line_at = gap_end
        if surface.plain[line_at:stop].strip():
            pieces.append(Span(line_at, stop))
        at = stop + 1
    return pieces


def _gaps(surface: Surface, start: int, end: int) -> list[tuple[int, int]]:
    """Where the left column ends and the signature beside it begins."""
    gaps = [match.span() for match in _COLUMNS.finditer(surface.plain, start, end)]
    for match in _NARROW.finditer(surface.plain, start, end):
        right = surface.plain[match.end() : end].strip(" *")
        if right.isupper() and len(right) > 5:  # noqa: PLR2004
            gaps.append(match.span())
    signed = _AUTHORITY.search(surface.plain, start, end)
    if signed and surface.plain[start : signed.start()].strip(" *"):
        gaps.append((signed.start(), signed.start()))
    return sorted(gaps)


def read_signatory(surface: Surface, start: int) -> Signatory:
    """The last authority or post of the foot, and the first personal name after it."""
    authority: Found[str] | None = None
    post: Found[str] | None = None
    pieces = [p for piece in _pieces(surface, start, len(surface.text)) for p in _broken(surface, piece)]
    for index, piece in enumerate(pieces):
        words = surface.plain[piece.start : piece.end]
        lead = len(words) - len(words.lstrip(" *"))
        match = _AUTHORITY.match(words, lead) or _AUTHORITY_MIXED.match(words.strip(" *"))
        at = piece.start
        if match and not (post and authority):
            mark = re.sub(r"\s", "", match["a"]).upper()
            mark = mark if "/" in mark else f"{mark}."
            found = surface.trim(piece.start, piece.start + lead + len(match["a"]) + 1, " *")
            if authority is None or mark in ("KT.", "K/T", "TL.", "TUQ."):
                authority = Found(mark, found)
            continue
        named = _POST.match(surface.folded[piece.start : piece.end])
        if named and not surface.folded[piece.start : piece.end].strip().startswith("-") and len(words) < 70:  # noqa: PLR2004
            if post is None or (authority and post.span.start < authority.span.start):
                span = surface.trim(at + named.start("p"), at + len(words.rstrip()), " *.,:-")
                post = Found(proper_post(surface.value(span.start, span.end)), span)
            name = _name_after(surface, pieces[index + 1 : index + 1 + _NAME_LINES])
            if name or authority:
                return Signatory(authority, post, name)
    if authority and post is None:
        after = [p for p in pieces if p.start > authority.span.end]
        return Signatory(authority, None, _name_after(surface, after[:_NAME_LINES]))
    return Signatory(authority, post, None)


def _broken(surface: Surface, piece: Span) -> list[Span]:
    """ "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A" on one line, cut before the post and before the name."""
    words = surface.plain[piece.start : piece.end]
    match = re.search(
        (
            r"(?<=TỊCH)\s+(?=PHÓ CHỦ TỊCH)|(?<=NHÂN DÂN)\s+(?=CHỦ TỊCH|KT)|(?<=THƯ)\s+(?=PHÓ BÍ THƯ)"
            r"|(?<=(?:ĐẢNG ỦY|ĐẢNG UỶ))\s+(?=BÍ THƯ|PHÓ BÍ)|(?<=(?:TỊCH"
            r"| THƯ))\s+(?=[^\W\d_][^\W\d_A-ZĐ]+\s+[^\W\d_][^\W\d_]+)"
        ),
        words,
    )
    if match is None or not words[: match.start()].strip(" *").isupper():
        return [piece]
    cut = piece.start + match.end()
    return [Span(piece.start, piece.start + match.start()), *_broken(surface, Span(cut, piece.end))]


def _name_after(surface: Surface, pieces: list[Span]) -> Found[str] | None:
    for piece in pieces:
        folded = surface.folded[piece.start : piece.end]
        span = surface.trim(piece.start, piece.end, " *_.,\t")
        title = _TITLE_BEFORE_NAME.match(surface.folded, span.start, span.end)
        span = Span(title.end(), span.end) if title else span
        words = surface.value(span.start, span.end)
        if _is_name(words) and not _NOT_NAME.search(folded.strip()):
            return Found(title_case(words) if words.isupper() else words, span)
        if _AUTHORITY.match(words):
            return None
    return None


def _is_name(words: str) -> bool:
    """Two to six capitalised syllables and nothing else."""
    syllables = words.split()
    if not 2 <= len(syllables) <= 6 or len(words) > 45:  # noqa: PLR2004
        return False
    return all(_NAME_WORD.fullmatch(syllable) and syllable[0].isupper() for syllable in syllables)
