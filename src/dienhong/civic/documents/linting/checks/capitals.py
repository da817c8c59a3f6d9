"""Capital letters of names: the people, the state, the Party, agencies, units (Phụ lục II)."""

import re
from collections.abc import Iterator

from dienhong.civic.communes.gazetteer import provinces
from dienhong.civic.documents.linting.case import ANYWHERE, Case, Hit
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.letters import LOWER, UPPER, recased
from dienhong.civic.documents.linting.rule import HD05, ND30_CAPITALS, Rule

# Names with one right form; what is written in capitals throughout is right as well.
AGENCIES = [
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Quân đội nhân dân Việt Nam",
    "Công an nhân dân",
    "Ủy ban Mặt trận Tổ quốc",
    "Mặt trận Tổ quốc",
    "Ban Chấp hành Trung ương",
    "Ban Chấp hành Đảng bộ",
    "Ủy ban Thường vụ Quốc hội",
    "Đảng Cộng sản Việt Nam",
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
]
# Generic when they begin with a small letter ("chi hội nông dân"), names when they begin with a capital.
ASSOCIATIONS = [
    "Hội Nông dân",
    "Hội Phụ nữ",
    "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh",
    "Hội Người cao tuổi",
    "Hội Chữ thập đỏ",
    "Hội Khuyến học",
    "Liên đoàn Lao động",
    "Đoàn Thanh niên",
    "Bộ Chính trị",
    "Bộ Nội vụ",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Tư pháp",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Ban Thường vụ",
    "Ban Bí thư",
    "Đài Truyền thanh",
]
LABELS = [
    "Địa điểm",
    "Thành phần",
    "Thời gian",
    "Nội dung",
    "Mục đích",
    "Yêu cầu",
    "Kính gửi",
    "Nơi nhận",
    "Chủ trì",
    "Thư ký",
]

_PEOPLE_COMMON = [
    "ban ",
    "đồng ",
    "án ",
    "sát ",
    "đội ",
    "công an ",
    "tra ",
    "quân ",
    "sĩ ",
    "giáo ",
    "ưu tú ",
    "tín dụng ",
    "thẩm ",
    "thuốc ",
    "nghệ nhân ",
    "an ninh ",
    "tranh ",
    "ngoại ",
    "ngoại giao ",
    "dân chủ ",
    "báo ",
    "tòa soạn ",
    "cảnh sát ",
    "đại biểu ",
]
_STATE_COMMON = [
    "lý ",
    "quan ",
    "sách ",
    "vốn ",
    "bộ ",
    "nghiệp ",
    "chức ",
    "bạc ",
    "hàng ",
    "tài sản ",
    "bí mật ",
    "toán ",
    "hành chính ",
    "máy ",
    "quyền lực ",
    "tư ",
    "kho ",
    "đầu tư ",
    "nợ ",
    "thanh tra ",
    "cấp ",
    "dự trữ ",
    "biên giới ",
    "danh hiệu ",
    "giải thưởng ",
    "trường ",
    "sở hữu ",
    "đất ",
]
_PEOPLE_COMMON_BEFORE = tuple(word for word in _PEOPLE_COMMON if word)
_STATE_COMMON_BEFORE = tuple(word for word in _STATE_COMMON if word)
_BEFORE = 14

_PEOPLE = re.compile(r"\bnhân dân\b(?! tệ)")
_PEOPLE_BIG = re.compile(r"\bNhân Dân\b")
_STATE = re.compile(r"\bnhà nước\b|\bNhà Nước\b")
_PARTY = re.compile(
    r"\bđảng(?= (?:và [Nn]hà nước|ta\b|cầm quyền|cộng sản))|(?<=của )đảng\b(?! (?:viên|bộ|ủy|uỷ|phái|đoàn))"
)
_UNIT_SMALL = re.compile(rf"(?<=[{LOWER}]{{2}} )(?:Xã|Huyện|Tỉnh|Thôn|Thị trấn|Đặc khu)(?= [{UPPER}][{LOWER}])")
_UNIT_NUMBERED = re.compile(r"\b(?:quận|phường)(?= \d)")
_UNIT_SPECIAL = re.compile(r"\bthành phố(?= Hồ Chí Minh)|\bthủ đô(?= Hà Nội)")
_RIGHT_UNIT = {"quận": "Quận", "phường": "Phường", "thành phố": "Thành phố", "thủ đô": "Thủ đô"}
_PROVINCE = re.compile(r"\btỉnh ([a-zđ][^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?)")
_NAMES = {name.lower(): name for name in (province.name for province in provinces())}
_OFFICIAL = re.compile(
    rf"(?<=[{LOWER}]{{2}}[ ,] )(?:Cán bộ|Công chức|Viên chức|Đảng viên|Hội viên|Đoàn viên|Người dân)(?! [{UPPER}])"
    rf"|(?<=[{LOWER}]{{2}} )(?:Cán bộ|Công chức|Viên chức|Đảng viên|Hội viên|Đoàn viên|Người dân)(?! [{UPPER}])"
)


def _either(terms: list[str], begin: str = "") -> re.Pattern[str]:
    """The terms in any case, with either placement of the tone in ủy, tòa, hòa; longest first."""
    ordered = sorted(terms, key=len, reverse=True)
    source = "|".join(re.escape(term) for term in ordered)
    for first, second in (("Ủy", "(?:Ủy|Uỷ)"), ("Tòa", "(?:Tòa|Toà)"), ("hòa", "(?:hòa|hoà)"), ("hóa", "(?:hóa|hoá)")):
        source = source.replace(first, second)
    return re.compile(rf"\b{begin}(?i:{source})\b")


