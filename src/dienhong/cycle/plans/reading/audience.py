"""Whom a dialogue is held with: kind and name."""

import re

from dienhong.cycle.plans.reading.communes import name_end
from dienhong.cycle.plans.reading.structure import Audience, AudienceKind, Found, Span
from dienhong.cycle.plans.reading.surface import Surface, Words

_STRONG = (
    "thôn|ấp|buôn|bon|khóm|khu phố|khu dân cư|tổ dân phố|tổ dân cư|tổ nhân dân|tổ nhân dân tự "
    "quản|TDP|KDC|KP|làng|xóm|phum|sóc|plei|khối phố|tiểu khu|cụm dân cư"
)
_WEAK = "bản|tổ|khu|khối|đội"
VILLAGE = re.compile(rf"\b(?P<u>{_STRONG}|(?<!đặc )(?:{_WEAK}))\s*(?:số\s+)?(?=[^\W_])", re.IGNORECASE)
_VILLAGE_FOLDED = re.compile(
    r"\b(?P<u>thon|ap|buon|khom|khu pho|khu dan cu|to dan pho|xom|ban|lang)\s+(?:so\s+)?(?=[^\W_])"
)
_JOIN = re.compile(
    rf"\s*(?:,\s*và|,|và|&|\+|/|;|-)\s*(?:và\s+)?(?:các\s+)?(?:(?P<u>{_STRONG}|{_WEAK})\s+)?(?:số\s+)?",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    [
        "nhà",
        "hội",
        "trường",
        "trụ",
        "ubnd",
        "đảng",
        "bí",
        "chủ",
        "thời",
        "địa",
        "nội",
        "thành",
        "hđnd",
        "ủy",
        "uỷ",
        "mttq",
        "công",
        "quốc",
        "dân",
        "phó",
        "văn",
        "trung",
        "thường",
        "đại",
        "ban",
        "các",
        "về",
        "tại",
        "do",
    ]
)
_WEAK_UNITS = frozenset(_WEAK.split("|"))
_NOT_AREAS = frozenset(["tái", "đô", "di", "dịch", "quản", "cảnh", "mặt", "bảo", "kinh", "trưởng", "trật", "phòng"])
_MORE_OF_NAME = re.compile(r" (?!và\b|về\b|tại\b|ở\b|cùng\b|với\b|là\b|thuộc\b)[a-zà-ỹđ]")
_ASSOCIATION = re.compile(
    r"(?:(?:can bo,? |hoi vien,? |doan vien,? |cua |cac )*(?P<n>doan thanh nien(?: cong san(?: ho chi minh)?)?"
    r"|hoi (?:lien hiep phu nu|lhpn|phu nu"
    r"|nong dan|cuu chien binh|ccb|nguoi cao tuoi|nct|chu thap do|khuyen hoc|cuu giao chuc|"
    r"nan nhan chat doc|dong y|lam vuon|sinh vat canh|nguoi mu|nguoi khuyet tat|cuu thanh nien xung phong"
    r"|cuu tnxp|luat gia|than nhan)"
    r")|hoi vien(?: hoi)?(?: nong dan| phu nu| cuu chien binh| nguoi cao tuoi)?|hoi lien hiep thanh nien"
    r"|doan (?:tncs|thanh nien cong san)[a-z ]*|doan thanh nien|cong doan|uy ban (?:mttq|mat tran)[a-z ]*"
    r"|mttq|mat tran to quoc"
    r"|cac (?:ban,? nganh,? |hoi,? )*(?:doan the|hoi doan the|to chuc chinh tri))(?:\s*-\s*xa hoi)?"
)
_TAIL = re.compile(r"\s+(?:xã|phường|thị trấn|đặc khu|việt nam)\b", re.IGNORECASE)
_GROUPS: tuple[tuple[AudienceKind, re.Pattern[str]], ...] = (
    (
        "enterprise",
        re.compile(
            r"(?:cac |cong dong )?(?:chu )?(?:doanh nghiep|ho (?:san xuat,? )?kinh doanh|hop tac xa|htx"
            r"|tieu thuong|co so san xuat|doanh nhan|ho ca the"
            r"|co so kinh doanh|hoi doanh nghiep)(?:(?:,| va|,? cac)? ?(?:doanh nghiep"
            r"|ho (?:san xuat,? )?kinh doanh|hop tac xa|htx|tieu thuong|doanh nhan|ho ca the"
            r"|co so san xuat)\b)*"
        ),
    ),
    (
        "school",
        re.compile(
            r"(?:can bo,? |doi ngu |cac )?(?:(?:cac )?thay,? (?:giao,? )?co(?: giao)?|(?:thay|co) giao"
            r"|truong (?:mam non|tieu hoc|thcs|th|thpt|trung hoc|pho thong|ptdt)"
            r"|giao vien|nha giao|hoc sinh|phu huynh|cha me hoc sinh|sinh vien)"
            r"(?:(?:,| va)? ?(?:giao vien|hoc sinh|phu huynh|cha me hoc sinh|can bo quan ly|nguoi lao dong)\b)*"
        ),
    ),
    (
        "group",
        re.compile(
            r"(?:doan vien[, ]*(?:va )?)?thanh (?:nien|thieu nien)|doan vien(?: cong doan)?"
            r"|tre em|nguoi cao tuoi|phu nu"
            r"|nong dan|cuu chien binh|cong nhan|nguoi lao dong"
            r"|(?:cac )?ho (?:gia dinh |dan )?(?:ngheo|can ngheo|chan nuoi|trong |bi "
            r"|thuoc dien|co dat|nam trong|chua |nuoi "
            r"|trong vung)[a-z ]*|nguoi co cong|gia dinh chinh sach"
            r"|chuc sac[a-z, ]*|nguoi (?:co )?uy tin|nguoi khuyet tat|ngu dan|tieu thuong|nguoi nuoi[a-z ]*"
            r"|can bo,? cong chuc[a-z, ]*|dang vien(?! va nhan dan| va quan chung|, nhan dan)|tri thuc"
            r"|truong (?:thon|ap|ban|buon|khom)[a-z, ]*|(?:cac )?chu (?:ho|tau|trang trai)[a-z ]*"
            r"|dong bao (?:dan toc|ton giao|co dao)[a-z ]*|(?:cac )?ho nuoi[a-z ]*"
        ),
    ),
)
_FURTHER = re.compile(r"\s*(?:,\s*va\s|,|;|\bva\s|\bcung\s)\s*")
_ATTENDED = re.compile(
    r"\b(?:gom(?: co)?|danh cho|su tham (?:gia|du) cua|moi)\s*:?\s+(?:toan the |dong dao |dai bieu |dai dien |cac )*"
    r"(?=nhan dan|nguoi dan|ba con|cu dan|hoi vien|doan vien|hoi |ho )"
)
_OF_VILLAGES = re.compile(r"(?:nhan dan|nguoi dan|ba con|cu dan|cac ho dan)\s+(?:(?:o|cua|thuoc|tai|cac)\s+)*")
_PEOPLE = re.compile(
    r"nhan dan|nguoi dan|ba con|cu dan|dan cu|cong dan|cu tri|quan chung|cac tang lop|\bdan\b|cac (?:thon"
    r"|ap|ban|khu|to|buon|khom|xom|lang)"
)
_SOME_PEOPLE = re.compile(
    r"(?:nhan dan|nguoi dan|ba con|cu dan|cac ho dan)\s+"
    r"(?:(?:o|trong|thuoc|tai|song|sinh song|cac|hai|toan)\s+)*"
    r"(?:chung cu|khu do thi|toa nha|khu tap the|khu tai dinh cu|khu cong nghiep|khu vuc|vung du an|vung anh huong"
    r"|bi anh huong|bi thu hoi|co dat|doc |ven |quanh )"
)
_WITH = re.compile(r"\bvoi\b")
_PHRASE_END = Words(
    r"\b(?:về(?! đích| sinh)|tại|vào|ngày|lúc|nhằm|theo|liên quan|do|để|dự kiến|năm|sáng|chiều|tối"
    r"|nội dung|chủ đề|chuyên đề|quý)\b|[:;.(]|(?<!chính trị)\s-\s|$"
)
_MAX_PHRASE = 320