_AGENCY, _ASSOCIATION = _either(AGENCIES), _either(ASSOCIATIONS, "(?=[HLĐBSP])")
_LABEL = re.compile("|".join(label.title() for label in LABELS))


def _misnamed(written: str, terms: list[str]) -> str | None:
    """The right form of `written` in the case of its term; None when it is right."""
    right = next(
        recased(written, term)
        for term in terms
        if len(term) == len(written) and _tone_free(written) == _tone_free(term)
    )
    return None if written in (right, written.upper()) else right


def _tone_free(words: str) -> str:
    return words.lower().replace("uỷ", "ủy").replace("toà", "tòa").replace("hoà", "hòa").replace("hoá", "hóa")


def _follows(case: Case, place: int, words: tuple[str, ...]) -> bool:
    return case.text[max(0, place - _BEFORE) : place].lower().endswith(words)


def people(case: Case) -> Iterator[Hit]:
    for match in case.scan(_PEOPLE):
        if not _follows(case, match.start(), _PEOPLE_COMMON_BEFORE):
            yield _capital(match, "Nhân dân")
    for match in case.scan(_PEOPLE_BIG):
        if _follows(case, match.start(), ("báo ",)):
            continue
        yield _capital(match, "nhân dân" if _follows(case, match.start(), _PEOPLE_COMMON_BEFORE) else "Nhân dân")


def state(case: Case) -> Iterator[Hit]:
    for match in case.scan(_STATE):
        if match.group()[0] == "N" or not _follows(case, match.start(), _STATE_COMMON_BEFORE):
            yield _capital(match, "Nhà nước")


def party(case: Case) -> Iterator[Hit]:
    for match in case.scan(_PARTY):
        yield _capital(match, "Đảng")


def agencies(case: Case) -> Iterator[Hit]:
    for match in case.scan(_AGENCY, ANYWHERE):
        if right := _misnamed(match.group(), AGENCIES):
            yield _capital(match, right)


def associations(case: Case) -> Iterator[Hit]:
    for match in case.scan(_ASSOCIATION):
        written = match.group()
        if written[0].isupper() and (right := _misnamed(written, ASSOCIATIONS)):
            yield _capital(match, right)


def labels(case: Case) -> Iterator[Hit]:
    """Words that open a line, written with a capital in each syllable ("Địa Điểm")."""
    for match in case.scan(_LABEL, ANYWHERE):
        yield _capital(match, match.group().capitalize())


def units(case: Case) -> Iterator[Hit]:
    for match in case.scan(_UNIT_SMALL):
        if case.text[max(0, match.start() - _BEFORE) : match.start()].rsplit(None, 1)[-1][0].isupper():
            continue  # inside a longer name: chùa Ấp Giữa
        yield Hit(*match.span(), f"Viết thường danh từ chung: “{match.group().lower()}”.", match.group().lower())
    for pattern in (_UNIT_NUMBERED, _UNIT_SPECIAL):
        for match in case.scan(pattern):
            yield _capital(match, _RIGHT_UNIT[match.group()])
    for match in case.scan(_PROVINCE):
        words = match[1].lower()
        name = next((name for name in (words, words.rsplit(" ", 1)[0]) if name in _NAMES), "")
        start = match.start(1)
        if name and match[1][: len(name)] != _NAMES[name]:
            yield Hit(start, start + len(name), f"Viết hoa tên riêng: “{_NAMES[name]}”.", _NAMES[name])


def officials(case: Case) -> Iterator[Hit]:
    for match in case.scan(_OFFICIAL, frozenset({Part.BODY, Part.SUBJECT})):
        right = match.group().lower()
        yield Hit(*match.span(), f"Danh từ chung giữa câu viết thường: “{right}”.", right)


def signers(case: Case) -> Iterator[Hit]:
    for start, passage in case.of(Part.SIGNER):
        right = " ".join(map(_name, passage.text.split(" ")))
        if passage.text != right and "." not in passage.text:
            message = f"Họ tên người ký viết hoa chữ cái đầu mỗi âm tiết: “{right}”."
            yield Hit(start, start + len(passage.text), message, right)


def _name(word: str) -> str:
    """A syllable of a name; those of many peoples have capitals inside (H'Mlin, A-Páo)."""
    inside = "'" in word or "’" in word or "-" in word
    return word[:1].upper() + (word[1:] if inside else word[1:].lower())


def _capital(match: re.Match[str], right: str) -> Hit:
    return Hit(*match.span(), f"Viết hoa đúng: “{right}”.", right)


_SPECIAL, _NAMING = f"{ND30_CAPITALS}, mục V.1", f"{ND30_CAPITALS}, mục IV"
RULES = (
    Rule("capital_people", "“Nhân dân” viết hoa", "warning", _SPECIAL, people, HD05),
    Rule("capital_state", "“Nhà nước” viết hoa", "warning", _SPECIAL, state, HD05),
    Rule("capital_party", "“Đảng” viết hoa", "warning", _NAMING, party, HD05),
    Rule("capital_agency", "Tên cơ quan, tổ chức", "warning", _NAMING, agencies, HD05),
    Rule("capital_association", "Tên hội, sở, phòng", "warning", _NAMING, associations, HD05),
    Rule("capital_label", "Nhãn đầu dòng", "warning", f"{ND30_CAPITALS}, mục I", labels, HD05),
    Rule("capital_unit", "Tên đơn vị hành chính", "warning", f"{ND30_CAPITALS}, mục III", units, HD05),
    Rule("capital_common_noun", "Danh từ chung viết thường", "info", f"{ND30_CAPITALS}, mục V", officials, HD05),
    Rule("capital_signer", "Họ tên người ký", "warning", f"{ND30_CAPITALS}, mục II", signers, HD05),
)