def audience_phrase(surface: Surface, start: int, end: int) -> Span | None:
    """The words after "với", up to what the dialogue is about, where or when."""
    match = _WITH.search(surface.folded, start, end)
    if match is None:
        return None
    later = _WITH.search(surface.folded, match.end(), min(end, match.end() + 90))
    if later and "giua" in surface.folded[match.end() : later.start()]:
        match = later
    stop = _PHRASE_END.search(surface, match.end() + 1, min(end, match.end() + _MAX_PHRASE))
    return surface.trim(match.end(), stop.start() if stop else min(end, match.end() + _MAX_PHRASE))


def attending_phrase(surface: Surface, start: int, end: int) -> Span | None:
    """The words after "gồm", "dành cho", where those who come are named."""
    match = _ATTENDED.search(surface.folded, start, end)
    if match is None:
        return None
    stop = _PHRASE_END.search(surface, match.end() + 1, min(end, match.end() + _MAX_PHRASE))
    return surface.trim(match.end(), stop.start() if stop else min(end, match.end() + _MAX_PHRASE))


def villages_of_people(surface: Surface, start: int, end: int) -> Found[Audience] | None:
    """The villages named right after "Nhân dân", as in a list of participants."""
    for people in _OF_VILLAGES.finditer(surface.folded, start, end):
        village = find_village(surface, people.end(), end)
        if village and village.start == people.end():
            return Found(Audience("village", surface.value(village.start, village.end)), village)
    return None


def read_audience(surface: Surface, phrase: Span, commune: str | None) -> Found[Audience] | None:
    """Kind and name of the audience named in `phrase`; the earliest named one wins, a village before its people."""
    folded = surface.folded
    found: list[tuple[int, Span, AudienceKind]] = []
    village = find_village(surface, phrase.start, phrase.end)
    if village:
        found.append((village.start, village, "village"))
    association = _ASSOCIATION.search(folded, phrase.start, phrase.end)
    if association:
        found.append(
            (
                association.start(),
                _with_tail(surface, Span(*association.span("n" if association["n"] else 0)), phrase.end),
                "association",
            )
        )
    for kind, pattern in _GROUPS:
        match = pattern.search(folded, phrase.start, phrase.end)
        if match and match.group():
            span = Span(match.start(), phrase.end) if kind == "school" else Span(*match.span())
            found.append((match.start(), _with_tail(surface, span, phrase.end), kind))
    people = _PEOPLE.search(folded, phrase.start, phrase.end)
    if found:
        _, span, kind = min(found, key=lambda item: (item[0], -item[1].end))
        if people and people.start() < span.start and kind not in ("village", "group"):
            return _whole_commune(surface, phrase, commune)
        if kind in ("association", "group", "enterprise"):
            span = _with_further(surface, span, phrase.end)
        value = surface.found(span.start, span.end)
        return Found(Audience(kind, value.value), value.span) if value else None
    return _whole_commune(surface, phrase, commune) if people else None


def find_village(surface: Surface, start: int, end: int) -> Span | None:
    """The first named village in [start, end), with the further ones joined to it by commas or "và"."""
    pattern, text = (VILLAGE, surface.plain) if surface.has_diacritics else (_VILLAGE_FOLDED, surface.folded)
    for match in pattern.finditer(text, start, end):
        last = _village_name_end(surface, match.end(), match["u"].lower())
        if last is None or last > end:
            continue
        while True:
            join = _JOIN.match(surface.plain, last, end)
            if join is None or join.end() >= end:
                break
            further = _village_name_end(
                surface, join.end(), (join["u"] or match["u"]).lower(), joined=join["u"] is None
            )
            if further is None or further > end:
                break
            last = further
        return Span(match.start(), last)
    return None


def _village_name_end(surface: Surface, start: int, unit: str, *, joined: bool = False) -> int | None:
    end = name_end(surface.plain, start)
    if end == start:
        lower = not surface.has_diacritics and re.compile(r"[a-z]+(?: [a-z]+)?").match(surface.folded, start)
        return lower.end() if lower else None
    words = surface.plain[start:end].split()
    first = words[0].lower()
    if first in _NOT_NAMES and not (len(words) > 1 and not joined and unit not in _WEAK_UNITS):
        return None
    unsure = unit in _WEAK_UNITS and unit != "bản" and not first.isdigit() and not joined
    if unsure and (first in _NOT_AREAS or words[0].isupper() or _MORE_OF_NAME.match(surface.plain, end)):
        return None
    letter = re.compile(r"[A-ZĐa-z](?!\w)").match(surface.plain, end) if words[-1].isdigit() else None
    return letter.end() if letter else end


def _with_tail(surface: Surface, span: Span, end: int) -> Span:
    """ "Hội Nông dân" + " xã" or + the commune's or village's name."""
    tail = _TAIL.match(surface.plain, span.end, end)
    if tail is None:
        village = VILLAGE.match(surface.plain, span.end + 1, end)
        last = name_end(surface.plain, village.end()) if village else span.end
        return Span(span.start, max(span.end, min(last, end)))
    last = name_end(surface.plain, tail.end() + 1)
    return Span(span.start, last if last > tail.end() + 1 and last <= end else tail.end())


def _with_further(surface: Surface, span: Span, end: int) -> Span:
    """ "Hội Chữ thập đỏ" + ", Hội Người mù xã": the whole enumeration as written."""
    patterns = (_ASSOCIATION, *(pattern for _, pattern in _GROUPS))
    while join := _FURTHER.match(surface.folded, span.end, end):
        matches = (pattern.match(surface.folded, join.end(), end) for pattern in patterns)
        last = max((match.end() for match in matches if match), default=join.end())
        if last == join.end():
            break
        span = _with_tail(surface, Span(span.start, last), end)
    return span


def _whole_commune(surface: Surface, phrase: Span, commune: str | None) -> Found[Audience] | None:
    words = surface.found(phrase.start, phrase.end)
    if words is None:
        return None
    if _SOME_PEOPLE.search(surface.folded, phrase.start, phrase.end):
        return Found(Audience("group", words.value), words.span)
    return Found(Audience("commune", commune or words.value), words.span)
